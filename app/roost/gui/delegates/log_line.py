"""A log line: time, message, coloured by its level, what was searched for marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from roost.gui.look import Look
from roost.gui.models.log_model import LogModel, LogRole
from roost.gui.theme import Theme, monospace

Index = QModelIndex | QPersistentModelIndex
_COLORS = {
    "debug": "hint",
    "info": "text",
    "success": "green",
    "warning": "amber",
    "error": "red",
    "output": "muted",
}


class LogDelegate(QStyledItemDelegate):
    def __init__(self, view: QAbstractItemView, look: Look) -> None:
        super().__init__(view)
        self.view = view
        self.look = look

    @property
    def theme(self) -> Theme:
        return self.look.theme

    def line_font(self) -> QFont:
        return monospace(self.view.font(), 0.84)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self.line_height())

    def line_height(self) -> int:
        return QFontMetrics(self.line_font()).height() + 6

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.theme.color("selection"))
        font = self.line_font()
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self.theme.color("hint"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        left = rect.left() + 12
        place = QRectF(left, rect.top(), 80, rect.height())
        painter.drawText(place, flags, str(index.data(LogRole.TIME)))
        left += metrics.horizontalAdvance("00:00:00") + 20
        message = str(index.data())
        self._mark(painter, metrics, left, rect, message)
        painter.setPen(self.theme.color(_COLORS.get(index.data(LogRole.LEVEL), "text")))
        width = rect.right() - left - 8
        shown = metrics.elidedText(message, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, rect.top(), width, rect.height()), flags, shown)
        painter.restore()

    def _mark(
        self, painter: QPainter, metrics: QFontMetrics, left: int, rect: QRect, message: str
    ) -> None:
        """A ground behind every place where the searched word stands."""
        model = self.view.model()
        search = model.search if isinstance(model, LogModel) else ""
        at = message.casefold().find(search) if search else -1
        while at >= 0:
            x = left + metrics.horizontalAdvance(message[:at])
            width = metrics.horizontalAdvance(message[at : at + len(search)])
            painter.fillRect(
                QRect(x, rect.top() + 2, width, rect.height() - 4), self.theme.color("amber_soft")
            )
            at = message.casefold().find(search, at + len(search))
