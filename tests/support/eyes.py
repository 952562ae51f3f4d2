"""What a real window shows, and a mouse that finds it: the other end of ``watched.py``."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.screen import Screen, wait_until

Place = tuple[int, int, int, int]
STEADY = 5
"""As many looks, 50 ms apart, have to find a widget at the same place before it is clicked."""


@dataclass(frozen=True)
class Spot:
    """A widget or an entry of a menu; ``words`` as they read on the screen."""

    name: str
    words: str
    kind: str
    place: Place
    enabled: bool
    focus: bool
    window: str


@dataclass(frozen=True)
class Line:
    """A row of a table or a tree."""

    view: str
    id: str
    cells: list[str]
    small: list[str]
    places: list[Place]
    part: float | None
    marked: bool | None
    selected: bool

    @property
    def health(self) -> str:
        return self.cells[0]


class Eyes:
    def __init__(self, screen: Screen, told: Path) -> None:
        self.screen = screen
        self._told = told

    def _shown(self) -> dict[str, Any]:
        if not self._told.exists():
            return {"widgets": [], "lines": []}
        shown: dict[str, Any] = json.loads(self._told.read_text())
        return shown

    def spots(self) -> list[Spot]:
        return [Spot(**{**one, "place": tuple(one["place"])}) for one in self._shown()["widgets"]]

    def lines(self, view: str = "Environments") -> dict[str, Line]:
        """By id; those without one by their first words."""
        found = [Line(**one) for one in self._shown()["lines"] if one["view"] == view]
        return {line.id or line.cells[0]: line for line in found}

    def words(self) -> str:
        """All that can be read outside tables."""
        return "\n".join(spot.words or spot.name for spot in self.spots())

    def find(self, name: str, kind: str = "", *, containing: str = "") -> Spot | None:
        """The last one whose words, or name, begin so: what lies on top comes last."""
        named = [
            one
            for one in self.spots()
            if one.words.startswith(name) or one.name.startswith(name)
            if containing in one.words
        ]
        return next((one for one in reversed(named) if one.kind == kind or not kind), None)

    def see(self, done: Callable[[], object], what: str, seconds: float = 60) -> None:
        try:
            wait_until(done, what, seconds)
        except AssertionError as error:
            self.screen.picture("failed")
            raise AssertionError(f"{error}\n{self.words()}\n{list(self.lines())}") from error

    def wait_for(self, name: str, kind: str = "", seconds: float = 60) -> Spot:
        def there() -> bool:
            spot = self.find(name, kind)
            return spot is not None and spot.enabled

        self.see(there, f"“{name}” can be pressed", seconds)
        found = self.find(name, kind)
        assert found is not None
        return found

    def click(self, name: str, kind: str = "", seconds: float = 60) -> None:
        """Once it stands still: a window manager places a fresh dialog when it likes."""
        places: list[Place] = []

        def still() -> bool:
            spot = self.find(name, kind)
            places.append(spot.place if spot is not None and spot.enabled else (0, 0, 0, 0))
            return len(places) > STEADY and len({*places[-STEADY:]}) == 1 and any(places[-1])

        self.see(still, f"“{name}” can be pressed", seconds)
        self.screen.click(places[-1])

    def click_line(
        self,
        line: str,
        column: int = 1,
        button: int = 1,
        keys: str = "",
        *,
        view: str = "Environments",
    ) -> None:
        self.see(lambda: line in self.lines(view), f"a row {line}")
        self.screen.click(self.lines(view)[line].places[column], button, keys)
