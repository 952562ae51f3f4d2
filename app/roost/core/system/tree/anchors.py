"""Reach folders of any depth quickly, one after the other, without many descriptors open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

OPEN_DIR = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
OPEN_DIR |= getattr(os, "O_CLOEXEC", 0)
STEP = 3900
"""Longest relative path, in bytes, given to one call (the system's limit is 4096)."""
_MOST = 64


class Anchors:
    """Folders on the way to the last one opened are kept open, at most 64 of them.

    The next folder is usually near, so opening it costs a few steps and not its whole depth.
    For one thread; ``close`` when done.
    """

    def __init__(self, top: int) -> None:
        self._top = top
        self._kept: list[tuple[str, int]] = []

    def open(self, rel: str) -> int:
        """Descriptor of the folder ``rel`` below the top; the caller closes it."""
        if is_short(rel):
            return os.open(rel or ".", OPEN_DIR, dir_fd=self._top)
        while self._kept and not rel.startswith(self._kept[-1][0] + os.sep):
            os.close(self._kept.pop()[1])
        start, current = self._kept[-1] if self._kept else ("", self._top)
        steps = list(_steps(rel[len(start) + 1 :] if start else rel))
        for step in steps[:-1]:
            current = os.open(step, OPEN_DIR, dir_fd=current)
            start = f"{start}{os.sep}{step}" if start else step
            self._kept.append((start, current))
            if len(self._kept) > _MOST:
                self._thin()
        return os.open(steps[-1], OPEN_DIR, dir_fd=current)

    def _thin(self) -> None:
        for _, handle in self._kept[:-1:2]:
            os.close(handle)
        self._kept = [*self._kept[1:-1:2], self._kept[-1]]

    @contextmanager
    def entry(self, rel: str) -> Iterator[tuple[int, str]]:
        """A descriptor and a name that one call can use for the entry ``rel``."""
        if is_short(rel):
            yield self._top, rel
            return
        parent, _, name = rel.rpartition(os.sep)
        handle = self.open(parent)
        try:
            yield handle, name
        finally:
            os.close(handle)

    def close(self) -> None:
        while self._kept:
            os.close(self._kept.pop()[1])


def open_below(top: int, rel: str) -> int:
    """Descriptor of one folder; the caller closes it.  For any thread."""
    anchors = Anchors(top)
    try:
        return anchors.open(rel)
    finally:
        anchors.close()


@contextmanager
def entry_below(top: int, rel: str) -> Iterator[tuple[int, str]]:
    """``Anchors.entry`` for one entry, for any thread."""
    anchors = Anchors(top)
    try:
        with anchors.entry(rel) as found:
            yield found
    finally:
        anchors.close()


def is_short(rel: str) -> bool:
    """Whether one call takes it; a character is at most four bytes."""
    return len(rel) * 4 < STEP or len(os.fsencode(rel)) < STEP


def _steps(rel: str) -> Iterator[str]:
    parts: list[str] = []
    length = 0
    for part in rel.split(os.sep):
        size = len(os.fsencode(part)) + 1
        if length + size > STEP:
            yield os.sep.join(parts)
            parts, length = [], 0
        parts.append(part)
        length += size
    yield os.sep.join(parts)
