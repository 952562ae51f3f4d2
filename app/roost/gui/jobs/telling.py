"""Bytes that move, as lines of the log: pip prints its downloads, nobody prints a copy."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from roost.core.domain.amounts import size
from roost.core.domain.events import LogLine, Progress

EVERY = 1.0
"""Seconds between two lines of a stage; its first and its last are told at once."""
_DONE = {"copy": "Copied", "download": "Downloaded", "purge": "Freed", "measure": "Measured"}


class _Last(NamedTuple):
    stage: str
    at: float
    whole: bool


class Telling:
    """Makes a line of a job's progress where one is due; may be asked by several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last: dict[str, _Last] = {}
        self._lock = threading.Lock()

    def line(self, progress: Progress) -> LogLine | None:
        """ "Copied 147 of 12,147 files · 13 MB of 39 MB · 84.0 MB/s", or None."""
        if progress.unit != "bytes" or progress.done <= 0:
            return None
        whole = progress.total is not None and progress.done >= progress.total
        now = self._clock()
        with self._lock:
            last = self._last.get(progress.job)
            same = last is not None and last.stage == progress.stage
            if last is not None and same and (last.whole or (now - last.at < EVERY and not whole)):
                return None
            self._last[progress.job] = _Last(progress.stage, now, whole)
        return LogLine(progress.job, _words(progress), "progress", progress.stage)

    def forget(self, job: str) -> None:
        """The job has ended."""
        with self._lock:
            self._last.pop(job, None)


def _words(progress: Progress) -> str:
    done = size(progress.done)
    parts = [progress.message] if progress.message else []
    parts.append(done if progress.total is None else f"{done} of {size(progress.total)}")
    if progress.rate:
        parts.append(f"{size(int(progress.rate))}/s")
    return f"{_DONE.get(progress.stage, progress.stage.capitalize())} {' · '.join(parts)}"
