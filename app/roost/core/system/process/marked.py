"""What a probe tells while it runs: JSON lines behind a mark only this run knows."""

from __future__ import annotations

import json
from typing import Any

LONGEST = 1 << 16
"""Bytes of a line; what is longer is noise of some package."""


class Marked:
    """Puts chunks of output together again; lines that make no sense are left out."""

    def __init__(self, mark: str) -> None:
        self._mark = mark.encode()
        self._rest = b""

    def facts(self, chunk: bytes) -> list[dict[str, Any]]:
        """What was told in whole by now."""
        *lines, rest = (self._rest + chunk).split(b"\n")
        self._rest = rest[: LONGEST + 1]
        found = []
        for line in lines:
            if not line.startswith(self._mark) or len(line) > LONGEST:
                continue
            try:
                fact = json.loads(line[len(self._mark) :])
            except (ValueError, RecursionError):
                continue
            if isinstance(fact, dict):
                found.append(fact)
        return found
