"""Which ``.pyc`` belong to a source, whether they are valid, and whether two are one.

Layout of a ``.pyc``: magic (4 bytes), flags (4), then mtime and size of the source (4
each, flags 0) or a hash (PEP 552), then marshalled code.  The path it was compiled under
is part of the code, but import puts the real one in its place.
"""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Sequence
from pathlib import Path

_NAME = re.compile(r"(?P<stem>.+?)\.[\w-]+(?:\.opt-\w+)?\.pyc")
_HEADER = 16
_SHORT = b"zZ"  # marshal's short ASCII strings: one byte of length; interned or not
_LONG = b"aAut"  # ASCII and Unicode strings: four bytes of length
_REFERENCE = 0x80
_LONGEST_PATH = 4096
_MARK = b"\0<path>\0"


class BytecodeIndex:
    """The compiled files beside sources, each ``__pycache__`` read once."""

    def __init__(self) -> None:
        self._folders: dict[str, dict[str, list[str]]] = {}

    def of(self, source: str | Path) -> dict[str, Path]:
        """The ``.pyc`` of a ``.py``, by file name (``m.cpython-311.opt-1.pyc``)."""
        cache, names = self._names(os.fspath(source))
        return {name: Path(cache, name) for name in names}

    def count(self, source: str) -> int:
        """How many there are."""
        return len(self._names(source)[1])

    def _names(self, source: str) -> tuple[str, Sequence[str]]:
        folder, name = os.path.split(source)
        cache = os.path.join(folder, "__pycache__")
        if not name.endswith(".py"):
            return cache, ()
        if cache not in self._folders:
            self._folders[cache] = _by_stem(cache)
        return cache, self._folders[cache].get(name[:-3], ())


def _by_stem(cache: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    try:
        with os.scandir(cache) as entries:
            for entry in entries:
                match = _NAME.fullmatch(entry.name)
                if match is not None and entry.is_file(follow_symlinks=False):
                    found.setdefault(match["stem"], []).append(entry.name)
    except OSError:
        return {}
    return found


def is_valid(data: bytes, facts: os.stat_result) -> bool:
    """Whether Python would use this ``.pyc`` for a source with these facts."""
    if len(data) < _HEADER:
        return False
    flags, moment, size = struct.unpack_from("<III", data, 4)
    expected = (0, int(facts.st_mtime) & 0xFFFFFFFF, facts.st_size & 0xFFFFFFFF)
    return bool((flags, moment, size) == expected)


def same_code(one: bytes, other: bytes, tail: str) -> bool:
    """Whether two ``.pyc`` hold the same code, compiled under different paths.

    ``tail`` is the end, with the system's separators, that both paths have in common.
    """
    return one[:8] == other[:8] and _without_path(one, tail) == _without_path(other, tail)


def _without_path(data: bytes, tail: str) -> bytes:
    code = tail.encode("utf-8", "surrogateescape")
    body = data[_HEADER:]
    result = bytearray()
    start = 0
    while True:
        at = body.find(code, start)
        if at < 0:
            return bytes(result + body[start:])
        end = at + len(code)
        begin = _string_start(body, end, len(code))
        result += body[start:end] if begin is None else body[start : max(begin, start)] + _MARK
        start = end


def _string_start(body: bytes, end: int, shortest: int) -> int | None:
    """Where the marshalled string that ends at ``end`` starts, its type and length included."""
    for length in range(shortest, min(_LONGEST_PATH, end) + 1):
        at = end - length
        if length < 256 and at >= 2 and body[at - 1] == length and _is_type(body[at - 2], _SHORT):
            return at - 2
        if (
            at >= 5
            and _is_type(body[at - 5], _LONG)
            and int.from_bytes(body[at - 4 : at], "little") == length
        ):
            return at - 5
    return None


def _is_type(byte: int, types: bytes) -> bool:
    return byte & ~_REFERENCE in types
