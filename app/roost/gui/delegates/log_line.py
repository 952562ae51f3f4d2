"""A log line: time, message, coloured by its level, what was searched for marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from roost.gui.look import Look
from roost.gui.models.log_model import LogModel, LogRole
from roost.gui.models.log_paths import path_spans
from roost.gui.theme import Theme, monospace

Index = QModelIndex | QPersistentModelIndex
_COLORS = {
    "debug": "hint",
    "info": "text",
    "success": "green",
    "warning": "amber",
    "error": "red",
    "output": "muted",
    "progress": "blue",
}
INDENT = 12


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
        painter.save()
        if self.view.selectionModel().isSelected(index):
            painter.fillRect(rect, self.theme.color("selection"))
        font = self.line_font()
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self.theme.color("hint"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        place = QRectF(rect.left() + INDENT, rect.top(), 80, rect.height())
        painter.drawText(place, flags, str(index.data(LogRole.TIME)))
        left = self._left(metrics, rect)
        message = str(index.data())
        self._mark(painter, metrics, left, rect, message)
        painter.setPen(self.theme.color(_COLORS.get(index.data(LogRole.LEVEL), "text")))
        width = rect.right() - left - 8
        shown = metrics.elidedText(message, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, rect.top(), width, rect.height()), flags, shown)
        self._underline(painter, metrics, left, rect, message)
        painter.restore()

    def path_at(self, index: Index, rect: QRect, point: QPoint) -> str:
        """The path of the line that is drawn at ``point``, or ""."""
        metrics = QFontMetrics(self.line_font())
        message = str(index.data())
        left = self._left(metrics, rect)
        for span in path_spans(message):
            begin = left + metrics.horizontalAdvance(message[: span.start])
            if begin <= point.x() <= left + metrics.horizontalAdvance(message[: span.end]):
                return span.path
        return ""

    @staticmethod
    def _left(metrics: QFontMetrics, rect: QRect) -> int:
        return rect.left() + INDENT + metrics.horizontalAdvance("00:00:00") + 20

    def _underline(
        self, painter: QPainter, metrics: QFontMetrics, left: int, rect: QRect, message: str
    ) -> None:
        """A thin line under each path: it can be clicked."""
        y = underline_at(metrics, rect)
        painter.setPen(self.theme.color("border"))
        for span in path_spans(message):
            begin = left + metrics.horizontalAdvance(message[: span.start])
            end = left + metrics.horizontalAdvance(message[: span.end])
            painter.drawLine(begin, y, min(end, rect.right() - 8), y)

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


def underline_at(metrics: QFontMetrics, rect: QRect) -> int:
    """Under the underscores too: through them, a__b would read as if it had blanks."""
    return rect.top() + (rect.height() + metrics.height()) // 2
