"""A pill as a widget, painted like those of the table."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roost.gui.delegates import paint
from roost.gui.look import Look
from roost.gui.text import Label


class Pill(QWidget):
    def __init__(self, look: Look, label: Label | None = None, parent: QWidget | None = None):
        super().__init__(parent)
        self._look = look
        self._label = label or Label("", "grey")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_label(self._label)

    def show_label(self, label: Label) -> None:
        self._label = label
        self.setAccessibleName(label.word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        font = self.font()
        return QSize(paint.pill_width(self._label, font), paint.pill_height(font))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.draw_pill(
            painter, 0, self.height() / 2, self._label, self.font(), self._look.theme,
            self._look.assets, self.width(),
        )  # fmt: skip
