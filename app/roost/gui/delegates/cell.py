"""The delegates of the environment table.

Every cell paints in the same order: ground of the row, accent bar and separator, its
share of the row's progress bar, its content.  One method a visual element; nothing here
changes anything.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from roost.gui.delegates import paint
from roost.gui.look import Look
from roost.gui.models.roles import Column, Role
from roost.gui.text import Label
from roost.gui.theme import Theme, monospace, scaled

Index = QModelIndex | QPersistentModelIndex
PADDING = 16
BAR_HEIGHT = 4
THIN_BAR = 3


class CellDelegate(QStyledItemDelegate):
    """Base: the row's look; ``paint_content`` is the cell's own."""

    def __init__(self, view: QTableView, look: Look) -> None:
        super().__init__(view)
        self.view = view
        self.look = look
        self.phase = 0.0
        self.compact = False
        """One line a row."""
        self.short = False
        """Whether the column has room for its short form only."""
        self.behind = 0
        """Where the second text begins that stands behind the first, pixels from the left."""

    @property
    def theme(self) -> Theme:
        return self.look.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.view.verticalHeader().defaultSectionSize())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        self.paint_ground(painter, option, rect, index)
        self.paint_progress(painter, rect, index)
        self.paint_content(painter, self.content_area(rect, index), option, index)
        painter.restore()

    def selected(self, index: Index) -> bool:
        return self.view.selectionModel().isSelected(index)

    def hovered(self, option: QStyleOptionViewItem) -> bool:
        """Asked only with the mouse over the view: loading QStyle costs a start 5 ms."""
        if not self.view.viewport().underMouse():
            return False
        from PySide6.QtWidgets import QStyle

        state: QStyle.StateFlag = option.state
        return bool(state & QStyle.StateFlag.State_MouseOver)

    def content_area(self, rect: QRect, index: Index) -> QRect:
        left = PADDING if index.column() == 0 else 0
        area = rect.adjusted(left, 2, -8, -3)
        if not self.compact and isinstance(index.data(Role.FRACTION), float):
            area.adjust(0, 0, 0, -BAR_HEIGHT)
        return area

    def paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: Index
    ) -> None:
        """Selection or hover colour, the accent bar at the left, the line below."""
        selected = self.selected(index)
        if selected:
            paint.fill(painter, rect, self.theme.color("selection"))
        elif self.hovered(option):
            paint.fill(painter, rect, self.theme.color("hover"))
        if selected and self.first_column(index):
            paint.fill(
                painter,
                QRect(rect.left(), rect.top(), 3, rect.height()),
                self.theme.color("accent"),
            )
        line = QRect(rect.left(), rect.bottom() - 1, rect.width(), 2)
        if self.first_column(index):
            line.setLeft(rect.left() + PADDING)
        if self.last_column(index):
            line.setRight(rect.right() - PADDING)
        paint.fill(painter, line, self.theme.color("line"))
        if index.row() == self.view.currentIndex().row() and self.view.hasFocus():
            self.paint_focus(painter, rect, index)

    def paint_focus(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """A line above and below the current row, so that the keyboard's place is seen."""
        color = self.theme.color("accent")
        paint.fill(painter, QRect(rect.left(), rect.top(), rect.width(), 1), color)
        paint.fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), color)

    def paint_progress(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """This cell's share of the bar that runs from the name to the end of torch."""
        fraction = index.data(Role.FRACTION)
        if not isinstance(fraction, float) or not Column.NAME <= index.column() <= Column.TORCH:
            return
        view = self.view
        last = Column.TORCH  # as far as it is shown
        while view.isColumnHidden(last):
            last = Column(last - 1)
        left = view.columnViewportPosition(Column.NAME)
        right = view.columnViewportPosition(last) + view.columnWidth(last) - 24
        height, below = (THIN_BAR, 1) if self.compact else (BAR_HEIGHT, 3)
        area = QRectF(left, rect.bottom() - height - below, right - left, height)
        paint.draw_bar(painter, area, fraction, self.phase, self.theme)

    def paint_content(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        font = scaled(self.view.font(), 0.96)
        color = self.theme.color("muted" if index.column() == Column.USED else "text")
        paint.draw_lines(painter, area, (str(index.data() or ""), font, color), None)

    def first_column(self, index: Index) -> bool:
        return self.view.horizontalHeader().visualIndex(index.column()) == 0

    def last_column(self, index: Index) -> bool:
        header = self.view.horizontalHeader()
        return header.visualIndex(index.column()) == header.count() - 1


class PillDelegate(CellDelegate):
    """Health badge and source label."""

    def paint_content(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        label: Label = index.data(Role.LABEL)
        if self.short and label.short:
            label = replace(label, word=label.short)
        middle = area.top() + area.height() / 2
        paint.draw_pill(
            painter, area.left(), middle, label, self.view.font(), self.theme, self.look.assets,
            area.width() + 6,
        )  # fmt: skip


class NameDelegate(CellDelegate):
    """Name with the key, the target or the trouble under it in small type."""

    def paint_content(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        base: QFont = self.view.font()
        name = scaled(base, 1.0, bold=self.selected(index))
        subtitle = str(index.data(Role.SUBTITLE))
        right, middle = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
        mode = right if is_sentence(subtitle) else middle
        draw = paint.draw_beside if self.compact else paint.draw_lines
        draw(
            painter,
            area,
            (str(index.data()), name, self.theme.color("text")),
            (subtitle, monospace(base, 0.83), self.theme.color("muted")),
            Qt.TextElideMode.ElideMiddle,
            mode,
        )


def is_sentence(subtitle: str) -> bool:
    """Keys and paths differ at their ends, sentences are read from the start."""
    path = subtitle.startswith(("→", "/", "\\", "~")) or subtitle[1:3] in (":\\", ":/")
    return " " in subtitle and not path


class SizeDelegate(CellDelegate):
    """Size, and under it what deleting frees or what is shared with others."""

    def paint_content(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        base: QFont = self.view.font()
        row = index.data(Role.ROW)
        frees = row is not None and row.env.sizes is not None and row.env.sizes.will_free
        legacy = row is not None and row.env.kind.value == "legacy"
        small = self.theme.color("green" if frees and legacy else "muted")
        first = (str(index.data()), scaled(base, 0.96), self.theme.color("text"))
        second = (str(index.data(Role.SUBTITLE)), scaled(base, 0.85), small)
        if not self.compact:
            paint.draw_lines(painter, area, first, second)
            return
        paint.draw_lines(painter, area, first, None)
        if not self.short:
            paint.draw_lines(painter, area.adjusted(self.behind, 0, 0, 0), second, None)


class TorchDelegate(CellDelegate):
    """Torch and what it was built for; in two lines where one has no room."""

    def paint_content(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        base: QFont = self.view.font()
        words, usual = str(index.data() or ""), scaled(base, 0.96)
        second = None
        if self.short and not self.compact:
            words, _, built = words.partition(" · ")
            second = (built, scaled(base, 0.85), self.theme.color("muted"))
        paint.draw_lines(painter, area, (words, usual, self.theme.color("text")), second)


class CountDelegate(CellDelegate):
    """The number of models, in the middle of its column."""

    def paint_content(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        painter.setFont(self.view.font())
        painter.setPen(self.theme.color("text"))
        painter.drawText(
            area.adjusted(8, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            str(index.data()),
        )
