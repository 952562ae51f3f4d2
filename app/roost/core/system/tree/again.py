"""Measure a tree again without looking at its files: one status per folder, if nothing changed.

A folder's change time moves when an entry is added, removed or renamed in it, and installers
replace files, they do not write into them.  So folders whose stamp is as it was keep their sums;
the others are read anew.  What this misses, until the next full measure:

- a file written in place (a log, an SQLite file) grows or shrinks unseen;
- hard links made or removed elsewhere change ``own`` and ``will_free`` of files here: those with
  several names are asked again up to ``ASKED``; beyond that ``exact`` is False;
- a file here with one name that gets a second one outside still counts as own (one inside is
  noticed), and so does, on btrfs and xfs, a file whose blocks are shared by cloning.

Whoever frees space by these figures measures in full (``measure_tree``) right before.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from roost.core.system.context import JobContext
from roost.core.system.paths import WINDOWS, os_path
from roost.core.system.tree.anchors import Anchors, entry_below, is_short
from roost.core.system.tree.failures import failure
from roost.core.system.tree.listing import Folder, blocks_of, opened, read_folder
from roost.core.system.tree.measure import Measure

ASKED = 1000
FORMAT = 1
_SHORT = 900
_RACY_NS = 2_000_000_000
"""A change within the coarsest clock of a file system after a look would not move the stamp."""


class _Sums(msgspec.Struct, array_like=True):
    """What lies directly in one folder, which ``rel`` names."""

    rel: str
    inode: int
    stamp: int
    blocks: int
    """Of the folder itself and of the files here that have one name."""
    files: int
    apparent: int
    newest: int
    linked: list[tuple[str, int, int, int, int]]
    """Names of files with several: (name, inode, names there are, blocks, length)."""


class _Index(msgspec.Struct, array_like=True):
    format: int
    root: str
    device: int
    folders: list[_Sums]


@dataclass(frozen=True, slots=True)
class Remeasured:
    """A measure, the index to hand in next time, and how it came about."""

    measure: Measure
    index: bytes
    folders_read: int
    exact: bool
    """False: too many hard links to ask again, so ``own`` and ``will_free`` may be out of date."""


def measure_again(
    path: Path,
    index: bytes | None = None,
    ctx: JobContext | None = None,
    *,
    believe: Callable[[str], bool] = lambda rel: True,
) -> Remeasured:
    """Measure ``path`` with what an earlier call found (None, or anything unusable: in full).

    ``believe`` says of which folders (paths below ``path``) the stamp may be relied on; files
    that are written in place should lie in others.  Raises as ``measure_tree``.  The index is
    bytes for a cache file; it holds names and numbers.
    """
    taken = time.time_ns()
    known = _decode(index, path)
    with opened(path) as top:
        reader = _Reader(path, top, known, taken, believe)
        try:
            folders = reader.all(ctx)
            if known is not None and _has_new_link(known.folders, folders):
                reader.forget()
                folders = reader.all(ctx)
        finally:
            reader.close()
        exact, moved = _ask_linked(top, folders)
    if index is None or known is None or reader.read or moved:
        index = msgspec.msgpack.encode(_Index(FORMAT, _text(path), reader.device, folders))
    return Remeasured(_total(folders), index, reader.read, exact)


class _Reader:
    """Goes through the folders, taking what is known where the stamp allows."""

    def __init__(
        self,
        path: Path,
        top: int | str,
        known: _Index | None,
        taken: int,
        believe: Callable[[str], bool],
    ) -> None:
        self.read = 0
        self._believe = believe
        self.device = known.device if known else -1
        self._path = path
        self._top = top
        self._taken = taken
        self._known = known.folders if known else []
        self._anchors = Anchors(top) if isinstance(top, int) else None

    def close(self) -> None:
        if self._anchors is not None:
            self._anchors.close()

    def forget(self) -> None:
        """Take nothing for known any more."""
        self._known = []
        self.read = 0

    def all(self, ctx: JobContext | None) -> list[_Sums]:
        """The sums of every folder, parents first."""
        fresh = self._fresh()
        if self._known and len(fresh) == len(self._known):
            return self._known
        kept = {sums.rel: sums for sums in self._known if sums.rel in fresh}
        inside: dict[str, list[str]] = {}
        for sums in self._known[1:]:
            parent, _, name = sums.rel.rpartition(os.sep)
            inside.setdefault(parent, []).append(name)
        folders: list[_Sums] = []
        pending = [""]
        while pending:
            if ctx is not None:
                ctx.check_cancelled()
            rel = pending.pop()
            if rel in kept:
                folders.append(kept[rel])
                below = inside.get(rel, [])
            else:
                found, below = self._look(rel)
                folders.append(found)
            pending += [f"{rel}{os.sep}{name}" if rel else name for name in reversed(below)]
        return folders

    def _fresh(self) -> set[str]:
        """Folders that are what they were.  One status each: this is what ``again`` costs."""
        fresh: set[str] = set()
        top, stat = self._top, os.stat
        for sums in self._known:
            rel = sums.rel
            if not self._believe(rel):
                continue
            try:
                if isinstance(top, int) and len(rel) < _SHORT and rel.isascii():
                    status = stat(rel or ".", dir_fd=top, follow_symlinks=False)
                else:
                    status = _status(top, rel)
            except OSError:
                continue
            if status.st_ino == sums.inode and _stamp(status) == sums.stamp:
                fresh.add(rel)
        return fresh

    def _look(self, safe: str) -> tuple[_Sums, list[str]]:
        rel = _name(safe)
        try:
            folder, below = read_folder(self._anchors or self._top, rel, self.device)
        except OSError as error:
            raise failure(error, self._path / rel, "read") from error
        if self.device < 0:
            self.device = folder.status.st_dev
        self.read += 1
        return _sums(folder, self._taken), sorted(map(_safe, below))


def _has_new_link(before: list[_Sums], now: list[_Sums]) -> bool:
    """Whether a file with several names came up that had one before: its first name may lie in
    a folder that is as it was, and then it has been counted there."""
    known = {entry[1] for sums in before for entry in sums.linked}
    return any(entry[1] not in known for sums in now for entry in sums.linked)


def _decode(index: bytes | None, path: Path) -> _Index | None:
    """An index that fits this folder on this volume; anything else is no index."""
    if not index:
        return None
    try:
        known = msgspec.msgpack.decode(index, type=_Index)
        status = os.lstat(os_path(path))
    except (msgspec.DecodeError, OSError):
        return None
    if (known.format, known.root, known.device) != (FORMAT, _text(path), status.st_dev):
        return None
    if any(_leads_out(sums.rel) for sums in known.folders):
        return None  # a workspace's files may come from anybody
    return known if known.folders and known.folders[0].inode == status.st_ino else None


def _leads_out(rel: str) -> bool:
    return "\0" in rel or rel.startswith(os.sep) or (".." in rel and ".." in rel.split(os.sep))


def _text(path: Path) -> str:
    return _safe(os.fspath(path.absolute()))


def _safe(name: str) -> str:
    """Any name as text that UTF-8 can hold; ``_name`` is the way back."""
    return name if name.isascii() else name.encode("utf-8", "surrogatepass").decode("latin-1")


def _name(safe: str) -> str:
    return safe if safe.isascii() else safe.encode("latin-1").decode("utf-8", "surrogatepass")


def _stamp(status: os.stat_result) -> int:
    # Nobody can set a change time back; Windows has none and its modification time serves.
    return status.st_mtime_ns if WINDOWS else status.st_ctime_ns


def _sums(folder: Folder, taken: int) -> _Sums:
    status = folder.status
    stamp = _stamp(status)
    settled = stamp if stamp < taken - _RACY_NS else 0
    files = apparent = blocks = 0
    newest = status.st_mtime_ns
    linked: list[tuple[str, int, int, int, int]] = []
    for kind in (folder.files, folder.links, folder.others):
        regular = kind is folder.files
        for name, found in kind:
            files += 1
            newest = max(newest, found.st_mtime_ns)
            size = found.st_size if regular else 0
            if found.st_nlink > 1:
                held = blocks_of(found)
                linked.append((_safe(name), found.st_ino, found.st_nlink, held, size))
            else:
                blocks += blocks_of(found)
                apparent += size
    return _Sums(
        _safe(folder.rel),
        status.st_ino,
        settled,
        blocks_of(status) + blocks,
        files,
        apparent,
        newest,
        linked,
    )


def _status(top: int | str, safe: str) -> os.stat_result:
    rel = _name(safe)
    if isinstance(top, str):
        return os.lstat(f"{top}{os.sep}{rel}" if rel else top)
    if is_short(rel):
        return os.stat(rel or ".", dir_fd=top, follow_symlinks=False)
    with entry_below(top, rel) as (parent, name):
        return os.stat(name, dir_fd=parent, follow_symlinks=False)


def _ask_linked(top: int | str, folders: list[_Sums]) -> tuple[bool, bool]:
    """Ask files with several names how many there are now: (all asked, something moved)."""
    if sum(len(sums.linked) for sums in folders) > ASKED:
        return False, False
    moved = False
    for sums in folders:
        for place, (name, *fact) in enumerate(sums.linked):
            try:
                found = _status(top, f"{sums.rel}{os.sep}{name}" if sums.rel else name)
            except OSError:
                continue  # gone this moment: the folder's stamp tells next time
            now = (name, found.st_ino, found.st_nlink, blocks_of(found), found.st_size)
            if now != (name, *fact):
                sums.linked[place] = now
                moved = True
    return True, moved


def _total(folders: list[_Sums]) -> Measure:
    blocks = files = apparent = newest = 0
    met: dict[int, list[int]] = {}
    for sums in folders:
        blocks += sums.blocks
        files += sums.files
        apparent += sums.apparent
        newest = max(newest, sums.newest)
        for _, inode, names, held, size in sums.linked:
            seen = met.setdefault(inode, [0, names, held, size])
            seen[0] += 1
    shared = 0
    for count, names, held, size in met.values():
        apparent += size
        if count >= names:
            blocks += held
        else:
            shared += held
    own = blocks * 512
    return Measure(files, apparent, own + shared * 512, own, own, newest)
