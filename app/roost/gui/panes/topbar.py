"""The row at the top: workspace, the main actions, search, menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from roost.gui.look import Look
from roost.gui.widgets.action_button import ActionButton
from roost.gui.widgets.workspace_button import WorkspaceButton

FILTER_DELAY_MS = 120


class SearchField(QLineEdit):
    """Filters while typing, a moment after the last key; Escape clears, Down goes to the rows."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, look: Look, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setProperty("kind", "search")
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FILTER_DELAY_MS)
        self._timer.timeout.connect(self._tell)
        self.textChanged.connect(self._on_text)
        self.retheme()

    def retheme(self) -> None:
        self._glass.setIcon(self._look.assets.icon("search", self._look.theme.color("muted")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._timer.stop()
            self._tell()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _on_text(self, _text: str) -> None:
        self._timer.start()

    def _tell(self) -> None:
        self.typed.emit(self.text())


class TopBar(QWidget):
    def __init__(
        self,
        look: Look,
        rescan: QAction,
        create: QAction,
        migrate: QAction,
        clean: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.workspace = WorkspaceButton(look)
        self.workspace_menu = self.workspace.list
        self.search = SearchField(look, self.tr("Filter by name, model, package"))
        self.search.setMinimumWidth(100)
        self.search.setMaximumWidth(284)
        self.more = QPushButton(self.tr("Help"))
        self.more_menu = QMenu(self)
        self.more.setMenu(self.more_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.workspace, 1)
        row.addWidget(ActionButton(look, rescan, "rescan"))
        row.addWidget(ActionButton(look, create, "plus"))
        row.addWidget(ActionButton(look, migrate, "migrate", primary=True))
        row.addWidget(ActionButton(look, clean, "clean"))
        row.addStretch(1)
        row.addWidget(self.search, 1)
        row.addWidget(self.more)

    def show_root(self, root: object) -> None:
        shown = self._look.words.path(str(root)) if root else self.tr("No workspace")
        self.workspace.show_path(shown)

    def retheme(self) -> None:
        self.workspace.retheme()
        self.search.retheme()
