"""Packages of one environment: name, version, size; filtered by a word, sortable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from roost.core.domain.requirement import normalised_name
from roost.gui import text
from roost.gui.facade import PackageLike
from roost.gui.models.row import natural

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class _Line:
    """A package here, there, or in both; ``key`` its normalised name."""

    key: str
    name: str
    here: PackageLike | None
    there: str | None = None

    @property
    def version(self) -> str:
        return "–" if self.here is None else self.here.version


class PackageTableModel(QAbstractTableModel):
    """Compared with another environment a column tells its versions, and what only it has is
    listed too; lines that differ are bold."""

    def __init__(self, words: text.Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._packages: list[PackageLike] = []
        self._shown: list[_Line] = []
        self._other: Mapping[str, PackageLike] | None = None
        self._other_title = ""
        self._weights: Mapping[str, int] = {}
        self._search = ""
        self._sort = (0, Qt.SortOrder.AscendingOrder)
        self._bold = QFont()
        self._bold.setBold(True)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 3 if self._other is None else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        line = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self._words.plain(line.name),
                self._words.plain(line.version),
                text.size(self._weight(line)),
                self._words.plain(line.there or "–"),
            )[index.column()]
        if role == Qt.ItemDataRole.FontRole and self._differs(line):
            return self._bold
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 2:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole and line.here is not None:
            return text.tip(self._words.path(line.here.location or ""))
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
        if role == Qt.ItemDataRole.ToolTipRole and section == 3:
            return text.tip(self._other_title)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (text.tr("Package"), text.tr("Version"), text.tr("Size"), self._other_title)
        return titles[section]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sort = (column, order)
        self._show()

    def set_packages(self, packages: Sequence[PackageLike]) -> None:
        self._packages = list(packages)
        self._show()

    def set_weights(self, weights: Mapping[str, int]) -> None:
        """Bytes on disk by name, which come later than the names."""
        self._weights = {normalised_name(name): size for name, size in weights.items()}
        if self._sort[0] == 2:
            self._show()
        elif self._shown:
            self.dataChanged.emit(self.index(0, 2), self.index(len(self._shown) - 1, 2))

    def _weight(self, line: _Line) -> int | None:
        if line.here is None:
            return None
        return self._weights.get(line.key, line.here.size)

    def set_search(self, search: str) -> None:
        self._search = search.casefold()
        self._show()

    def compare_with(self, other: Sequence[PackageLike] | None, title: str = "") -> None:
        """Versions of another environment beside these; None ends the comparison."""
        self._other = None if other is None else {normalised_name(one.name): one for one in other}
        self._other_title = title or text.tr("There")
        if self._sort[0] == 3 and other is None:
            self._sort = (0, Qt.SortOrder.AscendingOrder)
        self._show()

    @property
    def differing(self) -> int:
        """Of those shown: other versions, and what only one of the two has."""
        return sum(self._differs(line) for line in self._shown)

    def _differs(self, line: _Line) -> bool:
        here = None if line.here is None else line.here.version
        return self._other is not None and here != line.there

    def _lines(self) -> list[_Line]:
        other = self._other or {}
        lines = []
        for one in self._packages:
            key = normalised_name(one.name)
            match = other.get(key)
            lines.append(_Line(key, one.name, one, None if match is None else match.version))
        known = {line.key for line in lines}
        more = [
            _Line(key, one.name, None, one.version)
            for key, one in other.items()
            if key not in known
        ]
        return lines + more

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
        self._shown = [line for line in self._lines() if self._search in line.name.casefold()]
        self._shown.sort(
            key=lambda line: (
                natural(line.version) if column == 1 else ((0, 0, ""),),
                (self._weight(line) or 0) if column == 2 else 0,
                natural(line.there or "") if column == 3 else ((0, 0, ""),),
                natural(line.name),
            ),
            reverse=order == Qt.SortOrder.DescendingOrder,
        )
        self.endResetModel()
