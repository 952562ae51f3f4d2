"""A bar of several shares, painted in a row of the list and as a widget with its legend."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from roost.gui import text
from roost.gui.look import Look
from roost.gui.space.shares import Share, told
from roost.gui.theme import Theme
from roost.gui.widgets.labels import plain_label

HEIGHT = 12
LEAST = 2.0
"""Pixels of a share that would otherwise not be seen."""


def draw_shares(
    painter: QPainter, area: QRectF, shares: Sequence[Share], whole: int, theme: Theme
) -> None:
    """Side by side in ``area``, which stands for ``whole`` bytes."""
    outline = QPainterPath()
    outline.addRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.save()
    painter.setClipPath(outline)
    painter.fillRect(area, theme.color("track"))
    left = area.left()
    for share in shares:
        width = max(LEAST, area.width() * share.count / max(1, whole))
        painter.fillRect(QRectF(left, area.top(), width, area.height()), theme.color(share.color))
        left += width
    painter.restore()


class StackBar(QWidget):
    """The bar alone; what it shows is its accessible name."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.shares: tuple[Share, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: tuple[Share, ...]) -> None:
        self.shares = shares
        self.setAccessibleName(told(shares))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, (self.height() - HEIGHT) / 2, self.width(), HEIGHT)
        whole = sum(share.count for share in self.shares)
        draw_shares(painter, area, self.shares, whole, self._look.theme)


class StackLegend(QWidget):
    """The bar with a word and a figure for each share under it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.bar = StackBar(look)
        self._line = QHBoxLayout()
        self._line.setSpacing(20)
        self._line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addLayout(self._line)

    def show_shares(self, shares: tuple[Share, ...]) -> None:
        while self._line.count() > 1:
            item = self._line.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, share in enumerate(shares):
            self._line.insertWidget(place, self._entry(share))
        self.bar.show_shares(shares)

    def retheme(self) -> None:
        self.show_shares(self.bar.shares)

    def _entry(self, share: Share) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        mark = QLabel()
        mark.setPixmap(self._dot(share.color))
        row.addWidget(mark)
        row.addWidget(plain_label(share.word, "small"))
        row.addWidget(plain_label(text.size(share.count), "value"))
        return holder

    def _dot(self, color: str) -> QPixmap:
        ratio = self.devicePixelRatioF()
        result = QPixmap(round(10 * ratio), round(10 * ratio))
        result.setDevicePixelRatio(ratio)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.color(color))
        painter.drawRoundedRect(QRectF(0, 0, 10, 10), 3, 3)
        painter.end()
        return result
