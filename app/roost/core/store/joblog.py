"""The whole log on disk: what the window shows is bounded, this is not lost.

Lines are those of the jobs, redacted where they were made.  Written in the thread of the
job, through a buffer that is flushed at least twice a second while lines come.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from roost.core.domain.events import LogLine

MAX_BYTES = 64 << 20
"""A log that grows beyond this starts anew: an endless installer must not fill the disk."""
KEEP = 5
_FLUSH_SECONDS = 0.5


class JobLog:
    """One file a run of the program, opened with its first line; older ones are dropped.

    A log that cannot be written is no reason to fail a job: ``broken`` then says why.
    """

    def __init__(
        self, folder: Path, name: str, *, limit: int = MAX_BYTES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self.path = folder / f"{name}.log"
        self.broken = ""
        self._limit = limit
        self._clock = clock
        self._file: TextIO | None = None
        self._size = 0
        self._flushed = 0.0
        self._lock = threading.Lock()

    def write(self, line: LogLine) -> None:
        """Append one line; called from any thread."""
        moment = line.at.isoformat(timespec="milliseconds")
        message = " ".join(line.message.split("\r")).strip().replace("\n", " | ")
        text = f"{moment} {line.job} {line.level}: {message}\n"
        with self._lock:
            if self.broken:
                return
            try:
                self._append(text)
            except OSError as error:
                self.broken = str(error)
                self._close()

    def flush(self) -> None:
        """Put what is buffered on disk; called when a job has ended."""
        with self._lock:
            try:
                if self._file is not None:
                    self._file.flush()
            except OSError as error:
                self.broken = str(error)
                self._close()

    def close(self) -> None:
        with self._lock:
            self._close()

    def _append(self, text: str) -> None:
        if self._file is None or self._size > self._limit:
            self._open()
        assert self._file is not None
        self._size += self._file.write(text)
        now = self._clock()
        if now - self._flushed > _FLUSH_SECONDS:
            self._file.flush()
            self._flushed = now

    def _open(self) -> None:
        """Start the file (anew), and drop the oldest of earlier runs."""
        started = self._file is not None
        self._close()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if started:
            os.replace(self.path, self.path.with_suffix(".1.log"))  # noqa: PTH105
        else:
            _drop_oldest(self.path.parent)
        self._file = self.path.open("a", encoding="utf-8", errors="replace")
        self._size = 0

    def _close(self) -> None:
        if self._file is not None:
            try:
                self._file.close()
            except OSError as error:
                self.broken = str(error)
            self._file = None


def _drop_oldest(folder: Path) -> None:
    logs = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime)
    for path in logs[: max(0, len(logs) - KEEP + 1)]:
        path.unlink(missing_ok=True)
