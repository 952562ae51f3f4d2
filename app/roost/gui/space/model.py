"""The rows of *What takes the space*: environments, the trash, the caches; heaviest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from roost.gui import text
from roost.gui.models.row import Row
from roost.gui.space import shares
from roost.gui.space.shares import Share
from roost.gui.text import Words, tr

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
TRASH_ROW = "trash"
CACHE_ROW = "cache:"


class SpaceRole(IntEnum):
    ID = Qt.ItemDataRole.UserRole + 1
    SUBTITLE = Qt.ItemDataRole.UserRole + 2
    FIGURE = Qt.ItemDataRole.UserRole + 3
    SHARES = Qt.ItemDataRole.UserRole + 4
    WHOLE = Qt.ItemDataRole.UserRole + 5


@dataclass(frozen=True, slots=True)
class Line:
    """``id``: an environment's, ``trash``, or ``cache:`` and the tool; ``size`` None: unknown."""

    id: str
    title: str
    subtitle: str
    size: int | None
    shares: tuple[Share, ...]


class SpaceModel(QAbstractListModel):
    """Bars can be compared: the heaviest row of the workspace fills its own.

    The caches, which are outside, come last: beside them a small workspace would have no bars.
    """

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._lines: list[Line] = []
        self._whole = 1

    @property
    def lines(self) -> list[Line]:
        return list(self._lines)

    def show(self, rows: Sequence[Row], extra: Sequence[Line]) -> None:
        """Heaviest first; what is not measured comes last.  One change for the view."""
        lines = [self._line(row) for row in rows]
        lines += extra
        lines.sort(key=lambda line: (line.id.startswith(CACHE_ROW), -(line.size or 0), line.title))
        if [line.id for line in lines] == [line.id for line in self._lines]:
            self._take(lines)
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._take(lines)
        self.endResetModel()

    def place(self, line_id: str) -> int | None:
        for place, line in enumerate(self._lines):
            if line.id == line_id:
                return place
        return None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        figure = tr("measuring…") if line.size is None else text.size(line.size)
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.title}, {figure}. {shares.told(line.shares)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip("\n".join([line.title, *(share.told() for share in line.shares)]))
        if role not in tuple(SpaceRole):
            return None
        return {
            SpaceRole.ID: line.id,
            SpaceRole.SUBTITLE: line.subtitle,
            SpaceRole.FIGURE: figure,
            SpaceRole.SHARES: line.shares,
            SpaceRole.WHOLE: self._whole,
        }[SpaceRole(role)]

    def _take(self, lines: list[Line]) -> None:
        self._lines = lines
        inside = (line.size or 0 for line in lines if not line.id.startswith(CACHE_ROW))
        self._whole = max(inside, default=0) or 1

    def _line(self, row: Row) -> Line:
        sizes = row.env.sizes
        return Line(
            row.id,
            self._words.env_title(row.env),
            self._words.plain(text.source_label(row.env, row.fallback).word),
            None if sizes is None else sizes.size,
            () if sizes is None else shares.of_sizes(sizes),
        )
