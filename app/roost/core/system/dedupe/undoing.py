"""Take a deduplication back, or tidy up after one that was interrupted."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from roost.core.domain.errors import StoreError
from roost.core.system.context import JobContext
from roost.core.system.dedupe.bytecode import is_valid
from roost.core.system.dedupe.journal import Step, read_steps
from roost.core.system.dedupe.model import DedupeResult, Skipped
from roost.core.system.dedupe.planning import allocated
from roost.core.system.dedupe.sharing import (
    NotSharedError,
    clone_over,
    copy_beside,
    hard_link,
    is_waiting,
    put_in_place,
)
from roost.core.system.files import os_failure
from roost.core.system.paths import os_path
from roost.core.system.tree.space import sync_volume

_STAGE = "Separating files"
_BATCH = 512


def undo_dedupe(journal: Path, ctx: JobContext | None = None) -> DedupeResult:
    """Give every file that a deduplication hard-linked blocks of its own again.

    ``linked`` counts the files separated, ``saved_bytes`` is negative: what it takes.
    Files that were replaced since are left; shared blocks (reflinks) need no undoing, as
    no edit of one file shows in another.  May be repeated after a death.  Raises
    StoreError ``disk-full`` before anything is done where the room does not suffice.
    """
    ctx = ctx or JobContext()
    steps = [step for step in read_steps(Path(os_path(journal))) if step.means == "hardlink"]
    _remove_waiting(path for step in steps for path in _targets(step))
    targets = [path for step in reversed(steps) for path in _shared_targets(step)]
    _check_room(targets)
    run = _Run(ctx)
    for start in range(0, len(targets), _BATCH):
        _separate(run, targets[start : start + _BATCH])
        ctx.progress(_STAGE, min(start + _BATCH, len(targets)), len(targets), "files")
    return DedupeResult(run.done, -run.taken, tuple(run.skipped))


@dataclass(slots=True)
class _Run:
    ctx: JobContext
    done: int = 0
    taken: int = 0
    skipped: list[Skipped] = field(default_factory=list)


def _separate(run: _Run, batch: Sequence[Path]) -> None:
    """Copy a batch, make the copies durable in one go, then give them their names.

    A sync a file would take a hundred times as long.
    """
    copies: list[tuple[Path, Path, os.stat_result]] = []
    folders: dict[Path, os.stat_result] = {}
    try:
        for number, path in enumerate(batch):
            run.ctx.check_cancelled()
            try:
                facts = os.lstat(path)
                if facts.st_nlink > 1:
                    folders.setdefault(path.parent, os.stat(path.parent))
                    copies.append((copy_beside(path, number), path, facts))
            except OSError as error:
                if error.errno in (errno.ENOSPC, errno.EDQUOT):
                    raise os_failure(error, path, "write") from error
                run.skipped.append(Skipped(str(path), error.strerror or str(error)))
        if copies:
            sync_volume(copies[0][1].parent)
        while copies:
            waiting, path, facts = copies[-1]
            put_in_place(waiting, path)
            copies.pop()
            run.done += 1
            run.taken += allocated(facts)
    except BaseException:
        _remove_waiting(batch)
        raise
    finally:
        for folder, before in folders.items():
            os.utime(folder, ns=(before.st_atime_ns, before.st_mtime_ns))


def recover_dedupe(journal: Path, ctx: JobContext | None = None) -> None:
    """Tidy up after a deduplication that died: every file is whole already.

    Removes what waited for its rename, and links the bytecode of a source that was linked,
    or given another's mtime, when the death came.  Idempotent.
    """
    ctx = ctx or JobContext()
    steps = list(read_steps(Path(os_path(journal))))
    _remove_waiting(path for step in steps for path in _targets(step))
    for step in steps:
        ctx.check_cancelled()
        for theirs, own in step.bytecode:
            _finish(step, theirs, own)


def _finish(step: Step, theirs: Path, own: Path) -> None:
    try:
        source, target = os.lstat(step.source), os.lstat(step.target)
        began = source.st_mtime_ns == target.st_mtime_ns
        if step.means == "hardlink":
            began = source.st_ino == target.st_ino
        if not began or is_valid(own.read_bytes(), target):
            return
        if is_valid(theirs.read_bytes(), target):
            (hard_link if step.means == "hardlink" else clone_over)(theirs, own)
    except (OSError, NotSharedError):
        return  # Python then compiles it anew: slower once, never wrong


def _shared_targets(step: Step) -> Iterable[Path]:
    """The target and its bytecode, those that still are what the step made of them."""
    if _inode(step.target) == step.inode:
        yield step.target
    for theirs, own in step.bytecode:
        if _is_one(theirs, own) or (_inode(theirs) is None and _inode(own) is not None):
            yield own


def _remove_waiting(targets: Iterable[Path]) -> None:
    """Remove links and copies beside ``targets`` that never got their names."""
    for folder in {path.parent for path in targets}:
        try:
            facts = os.stat(folder)
            for name in filter(is_waiting, os.listdir(folder)):
                os.unlink(folder / name)
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
