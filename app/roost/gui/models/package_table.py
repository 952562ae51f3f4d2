"""Packages of one environment: name, version, size; filtered by a word, sortable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from roost.core.domain.requirement import normalised_name
from roost.gui import text
from roost.gui.facade import PackageLike
from roost.gui.models.row import natural

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class PackageTableModel(QAbstractTableModel):
    """With ``other`` versions given, a third column compares with another environment."""

    def __init__(self, words: text.Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._packages: list[PackageLike] = []
        self._shown: list[PackageLike] = []
        self._other: Mapping[str, str] | None = None
        self._weights: Mapping[str, int] = {}
        self._search = ""
        self._sort = (0, Qt.SortOrder.AscendingOrder)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 3 if self._other is None else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        package = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self._words.plain(package.name),
                self._words.plain(package.version),
                text.size(self._weight(package)),
                self._words.plain((self._other or {}).get(package.name, "–")),
            )[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 2:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(self._words.path(package.location or ""))
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 2:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (text.tr("Package"), text.tr("Version"), text.tr("Size"), text.tr("There"))
        return titles[section]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sort = (column, order)
        self._show()

    def set_packages(self, packages: Sequence[PackageLike]) -> None:
        self._packages = list(packages)
        self._show()

    def set_weights(self, weights: Mapping[str, int]) -> None:
        """Bytes on disk by normalised name, which come later than the names."""
        self._weights = weights
        if self._sort[0] == 2:
            self._show()
        elif self._shown:
            self.dataChanged.emit(self.index(0, 2), self.index(len(self._shown) - 1, 2))

    def _weight(self, package: PackageLike) -> int | None:
        return self._weights.get(normalised_name(package.name), package.size)

    def set_search(self, search: str) -> None:
        self._search = search.casefold()
        self._show()

    def compare_with(self, other: Sequence[PackageLike] | None) -> None:
        """Versions of another environment beside these; None ends the comparison."""
        self.beginResetModel()
        self._other = None if other is None else {item.name: item.version for item in other}
        self.endResetModel()

    def as_text(self) -> str:
        """``name==version`` a line, as pip reads it."""
        return "\n".join(
            f"{self._words.plain(item.name)}=={self._words.plain(item.version)}"
            for item in sorted(self._packages, key=lambda item: item.name.casefold())
        )

    @property
    def total(self) -> int:
        return len(self._packages)

    def _show(self) -> None:
        column, order = self._sort
        self.beginResetModel()
        self._shown = [item for item in self._packages if self._search in item.name.casefold()]
        self._shown.sort(
            key=lambda item: (
                natural(item.name) if column == 0 else ((0, 0, ""),),
                natural(item.version) if column == 1 else ((0, 0, ""),),
                (self._weight(item) or 0) if column == 2 else 0,
                natural(item.name),
            ),
            reverse=order == Qt.SortOrder.DescendingOrder,
        )
        self.endResetModel()
