"""Rename a folder on its volume: never onto something, never something else than was looked at."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from roost.core.domain.errors import StoreError
from roost.core.system.context import JobContext
from roost.core.system.paths import os_path
from roost.core.system.tree.failures import failure
from roost.core.system.tree.handles import PathCalls
from roost.core.system.tree.identities import Identity, changed, identity_of
from roost.core.system.tree.listing import HAVE_DIR_FD
from roost.core.system.tree.retry import Patience

_PARENT = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_NOREPLACE = 1
_RENAME_EXCL = 4


def rename(
    source: Path,
    target: Path,
    *,
    expect: Identity | None = None,
    patience: Patience | None = None,
    ctx: JobContext | None = None,
    calls: PathCalls | None = None,
) -> None:
    """Rename ``source`` to ``target`` on the same volume, atomically.

    ``expect``: the identity ``source`` must still have, looked at right before and right after
    through the open parent folder; a stranger that slipped in between is put back.
    Raises ``StoreError``: "exists" (an empty folder counts), "changed", "not-found",
    "other-volume"; "in-use" or "no-permission" after ten seconds of Windows' WinError 5, 32, 145.
    ``calls`` selects the path flavour, as in ``remove_tree``.
    """
    try:
        (patience or Patience()).call(lambda: _once(source, target, expect, calls), ctx)
    except OSError as error:
        raise failure(error, source, "rename") from error


def _once(source: Path, target: Path, expect: Identity | None, calls: PathCalls | None) -> None:
    if calls is not None or not HAVE_DIR_FD:
        _by_path(source, target, expect, calls or PathCalls())
        return
    old = os.open(source.parent, _PARENT)
    try:
        new = os.open(target.parent, _PARENT)
        try:
            _by_descriptor(old, source, new, target, expect)
        finally:
            os.close(new)
    finally:
        os.close(old)


def _by_path(source: Path, target: Path, expect: Identity | None, calls: PathCalls) -> None:
    old, new = os_path(source), os_path(target)
    status = calls.lstat(old)
    if expect is not None and identity_of(status) != expect:
        raise changed(source)
    if os.path.lexists(new):
        raise FileExistsError(errno.EEXIST, "it exists already", new)
    calls.rename(old, new)  # Windows itself refuses an existing target (WinError 183)


def _by_descriptor(old: int, source: Path, new: int, target: Path, expect: Identity | None) -> None:
    before = identity_of(os.stat(source.name, dir_fd=old, follow_symlinks=False))
    if expect is not None and before != expect:
        raise changed(source)
    rename_exclusively(old, source.name, new, target.name)
    after = identity_of(os.stat(target.name, dir_fd=new, follow_symlinks=False))
    if after != before:
        with suppress(OSError, StoreError):
            rename_exclusively(new, target.name, old, source.name)
        raise changed(source)


def rename_exclusively(old: int, name: str, new: int, new_name: str) -> None:
    """``renameat2(RENAME_NOREPLACE)`` or its like; elsewhere look first, then rename."""
    if _exclusive(old, name, new, new_name):
        return
    try:
        os.stat(new_name, dir_fd=new, follow_symlinks=False)
    except FileNotFoundError:
        os.rename(name, new_name, src_dir_fd=old, dst_dir_fd=new)
        return
    raise FileExistsError(errno.EEXIST, "it exists already", new_name)


def _exclusive(old: int, name: str, new: int, new_name: str) -> bool:
    """Whether the system could do it in one step (it did, then); raises as ``os.rename`` would."""
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux":
        call, flag = getattr(libc, "renameat2", None), _NOREPLACE
    else:
        call, flag = getattr(libc, "renameatx_np", None), _RENAME_EXCL
    if call is None:
        return False
    sys.audit("os.rename", name, new_name, old, new)
    if call(old, os.fsencode(name), new, os.fsencode(new_name), flag) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False  # an old kernel, or a file system that knows no flags
    raise OSError(number, os.strerror(number), name)
