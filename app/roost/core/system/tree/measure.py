"""What a tree weighs: as its files claim, on disk, on its own, and what deleting it gives back.

Block counts of a status are units of 512 bytes.  On file systems that can share blocks between
files (btrfs, xfs) each file is asked which it shares; those are nobody's own, see ``extents``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from roost.core.domain.errors import CancelledError, RoostError
from roost.core.system.context import JobContext
from roost.core.system.tree.extents import may_share, shared_in
from roost.core.system.tree.listing import Folder, blocks_of, opened, walk


@dataclass(frozen=True, slots=True)
class Measure:
    """Bytes of one tree, or of several taken together; each inode counts once."""

    files: int
    """Everything but folders."""
    apparent: int
    """Lengths of the regular files, each hard-linked one once."""
    allocated: int
    """Blocks of all entries, folders included: what ``du -s`` says."""
    own: int
    """Blocks of inodes that have no name outside, without those cloned from or to another file."""
    will_free: int
    """What the volume gains at least when it is deleted: blocks whose last name lies inside."""
    newest_mtime_ns: int
    """The latest change of any entry's content, folders included."""

    @property
    def size(self) -> int:
        """What listings show: the allocated bytes."""
        return self.allocated

    @property
    def shared(self) -> int:
        """Allocated blocks that another place holds as well."""
        return self.allocated - self.own


def measure_tree(path: Path, ctx: JobContext | None = None) -> Measure:
    """Measure one tree.  Raises ``StoreError`` for what cannot be read, ``CancelledError``."""
    return measure_trees([path], ctx)


def measure_trees(paths: Sequence[Path], ctx: JobContext | None = None) -> Measure:
    """Several trees as one heap: blocks they share count once and are their own."""
    heap = Heap()
    for path in paths:
        heap.add(path, ctx)
    return heap.total()


def measure_each(
    paths: Sequence[Path], ctx: JobContext | None = None
) -> tuple[list[Measure | None], Measure]:
    """Each tree alone, and all as one heap, in one walk.

    A tree that cannot be read is None, and what could be read of it is in the heap.
    Raises CancelledError.
    """
    together = Heap()
    each: list[Measure | None] = []
    for path in paths:
        alone = Heap()
        try:
            alone.add(path, ctx, together)
        except CancelledError:
            raise
        except (RoostError, OSError):
            each.append(None)
        else:
            each.append(alone.total())
    return each, together.total()


class Heap:
    """Adds up trees; remembers inodes with several names until all of them were met."""

    def __init__(self) -> None:
        self._files = 0
        self._apparent = 0
        self._blocks = 0
        self._newest = 0
        self._cloned = 0
        self._linked: dict[tuple[int, int], tuple[int, int, int, int]] = {}
        """(device, inode) -> (names met, names there are, blocks of its own, blocks cloned)"""

    def add(self, path: Path, ctx: JobContext | None = None, also: Heap | None = None) -> None:
        """One more tree; in one walk it can be added to a second heap as well."""
        clones = may_share(path)
        with opened(path) as top:
            for folder in walk(path, ctx):
                shared = shared_in(top, folder) if clones and isinstance(top, int) else {}
                self._add(folder, shared)
                if also is not None:
                    also._add(folder, shared)

    def _add(self, folder: Folder, shared: dict[str, int]) -> None:
        files = apparent = 0
        blocks = blocks_of(folder.status)
        newest = max(self._newest, folder.status.st_mtime_ns)
        linked = self._linked
        for kind in (folder.files, folder.links, folder.others):
            regular = kind is folder.files
            for name, status in kind:
                if status.st_mtime_ns > newest:
                    newest = status.st_mtime_ns
                files += 1
                cloned = shared.get(name, 0) if shared and regular else 0
                if status.st_nlink > 1:
                    key = (status.st_dev, status.st_ino)
                    met = linked.get(key, (0, 0, 0, 0))[0]
                    held = blocks_of(status) - cloned
                    linked[key] = (met + 1, status.st_nlink, held, cloned)
                    if met:
                        continue
                else:
                    blocks += blocks_of(status) - cloned
                    self._cloned += cloned
                if regular:
                    apparent += status.st_size
        self._files += files
        self._apparent += apparent
        self._blocks += blocks
        self._newest = newest

    def total(self) -> Measure:
        """The sums so far."""
        own = self._blocks
        shared = self._cloned
        for met, names, blocks, cloned in self._linked.values():
            shared += cloned
            if met >= names:
                own += blocks
            else:
                shared += blocks
        return Measure(
            files=self._files,
            apparent=self._apparent,
            allocated=(own + shared) * 512,
            own=own * 512,
            will_free=own * 512,
            newest_mtime_ns=self._newest,
        )
