"""Bytes of a child's output into lines of text, whatever the bytes are."""

from __future__ import annotations

import codecs
import re

LONGEST_LINE = 65_536  # characters; a longer one is given out in pieces
_ENDS = re.compile(r"[\r\n]+")


class LineSplitter:
    """UTF-8 with replacement, split at ``\\r`` and ``\\n``; empty lines are dropped."""

    def __init__(self, longest: int = LONGEST_LINE) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._longest = longest
        self._rest = ""

    def feed(self, data: bytes) -> list[str]:
        """The lines that ``data`` completes."""
        return self._take(self._decoder.decode(data))

    def close(self) -> list[str]:
        """What is left when the output ends without a line end."""
        lines = self._take(self._decoder.decode(b"", final=True))
        if self._rest:
            lines.append(self._rest)
            self._rest = ""
        return lines

    def _take(self, text: str) -> list[str]:
        *whole, self._rest = _ENDS.split(self._rest + text)
        lines = [piece for line in whole if line for piece in self._pieces(line)]
        while len(self._rest) > self._longest:
            lines.append(self._rest[: self._longest])
            self._rest = self._rest[self._longest :]
        return lines

    def _pieces(self, line: str) -> list[str]:
        return [line[i : i + self._longest] for i in range(0, len(line), self._longest)]
