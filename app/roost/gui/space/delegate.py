"""A row of *What takes the space*: name, what it is, figure, and its bar under them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from roost.gui.look import Look
from roost.gui.space.model import SpaceRole
from roost.gui.space.stack_bar import draw_shares
from roost.gui.theme import scaled

PADDING = 16
BAR = 8


class SpaceDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        font = option.font
        return QSize(240, QFontMetrics(font).height() + BAR + 30)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        theme = self._look.theme
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or hovered:
            painter.fillRect(rect, theme.color("selection" if chosen else "hover"))
        if chosen:
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent")
            )
        painter.fillRect(
            QRect(rect.left() + PADDING, rect.bottom(), rect.width() - 2 * PADDING, 1),
            theme.color("line"),
        )
        area = rect.adjusted(PADDING, 9, -PADDING, -11)
        self._words(painter, area, option, index, chosen)
        bar = QRectF(area.left(), area.bottom() + 1 - BAR, area.width(), BAR)
        shares = index.data(SpaceRole.SHARES)
        draw_shares(painter, bar, shares, index.data(SpaceRole.WHOLE), theme)
        painter.restore()

    def _words(
        self,
        painter: QPainter,
        area: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        chosen: bool,
    ) -> None:
        theme = self._look.theme
        font = scaled(option.font, 1.0, bold=chosen)
        small = scaled(option.font, 0.85)
        height = QFontMetrics(font).height()
        middle = Qt.AlignmentFlag.AlignVCenter
        line = QRect(area.left(), area.top(), area.width(), height)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        figure = index.data(SpaceRole.FIGURE)
        taken = QFontMetrics(font).horizontalAdvance(figure) + 16
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, figure)
        left = line.adjusted(0, 0, -taken, 0)
        title = QFontMetrics(font).elidedText(
            index.data(), Qt.TextElideMode.ElideMiddle, left.width()
        )
        painter.drawText(left, middle | Qt.AlignmentFlag.AlignLeft, title)
        used = QFontMetrics(font).horizontalAdvance(title) + 10
        rest = left.adjusted(used, 0, 0, 0)
        if rest.width() > 40:
            painter.setFont(small)
            painter.setPen(theme.color("muted"))
            shown = QFontMetrics(small).elidedText(
                index.data(SpaceRole.SUBTITLE), Qt.TextElideMode.ElideRight, rest.width()
            )
            painter.drawText(rest, middle | Qt.AlignmentFlag.AlignLeft, shown)
