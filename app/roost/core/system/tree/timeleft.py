"""How long work will take, from how fast it went lately; said calmly."""

from __future__ import annotations

from collections import deque

WINDOW = 5.0
"""Seconds that are looked back: what was fast once says nothing of now."""
FIRST = 1.0
"""Seconds before anything is said: the first files tell nothing."""
CALM = 2.0
"""Seconds in which a new estimate is taken over, fewer near the end: what is shown never jumps."""
_SOON = 0.5


class TimeLeft:
    """Estimates the rest of ``whole`` units of work, told ``at`` which moment how much is done.

    It counts from the first of those: folders that are made before are no measure.
    """

    def __init__(self, whole: float) -> None:
        self._whole = whole
        self._past: deque[tuple[float, float]] = deque()
        self._began = self._asked = 0.0
        self._left: float | None = None

    def at(self, now: float, done: float) -> float | None:
        """Seconds; None while there is too little to tell from."""
        if not self._past:
            self._began = self._asked = now
        self._past.append((now, done))
        while len(self._past) > 2 and now - self._past[1][0] >= WINDOW:
            self._past.popleft()
        then, before = self._past[0]
        since, self._asked = now - self._asked, now
        if done >= self._whole:
            self._left = 0.0
        elif done <= before:
            self._left = None  # it stands
        elif now - self._began >= FIRST:
            found = (self._whole - done) * (now - then) / (done - before)
            if self._left is None:
                self._left = found
            else:
                expected = max(0.0, self._left - since)
                calm = max(_SOON, min(CALM, found))
                self._left = expected + (found - expected) * min(1.0, since / calm)
        return self._left
