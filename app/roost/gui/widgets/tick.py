"""A check box drawn in the theme's colours: the style's own cannot be seen in the dark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from roost.gui.look import Look

_BOX = 18
_GAP = 6


class Tick(QCheckBox):
    """The box alone, or with ``text`` beside it; what it is about is its accessible name."""

    def __init__(
        self, look: Look, name: str, parent: QWidget | None = None, *, text: str = ""
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + _GAP if self.text() else 0
        return QSize(_BOX + 4 + width, max(_BOX + 4, self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        box = QRectF(2, (self.height() - _BOX) / 2, _BOX, _BOX)
        edge = "accent" if self.isChecked() or self.hasFocus() else "hint"
        painter.setPen(QPen(theme.color(edge), 2 if self.hasFocus() else 1.4))
        painter.setBrush(theme.color("accent" if self.isChecked() else "card"))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            pixmap = self._look.assets.pixmap(
                "check", theme.color("on_accent"), 14, self.devicePixelRatioF()
            )
            painter.drawPixmap(QPointF(box.left() + 2, box.top() + 2), pixmap)
        if self.hasFocus() and self.isChecked():
            painter.setPen(QPen(theme.color("text"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1.2, -1.2, 1.2, 1.2), 5, 5)
        if self.text():
            painter.setPen(theme.color("text"))
            place = self.rect().adjusted(_BOX + 4 + _GAP, 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
