"""Paints a consolidation's tree: check mark, name, health, what matters, progress, choice.

Every cell paints its ground first, then its own content; the view paints the chevrons.
A choice is painted as a combo box and becomes one when it is clicked or Enter is pressed.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from roost.core.domain.consolidation import Choice
from roost.gui import plan_words
from roost.gui.delegates import paint
from roost.gui.look import Look
from roost.gui.models.plan_node import NodeKind, PlanColumn, PlanRole
from roost.gui.text import Label, tr
from roost.gui.theme import monospace, scaled
from roost.gui.widgets.choice import Choice as ChoiceBox

Index = QModelIndex | QPersistentModelIndex
BOX = 16
GAP = 10
BAR = 4


class PlanDelegate(QStyledItemDelegate):
    def __init__(self, view: QTreeView, look: Look) -> None:
        super().__init__(view)
        self._view = view
        self._look = look
        self.phase = 0.0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._view.fontMetrics().height()
        fact = index.data(PlanRole.KIND) == NodeKind.FACT
        return QSize(60, line + 8 if fact else 2 * line + 14)

    # --- painting ------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        kind = index.data(PlanRole.KIND)
        self._ground(painter, option, rect, index, kind)
        if kind == NodeKind.FACT:
            self._fact(painter, rect, index)
        else:
            self._content(painter, rect, index, kind)
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: Index, kind: int
    ) -> None:
        """Selection or hover colour, the line below, and where the keyboard is."""
        theme, state = self._look.theme, option.state
        current = self._view.currentIndex()
        here = index.row() == current.row() and index.parent() == current.parent()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        elif kind == NodeKind.GROUP:
            painter.fillRect(rect, theme.color("log"))
        if kind != NodeKind.FACT:
            line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
            painter.fillRect(line, theme.color("line"))
        if here and self._view.hasFocus():
            for y in (rect.top(), rect.bottom()):
                painter.fillRect(QRect(rect.left(), y, rect.width(), 1), theme.color("accent"))

    def _fact(self, painter: QPainter, rect: QRect, index: Index) -> None:
        words = str(index.data() or "")
        if words:
            ink = self._look.theme.color(str(index.data(PlanRole.COLOR)))
            area = rect.adjusted(self._mark_width(), 0, -8, 0)
            font = scaled(self._view.font(), 0.9)
            paint.draw_lines(painter, area, (words, font, ink), None)

    def _content(self, painter: QPainter, rect: QRect, index: Index, kind: int) -> None:
        column = index.column()
        area = rect.adjusted(0, 2, -10, -3)
        label = index.data(PlanRole.LABEL)
        if column == PlanColumn.NAME:
            self._name(painter, area, index, kind)
        elif isinstance(label, Label):
            middle = area.top() + area.height() / 2
            look = self._look
            paint.draw_pill(
                painter, area.left(), middle, label, self._view.font(), look.theme, look.assets,
                area.width() + 6,
            )  # fmt: skip
        elif column == PlanColumn.STATUS and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._choice(painter, area, index)
        else:
            self._words(painter, area, index, kind)

    def _name(self, painter: QPainter, area: QRect, index: Index, kind: int) -> None:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            self._mark(painter, self._mark_box(area), Qt.CheckState(state), index)
        base: QFont = self._view.font()
        theme = self._look.theme
        out = bool(index.data(PlanRole.OUT))
        name = scaled(base, 1.0, bold=kind == NodeKind.GROUP)
        below = str(index.data(PlanRole.SUBTITLE) or "") if kind == NodeKind.GROUP else ""
        paint.draw_lines(
            painter,
            area.adjusted(self._mark_width(), 0, 0, 0),
            (str(index.data()), name, theme.color("muted" if out else "text")),
            (below, monospace(base, 0.83), theme.color("muted")),
            Qt.TextElideMode.ElideMiddle,
        )

    def _words(self, painter: QPainter, area: QRect, index: Index, kind: int) -> None:
        color = index.data(PlanRole.COLOR)
        theme = self._look.theme
        ink = theme.color(str(color) if color else "muted" if kind == NodeKind.GROUP else "text")
        fraction = index.data(PlanRole.FRACTION)
        if index.column() == PlanColumn.STATUS and isinstance(fraction, float):
            bar = QRectF(area.left(), area.bottom() - BAR - 2, area.width(), BAR)
            paint.draw_bar(painter, bar, fraction, self.phase, theme)
            area = area.adjusted(0, 0, 0, -BAR)
        font = scaled(self._view.font(), 0.92)
        paint.draw_lines(painter, area, (str(index.data() or ""), font, ink), None)

    def _choice(self, painter: QPainter, area: QRect, index: Index) -> None:
        """A combo box at rest: it is one as soon as it is clicked."""
        theme = self._look.theme
        box = QRectF(area).adjusted(0.5, 5.5, -0.5, -5.5)
        painter.setPen(QPen(theme.color("hint"), 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(box, 5, 5)
        ratio = self._view.devicePixelRatioF()
        chevron = self._look.assets.pixmap("chevron", theme.color("muted"), 12, ratio)
        painter.drawPixmap(QPointF(box.right() - 20, box.center().y() - 6), chevron)
        font = scaled(self._view.font(), 0.92)
        inner = box.toRect().adjusted(8, 0, -24, 0)
        paint.draw_lines(painter, inner, (str(index.data()), font, theme.color("text")), None)

    def _mark(self, painter: QPainter, box: QRectF, state: Qt.CheckState, index: Index) -> None:
        theme = self._look.theme
        frozen = not index.flags() & Qt.ItemFlag.ItemIsEnabled
        some = state is not Qt.CheckState.Unchecked
        edge = "accent" if some and not frozen else "hint"
        painter.setPen(QPen(theme.color(edge), 1.4))
        painter.setBrush(theme.color(edge if some else "card"))
        painter.drawRoundedRect(box, 4, 4)
        if some:
            name = "check" if state is Qt.CheckState.Checked else "minus"
            ratio = self._view.devicePixelRatioF()
            sign = self._look.assets.pixmap(name, theme.color("on_accent"), 12, ratio)
            painter.drawPixmap(QPointF(box.left() + 2, box.top() + 2), sign)

    @staticmethod
    def _mark_box(rect: QRect) -> QRectF:
        return QRectF(rect.left() + 2, rect.center().y() - BOX / 2 + 0.5, BOX, BOX)

    @staticmethod
    def _mark_width() -> int:
        return BOX + GAP + 2

    # --- marks and choices ----------------------------------------------------------------

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on the mark, or Space anywhere in the row, turns it."""
        if isinstance(event, QMouseEvent) and index.column() == PlanColumn.NAME:
            near = self._mark_box(option.rect).adjusted(-4, -8, 6, 8)
            if event.type() == QEvent.Type.MouseButtonRelease and near.contains(event.position()):
                return turn(model, index)
            if event.type() == QEvent.Type.MouseButtonDblClick and near.contains(event.position()):
                return True
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            return turn(model, index)
        return False

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        name = index.sibling(index.row(), PlanColumn.NAME).data()
        box = ChoiceBox(self._look, tr("What to do about {name}").format(name=name), parent)
        box.setProperty("kind", "compact")
        for choice in Choice:
            box.addItem(plan_words.choice_title(choice), choice)
            hint = plan_words.choice_hint(choice)
            box.setItemData(box.count() - 1, hint, Qt.ItemDataRole.ToolTipRole)
        box.activated.connect(self._on_chosen)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(list(Choice).index(index.data(PlanRole.CHOICE)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(0, 7, -10, -8))

    def _on_chosen(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self.commitData.emit(box)
            self.closeEditor.emit(box)


def turn(model: QAbstractItemModel, index: Index) -> bool:
    """The other state of a mark; a group that is marked in part becomes marked whole."""
    first = index.sibling(index.row(), PlanColumn.NAME)
    state = first.data(Qt.ItemDataRole.CheckStateRole)
    if state is None:
        return False
    now = Qt.CheckState(state)
    new = Qt.CheckState.Unchecked if now is Qt.CheckState.Checked else Qt.CheckState.Checked
    return model.setData(first, new, Qt.ItemDataRole.CheckStateRole)
