"""The metadata header of a GGUF file, read just far enough to know the architecture.

Layout: ggml's gguf.md.  Magic, version, tensor count, pair count, then pairs of
key, type and value; strings carry a 64-bit length (32-bit in version 1).
"""

from __future__ import annotations

import struct

HEAD_BYTES = 256 * 1024
_SCALARS = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_STRING, _ARRAY = 8, 9
_MAX_PAIRS = 10_000
_MAX_KEY = 65_535


class NotGgufError(ValueError):
    """The bytes are no GGUF header; the message says why."""


def gguf_text(head: bytes, wanted: str = "general.architecture") -> str | None:
    """A text value of the header, or None where it is not within ``head``.

    Raises ``NotGgufError`` where the bytes are not GGUF.
    """
    reader = _Reader(head)
    try:
        pairs = reader.start()
        for _ in range(min(pairs, _MAX_PAIRS)):
            key = reader.string(_MAX_KEY)
            kind = reader.number("I", 4)
            if key == wanted.encode():
                return reader.string(_MAX_KEY).decode("utf-8", "replace") if kind == 8 else None
            reader.skip(kind)
    except _CutError:
        return None
    return None


class _CutError(Exception):
    """The header goes on beyond the bytes at hand."""


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._order = "<"
        self._length = ("Q", 8)

    def start(self) -> int:
        """Read magic, version and counts; the number of key/value pairs."""
        if self._take(4) != b"GGUF":
            raise NotGgufError("it does not begin with 'GGUF'")
        version = self.number("I", 4)
        if version & 0xFFFF == 0:  # written on a big-endian machine
            self._order = ">"
            version = int.from_bytes(version.to_bytes(4, "little"), "big")
        if not 1 <= version <= 100:
            raise NotGgufError(f"its version is {version}")
        if version == 1:
            self._length = ("I", 4)
        self.number(*self._length)
        return self.number(*self._length)

    def number(self, code: str, size: int) -> int:
        value: int = struct.unpack(self._order + code, self._take(size))[0]
        return value

    def string(self, limit: int) -> bytes:
        length = self.number(*self._length)
        if length > limit:
            raise NotGgufError("a text in its header is too long")
        return self._take(length)

    def skip(self, kind: int, depth: int = 0) -> None:
        if kind in _SCALARS:
            self._take(_SCALARS[kind])
        elif kind == _STRING:
            self._take(self.number(*self._length))
        elif kind == _ARRAY and depth < 4:
            inner = self.number("I", 4)
            count = self.number(*self._length)
            if inner in _SCALARS:
                self._take(_SCALARS[inner] * count)
            else:
                for _ in range(count):
                    self.skip(inner, depth + 1)
        else:
            raise NotGgufError(f"its header holds a value of type {kind}")

    def _take(self, size: int) -> bytes:
        end = self._at + size
        if end > len(self._data):
            raise _CutError
        taken = self._data[self._at : end]
        self._at = end
        return taken
