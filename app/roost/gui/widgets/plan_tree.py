"""The tree of a consolidation: opens rows, spans facts, keeps what was open over a new plan."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTransform
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTreeView, QWidget

from roost.core.domain.env import EnvId
from roost.core.domain.health import Badge
from roost.core.domain.plan import Plan
from roost.gui import text
from roost.gui.delegates.plan_cell import PlanDelegate, turn
from roost.gui.look import Look
from roost.gui.models.plan_node import NodeKind, PlanColumn, PlanRole
from roost.gui.models.plan_tree import PlanTreeModel
from roost.gui.widgets.placeholder import paint_placeholder

_LETTERS = {
    PlanColumn.FREES: 9,
    PlanColumn.STATUS: 24,
}


class PlanTree(QTreeView):
    def __init__(self, look: Look, model: PlanTreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self.placeholder = ""
        self.delegate = PlanDelegate(self, look)
        self.setObjectName("planTree")
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(self.tr("Environments and where they move"))
        self.setRootIsDecorated(True)
        self.setIndentation(22)
        self.setExpandsOnDoubleClick(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumHeight(self.fontMetrics().height() * 6)
        self.expanded.connect(self._on_expanded)
        model.rowsInserted.connect(self._on_inserted)

    def show_plan(self, plan: Plan) -> None:
        """The plan, with the rows that were open still open."""
        opened = self._opened()
        current = self.currentIndex().data(PlanRole.ENV)
        first = self._model.plan is None
        if not self._model.show_plan(plan):
            return
        for place in range(self._model.rowCount()):
            self.expand(self._model.index(place, 0))
        for env in opened:
            self.expand(self._model.index_of(env))
        wanted = self._model.index_of(current) if isinstance(current, EnvId) else QModelIndex()
        if wanted.isValid():
            self.setCurrentIndex(wanted)
        elif first:
            self.setCurrentIndex(self._model.index(0, 0))

    def edit_choice(self, index: QModelIndex) -> None:
        """The combo box of a conflict, open."""
        cell = index.siblingAtColumn(PlanColumn.STATUS)
        if cell.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(cell)
            self.edit(cell)
            box = self.indexWidget(cell)
            if isinstance(box, QComboBox):
                box.showPopup()

    def pulse(self) -> None:
        """Move the bars that have no end."""
        self.delegate.phase = (self.delegate.phase + 0.03) % 1.0
        self.viewport().update()

    # --- Qt's side -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            turn(self._model, index)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            entry = self._model.entry(index)
            if entry is not None and entry.conflict and not self._model.frozen:
                self.edit_choice(index)
            elif index.isValid():
                first = index.siblingAtColumn(0)
                self.setExpanded(first, not self.isExpanded(first))
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.column() == PlanColumn.STATUS:
            self.edit_choice(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_placeholder(self, self._look, self.placeholder)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:  # type: ignore[override]
        """A chevron in the theme's colour: to the right when closed, down when open."""
        if self.selectionModel().isSelected(index):
            painter.fillRect(rect, self._look.theme.color("selection"))
        elif index.data(PlanRole.KIND) == NodeKind.GROUP:
            painter.fillRect(rect, self._look.theme.color("log"))
        if not self._model.hasChildren(index):
            return
        color = self._look.theme.color("muted")
        sign = self._look.assets.pixmap("chevron", color, 12, self.devicePixelRatioF())
        if not self.isExpanded(index):
            sign = sign.transformed(QTransform().rotate(-90))
        place = QPoint(rect.right() - 15, rect.center().y() - 5)
        painter.drawPixmap(place, sign)

    # --- inner -----------------------------------------------------------------------------

    def _share_width(self) -> None:
        """Small columns as their words need; name and comparison share what is left."""
        letter = self.fontMetrics().averageCharWidth()
        width = self.viewport().width()
        badge = max(len(text.badge_label(badge).word) for badge in Badge) + 4
        letters = {PlanColumn.HEALTH: badge, **_LETTERS}
        fixed = {column: count * letter + 18 for column, count in letters.items()}
        left = width - sum(fixed.values())
        if left < 44 * letter:  # narrow: health is told by the tree's facts as well
            fixed[PlanColumn.HEALTH] = 0
            left = width - sum(fixed.values())
        self.setColumnHidden(PlanColumn.HEALTH, fixed[PlanColumn.HEALTH] == 0)
        name = max(24 * letter, round(left * 0.5))
        for column, wide in fixed.items():
            if wide:
                self.header().resizeSection(column, wide)
        self.header().resizeSection(PlanColumn.NAME, name)
        self.header().resizeSection(PlanColumn.LACKS, max(8 * letter, left - name))

    def _on_expanded(self, index: QModelIndex) -> None:
        self._span(index)

    def _on_inserted(self, parent: QModelIndex) -> None:
        self._span(parent)

    def _span(self, index: QModelIndex) -> None:
        """Facts reach over the whole width."""
        if index.data(PlanRole.KIND) == NodeKind.ENV:
            for row in range(self._model.rowCount(index)):
                self.setFirstColumnSpanned(row, index, True)

    def _opened(self) -> list[EnvId]:
        envs = self._model.marks.entries
        return [env for env in envs if self.isExpanded(self._model.index_of(env))]
