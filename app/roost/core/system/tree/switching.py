"""Two names change places in one step, and links to folders."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

from roost.core.system.paths import os_path
from roost.core.system.tree.failures import failure

_EXCHANGE = 2
"""``RENAME_EXCHANGE`` of renameat2(2), ``RENAME_SWAP`` of renamex_np(2)."""
_CURRENT = -100
"""``AT_FDCWD``."""


def exchange(one: Path, other: Path) -> bool:
    """Let two names of one volume change places; False where the system has no such step.

    Nothing is changed then.  Raises StoreError for anything else.
    """
    if sys.platform == "win32":
        return False
    else:
        libc = ctypes.CDLL(None, use_errno=True)
        first, second = os.fsencode(one), os.fsencode(other)
        if sys.platform == "linux":
            call = getattr(libc, "renameat2", None)
            arguments: tuple[object, ...] = (_CURRENT, first, _CURRENT, second, _EXCHANGE)
        else:
            call = getattr(libc, "renamex_np", None)
            arguments = (first, second, _EXCHANGE)
        if call is None:
            return False
        sys.audit("os.rename", str(one), str(other), -1, -1)
        if call(*arguments) == 0:
            return True
        number = ctypes.get_errno()
        if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
            return False
        raise failure(OSError(number, os.strerror(number)), one, "exchange")


def link_folder(link: Path, target: Path) -> None:
    """Make ``link`` lead to the folder ``target``: a junction on Windows, which needs no rights.

    Raises StoreError.
    """
    try:
        if sys.platform == "win32":
            import _winapi

            _winapi.CreateJunction(str(target), str(link))
        else:
            os.symlink(target, link, target_is_directory=True)
    except OSError as error:
        raise failure(error, link, "make a link at") from error


def unlink_folder(link: Path) -> None:
    """Remove a link or junction, never what it leads to.  Raises StoreError."""
    try:
        if sys.platform == "win32":
            os.rmdir(os_path(link))
        else:
            os.unlink(link)
    except OSError as error:
        raise failure(error, link, "remove the link") from error
