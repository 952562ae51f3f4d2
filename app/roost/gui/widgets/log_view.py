"""The lines of the log as a view: paths in them can be clicked, or opened from the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from roost.gui.delegates.log_line import LogDelegate
from roost.gui.look import Look
from roost.gui.models.log_paths import path_spans
from roost.gui.widgets.placeholder import paint_placeholder


class LogView(QTableView):
    """A table of one column: a QListView lays all its rows out anew at every insertion
    (54 ms at 20,000 rows), a table with fixed heights does not."""

    path_wanted = Signal(str)
    placeholder = ""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setViewport(QWidget())  # Qt's own would have PySide6 load every class of widgets
        self._look = look
        self.lines = LogDelegate(self, look)
        self.setItemDelegate(self.lines)
        self.setObjectName("log")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.lines.line_height())
        self.setMinimumHeight(2 * self.lines.line_height() + 12)

    def path_at(self, point: QPoint) -> str:
        """The path that is drawn at a point of the viewport, or ""."""
        index = self.indexAt(point)
        if not index.isValid():
            return ""
        return self.lines.path_at(index, self.visualRect(index), point)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_placeholder(self, self._look, self.placeholder)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.path_at(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.setToolTip(self.tr("Open its folder") if over else "")

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() == Qt.MouseButton.LeftButton and plain:
            path = self.path_at(event.position().toPoint())
            if path and len({index.row() for index in self.selectedIndexes()}) <= 1:
                self.path_wanted.emit(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            spans = path_spans(self._text(self.currentIndex()))
            if spans:
                self.path_wanted.emit(spans[0].path)
                return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        menu = self.menu_for(index)
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.aboutToHide.connect(menu.deleteLater)
        below = self.visualRect(index).bottomLeft()
        menu.popup(self.viewport().mapToGlobal(below) if by_key else event.globalPos())

    def menu_for(self, index: QModelIndex) -> QMenu:
        """Open and copy, for each path of the line."""
        menu = QMenu(self)
        for span in path_spans(self._text(index)):
            wanted = menu.addAction(self.tr("Open the folder of {path}").format(path=span.path))
            wanted.triggered.connect(lambda _on, path=span.path: self.path_wanted.emit(path))
            copied = menu.addAction(self.tr("Copy {path}").format(path=span.path))
            copied.triggered.connect(lambda _on, path=span.path: _copy(path))
        return menu

    @staticmethod
    def _text(index: QModelIndex) -> str:
        return str(index.data()) if index.isValid() else ""


def _copy(path: str) -> None:
    QGuiApplication.clipboard().setText(path)
