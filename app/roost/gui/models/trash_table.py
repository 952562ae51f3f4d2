"""What lies in the trash: name, when, why, size, and what its purge frees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from roost.core.domain.plan import TrashItem
from roost.gui import text

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class TrashTableModel(QAbstractTableModel):
    def __init__(self, words: text.Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._items: list[TrashItem] = []

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 5

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self._words.plain(item.env.name),
                text.ago(item.deleted_at),
                self._words.told(item.reason),
                text.size(item.size),
                text.size(item.frees),
            )[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(self._words.path(item.origin))
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            text.tr("Environment"),
            text.tr("Deleted"),
            text.tr("Why"),
            text.tr("Size"),
            text.tr("Frees"),
        )[section]

    def set_items(self, items: Sequence[TrashItem]) -> None:
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def ids(self, rows: Sequence[int]) -> tuple[str, ...]:
        return tuple(self._items[row].id for row in rows)

    @property
    def items(self) -> list[TrashItem]:
        return list(self._items)
