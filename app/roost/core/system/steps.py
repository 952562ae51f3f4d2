"""A stage of known steps that count nothing between them: importing torch, then transformers.

Whole steps move the bar as they are told; within one it goes by time, and never into the next.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from itertools import accumulate

from roost.core.domain.events import Unit
from roost.core.system.context import JobContext

PERIOD = 0.25
"""Seconds between two events within a step."""
_NEARLY = 0.9
"""Of a step, when it has taken what it usually takes; from there on the bar creeps."""


class Steps:
    """Tells how far a stage is: ``begin`` for each step, ``tick`` often, from one thread.

    ``steps``: name to about how many seconds it takes, in order.  ``seconds``: what the whole
    stage took before, which scales them and gives a time left; None where nobody knows.
    ``fraction`` of the events is of the stage.
    """

    def __init__(
        self,
        ctx: JobContext,
        stage: str,
        subject: str,
        steps: Mapping[str, float],
        *,
        unit: Unit = "",
        message: str = "",
        seconds: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ctx, self._stage, self._subject = ctx, stage, subject
        self._names = tuple(steps)
        self._ends = (0.0, *accumulate(steps.values()))
        self._scale = seconds / self._ends[-1] if seconds and self._ends[-1] else None
        self._unit, self._message = unit, message
        self._clock = clock
        self._place = 0
        self._since = self._told = clock()
        self._emit()

    def begin(self, name: str) -> None:
        """The steps before this one are done; nothing where it is not known, or past."""
        if name in self._names[self._place + 1 :]:
            self._place = self._names.index(name, self._place + 1)
            self._since = self._clock()
            self._emit()

    def tick(self) -> None:
        """Time has passed."""
        if self._names and self._clock() - self._told >= PERIOD:
            self._emit()

    def _emit(self) -> None:
        self._told = self._clock()
        whole, share = self._ends[-1], self._share()
        name = self._names[self._place] if self._names else ""
        self._ctx.progress(
            self._stage,
            self._place,
            len(self._names) or None,
            self._unit,
            " · ".join(filter(None, (self._message, name))),
            subject=self._subject,
            fraction=share if self._names else None,
            seconds_left=None if self._scale is None else (1.0 - share) * whole * self._scale,
        )

    def _share(self) -> float:
        whole = self._ends[-1]
        if not whole:
            return 0.0
        before, after = self._ends[self._place : self._place + 2]
        usual = (after - before) * (self._scale or 1.0)
        took = (self._told - self._since) / usual if usual else 0.0
        inner = _NEARLY * took if took < 1.0 else 1.0 - (1.0 - _NEARLY) / took
        return (before + (after - before) * inner) / whole
