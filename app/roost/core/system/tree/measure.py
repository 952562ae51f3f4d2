"""What a tree weighs: as its files claim, on disk, on its own, and what deleting it gives back.

Block counts of a status are units of 512 bytes.  Blocks shared by reflinks are seen by no file
system call that is cheap, so on btrfs and xfs ``own`` counts a cloned block as if it were own.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from roost.core.system.context import JobContext
from roost.core.system.tree.listing import walk


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
    """Blocks of inodes that have no name outside."""
    will_free: int
    """What the volume gains when it is deleted: blocks whose last name lies inside."""
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


class Heap:
    """Adds up trees; remembers inodes with several names until all of them were met."""

    def __init__(self) -> None:
        self._files = 0
        self._apparent = 0
        self._blocks = 0
        self._newest = 0
        self._linked: dict[tuple[int, int], tuple[int, int, int]] = {}
        """(device, inode) -> (names met, names there are, blocks)"""

    def add(self, path: Path, ctx: JobContext | None = None) -> None:
        """One more tree."""
        files = apparent = blocks = 0
        newest = self._newest
        linked = self._linked
        for folder in walk(path, ctx):
            blocks += blocks_of(folder.status)
            newest = max(newest, folder.status.st_mtime_ns)
            for kind in (folder.files, folder.links, folder.others):
                regular = kind is folder.files
                for _name, status in kind:
                    if status.st_mtime_ns > newest:
                        newest = status.st_mtime_ns
                    files += 1
                    if status.st_nlink > 1:
                        key = (status.st_dev, status.st_ino)
                        met, names, held = linked.get(key, (0, 0, 0))
                        linked[key] = (met + 1, status.st_nlink, blocks_of(status))
                        if met:
                            continue
                        del names, held
                    else:
                        blocks += blocks_of(status)
                    if regular:
                        apparent += status.st_size
        self._files += files
        self._apparent += apparent
        self._blocks += blocks
        self._newest = newest

    def total(self) -> Measure:
        """The sums so far."""
        own = self._blocks
        shared = 0
        for met, names, blocks in self._linked.values():
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


def blocks_of(status: os.stat_result) -> int:
    """Blocks of 512 bytes; on Windows estimated from the size in clusters of 4 KiB."""
    blocks = getattr(status, "st_blocks", None)
    if blocks is None:
        return -(-status.st_size // 4096) * 8
    return int(blocks)
