"""Which rows are shown: a figure that was clicked, and what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from roost.core.domain.env import EnvKind
from roost.core.domain.health import Badge
from roost.gui.models.row import Row


class Figure(StrEnum):
    """The four figures over the table, each of which is a filter too."""

    SHARED = "shared"
    LEGACY = "legacy"
    ATTENTION = "attention"
    GAIN = "gain"


@dataclass(frozen=True, slots=True)
class EnvFilter:
    figure: Figure | None = None
    words: tuple[str, ...] = ()

    @classmethod
    def of(cls, figure: Figure | None, typed: str) -> EnvFilter:
        return cls(figure, tuple(typed.casefold().split()))

    @property
    def empty(self) -> bool:
        return self.figure is None and not self.words

    def shows(self, row: Row, search_text: str) -> bool:
        return self._figure_shows(row) and all(word in search_text for word in self.words)

    def _figure_shows(self, row: Row) -> bool:
        env = row.env
        if self.figure is None:
            return True
        if self.figure is Figure.SHARED:
            return env.kind is EnvKind.SHARED
        if self.figure is Figure.LEGACY:
            return env.kind is EnvKind.LEGACY
        if self.figure is Figure.ATTENTION:
            return env.health.badge in (Badge.BROKEN, Badge.DEGRADED) or env.problem is not None
        return env.kind is EnvKind.LEGACY and (env.sizes is None or env.sizes.will_free > 0)
