"""Carry a plan out, one atomic step a file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from roost.core.domain.errors import UsageError
from roost.core.system.context import JobContext
from roost.core.system.dedupe.bytecode import BytecodeIndex, is_valid, same_code
from roost.core.system.dedupe.journal import Journal, Step
from roost.core.system.dedupe.model import DedupePlan, DedupeResult, Group, Skipped, Twin
from roost.core.system.dedupe.planning import allocated
from roost.core.system.dedupe.sharing import (
    NotSharedError,
    clone_over,
    hard_link,
    same_content,
    share_blocks,
)
from roost.core.system.files import os_failure
from roost.core.system.paths import os_path
from roost.core.system.tree.space import sync_volume

_BATCH = 1024
_STAGE = "Sharing files"


@dataclass(slots=True)
class _Run:
    """The running totals, and the mtimes (ns) that folders get back."""

    ctx: JobContext
    log: Journal
    seen: int = 0
    linked: int = 0
    saved: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    folders: dict[Path, int] = field(default_factory=dict)
    bytecode: BytecodeIndex = field(default_factory=BytecodeIndex)
    sources: dict[Path, Path] = field(default_factory=dict)


def apply_dedupe(
    plan: DedupePlan, journal: Path, ctx: JobContext | None = None, hardlink: bool = False
) -> DedupeResult:
    """Make the files of ``plan`` share their blocks; at every instant each file is whole.

    Contents are compared first, whatever RECORD says.  ``journal`` is a new file, kept
    for ``undo_dedupe``.  Where blocks can only be shared by hard links, ``hardlink`` must
    be given: raises UsageError ``needs-hardlink`` before anything is done.  Raises
    CancelledError between two files; what was linked stays so.
    """
    if plan.means == "hardlink" and not hardlink:
        raise UsageError(
            "needs-hardlink",
            "The file system can share these files only as hard links: an edit in place of one "
            "would show in all environments.",
            remedy="Add --hardlink; installers replace files and do not edit them in place.",
        )
    log = Journal(Path(os_path(journal)), plan.trees)
    run = _Run(ctx or JobContext(), log)
    total = sum(len(group.twins) for group in plan.groups)
    pairs = iter([(group, twin) for group in plan.groups for twin in group.twins])
    try:
        _make_durable(plan)
        while batch := list(islice(pairs, _BATCH)):
            run.ctx.check_cancelled()
            log.announce(list(_steps(batch)))
            try:
                for group, twin in batch:
                    run.ctx.check_cancelled()
                    _share(run, group, twin)
                    run.seen += 1
            finally:
                _restore_folder_times(run)
            run.ctx.progress(_STAGE, run.seen, total, "files")
        log.finish()
    finally:
        log.close()
    return DedupeResult(run.linked, run.saved, tuple(run.skipped))


def _make_durable(plan: DedupePlan) -> None:
    """Installers do not sync: a file just written must not take the place of a lasting one."""
    volumes: dict[int, Path] = {}
    try:
        for tree in plan.trees if plan.groups else ():
            volumes.setdefault(os.stat(tree).st_dev, tree)
        for tree in volumes.values():
            sync_volume(tree)
    except OSError as error:
        raise os_failure(error, Path(error.filename or plan.trees[0]), "write") from error


def _steps(batch: Sequence[tuple[Group, Twin]]) -> Iterator[Step]:
    for group, twin in batch:
        try:
            inode = os.lstat(group.source).st_ino
        except OSError:
            continue
        yield Step(group.source, twin.path, inode, group.means, twin.bytecode)


def _share(run: _Run, group: Group, twin: Twin) -> None:
    try:
        if group.means == "reflink":
            _share_blocks(run, group, twin)
        else:
            _link(run, group, twin)
    except NotSharedError as error:
        run.skipped.append(Skipped(str(twin.path), str(error)))
    except OSError as error:
        run.skipped.append(Skipped(str(twin.path), error.strerror or str(error)))


def _share_blocks(run: _Run, group: Group, twin: Twin) -> None:
    facts = _fit(group.source, twin.path)
    if facts is None:
        return
    _remember(run, twin.path.parent)
    share_blocks(group.source, twin.path)
    run.linked += 1
    run.saved += allocated(facts)
    if group.kind == "source":
        compiled = _bytecode_to_link(run, group.source, twin)
        if not compiled:
            return
        _remember(run, compiled[0][1].parent)
        moment = os.lstat(group.source).st_mtime_ns
        os.utime(twin.path, ns=(facts.st_atime_ns, moment))
        for theirs, own in compiled:
            saved = allocated(os.lstat(own))
            clone_over(theirs, own)
            run.saved += saved


def _link(run: _Run, group: Group, twin: Twin) -> None:
    source = run.sources.get(group.source, group.source)
    facts = _fit(source, twin.path)
    if facts is None:
        return
    if not same_content(source, twin.path):
        raise NotSharedError("its content is not what RECORD says")
    if source != group.source:
        run.log.announce([Step(source, twin.path, os.lstat(source).st_ino, group.means)])
    compiled = _bytecode_to_link(run, source, twin) if group.kind == "source" else []
    try:
        _hard_link(run, source, twin.path, facts)
    except NotSharedError:
        if os.lstat(source).st_nlink > 1:
            run.sources[group.source] = twin.path  # full of links: this one is the next source
        raise
    run.linked += 1
    for theirs, own in compiled:
        _hard_link(run, theirs, own, os.lstat(own))


def _hard_link(run: _Run, source: Path, target: Path, facts: os.stat_result) -> None:
    _remember(run, target.parent)
    hard_link(source, target)
    if facts.st_nlink == 1:
        run.saved += allocated(facts)


def _remember(run: _Run, folder: Path) -> None:
    if folder not in run.folders:
        run.folders[folder] = os.stat(folder).st_mtime_ns


def _bytecode_to_link(run: _Run, source: Path, twin: Twin) -> list[tuple[Path, Path]]:
    """Pairs of ``.pyc`` to be linked so that linking the source makes none invalid.

    Raises NotSharedError where a valid one of the twin would lose its validity.
    """
    ours, theirs = os.lstat(twin.path), os.lstat(source)
    same_time = int(ours.st_mtime) == int(theirs.st_mtime)
    partners = run.bytecode.of(source)
    pairs = []
    for name, own in run.bytecode.of(twin.path).items():
        data = own.read_bytes()
        if not is_valid(data, ours):
            continue
        partner = partners.get(name)
        usable = False
        if partner is not None and _fit(partner, own, sizes=False) is not None:
            other = partner.read_bytes()
            tail = os.path.join(twin.path.parent.name, twin.path.name)
            usable = is_valid(other, theirs) and same_code(data, other, tail)
        if usable and partner is not None:
            pairs.append((partner, own))
        elif not same_time and not _is_one(partner, own):
            raise NotSharedError(f"its bytecode {name} would have to be made anew")
    return pairs


def _is_one(one: Path | None, other: Path) -> bool:
    return one is not None and os.path.samefile(one, other)


def _fit(source: Path, target: Path, *, sizes: bool = True) -> os.stat_result | None:
    """The target's facts where the two may become one; None where they are one already.

    Looked at again here: the plan may be old.  Raises NotSharedError.
    """
    one, other = os.lstat(source), os.lstat(target)
    if not stat.S_ISREG(one.st_mode) or not stat.S_ISREG(other.st_mode):
        raise NotSharedError("it is no longer a regular file")
    if (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino):
        return None
    if one.st_dev != other.st_dev:
        raise NotSharedError("it lies on another volume")
    if sizes and one.st_size != other.st_size:
        raise NotSharedError("it has changed since the plan was made")
    mine = (stat.S_IMODE(one.st_mode), one.st_uid, one.st_gid)
    if mine != (stat.S_IMODE(other.st_mode), other.st_uid, other.st_gid):
        raise NotSharedError("its permissions or owner differ")
    return other


def _restore_folder_times(run: _Run) -> None:
    """Folders get their mtime back: stamps of caches and of health look at site-packages."""
    for folder, moment in run.folders.items():
        os.utime(folder, ns=(os.stat(folder).st_atime_ns, moment))
    run.folders.clear()
