"""*What takes the space*: the whole as one bar, each environment as one, its packages beside it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from roost.gui import text
from roost.gui.look import Look
from roost.gui.panes.cards import DiskPage
from roost.gui.space.delegate import SpaceDelegate
from roost.gui.space.model import SpaceModel, SpaceRole
from roost.gui.space.stack_bar import StackLegend
from roost.gui.widgets.action_button import ActionButton
from roost.gui.widgets.labels import ElidedLabel, plain_label

GAP = 12


class SpacePage(QWidget):
    """Shows what the desk hands it; ``chosen`` carries the ids of the selected lines."""

    chosen = Signal(object)
    left = Signal()

    def __init__(
        self,
        look: Look,
        model: SpaceModel,
        actions: tuple[QAction, QAction, QAction, QAction],
        parent: QWidget | None = None,
    ) -> None:
        """``actions``: migrate all, share equal files, trash, delete the selected."""
        super().__init__(parent)
        self._look = look
        migrate, dedupe, trash, delete = actions
        self.back = QPushButton(" " + self.tr("Back"))
        look.dress(self.back, "undo")
        self.back.clicked.connect(self.left)
        self.legend = StackLegend(look)
        self.total = ElidedLabel("", "muted", Qt.TextElideMode.ElideRight)
        self.gain = plain_label("–", "titleGood")
        self.peak = plain_label("–", "title")
        self.waiting = plain_label("–", "title")
        self.view = QListView()
        self._set_up_view(model)
        self.title = ElidedLabel("", "title")
        self.disk = DiskPage(look, self.tr("Its packages"))
        self.delete = ActionButton(look, delete, "trash")
        self.trash = ActionButton(look, trash, "trash")
        buttons = (ActionButton(look, migrate, "migrate", primary=True),
                   ActionButton(look, dedupe, "layers"), self.trash)  # fmt: skip
        self._lay_out(buttons)

    def _set_up_view(self, model: SpaceModel) -> None:
        view = self.view
        view.setModel(model)
        view.setItemDelegate(SpaceDelegate(self._look, view))
        view.setAccessibleName(self.tr("What takes the space, heaviest first"))
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.selectionModel().selectionChanged.connect(self._on_selection)

    def _lay_out(self, buttons: tuple[QPushButton, ...]) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.back)
        head.addWidget(plain_label(self.tr("What takes the space"), "title"))
        head.addWidget(self.total, 1)
        for button in buttons:
            head.addWidget(button)
        facts = QGridLayout()
        facts.setHorizontalSpacing(32)
        facts.setVerticalSpacing(2)
        for place, (title, value) in enumerate(
            (
                (self.tr("Net gain of migrating all, after purge"), self.gain),
                (self.tr("Peak space on the way"), self.peak),
                (self.tr("In the trash: frees on purge"), self.waiting),
            )
        ):
            facts.addWidget(plain_label(title, "label"), 0, place)
            facts.addWidget(value, 1, place)
        facts.setColumnStretch(3, 1)
        top = QFrame()
        top.setObjectName("card")
        rows = QVBoxLayout(top)
        rows.setContentsMargins(16, 12, 16, 14)
        rows.setSpacing(GAP)
        rows.addLayout(head)
        rows.addWidget(self.legend)
        rows.addLayout(facts)
        left = QFrame()
        left.setObjectName("card")
        column = QVBoxLayout(left)
        column.setContentsMargins(1, 6, 1, 6)
        column.addWidget(self.view)
        right = QFrame()
        right.setObjectName("card")
        column = QVBoxLayout(right)
        column.setContentsMargins(1, 14, 1, 12)
        column.setSpacing(4)
        self.title.setContentsMargins(20, 0, 14, 0)
        column.addWidget(self.title)
        column.addWidget(self.disk, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 4, 20, 0)
        foot.addWidget(self.delete)
        foot.addStretch(1)
        column.addLayout(foot)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(GAP)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(right)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([860, 416])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(top)
        layout.addWidget(self.split, 1)

    def show_totals(self, total: int | None, free: int | None) -> None:
        if total is None or free is None:
            self.total.show_text(self.tr("measuring…"))
            return
        told = self.tr("{size} here, {free} free on this volume")
        self.total.show_text(told.format(size=text.size(total), free=text.size(free)))

    def show_plan(self, gain: int | None, peak: int | None) -> None:
        """What migrating everything would win in the end, and need on the way."""
        self.gain.setText(text.size(gain))
        self.gain.setProperty("kind", "titleGood" if gain is not None and gain > 0 else "title")
        self.gain.style().polish(self.gain)
        self.peak.setText(self.tr("nothing") if peak == 0 else text.size(peak))

    def show_waiting(self, size: int | None) -> None:
        self.waiting.setText(self.tr("nothing") if size == 0 else text.size(size))

    def ids(self) -> tuple[str, ...]:
        chosen = sorted(self.view.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return tuple(index.data(SpaceRole.ID) for index in chosen)

    def choose(self, line_id: str) -> None:
        model = self.view.model()
        assert isinstance(model, SpaceModel)
        place = model.place(line_id)
        if place is not None:
            self.view.setCurrentIndex(model.index(place))

    def retheme(self) -> None:
        self.legend.retheme()
        self.view.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back from anywhere on the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_selection(self) -> None:
        self.chosen.emit(self.ids())
