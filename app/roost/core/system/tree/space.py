"""Free space of a volume, and making sure that what was written there has arrived."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

from roost.core.domain.amounts import size
from roost.core.domain.errors import StoreError
from roost.core.system.paths import os_path
from roost.core.system.tree.failures import failure, volume_of


def free_space(path: Path) -> int:
    """Bytes an ordinary user can still write on the volume of ``path`` (or its nearest parent)."""
    current = path.absolute()
    while True:
        try:
            return shutil.disk_usage(os_path(current)).free
        except FileNotFoundError as error:
            if current == current.parent:
                raise failure(error, path, "ask for the free space of") from error
            current = current.parent
        except OSError as error:
            raise failure(error, path, "ask for the free space of") from error


def require_space(path: Path, needed: int) -> None:
    """``StoreError`` "no-space", naming the volume, when ``needed`` bytes do not fit there."""
    free = free_space(path)
    if free < needed:
        raise StoreError(
            "no-space",
            f"Not enough space on {volume_of(path)}: {size(needed)} are needed, "
            f"{size(free)} are free.",
            remedy=f"Free {size(needed - free)} there, then try again.",
            path=str(path),
            data={"needed": needed, "free": free},
        )


def sync_volume(path: Path) -> None:
    """Wait until everything written on the volume of ``path`` would survive a power cut."""
    if sys.platform == "linux":
        sys.audit("roost.syscall", "syncfs", str(path))
        libc = ctypes.CDLL(None, use_errno=True)
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            if libc.syncfs(handle) != 0:
                number = ctypes.get_errno()
                raise failure(OSError(number, os.strerror(number)), path, "write out")
        finally:
            os.close(handle)
    elif hasattr(os, "sync"):
        os.sync()
