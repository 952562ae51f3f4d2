"""JobContext: the one channel out of (events) and into (cancel) a running operation."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from roost.core.domain.errors import CancelledError
from roost.core.domain.events import EnvironmentChanged, Event, Level, LogLine, Progress, Unit


def _ignore(_event: Event) -> None:
    """The sink of a silent job."""


@dataclass(slots=True)
class JobContext:
    """Handed down to everything that takes time.

    ``cancelled`` may be set from any thread; whoever loops calls
    ``check_cancelled`` often enough that a cancel is felt within 100 ms.
    """

    job: str = ""
    sink: Callable[[Event], None] = _ignore
    cancelled: threading.Event = field(default_factory=threading.Event)
    stopping: threading.Event = field(default_factory=threading.Event)
    """Set from any thread: a batch ends after what it is at; that is finished in peace."""

    def emit(self, event: Event) -> None:
        self.sink(event)

    def check_cancelled(self) -> None:
        """Raise ``CancelledError`` when the user has cancelled."""
        if self.cancelled.is_set():
            raise CancelledError

    def log(self, message: str, level: Level = "info", stage: str = "") -> None:
        self.sink(LogLine(self.job, message, level, stage))

    def progress(
        self,
        stage: str,
        done: int = 0,
        total: int | None = None,
        unit: Unit = "",
        message: str = "",
        *,
        subject: str = "",
        fraction: float | None = None,
        rate: float | None = None,
        seconds_left: float | None = None,
    ) -> None:
        self.sink(
            Progress(
                self.job, stage, done, total, unit, message, subject, fraction, rate, seconds_left
            )
        )

    def changed(self, env_id: str, what: str = "changed") -> None:
        if what not in ("added", "changed", "removed"):
            raise ValueError(what)
        self.sink(EnvironmentChanged(self.job, env_id, what))  # type: ignore[arg-type]
