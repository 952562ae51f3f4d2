"""Copy a tree: whole under the target's name, or not there at all.

Four steps: look at everything, make the folders, fill them with a few threads, then hard links
and the folders' own modes and times.  All of it under a temporary name beside the target.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from roost.core.domain.errors import CancelledError, StoreError
from roost.core.system.context import JobContext
from roost.core.system.paths import os_path
from roost.core.system.tree.contents import can_clone
from roost.core.system.tree.copiers import copier_between
from roost.core.system.tree.crew import Crew
from roost.core.system.tree.failures import failure
from roost.core.system.tree.listing import Entry, Folder, Listing, blocks_of, list_tree
from roost.core.system.tree.meter import Meter
from roost.core.system.tree.remove import remove_tree
from roost.core.system.tree.renaming import rename
from roost.core.system.tree.space import free_space, require_space

PART_PREFIX = ".part-"
PART_NAME = re.compile(r"\.part-[0-9a-f]{8}")
"""A folder so named is a copy that never finished; who holds the parent's lock may remove it."""
BIG = 8 << 20
THREADS = 4


@dataclass(frozen=True, slots=True)
class CopyResult:
    """What was copied: regular files, their apparent bytes (hard links once), and how."""

    files: int
    bytes: int
    means: str
    """"reflink", "copy_file_range", "clonefile", "copyfile2" or "plain"."""


@dataclass(slots=True)
class _Batch:
    """Entries of one folder that one thread copies in one go."""

    folder: Folder
    files: list[Entry]
    size: int
    rest: bool = False
    """Also the folder's links and special files."""


@dataclass(slots=True)
class _Plan:
    """What a listing means for a copy."""

    batches: list[_Batch]
    again: list[tuple[str, str]] = field(default_factory=list)
    """Further names of files with several: (path of the first, this path)."""
    files: int = 0
    bytes: int = 0
    blocks: int = 0


def copy_tree(
    source: Path,
    target: Path,
    ctx: JobContext,
    *,
    subject: str = "",
    stage: str = "copy",
    clean: Callable[[Path], object] = remove_tree,
) -> CopyResult:
    """Copy the folder ``source`` to ``target``, which must not exist; its parent must.

    Kept: see ``copyfiles``; hard links inside the tree stay links.  Progress in bytes under
    ``stage``.  Raises ``StoreError``: "exists", "no-space" (before anything is written),
    "disk-full" (both name the volume), "mounted" (another volume is mounted inside), "changed";
    ``CancelledError``: writing stops within 100 ms.  On any failure nothing is left under
    ``target``, and ``clean`` gets the unfinished copy, called ``.part-<8 hex>`` beside it: by
    default it is removed before the error is raised, which can take seconds; who must be back at
    once queues it instead.  After a kill it is among ``leftovers``.
    """
    return copy_checked(source, target, ctx, None, subject=subject, stage=stage, clean=clean)


def copy_checked(
    source: Path,
    target: Path,
    ctx: JobContext,
    check: Callable[[Path], object] | None,
    *,
    subject: str = "",
    stage: str = "copy",
    clean: Callable[[Path], object] = remove_tree,
) -> CopyResult:
    """``copy_tree`` with a look at the finished copy before it gets its name; raises to refuse."""
    if os.path.lexists(os_path(target)):
        raise failure(FileExistsError(errno.EEXIST, "it exists already"), target, "copy to")
    listing = list_tree(source, ctx)
    plan = _plan(listing)
    if free_space(target.parent) < plan.blocks and not can_clone(_biggest(listing), target.parent):
        require_space(target.parent, plan.blocks)
    part = beside(target)
    try:
        means = _fill(listing, plan, part, ctx, subject, stage)
        if check is not None:
            check(part)
        rename(part, target)
    except BaseException:
        clean(part)
        raise
    return CopyResult(plan.files, plan.bytes, means)


def beside(path: Path) -> Path:
    """A fresh name in the same folder, shorter than any key: ``.part-<8 hex>``."""
    return path.parent / f"{PART_PREFIX}{os.urandom(4).hex()}"


def leftovers(parent: Path) -> list[Path]:
    """What copies and moves that were killed have left in ``parent``; for who holds its lock."""
    with suppress(FileNotFoundError), os.scandir(os_path(parent)) as entries:
        return sorted(
            parent / entry.name
            for entry in entries
            if PART_NAME.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)
        )
    return []


def _plan(listing: Listing) -> _Plan:
    plan = _Plan([])
    first: dict[tuple[int, int], str] = {}
    for folder in listing.folders:
        if folder.mounted:
            raise StoreError(
                "mounted",
                f"Another volume is mounted at {listing.root / folder.path(folder.mounted[0])}.",
                remedy="Unmount it, then try again.",
                path=str(listing.root),
            )
        plan.blocks += blocks_of(folder.status) * 512
        batch = _Batch(folder, [], 0, rest=bool(folder.links or folder.others))
        for entry in folder.files:
            name, status = entry
            if status.st_nlink > 1:
                path = folder.path(name)
                known = first.setdefault((status.st_dev, status.st_ino), path)
                if known != path:
                    plan.again.append((known, path))
                    continue
            plan.files += 1
            plan.bytes += status.st_size
            plan.blocks += min(blocks_of(status) * 512, status.st_size + 4096)
            if status.st_size >= BIG:
                plan.batches.append(_Batch(folder, [entry], status.st_size))
            else:
                batch.files.append(entry)
                batch.size += status.st_size
        if batch.files or batch.rest:
            plan.batches.append(batch)
    # The crew takes from the end: big files first, so that none is left over for one thread.
    plan.batches.sort(key=lambda batch: batch.size)
    return plan


def _fill(
    listing: Listing, plan: _Plan, part: Path, ctx: JobContext, subject: str, stage: str
) -> str:
    try:
        os.mkdir(os_path(part), 0o700)
    except OSError as error:
        raise failure(error, part, "make the folder") from error
    meter = Meter(ctx, stage, subject, plan.files, plan.bytes)

    def check(moved: int) -> None:
        if crew.stopped:
            raise CancelledError
        if moved:
            meter.add(0, moved)

    with copier_between(listing.root, part, check) as copier:

        def fill(batch: _Batch, _crew: Crew[_Batch]) -> None:
            with _told(part, batch.folder):
                copier.fill(batch.folder, batch.files, batch.rest)
            meter.add(len(batch.files), 0)

        def tick() -> None:
            try:
                meter.tick()
            except BaseException:
                copier.stop()
                raise

        for folder in listing.folders[1:]:
            ctx.check_cancelled()
            with _told(part, folder):
                copier.make(folder)
        crew = Crew(fill, THREADS)
        crew.run(plan.batches, tick)
        for first, again in plan.again:
            ctx.check_cancelled()
            with _told(part, listing.folders[0]):
                copier.link(first, again)
        for folder in reversed(listing.folders):
            ctx.check_cancelled()
            with _told(part, folder):
                copier.finish(folder)
        meter.finish()
        return copier.means


@contextmanager
def _told(part: Path, folder: Folder) -> Iterator[None]:
    """Failures of the system inside ``folder``, with the path they are about."""
    try:
        yield
    except OSError as error:
        name = error.filename if isinstance(error.filename, str) else ""
        inside = folder.path(os.path.basename(name)) if name else folder.rel
        raise failure(error, part / inside, "copy to") from error


def _biggest(listing: Listing) -> Path:
    size, path = -1, listing.root
    for folder in listing.folders:
        for name, status in folder.files:
            if status.st_size > size:
                size, path = status.st_size, listing.root / folder.path(name)
    return path
