"""One job, one bar: the stages of a job become the fraction of the whole.

Fractions never go back, are below 1 while anything is left to do, and are exactly 1.0 once,
at the end.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from roost.core.domain.events import Event, Progress
from roost.core.system.context import JobContext

ALMOST = 0.999
"""What a bar shows at most before its job has ended."""


class WholeJob:
    """A job of known stages.  What is done through ``ctx`` is told with its fraction.

    ``weights``: stage to about how many seconds it takes, in the order they come.  A stage
    that is passed over counts as done; one that is not named leaves the bar where it is.  What
    is told with a fraction says by that how far its stage is, else by what it counts.
    Safe to be told from several threads.
    """

    def __init__(
        self,
        ctx: JobContext,
        weights: Mapping[str, float],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.ctx = JobContext(ctx.job, self._take, ctx.cancelled)
        self._sink = ctx.sink
        self._places: dict[str, tuple[float, float]] = {}
        whole = sum(max(0.0, weight) for weight in weights.values()) or 1.0
        at = 0.0
        for stage, weight in weights.items():
            size = max(0.0, weight) / whole
            self._places[stage] = (at, size)
            at += size
        self._clock = clock
        self._lock = threading.Lock()
        self._fraction = 0.0
        self._stage, self._since = "", clock()
        self._last = ""
        self._seconds: dict[str, float] = {}
        self._bytes: dict[str, int] = {}

    @property
    def seconds(self) -> dict[str, float]:
        """How long each stage has taken so far, as it was told."""
        with self._lock:
            found = dict(self._seconds)
            if self._stage:
                more = self._clock() - self._since
                found[self._stage] = found.get(self._stage, 0.0) + more
            return found

    @property
    def bytes_done(self) -> dict[str, int]:
        """Bytes each stage has said it has done, of those that count bytes."""
        with self._lock:
            return dict(self._bytes)

    def finish(self, subject: str = "") -> None:
        """The one event with a fraction of exactly 1.0; none comes after it."""
        with self._lock:
            stage = self._last
            self._fraction = 1.0
            self._sink(Progress(self.ctx.job, stage, 1, 1, subject=subject, fraction=1.0))

    def _take(self, event: Event) -> None:
        if not isinstance(event, Progress):
            self._sink(event)
            return
        with self._lock:
            self._note(event)
            if self._fraction < 1.0:
                self._fraction = max(self._fraction, min(ALMOST, self._place(event)))
                self._sink(replace(event, fraction=self._fraction))

    def _place(self, event: Progress) -> float:
        at, size = self._places.get(event.stage, (0.0, 0.0))
        share = event.done / event.total if event.total else 0.0
        if event.fraction is not None:
            share = event.fraction
        return at + size * min(1.0, max(0.0, share))

    def _note(self, event: Progress) -> None:
        if event.stage != self._stage:
            now = self._clock()
            if self._stage:
                spent = self._seconds.get(self._stage, 0.0) + now - self._since
                self._seconds[self._stage] = spent
            self._stage, self._since = event.stage, now
        if event.stage in self._places:
            self._last = event.stage
        if event.unit == "bytes":
            self._bytes[event.stage] = max(event.done, self._bytes.get(event.stage, 0))


class OneBar:
    """Jobs that follow one another behind one bar: waiting, then building after all.

    What is told with a fraction by a later part goes on where the earlier one stopped.
    ``part`` bounds the next one: it takes the bar from ``start`` to ``end``.
    """

    def __init__(self, ctx: JobContext) -> None:
        self.ctx = JobContext(ctx.job, self._take, ctx.cancelled)
        self._sink = ctx.sink
        self._lock = threading.Lock()
        self._fraction: float | None = None
        self._from, self._to = 0.0, 1.0

    @property
    def begun(self) -> bool:
        """Whether anything was shown yet."""
        return self._fraction is not None

    def part(self, start: float | None = None, end: float = 1.0) -> None:
        """A new part begins: at ``start``, or (None) where the bar is now."""
        with self._lock:
            here = self._fraction or 0.0
            self._from = here if start is None else max(here, min(1.0, start))
            self._to = max(self._from, min(1.0, end))

    def finish(self, stage: str, subject: str = "") -> None:
        """Full, unless what was told has been full already."""
        with self._lock:
            if self._fraction != 1.0:
                self._fraction = 1.0
                self._sink(Progress(self.ctx.job, stage, 1, 1, subject=subject, fraction=1.0))

    def _take(self, event: Event) -> None:
        if not isinstance(event, Progress):
            self._sink(event)
            return
        with self._lock:
            if self._fraction == 1.0:
                return  # full is the last thing that is said
            if event.fraction is not None:
                inner = min(1.0, max(0.0, event.fraction))
                whole = 1.0 if inner == self._to == 1.0 else min(ALMOST, self._at(inner))
                self._fraction = max(self._fraction or 0.0, whole)
            elif self._fraction is not None or self._from:
                self._fraction = max(self._fraction or 0.0, min(ALMOST, self._from))
            self._sink(replace(event, fraction=self._fraction))

    def _at(self, inner: float) -> float:
        return self._from + (self._to - self._from) * inner
