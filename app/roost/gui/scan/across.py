"""One picture across tools: what exists how often, what sharing would save, download caches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from roost.gui import text
from roost.gui.look import Look
from roost.gui.panes.packages import list_table
from roost.gui.widgets.labels import plain_label, wrapped_label

if TYPE_CHECKING:
    from roost.core.discovery.other.caches import DownloadCache
    from roost.core.discovery.other.picture import Often, Picture

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
MOST = 500


class RowsModel(QAbstractTableModel):
    """Rows of texts under titles; columns from ``numbers`` on are figures."""

    def __init__(self, titles: Sequence[str], numbers: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._numbers = numbers
        self._rows: list[tuple[str, ...]] = []

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(self._rows[index.row()][index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() >= self._numbers:
            return _RIGHT
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section >= self._numbers:
            return _RIGHT
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None


class AcrossPage(QFrame):
    """``summary`` says the whole; three lists: torch builds, packages, caches."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self.summary = wrapped_label(self.tr("Scan first: this needs what a scan finds."), "muted")
        often = (self.tr("Version"), self.tr("Environments"), self.tr("Copies"),
                 self.tr("Sharing saves"))  # fmt: skip
        self.torch = RowsModel((self.tr("torch build"), *often[1:]), 1, self)
        self.packages = RowsModel((self.tr("Package"), *often), 2, self)
        self.caches = RowsModel((self.tr("Tool"), self.tr("Folder"), self.tr("Size")), 2, self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for place, title, model, stretch in (
            (0, self.tr("torch builds"), self.torch, 0),
            (1, self.tr("Packages that exist more than once"), self.packages, 0),
            (2, self.tr("Download caches (shown, never touched here)"), self.caches, 1),
        ):
            row, column = {0: (0, 0), 1: (0, 1), 2: (2, 0)}[place]
            grid.addWidget(plain_label(title, "heading"), row, column)
            view = _view(model, title, stretch)
            grid.addWidget(view, row + 1, column, 3 if place == 1 else 1, 1)
            grid.setRowStretch(row + 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.summary)
        layout.addLayout(grid, 1)

    def show_waiting(self) -> None:
        self.summary.setText(self.tr("Working out what sharing would save…"))

    def show_across(self, picture: Picture, caches: Sequence[DownloadCache]) -> None:
        words = self._look.words
        told = text.plural(
            "{n} environment. Sharing equal packages would save {size}.",
            "{n} environments. Sharing equal packages would save {size}.",
            picture.environments,
            size=text.size(picture.saves),
        )
        if len(picture.savings) > 1:
            volumes = " · ".join(
                text.plural(
                    "volume {number}: {size} in {n} environment",
                    "volume {number}: {size} in {n} environments",
                    one.environments,
                    number=number,
                    size=text.size(one.saves),
                )
                for number, one in enumerate(picture.savings, 1)
            )
            told += " " + self.tr("By volume, since files cannot be shared across: {list}").format(
                list=volumes
            )
        self.summary.setText(told)
        self.torch.show_rows([(words.plain(one.version), *_figures(one)) for one in picture.torch])
        more = [one for one in picture.packages if one.environments > 1][:MOST]
        self.packages.show_rows(
            [(words.plain(one.name), words.plain(one.version), *_figures(one)) for one in more]
        )
        self.caches.show_rows(
            [
                (
                    self.tr("{tool} (models)").format(tool=one.tool) if one.models else one.tool,
                    words.path(one.path),
                    text.size(one.size),
                )
                for one in caches
            ]
        )


def _figures(one: Often) -> tuple[str, str, str]:
    return str(one.environments), str(one.copies), text.size(one.saves)


def _view(model: RowsModel, name: str, stretch: int) -> QTableView:
    view = list_table(None, name)
    view.setModel(model)
    header = view.horizontalHeader()
    for column in range(model.columnCount()):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    return view
