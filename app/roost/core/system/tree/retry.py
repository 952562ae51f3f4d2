"""Windows says "no" for a moment whenever a virus scanner or an indexer looks at a file."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from roost.core.system.context import JobContext
from roost.core.system.paths import WINDOWS

T = TypeVar("T")
RETRYABLE = frozenset({5, 32, 145})
"""ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_DIR_NOT_EMPTY."""
RETRY_S = 10.0


def _wait(seconds: float, ctx: JobContext | None) -> None:
    if ctx is None:
        time.sleep(seconds)
    elif ctx.cancelled.wait(seconds):
        ctx.check_cancelled()


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to try again, and the clock that tells; tests bring their own clock."""

    seconds: float = RETRY_S if WINDOWS else 0.0
    clock: Callable[[], float] = time.monotonic
    wait: Callable[[float, JobContext | None], None] = _wait
    codes: frozenset[int] = RETRYABLE

    def retryable(self, error: OSError) -> bool:
        """Whether waiting may help."""
        return getattr(error, "winerror", None) in self.codes

    def call(self, act: Callable[[], T], ctx: JobContext | None = None) -> T:
        """``act()``, again with growing pauses (10 ms to 0.5 s) while it fails retryably."""
        deadline = self.clock() + self.seconds
        pause = 0.01
        while True:
            try:
                return act()
            except OSError as error:
                if not self.retryable(error) or self.clock() >= deadline:
                    raise
            self.wait(pause, ctx)
            pause = min(pause * 2, 0.5)
