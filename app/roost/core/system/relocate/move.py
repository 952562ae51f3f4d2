"""From where to where: the one value every part of the relocation works with."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from roost.core.domain.errors import StoreError

_DRIVE = re.compile(r"(?:[A-Za-z]:[\\/]|\\\\[^\\/]+[\\/])")
_BREAKS = frozenset("\0\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
"""Characters at which some reader of these files starts a new line."""
_VERBATIM = "\\\\?\\"


def is_windows_path(path: str) -> bool:
    """Whether ``path`` has a drive or a share in front, on whatever machine we run."""
    return _DRIVE.match(path) is not None


@dataclass(frozen=True, slots=True)
class Move:
    """``spellings`` of the old place (first the one asked for), and the new place.

    All are strings without a trailing separator; ``windows`` says by which rules they
    are compared (case, both separators).
    """

    spellings: tuple[str, ...]
    new: str
    windows: bool

    @property
    def old(self) -> str:
        return self.spellings[0]

    @property
    def separator(self) -> str:
        return "\\" if is_windows_path(self.new) else "/"

    def moved(self, path: str) -> str | None:
        """``path`` at its new place, or None where it is not the old place or below it.

        What already lies at or below the new place stays, which matters when the new
        place is below the old one.
        """
        if self._tail(self.new, path) is not None and self._tail(self.old, self.new) is not None:
            return None
        for spelling in self.spellings:
            tail = self._tail(spelling, path)
            if tail is not None:
                return self.new + self.native(tail)
        return None

    def native(self, tail: str) -> str:
        """A tail such as ``\\Scripts\\python.exe`` with the new place's separators."""
        return tail.replace("\\", self.separator) if self.windows else tail

    def _tail(self, base: str, path: str) -> str | None:
        head, tail = path[: len(base)], path[len(base) :]
        if self.windows:
            if head.lower().replace("/", "\\") != base.lower().replace("/", "\\"):
                return None
            return tail if not tail or tail[0] in "\\/" else None
        if head != base:
            return None
        return tail if not tail or tail[0] == "/" else None


def move_between(old: Path, new: Path) -> Move:
    """The move for two absolute paths; knows the old one's resolved spelling as well.

    A tool that resolved its own path wrote that one (``/private/var`` for ``/var``).
    Raises StoreError ``bad-path`` for a relative path, and for one with a line break or
    NUL in it: in ``pyvenv.cfg`` it would add keys of its own.
    """
    asked, target = _plain(str(old)), _plain(str(new))
    for path in (asked, target):
        if not (path.startswith("/") or is_windows_path(path)) or set(path) & _BREAKS:
            raise StoreError(
                "bad-path",
                f"An environment cannot be moved from or to {path!r}.",
                path=path,
                remedy="Choose an absolute path without line breaks.",
            )
    windows = is_windows_path(asked)
    spellings = [asked]
    if windows == (os.name == "nt"):
        resolved = _plain(os.path.realpath(asked))
        if resolved != asked:
            spellings.append(resolved)
    return Move(tuple(spellings), target, windows)


def _plain(path: str) -> str:
    if path.startswith(_VERBATIM + "UNC\\"):
        path = "\\\\" + path[len(_VERBATIM) + 4 :]
    elif path.startswith(_VERBATIM):
        path = path[len(_VERBATIM) :]
    return path.rstrip("\\/") or path
