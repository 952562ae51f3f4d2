"""Give files their new content, never by writing into them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from roost.core.system.context import JobContext
from roost.core.system.files import os_failure
from roost.core.system.relocate.changes import Change
from roost.core.system.relocate.originals import TEMPORARY, make_replaceable, set_folder_time

_SECOND = 1_000_000_000


def apply_changes(tree: Path, changes: Iterable[Change], ctx: JobContext) -> None:
    """Replace each file by a new one with the same mode, owner and mtime.

    The folders keep their mtimes.  A ``.py`` is made a second younger: its ``.pyc``
    is valid for exactly one mtime and size, and the size may have stayed the same.
    Raises StoreError; what was changed until then stays changed (``restore_originals``).
    """
    folders: dict[Path, int] = {}
    try:
        for change in changes:
            ctx.check_cancelled()
            path = tree / change.path
            if path.parent not in folders:
                folders[path.parent] = os.stat(path.parent).st_mtime_ns
            _replace(path, change)
        for folder, moment in folders.items():
            set_folder_time(folder, moment)
    except OSError as error:
        raise os_failure(error, Path(error.filename or tree), "write") from error


def _replace(path: Path, change: Change) -> None:
    facts = os.lstat(path)
    waiting = path.with_name(TEMPORARY)
    make_replaceable(waiting)
    waiting.unlink(missing_ok=True)
    if change.target is not None:
        os.symlink(change.target, waiting)
    elif change.contents is not None:
        _write(waiting, change.contents.after, facts, younger=path.suffix == ".py")
    make_replaceable(path)
    os.replace(waiting, path)


def _write(path: Path, data: bytes, facts: os.stat_result, *, younger: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o600)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
    finally:
        os.close(descriptor)
    _same_owner(path, facts)
    moment = facts.st_mtime_ns + (_SECOND if younger else 0)
    os.utime(path, ns=(facts.st_atime_ns, moment))
    os.chmod(path, stat.S_IMODE(facts.st_mode))  # last: Windows refuses utime once read-only


def _same_owner(path: Path, facts: os.stat_result) -> None:
    if os.name == "nt":
        return
    own = os.lstat(path)
    if (own.st_uid, own.st_gid) != (facts.st_uid, facts.st_gid):
        try:
            os.chown(path, facts.st_uid, facts.st_gid, follow_symlinks=False)
        except PermissionError:
            pass  # a plain user cannot give files away; the file is then theirs
