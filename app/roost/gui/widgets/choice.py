"""A combo box whose chevron has the theme's colour (a stylesheet can only name a file)."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from roost.gui.look import Look


class Choice(QComboBox):
    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        color = self._look.theme.color("muted" if self.isEnabled() else "hint")
        pixmap = self._look.assets.pixmap("chevron", color, 12, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(QPointF(self.width() - 22, (self.height() - 12) / 2), pixmap)
        painter.end()
