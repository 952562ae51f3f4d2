"""How long the GUI thread lets events wait: a debug option, and what the tests measure with."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from roost.core.domain.events import LogLine
from roost.gui.models.log_model import LogModel

TICK_MS = 5
STALL_MS = 50.0
"""performance.md, row 13: p99 of the gaps at most this, none above twice as much."""
KEPT = 500_000


@dataclass(frozen=True, slots=True)
class Gaps:
    """Gaps between two turns of the event loop, in milliseconds."""

    count: int
    p99: float
    worst: float
    stalls: int

    def __str__(self) -> str:
        return (
            f"event loop: {self.count} gaps, p99 {self.p99:.1f} ms, "
            f"worst {self.worst:.1f} ms, {self.stalls} above {STALL_MS:.0f} ms"
        )


class GapMeter(QObject):
    """How late a precise timer of 5 ms is served; ``stalled`` tells each gap above 50 ms."""

    stalled = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gaps: list[float] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._gaps.clear()
        self._clock.start()
        self._timer.start()

    def stop(self) -> Gaps:
        """End, and what was seen."""
        self._timer.stop()
        return self.gaps()

    def gaps(self) -> Gaps:
        ordered = sorted(self._gaps)
        if not ordered:
            return Gaps(0, 0.0, 0.0, 0)
        at = max(0, math.ceil(len(ordered) * 0.99) - 1)
        stalls = sum(1 for gap in ordered if gap > STALL_MS)
        return Gaps(len(ordered), ordered[at], ordered[-1], stalls)

    def _tick(self) -> None:
        gap = self._clock.nsecsElapsed() / 1e6
        self._clock.restart()
        if len(self._gaps) < KEPT:
            self._gaps.append(gap)
        if gap > STALL_MS:
            self.stalled.emit(gap)


def into_log(log: LogModel) -> GapMeter:
    """A meter that runs from now on; every stall of the GUI thread becomes a line of the log."""
    meter = GapMeter(log)

    def tell(gap: float) -> None:
        log.append([LogLine("", f"The window stood still for {gap:.0f} ms", "debug")])

    meter.stalled.connect(tell)
    meter.start()
    return meter
