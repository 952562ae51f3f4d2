"""A thin progress bar, drawn like the one in the row; says its value to screen readers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from roost.gui.delegates import paint
from roost.gui.look import Look


class Bar(QProgressBar):
    """``show_fraction(None)`` is a bar without an end; its owner moves ``phase``."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._fraction: float | None = 0.0
        self.phase = 0.0
        self.setTextVisible(False)
        self.setRange(0, 1000)

    def show_fraction(self, fraction: float | None) -> None:
        self._fraction = fraction
        if fraction is None:
            self.setRange(0, 0)
        else:
            self.setRange(0, 1000)
            self.setValue(round(fraction * 1000))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, (self.height() - 6) / 2, self.width(), 6)
        fraction = -1.0 if self._fraction is None else self._fraction
        paint.draw_bar(painter, area, fraction, self.phase, self._look.theme)
