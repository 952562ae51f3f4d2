"""One line of progress on a terminal, rewritten in place and gone when the job ends."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import IO

from roost.cli import render
from roost.core.domain.events import Progress

INTERVAL = 0.1
"""Seconds between two rewrites."""


class Ticker:
    """Silent where the stream is no terminal: pipes and logs get lines only."""

    def __init__(
        self, stream: IO[str], *, clock: Callable[[], float] = time.monotonic, width: int = 0
    ) -> None:
        self._stream = stream
        self._clock = clock
        self._width = width
        self._shown = False
        self._last = 0.0
        self.active = stream.isatty()

    def show(self, progress: Progress) -> None:
        """Rewrite the line, at most ten times a second."""
        now = self._clock()
        if not self.active or now - self._last < INTERVAL:
            return
        self._last, self._shown = now, True
        width = self._width or _columns()
        self._rewrite(words(progress)[: max(10, width - 1)])

    def clear(self) -> None:
        """Make room for a log line, or leave no trace at the end."""
        if self._shown:
            self._rewrite("")
            self._shown = False

    def _rewrite(self, line: str) -> None:
        """A terminal that is gone, or knows no such letters, is not worth a job."""
        try:
            self._stream.write("\r\x1b[2K" + line)
            self._stream.flush()
        except (OSError, UnicodeEncodeError):
            self.active = self._shown = False


def words(progress: Progress) -> str:
    """``download 45 %  83 MB of 184 MB  21 MB/s  5 s left  torch-2.13.0``."""
    share = progress.fraction
    if share is None and progress.total:
        share = min(1.0, progress.done / progress.total)
    parts = [progress.stage if share is None else f"{progress.stage} {share:.0%}"]
    if progress.unit == "bytes":
        done = render.size(progress.done)
        parts.append(f"{done} of {render.size(progress.total)}" if progress.total else done)
        if progress.rate:
            parts.append(f"{render.size(int(progress.rate))}/s")
    elif progress.total:
        parts.append(f"{progress.done} of {progress.total} {progress.unit}".rstrip())
    if progress.seconds_left is not None:
        parts.append(f"{render.duration(progress.seconds_left)} left")
    if progress.message:
        parts.append(render.plain(progress.message))
    return "  ".join(parts)


def _columns() -> int:
    import shutil  # brings the compressors with it: not for a command that shows no progress

    return shutil.get_terminal_size().columns
