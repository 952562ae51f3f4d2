"""What an account was made from, so that a second look costs one status a folder.

An account depends on the names in the folders and on the packages' own lists, not on what
other files hold.  A folder's change time moves when an entry of it comes, goes or is renamed,
a list's when it is written; nobody can set a change time back.  So where none has moved, the
account stands.  One that moved a moment before the look could hide a further change within
the same tick of the file system's clock, so it never counts as settled.
"""

from __future__ import annotations

import os
import stat
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

RACY_NS = 2_000_000_000
"""The coarsest clock of a file system (FAT's)."""
LISTS = ("RECORD", "installed-files.txt", "entry_points.txt", "top_level.txt")
"""The files in a package's metadata that explain others."""
SETTLES = os.name == "posix"
"""Windows has no change time that os.stat tells; there every look is a whole one."""
_EVERY = 256


@dataclass(frozen=True, slots=True)
class Found:
    """One entry that nothing explains, or (``link``: where it points) a link."""

    path: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One folder of a unit: what was found below it, and the marks of all that it depends on."""

    found: tuple[Found, ...]
    names: bytes = b""
    """Paths below the unit, separated by NUL."""
    marks: bytes = b""
    """Device, inode and change time of each."""
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """By folder of the unit; and the marks of the listed files that are the user's."""

    sections: dict[str, Section] = field(default_factory=dict)
    files: dict[str, tuple[int, ...]] = field(default_factory=dict)
    every: frozenset[str] = frozenset()
    """All paths that are the user's, listed or not."""


class Marks:
    """Collects what a section depends on; ``taken`` is when the look began."""

    def __init__(self, unit: str, taken: int) -> None:
        self._unit = unit
        self._before = taken - RACY_NS
        self._settled = SETTLES
        self._names: list[bytes] = []
        self._marks = array("Q")

    def add(self, path: str) -> None:
        """Remember ``path`` (below the unit), before it is read."""
        try:
            status = os.lstat(os.path.join(self._unit, path))
        except OSError:
            self._settled = False
            return
        if status.st_ctime_ns >= self._before:
            self._settled = False
        self._names.append(os.fsencode(path))
        self._marks.extend((status.st_dev, status.st_ino, max(status.st_ctime_ns, 0)))

    def section(self, found: Iterable[Found]) -> Section:
        """What was found, with the marks where a second look could rely on them."""
        if not self._settled:
            return Section(tuple(found))
        return Section(tuple(found), b"\0".join(self._names), self._marks.tobytes(), True)


def unchanged(unit: str, section: Section, check_cancelled: Callable[[], None]) -> bool:
    """Whether all that a section depends on is what and as it was."""
    if not section.settled:
        return False
    marks = array("Q")
    marks.frombytes(section.marks)
    try:
        top = os.open(unit, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return False
    status, at = os.stat, 0
    try:
        for name in section.names.split(b"\0"):
            now = status(name, dir_fd=top, follow_symlinks=False)
            if (now.st_dev, now.st_ino, now.st_ctime_ns) != (
                marks[at],
                marks[at + 1],
                marks[at + 2],
            ):
                return False
            at += 3
            if at % _EVERY == 0:
                check_cancelled()
    except OSError:
        return False
    finally:
        os.close(top)
    return True


def mark_of(path: str) -> tuple[int, ...]:
    """What tells that a file was written or exchanged; () where it cannot be looked at.

    A mark of a folder or link says nothing of what lies behind it.
    """
    try:
        status = os.lstat(path)
    except OSError:
        return ()
    if not stat.S_ISREG(status.st_mode):
        return (status.st_dev, status.st_ino)
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def came_since(before: Looked, now: Looked) -> tuple[str, ...]:
    """Files of the user that appeared, or were written, between two looks; sorted."""
    new = now.every - before.every
    written = {
        path
        for path, mark in now.files.items()
        if path in before.files and before.files[path] != mark
    }
    return tuple(sorted(new | written))
