"""A header that tells by which column the rows are sorted, and which way."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from roost.gui.look import Look
from roost.gui.theme import scaled

_HALF, _AIR = 3.0, 5
_FIRST = 16
"""What the style puts before the first title."""


class SortHeader(QHeaderView):
    """A small chevron behind the title, in the room every title has: nothing moves for it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setSectionsClickable(True)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logical)
        painter.restore()
        if logical == self.sortIndicatorSection():
            self._chevron(painter, rect, logical)

    def chevron_at(self, rect: QRect, logical: int) -> QPointF:
        """Its middle: behind the title, or at the column's end where that is too long."""
        title = str(self.model().headerData(logical, self.orientation()))
        width = QFontMetrics(scaled(self.font(), 0.85, bold=True)).horizontalAdvance(title)
        before = _FIRST if self.visualIndex(logical) == 0 else 0
        behind = rect.left() + before + width + _AIR + _HALF
        return QPointF(min(behind, rect.right() - _HALF), rect.center().y() + 1)

    def _chevron(self, painter: QPainter, rect: QRect, logical: int) -> None:
        middle = self.chevron_at(rect, logical)
        down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        rise = _HALF / 2 if down else -_HALF / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.theme.color("muted"), 1.5))
        tip = middle + QPointF(0, rise)
        painter.drawPolyline([middle + QPointF(-_HALF, -rise), tip, middle + QPointF(_HALF, -rise)])
        painter.restore()
