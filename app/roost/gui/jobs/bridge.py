"""From the sinks of running jobs to the GUI thread, in batches.

A signal a line stalls the window for seconds (reliability.md); so worker threads append
to a buffer, and a 50 ms timer of the GUI thread takes at most 500 lines a tick, and of
each job only the newest progress.
"""

from __future__ import annotations

import threading
from collections import deque
from typing import NamedTuple

from roost.core.domain.events import EnvironmentChanged, Event, LogLine, Progress

LINES_PER_TICK = 500
MAX_WAITING = 120_000
TICK_MS = 50


class Batch(NamedTuple):
    lines: tuple[LogLine, ...] = ()
    progress: tuple[Progress, ...] = ()
    changes: tuple[EnvironmentChanged, ...] = ()
    dropped: int = 0


class EventBuffer:
    """``put`` is called in worker threads, ``take`` in the GUI thread."""

    def __init__(self) -> None:
        self._lines: deque[LogLine] = deque()
        self._progress: dict[str, Progress] = {}
        self._changes: dict[str, EnvironmentChanged] = {}
        self._dropped = 0
        self._lock = threading.Lock()

    def put(self, event: Event) -> None:
        with self._lock:
            if isinstance(event, LogLine):
                if len(self._lines) >= MAX_WAITING:
                    self._lines.popleft()
                    self._dropped += 1
                self._lines.append(event)
            elif isinstance(event, Progress):
                self._progress[event.job] = event
            else:
                self._changes[event.env_id] = event

    def take(self) -> Batch:
        with self._lock:
            count = min(LINES_PER_TICK, len(self._lines))
            lines = tuple(self._lines.popleft() for _ in range(count))
            batch = Batch(
                lines, tuple(self._progress.values()), tuple(self._changes.values()), self._dropped
            )
            self._progress.clear()
            self._changes.clear()
            self._dropped = 0
        return batch

    @property
    def empty(self) -> bool:
        return not (self._lines or self._progress or self._changes)
