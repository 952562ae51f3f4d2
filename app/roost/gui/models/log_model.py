"""Log lines: a bounded list with a filter, filled in batches by the bridge's timer.

100,000 lines neither freeze nor bloat it: the oldest lines go when it is full.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import islice
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from roost.core.domain.events import Level, LogLine
from roost.gui.text import Words

MAX_LINES = 20_000

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()

LEVELS: dict[str, frozenset[Level]] = {
    "all": frozenset(("debug", "info", "success", "warning", "error", "output", "progress")),
    "steps": frozenset(("info", "success", "warning", "error")),
    "problems": frozenset(("warning", "error")),
}


class LogRole(IntEnum):
    TIME = Qt.ItemDataRole.UserRole + 1
    LEVEL = Qt.ItemDataRole.UserRole + 2


class LogModel(QAbstractListModel):
    """``_shown`` is the filtered part of ``_lines``; both are in order of arrival."""

    def __init__(
        self, words: Words, parent: QObject | None = None, *, limit: int = MAX_LINES
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._limit = limit
        self._lines: list[LogLine] = []
        self._shown: list[LogLine] = []
        self._levels = LEVELS["all"]
        self._job = ""
        self._search = ""

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        line = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.plain(line.message[:2000])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._as_text(line)
        if role == LogRole.TIME:
            return clock(line)
        if role == LogRole.LEVEL:
            return line.level
        return None

    def append(self, lines: Sequence[LogLine]) -> None:
        """Add a batch, of a few hundred lines at most."""
        self._lines.extend(lines)
        wanted = [line for line in lines if self._wanted(line)]
        if wanted:
            first = len(self._shown)
            self.beginInsertRows(_NO_PARENT, first, first + len(wanted) - 1)
            self._shown.extend(wanted)
            self.endInsertRows()
        if len(self._lines) > self._limit:
            self._trim()

    def set_filter(self, levels: str, search: str, job: str = "") -> None:
        chosen = (LEVELS[levels], search.casefold(), job)
        if chosen == (self._levels, self._search, self._job):
            return
        self.beginResetModel()
        self._levels, self._search, self._job = chosen
        self._shown = [line for line in self._lines if self._wanted(line)]
        self.endResetModel()

    def clear(self) -> None:
        self.beginResetModel()
        self._lines, self._shown = [], []
        self.endResetModel()

    def repaint(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def text_of(self, positions: Sequence[int] | None = None) -> str:
        """The shown lines (or some of them) as text, one a line, redacted like the view."""
        lines = self._shown if positions is None else [self._shown[at] for at in positions]
        return "\n".join(self._as_text(line) for line in lines)

    @property
    def search(self) -> str:
        return self._search

    @property
    def lines(self) -> tuple[LogLine, ...]:
        """All that are kept, whatever the filter shows."""
        return tuple(self._lines)

    @property
    def total(self) -> int:
        return len(self._lines)

    def tail(self, count: int) -> str:
        start = max(0, len(self._lines) - count)
        return "\n".join(self._as_text(line) for line in islice(self._lines, start, None))

    def _wanted(self, line: LogLine) -> bool:
        return (
            line.level in self._levels
            and (not self._job or line.job == self._job)
            and (not self._search or self._search in line.message.casefold())
        )

    def _trim(self) -> None:
        """Drop the oldest in one piece: a removal a line would move everything each time."""
        surplus = len(self._lines) - self._limit + self._limit // 10
        gone = sum(1 for line in self._lines[:surplus] if self._wanted(line))
        del self._lines[:surplus]
        if gone:
            self.beginRemoveRows(_NO_PARENT, 0, gone - 1)
            del self._shown[:gone]
            self.endRemoveRows()

    def _as_text(self, line: LogLine) -> str:
        return f"{clock(line)}  {self._words.plain(line.message)}"


def clock(line: LogLine) -> str:
    return line.at.astimezone().strftime("%H:%M:%S")
