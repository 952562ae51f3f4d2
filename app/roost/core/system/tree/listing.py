"""One pass over a tree: every entry with its status, folders in an order parents first.

Iterative, by directory descriptors where the system has them, links never followed.  Folders below
the length a single call accepts (4096 bytes) are reached in several steps, so depth has no limit.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from roost.core.system.context import JobContext
from roost.core.system.paths import WINDOWS, os_path
from roost.core.system.tree.anchors import OPEN_DIR, Anchors
from roost.core.system.tree.failures import failure
from roost.core.system.tree.identities import is_link

HAVE_DIR_FD = not WINDOWS and os.open in os.supports_dir_fd and os.scandir in os.supports_fd
Entry = tuple[str, os.stat_result]


@dataclass(slots=True)
class Folder:
    """One folder: path relative to the root ("" for the root), own status, entries by kind."""

    rel: str
    status: os.stat_result
    files: list[Entry] = field(default_factory=list)
    links: list[Entry] = field(default_factory=list)
    others: list[Entry] = field(default_factory=list)
    """FIFOs, sockets, devices."""
    mounted: list[str] = field(default_factory=list)
    """Folders that belong to another volume; not entered."""

    def path(self, name: str) -> str:
        """An entry's path relative to the root."""
        return f"{self.rel}{os.sep}{name}" if self.rel else name


@dataclass(slots=True)
class Listing:
    """All folders of a tree, parents before children."""

    root: Path
    folders: list[Folder]

    @property
    def entries(self) -> int:
        """Files, links and other non-folders."""
        return sum(len(f.files) + len(f.links) + len(f.others) for f in self.folders)


def list_tree(root: Path, ctx: JobContext | None = None) -> Listing:
    """Look at everything below ``root``, which must be a folder itself and no link.

    Raises ``StoreError`` for a folder that cannot be read, ``CancelledError``.
    """
    return Listing(root, list(walk(root, ctx)))


def walk(root: Path, ctx: JobContext | None = None) -> Iterator[Folder]:
    """The folders of ``root`` one by one, parents first, by name; see ``list_tree``."""
    with opened(root) as top:
        device = -1
        pending = [""]
        anchors = Anchors(top) if isinstance(top, int) else None
        try:
            while pending:
                if ctx is not None:
                    ctx.check_cancelled()
                rel = pending.pop()
                try:
                    folder, below = read_folder(anchors or top, rel, device)
                except OSError as error:
                    raise failure(error, root / rel, "read") from error
                device = folder.status.st_dev if device < 0 else device
                pending += [folder.path(name) for name in sorted(below, reverse=True)]
                yield folder
        finally:
            if anchors is not None:
                anchors.close()


def blocks_of(status: os.stat_result) -> int:
    """Blocks of 512 bytes; on Windows estimated from the size in clusters of 4 KiB."""
    blocks = getattr(status, "st_blocks", None)
    if blocks is None:
        return -(-status.st_size // 4096) * 8
    return int(blocks)


@contextmanager
def opened(root: Path) -> Iterator[int | str]:
    """A handle of the folder ``root``: a descriptor, or its path where there are none."""
    try:
        top: int | str = os.open(root, OPEN_DIR) if HAVE_DIR_FD else os_path(root)
    except OSError as error:
        raise failure(error, root, "open") from error
    try:
        yield top
    finally:
        if isinstance(top, int):
            os.close(top)


def read_folder(top: Anchors | int | str, rel: str, device: int) -> tuple[Folder, list[str]]:
    """One folder below ``top``, and the names of the folders in it that lie on ``device``."""
    if not isinstance(top, Anchors):
        path = f"{top}{os.sep}{rel}" if rel else str(top)
        return _collect(path, Folder(rel, os.lstat(path)), device)
    handle = top.open(rel)
    try:
        return _collect(handle, Folder(rel, os.fstat(handle)), device)
    finally:
        os.close(handle)


def _collect(where: int | str, folder: Folder, device: int) -> tuple[Folder, list[str]]:
    below: list[str] = []
    device = folder.status.st_dev if device < 0 else device
    files, links, others = folder.files, folder.links, folder.others
    with os.scandir(where) as entries:
        for entry in entries:
            # On Windows DirEntry's own status has no inode and no link count.
            status = os.lstat(entry.path) if WINDOWS else entry.stat(follow_symlinks=False)
            mode = status.st_mode
            if stat.S_ISREG(mode):
                files.append((entry.name, status))
            elif is_link(status):
                links.append((entry.name, status))
            elif not stat.S_ISDIR(mode):
                others.append((entry.name, status))
            elif status.st_dev != device:
                folder.mounted.append(entry.name)
            else:
                below.append(entry.name)
    return folder, below
