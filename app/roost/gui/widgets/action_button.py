"""A push button that shows and triggers a QAction."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from roost.gui.look import Look


class ActionButton(QPushButton):
    """Text, enabled state and tooltip follow the action; the icon comes from the look."""

    def __init__(
        self,
        look: Look,
        action: QAction,
        icon: str = "",
        *,
        text: str = "",
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._action = action
        self._text = text
        self._gap = " " if icon else ""
        if primary:
            self.setProperty("kind", "primary")
        if icon:
            look.dress(self, icon, "on_accent" if primary else "text")
        action.changed.connect(self._follow)
        self.clicked.connect(self._press)
        self._follow()

    def _press(self) -> None:
        self._action.trigger()

    def _follow(self) -> None:
        words = self._text or self._action.text()
        self.setText(self._gap + words)
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
        self.setAccessibleName(words.replace("&", ""))
