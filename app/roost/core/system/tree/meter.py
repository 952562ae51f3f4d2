"""Progress of work on a tree, counted by several threads and shown by one."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

from roost.core.system.context import JobContext

SHOW_S = 0.1


@dataclass(slots=True)
class Meter:
    """Files and bytes done of a total; ``tick`` shows them at most ten times a second.

    ``tick`` and ``show`` belong to the thread that runs the job: sinks need not be thread-safe.
    """

    ctx: JobContext
    stage: str
    subject: str
    files: int
    bytes: int
    _files: int = 0
    _bytes: int = 0
    _started: float = field(default_factory=time.monotonic)
    _shown: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, files: int, size: int) -> None:
        """So much more is done; from any thread."""
        with self._lock:
            self._files += files
            self._bytes += size

    def tick(self) -> None:
        """Raise ``CancelledError`` when cancelled; else show what is new."""
        self.ctx.check_cancelled()
        if time.monotonic() - self._shown >= SHOW_S:
            self.show()

    def finish(self) -> None:
        """All is done: show it so, holes and clones included."""
        self._files, self._bytes = self.files, self.bytes
        self.show()

    def show(self) -> None:
        """Emit the state now: bytes as the measure, files in the message, bytes/s as the rate."""
        self._shown = time.monotonic()
        took = self._shown - self._started
        rate = self._bytes / took if took > 0 else None
        self.ctx.progress(
            self.stage,
            self._bytes,
            self.bytes,
            "bytes",
            f"{self._files:,} of {self.files:,} files",
            subject=self.subject,
            fraction=self._bytes / self.bytes if self.bytes else 1.0,
            rate=rate,
            seconds_left=(self.bytes - self._bytes) / rate if rate else None,
        )
