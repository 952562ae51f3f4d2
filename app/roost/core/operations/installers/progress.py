"""Progress that is true: monotonic, at most four times a second, full exactly at the end."""

from __future__ import annotations

import os
import re
import time
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path

from roost.core.domain.events import Unit
from roost.core.domain.requirement import normalised_name
from roost.core.operations.installers.base import COMPILE, DOWNLOAD, INSTALL, RESOLVE
from roost.core.system.context import JobContext

_UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
_DECIMAL = {"": 1, "k": 10**3, "M": 10**6, "G": 10**9}  # what pip counts in
PERIOD = 0.25  # seconds between two events of a stage
WINDOW = 10.0  # seconds that a rate is told from: what was fast once says nothing of now
UNPACKED = 2.5  # bytes on disk per byte of wheel, about: uv unpacks while it downloads


class Meter:
    """One stage of a job: how much of how much, and how fast."""

    def __init__(
        self,
        ctx: JobContext,
        stage: str,
        subject: str,
        unit: Unit = "",
        total: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.stage = stage
        self.done = 0
        self.total = total
        self._ctx = ctx
        self._subject = subject
        self._unit = unit
        self._clock = clock
        self._began = self._last = clock()
        self._past: deque[tuple[float, int]] = deque([(self._began, 0)])
        self._message = ""
        self._emit()

    def set(self, done: int, message: str | None = None) -> None:
        """Note how far it is; never backwards, and full only by ``finish``."""
        limit = done if self.total is None else min(done, max(0, self.total - 1))
        moved = limit > self.done or (message is not None and message != self._message)
        self.done = max(self.done, limit)
        if message is not None:
            self._message = message
        if moved and self._clock() - self._last >= PERIOD:
            self._emit()

    def less(self, amount: int) -> None:
        """So much of the total turned out not to be needed."""
        if self.total is not None:
            self.total = max(self.done + 1, self.total - amount)

    def finish(self) -> None:
        """Full: the stage is over."""
        self.total = self.done if self.total is None else self.total
        self.done = self.total
        self._emit()

    def _emit(self) -> None:
        now = self._last = self._clock()
        rate = self._rate(now)
        left = None if self.total is None or not rate else (self.total - self.done) / rate
        self._ctx.progress(
            self.stage,
            self.done,
            self.total,
            self._unit,
            self._message,
            subject=self._subject,
            rate=rate,
            seconds_left=left,
        )

    def _rate(self, now: float) -> float | None:
        """Units a second over the last seconds; None while there is too little to tell from."""
        self._past.append((now, self.done))
        while len(self._past) > 2 and now - self._past[1][0] >= WINDOW:
            self._past.popleft()
        then, before = self._past[0]
        if not self._unit or now - then <= 0.5 or self.done <= before:
            return None
        return (self.done - before) / (now - then)


class UvProgress:
    """Reads uv's lines; between them looks at what arrives on disk (uv prints no bytes)."""

    _LINE = re.compile(
        r"\s*(Resolved|Downloading|Downloaded|Building|Prepared|Installed|Uninstalled)\s+(\S+)"
        r"(?: \(([\d.]+)([KMG]?i?B)\))?"
    )

    def __init__(
        self,
        ctx: JobContext,
        subject: str,
        sizes: Mapping[str, int],
        packages: int,
        cache: Path,
        count: Callable[[], int],
        clock: Callable[[], float] = time.monotonic,
        expected: int | None = None,
    ) -> None:
        """``sizes``: bytes of what must be downloaded, by normalised name; 0 = not known.

        ``expected``: their sum, where a plan found it out before.
        """
        self._ctx = ctx
        self._subject = subject
        self._sizes = dict(sizes)
        self._packages = packages
        self._cache = cache
        self._count = count
        self._clock = clock
        self._coming: set[str] = set()
        self._arrived = 0
        self._grown = 0
        self._next_look = 0.0
        self._expected = expected or None
        self.meter = Meter(ctx, RESOLVE, subject, clock=clock)

    def on_line(self, line: str) -> None:
        match = self._LINE.match(line)
        if match is None:
            return
        what, name = match[1], normalised_name(match[2])
        if what == "Resolved":
            self._stage(DOWNLOAD if self._sizes else INSTALL)
        elif what in ("Downloading", "Building"):
            self._stage(DOWNLOAD)
            self._coming.add(name)
            if match[3] and not self._sizes.get(name):
                self._sizes[name] = int(float(match[3]) * _UNITS.get(match[4][:1], 1))
            self.meter.set(self.meter.done, match[2])
        elif what == "Downloaded":
            self._coming.discard(name)
            self._arrived += self._sizes.pop(name, 0)
            self._grown = 0
            self.meter.set(self._arrived)
        elif what == "Prepared":
            self._stage(INSTALL)
        elif what == "Installed":
            self._stage(INSTALL)
            self.meter.finish()

    def on_tick(self) -> bool:
        """Look at the disk now and then; True when something has moved."""
        now = self._clock()
        if now < self._next_look:
            return False
        before = self.meter.done, self._grown
        if self.meter.stage == DOWNLOAD:
            self._grown = max(self._grown, bytes_below(self._cache, ".tmp"))
            coming = sum(self._sizes.get(name, 0) for name in self._coming)
            self.meter.set(self._arrived + min(int(self._grown / UNPACKED), coming))
        elif self.meter.stage == INSTALL:
            self.meter.set(self._count())
        # a look at ten thousand new files costs time that the installer needs itself
        self._next_look = now + max(PERIOD, 10 * (self._clock() - now))
        return before != (self.meter.done, self._grown)

    def _stage(self, stage: str) -> None:
        if self.meter.stage == stage:
            return
        order = (RESOLVE, DOWNLOAD, INSTALL)
        if order.index(stage) < order.index(self.meter.stage):
            return  # a late line must not turn the bar back
        self.meter.finish()
        if stage == DOWNLOAD:
            # where the index keeps a size to itself there is no total to promise
            known = bool(self._sizes) and all(self._sizes.values())
            total = sum(self._sizes.values()) if known else self._expected
            self.meter = Meter(self._ctx, DOWNLOAD, self._subject, "bytes", total, self._clock)
        else:
            total = self._packages
            self.meter = Meter(self._ctx, INSTALL, self._subject, "packages", total, self._clock)


class PipProgress:
    """Reads pip's lines and its raw progress bar."""

    _BYTES = re.compile(r"Progress (\d+) of (\d+)")
    _FETCH = re.compile(r"\s*(Downloading|Using cached)\s+(\S+)(?: \(([\d.]+) ([kMG]?)B\))?")
    _INSTALLING = re.compile(r"Installing collected packages: (.*)")

    def __init__(
        self,
        ctx: JobContext,
        subject: str,
        count: Callable[[], int],
        clock: Callable[[], float] = time.monotonic,
        expected: int | None = None,
    ) -> None:
        """``expected``: bytes of all files, cached or not, where a plan found them out before."""
        self._ctx = ctx
        self._subject = subject
        self._count = count
        self._clock = clock
        self._expected = expected or None
        self._before = 0
        self._finished = 0  # bytes of the files that are complete
        self._current = 0
        self._file = ""
        self._next_look = 0.0
        self.meter = Meter(ctx, RESOLVE, subject, clock=clock)

    def on_line(self, line: str) -> None:
        if match := self._BYTES.match(line):
            self._bytes(int(match[1]), int(match[2]))
        elif match := self._FETCH.match(line):
            self._finished += self._current
            self._current = 0
            self._file = re.split(r"[/\\]", match[2])[-1]
            self._downloading()
            if match[1] == "Using cached" and match[3]:
                self.meter.less(int(float(match[3]) * _DECIMAL[match[4]]))
        elif match := self._INSTALLING.match(line):
            self.meter.finish()
            self._before = self._count()
            total = len(match[1].split(","))
            self.meter = Meter(self._ctx, INSTALL, self._subject, "packages", total, self._clock)
        elif line.startswith("Successfully installed") and self.meter.stage == INSTALL:
            self.meter.finish()

    def on_tick(self) -> bool:
        now = self._clock()
        if self.meter.stage != INSTALL or now < self._next_look:
            return False
        self._next_look = now + PERIOD
        before = self.meter.done
        self.meter.set(self._count() - self._before)
        return self.meter.done != before

    def _bytes(self, done: int, total: int) -> None:
        self._downloading()
        self._current = max(self._current, done)
        share = f"{self._file} ({100 * done // total} %)" if total else self._file
        self.meter.set(self._finished + self._current, share)

    def _downloading(self) -> None:
        if self.meter.stage == RESOLVE:
            # pip learns what it needs while it downloads: only a plan before it knows a total
            self.meter.finish()
            total = self._expected
            self.meter = Meter(self._ctx, DOWNLOAD, self._subject, "bytes", total, self._clock)


def compile_meter(ctx: JobContext, subject: str, files: int) -> Meter:
    return Meter(ctx, COMPILE, subject, "files", files)


def bytes_below(folder: Path, prefix: str) -> int:
    """Bytes in the sub-folders of ``folder`` whose names begin with ``prefix``."""
    total = 0
    pending: list[str] = []
    try:
        pending = [entry.path for entry in os.scandir(folder) if entry.name.startswith(prefix)]
    except OSError:
        return 0
    while pending:
        try:
            with os.scandir(pending.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                    else:
                        total += entry.stat(follow_symlinks=False).st_size
        except OSError:
            continue  # moved away meanwhile: it has arrived
    return total
