"""The window: assembles panes, actions and models; what they do is in them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from roost.gui.actions.base import Bench
from roost.gui.actions.registry import Actions
from roost.gui.details_feed import DetailsFeed
from roost.gui.models.env_table import EnvTableModel
from roost.gui.models.job_list import JobListModel
from roost.gui.models.log_model import LogModel
from roost.gui.panes.activity import ActivityPane
from roost.gui.panes.details import DetailsPane
from roost.gui.panes.figures import FiguresPane
from roost.gui.panes.log import LogPane
from roost.gui.panes.status import StatusPane
from roost.gui.panes.table import TablePane
from roost.gui.panes.topbar import TopBar
from roost.gui.widgets.notice import Notice
from roost.gui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from roost.gui.panes.empty import EmptyPane
    from roost.gui.panes.planner import PlannerPage

DETAILS_LETTERS = 48
MOST_DETAILS_LETTERS = 76
"""How narrow and how wide the details are: letters grow with the user's type, pixels do not."""
ACTIVITY, ACTIVITY_LINES = 216, 6
"""How high the activity is, and in lines of type beside compact rows."""
MARGIN = 16
GAP = 12


class MainWindow(QMainWindow):
    """Three regions: top with the figures and the table, details, activity."""

    close_wanted = Signal()
    folder_dropped = Signal(str)
    open_wanted = Signal()
    sample_wanted = Signal()
    scan_wanted = Signal()
    activated = Signal()
    escaped = Signal()
    """Esc, where nothing that has the keyboard wants it."""

    def __init__(
        self,
        bench: Bench,
        actions: Actions,
        table: EnvTableModel,
        log: LogModel,
        jobs: JobListModel,
    ) -> None:
        super().__init__()
        look = bench.look
        self.setWindowTitle("Roost")
        self.setAcceptDrops(True)
        self.may_close = False
        self.top = TopBar(look, actions.rescan, actions.create, actions.migrate, actions.clean)
        self.figures = FiguresPane(look)
        self.notice = Notice(look)
        self.table = TablePane(look, table, actions.row_menu)
        self.details = DetailsPane(
            look, actions.migrate_this, actions.delete, actions.check, actions.remedies.of
        )
        self.log = LogPane(look, log)
        self.activity = ActivityPane(look, jobs, self.log)
        self.status = StatusPane(look)
        self._bench = bench
        self._planner: PlannerPage | None = None
        self.undo_bar = UndoBar(look, self.activity)
        self.feed = DetailsFeed(bench.session, bench.selection, self.details, look.words, self)
        self._lay_out()
        for action in (*actions.all, self.table.compact, self.table.arrange):
            self.addAction(action)
        self.resize(1440, 900)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.figures)
        column.addWidget(self.table, 1)
        self.upper = QSplitter(Qt.Orientation.Horizontal)
        self.upper.setHandleWidth(GAP)
        self.upper.setChildrenCollapsible(False)
        self.upper.addWidget(left)
        self.upper.addWidget(self.details)
        self.upper.setStretchFactor(0, 1)
        self.upper.setStretchFactor(1, 1)
        letters = self.fontMetrics().horizontalAdvance
        least = letters("n" * DETAILS_LETTERS)
        self.details.setMinimumWidth(least)
        self.details.setMaximumWidth(letters("n" * MOST_DETAILS_LETTERS))
        self.upper.setSizes([980, max(416, least)])
        self.work = QSplitter(Qt.Orientation.Vertical)
        self.work.setHandleWidth(GAP)
        self.work.setChildrenCollapsible(False)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.upper)
        self.work.addWidget(self.pages)
        self.work.addWidget(self.activity)
        self.work.setStretchFactor(0, 1)
        self.work.setStretchFactor(1, 0)
        self.work.setSizes([580, ACTIVITY])
        self._activity = ACTIVITY
        self.table.compact.toggled.connect(self._on_compact)
        self.body = QStackedWidget()
        self.body.addWidget(self.work)
        page = QWidget()
        page.setObjectName("page")
        rows = QVBoxLayout(page)
        rows.setContentsMargins(MARGIN, GAP, MARGIN, 8)
        rows.setSpacing(GAP)
        rows.addWidget(self.top)
        rows.addWidget(self.notice)
        rows.addWidget(self.body, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.status)
        rows.addLayout(foot)
        self.setCentralWidget(page)

    def _on_compact(self, compact: bool) -> None:
        """Who wants to see many rows gets the room of the log; it comes back with tall rows."""
        upper, lower = self.work.sizes()
        wanted = max(lower, self._activity)
        if compact:
            self._activity = lower
            wanted = min(lower, self.fontMetrics().height() * ACTIVITY_LINES)
        self.work.setSizes([upper + lower - wanted, wanted])
        self.table.show_current()

    def show_workspace(self, there: bool) -> None:
        """The regions, or the empty state of a first run."""
        self.body.setCurrentWidget(self.work if there else self.empty)
        self.undo_bar.host(self.activity)

    @cached_property
    def empty(self) -> EmptyPane:
        """The first run's; with a workspace no start shows it."""
        from roost.gui.panes.empty import EmptyPane

        pane = EmptyPane(self._bench.look)
        pane.open_wanted.connect(self.open_wanted)
        pane.sample_wanted.connect(self.sample_wanted)
        pane.scan_wanted.connect(self.scan_wanted)
        self.body.addWidget(pane)
        return pane

    @property
    def planner(self) -> PlannerPage:
        """Made when it is first asked for: a start would pay for what most never open."""
        if self._planner is None:
            from roost.gui.consolidating import Badges
            from roost.gui.panes.planner import PlannerPage

            self._planner = PlannerPage(self._bench.look, Badges(self._bench).label)
            self.body.addWidget(self._planner)
        return self._planner

    @property
    def planning(self) -> bool:
        """Whether the planner is what is shown."""
        return self._planner is not None and self.body.currentWidget() is self._planner

    def show_planner(self) -> None:
        """The consolidation, instead of the three regions."""
        self.body.setCurrentWidget(self.planner)
        self.undo_bar.host(self.planner, self.planner.go.sizeHint().height() + 8)

    def show_page(self, page: QWidget | None) -> None:
        """A page in the place of table and details (None: back to these); jobs stay in view."""
        if page is not None and self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page or self.upper)
        if page is None:
            self.table.view.setFocus()

    def retheme(self) -> None:
        for part in (self.figures, self.status, self.notice, self.top):
            part.retheme()
        if "empty" in self.__dict__:
            self.empty.retheme()
        if self._planner is not None:
            self._planner.retheme()
        for place in range(self.pages.count()):
            retheme = getattr(self.pages.widget(place), "retheme", None)
            if retheme is not None:
                retheme()
        self.log.view.viewport().update()
        self.table.view.viewport().update()
        self.feed.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.undo_bar.isVisible():
            self.undo_bar.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing goes through ``close_wanted``: running jobs are asked about first."""
        if self.may_close:
            event.accept()
            return
        event.ignore()
        self.close_wanted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            _take_nothing_away(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        _take_nothing_away(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        _take_nothing_away(event)
        if paths:
            self.folder_dropped.emit(paths[0])


def _take_nothing_away(event: QDropEvent) -> None:
    """A file manager proposes to move, and is then free to delete what it gave."""
    for action in (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction):
        if action in event.possibleActions():
            event.setDropAction(action)
            event.accept()
            return
    event.ignore()
