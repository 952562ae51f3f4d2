"""The view of the table: letters start the search, and every key of a list does what it says."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from roost.gui.look import Look
from roost.gui.widgets.placeholder import paint_placeholder
from roost.gui.widgets.sort_header import SortHeader

Index = QModelIndex | QPersistentModelIndex
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class EnvView(QTableView):
    """Keys go on to whoever filters: typing a letter in the table starts the search."""

    typed = Signal(str)
    menu_wanted = Signal(QPoint)
    """By a key: where its row is, in the viewport."""
    resized = Signal()
    placeholder = ""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setViewport(QWidget())  # Qt's own would have PySide6 load every class of widgets
        self.setHorizontalHeader(SortHeader(look, self))
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_placeholder(self, self._look, self.placeholder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The keyboard's place is drawn over the whole row; Qt paints its one cell anew."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid():
                row = self.visualRect(index)
                self.viewport().update(0, row.top(), self.viewport().width(), row.height())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last row, as in any list of rows."""
        moves = QAbstractItemView.CursorAction
        if action in (moves.MoveHome, moves.MoveEnd) and self.model().rowCount():
            row = 0 if action == moves.MoveHome else self.model().rowCount() - 1
            return self.model().index(row, max(0, self.currentIndex().column()))
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letters = event.text()
        if _asks_for_menu(event):
            self._ask_for_menu()
        elif event.modifiers() in _PLAIN and letters.strip() and letters.isprintable():
            self.typed.emit(letters)
        else:
            super().keyPressEvent(event)

    def _ask_for_menu(self) -> None:
        """Of what is selected; of the row the keyboard is at, where nothing is."""
        current = self.currentIndex()
        if not current.isValid():
            return
        if not self.selectionModel().hasSelection():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(current, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(current)
        self.menu_wanted.emit(self.visualRect(current).bottomLeft())


def _asks_for_menu(event: QKeyEvent) -> bool:
    """X11 has no key of its own for a menu but the one that most keyboards lack."""
    if event.key() == Qt.Key.Key_Menu:
        return True
    shift = Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_F10 and event.modifiers() == shift
