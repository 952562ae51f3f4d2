"""Where the keyboard is can be seen, and nowhere else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent, QRegion

from roost.gui.models.roles import Role
from support.desk import Desk


class Painted(QObject):
    """What a widget painted anew."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_a_row_that_the_keyboard_leaves_loses_its_lines_over_its_whole_width(desk: Desk) -> None:
    view = desk.window.table.view
    view.setFocus()
    view.clearSelection()
    view.setCurrentIndex(view.model().index(0, 0))
    view.clearSelection()
    desk.settle()
    painted = Painted()
    view.viewport().installEventFilter(painted)
    desk.window.table.select([view.model().index(3, 0).data(Role.ID)])
    right_end = view.visualRect(view.model().index(0, view.model().columnCount() - 1))
    desk.qtbot.waitUntil(lambda: painted.region.contains(right_end), timeout=5000)
    view.viewport().removeEventFilter(painted)
