"""Take a deduplication back, or tidy up after one that was interrupted."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path

from roost.core.domain.errors import StoreError
from roost.core.system.context import JobContext
from roost.core.system.dedupe.bytecode import is_valid
from roost.core.system.dedupe.journal import Step, read_steps
from roost.core.system.dedupe.model import DedupeResult, Skipped
from roost.core.system.dedupe.planning import allocated
from roost.core.system.dedupe.sharing import TEMPORARY, NotSharedError, break_link, hard_link
from roost.core.system.files import os_failure
from roost.core.system.paths import os_path

_STAGE = "Separating files"


def undo_dedupe(journal: Path, ctx: JobContext | None = None) -> DedupeResult:
    """Give every file that a deduplication hard-linked blocks of its own again.

    ``linked`` counts the files separated, ``saved_bytes`` is negative: what it takes.
    Files that were replaced since are left; shared blocks (reflinks) need no undoing, as
    no edit of one file shows in another.  May be repeated after a death.  Raises
    StoreError ``disk-full`` before anything is done where the room does not suffice.
    """
    ctx = ctx or JobContext()
    steps = [step for step in read_steps(Path(os_path(journal))) if step.means == "hardlink"]
    _remove_waiting(steps)
    targets = [path for step in reversed(steps) for path in _shared_targets(step)]
    _check_room(targets)
    done, bytes_taken = 0, 0
    skipped: list[Skipped] = []
    for number, path in enumerate(targets):
        ctx.check_cancelled()
        try:
            facts = os.lstat(path)
            folder = os.stat(path.parent)
            if facts.st_nlink < 2:
                continue
            break_link(path)
            os.utime(path.parent, ns=(folder.st_atime_ns, folder.st_mtime_ns))
            done += 1
            bytes_taken += allocated(facts)
        except OSError as error:
            if error.errno == 28:
                raise os_failure(error, path, "write") from error
            skipped.append(Skipped(str(path), error.strerror or str(error)))
        ctx.progress(_STAGE, number + 1, len(targets), "files")
    return DedupeResult(done, -bytes_taken, tuple(skipped))


def recover_dedupe(journal: Path, ctx: JobContext | None = None) -> None:
    """Tidy up after a deduplication that died: every file is whole already.

    Removes what waited for its rename, and links the bytecode of a source that was linked
    when the death came.  Idempotent.
    """
    ctx = ctx or JobContext()
    steps = list(read_steps(Path(os_path(journal))))
    _remove_waiting(steps)
    for step in steps:
        ctx.check_cancelled()
        if step.means == "hardlink" and step.bytecode and _is_one(step.source, step.target):
            for theirs, own in step.bytecode:
                _finish(step.source, theirs, own)


def _finish(source: Path, theirs: Path, own: Path) -> None:
    try:
        if _is_one(theirs, own) or is_valid(own.read_bytes(), os.lstat(source)):
            return
        if is_valid(theirs.read_bytes(), os.lstat(source)):
            hard_link(theirs, own)
    except (OSError, NotSharedError):
        return  # Python then compiles it anew: slower once, never wrong


def _shared_targets(step: Step) -> Iterable[Path]:
    """The target and its bytecode, those that still are what the step made of them."""
    if _inode(step.target) == step.inode:
        yield step.target
    for theirs, own in step.bytecode:
        if _is_one(theirs, own) or (_inode(theirs) is None and _inode(own) is not None):
            yield own


def _remove_waiting(steps: Iterable[Step]) -> None:
    folders = {path.parent for step in steps for path in _targets(step)}
    for folder in folders:
        try:
            facts = os.stat(folder)
            os.unlink(folder / TEMPORARY)
            os.utime(folder, ns=(facts.st_atime_ns, facts.st_mtime_ns))
        except OSError:
            continue


def _targets(step: Step) -> Iterable[Path]:
    yield step.target
    for _, own in step.bytecode:
        yield own


def _check_room(targets: Iterable[Path]) -> None:
    needed: dict[Path, int] = {}
    by_device: dict[int, Path] = {}
    for path in targets:
        facts = os.lstat(path)
        place = by_device.setdefault(facts.st_dev, path.parent)
        needed[place] = needed.get(place, 0) + allocated(facts)
    for place, size in needed.items():
        free = shutil.disk_usage(place).free
        if free < size:
            raise StoreError(
                "disk-full",
                f"Separating the files takes {size >> 20} MB, the volume of {place} has "
                f"{free >> 20} MB free.",
                path=str(place),
                remedy="Free some space there (`roost trash purge`, `roost clean`) and try again.",
            )


def _is_one(one: Path, other: Path) -> bool:
    """Whether two paths are one regular file; on one volume, as the steps are."""
    inode = _inode(one)
    return inode is not None and inode == _inode(other)


def _inode(path: Path) -> int | None:
    try:
        facts = os.lstat(path)
    except OSError:
        return None
    return facts.st_ino if stat.S_ISREG(facts.st_mode) else None
