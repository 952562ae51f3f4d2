"""What a click on the header offers: the columns, the order of the rows, and how dense they are."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from roost.gui.models.cells import column_titles
from roost.gui.models.roles import Column
from roost.gui.panes.columns import Columns


class ColumnMenu(QMenu):
    """The name always stays.  Sorting is here as well: a click on a header is no key."""

    def __init__(self, parent: QWidget, columns: Columns, more: Iterable[QAction | None]) -> None:
        super().__init__(parent)
        self._columns = columns
        self._header = columns.view.horizontalHeader()
        for column, title in zip(Column, column_titles(), strict=True):
            if column is Column.NAME:
                continue
            wanted, shown = columns.wants(column), title
            if wanted and columns.view.isColumnHidden(column):
                shown = self.tr("{column} (no room now)").format(column=title)
            action = self.addAction(shown)
            action.setCheckable(True)
            action.setChecked(wanted)
            action.setData(int(column))
        self.addSeparator()
        self._add_sorting()
        for one in more:
            if one is not None:
                self.addAction(one)
        self.triggered.connect(self._on_chosen)

    def _add_sorting(self) -> None:
        self.sorting = self.addMenu(self.tr("Sort by"))
        now, order = self._header.sortIndicatorSection(), self._header.sortIndicatorOrder()
        orders = (
            (self.tr("Ascending"), Qt.SortOrder.AscendingOrder),
            (self.tr("Descending"), Qt.SortOrder.DescendingOrder),
        )
        by = [(title, int(column)) for column, title in zip(Column, column_titles(), strict=True)]
        self._choices(by, now)
        self.sorting.addSeparator()
        self._choices(orders, order)

    def _choices(self, choices: Iterable[tuple[str, object]], now: object) -> None:
        group = QActionGroup(self)
        for title, value in choices:
            action = self.sorting.addAction(title)
            action.setCheckable(True)
            action.setChecked(value == now)
            action.setData(("sort", value))
            group.addAction(action)

    def _on_chosen(self, action: QAction) -> None:
        data = action.data()
        if isinstance(data, int):
            others = (one for one in self._columns.hidden if one != data)
            self._columns.hide((*others, *(() if action.isChecked() else (data,))))
        elif isinstance(data, tuple):
            self._sort(data[1])

    def _sort(self, by: object) -> None:
        header = self._header
        if isinstance(by, Qt.SortOrder):
            header.setSortIndicator(header.sortIndicatorSection(), by)
        elif isinstance(by, int):
            header.setSortIndicator(by, header.sortIndicatorOrder())
