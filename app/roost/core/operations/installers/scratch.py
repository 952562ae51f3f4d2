"""A private folder for what an installer is told through files.

It may hold an index's address with its login, so it must not outlive us even
where we are killed: each folder's name says whose it is, and the next one to be
made sweeps those whose owner is gone.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from roost.core.domain.digest import sha256
from roost.core.system.process import (
    OwnerIdentity,
    boot_id,
    current_identity,
    host_identity,
    is_alive,
)

_NAME = re.compile(r"roost-([0-9a-f]{8})-(\d+)-([\d.]+)-\w+")


@contextmanager
def scratch(parent: Path | None = None) -> Iterator[Path]:
    """A folder that only we can read, gone afterwards; ``parent``: the temporary folder."""
    where = Path(tempfile.gettempdir()) if parent is None else parent
    sweep(where)
    me = current_identity()
    prefix = f"roost-{_machine()}-{me.pid}-{me.started or 0}-"
    with tempfile.TemporaryDirectory(prefix=prefix, dir=where, ignore_cleanup_errors=True) as name:
        yield Path(name)


def sweep(where: Path) -> None:
    """Remove the folders of processes that have ended; another machine's are left alone."""
    for path in stale_scratch(where):
        shutil.rmtree(path, ignore_errors=True)


def stale_scratch(where: Path | None = None) -> tuple[Path, ...]:
    """Folders of processes that have ended; ``where``: the temporary folder."""
    where = Path(tempfile.gettempdir()) if where is None else where
    try:
        names = os.listdir(where)
    except OSError:
        return ()
    return tuple(where / name for name in sorted(names) if _is_stale(where, name))


def _is_stale(where: Path, name: str) -> bool:
    match = _NAME.fullmatch(name)
    if match is None or match[1] != _machine() or not _is_ours(where / name):
        return False
    return not is_alive(OwnerIdentity(host_identity(), boot_id(), int(match[2]), match[3]))


def _machine() -> str:
    """This boot and pid namespace: elsewhere the same pid is somebody else."""
    return sha256(f"{host_identity()} {boot_id()}".encode()).hexdigest()[:8]


def _is_ours(folder: Path) -> bool:
    try:
        info = folder.lstat()
    except OSError:
        return False
    return (
        folder.is_dir()
        and not folder.is_symlink()
        and (not hasattr(os, "getuid") or info.st_uid == os.getuid())
    )
