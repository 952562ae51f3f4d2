"""What a window showed, put back into the one that takes its place in another language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from roost.core.domain.events import LogLine
from roost.gui.controller import Controller
from roost.gui.jobs.job import JobEnded
from roost.gui.menus import Menus
from roost.gui.models.env_filter import Figure
from roost.gui.models.roles import Column
from roost.gui.others import is_other
from roost.gui.panes.details import Tab
from roost.gui.panes.log import ALL_JOBS, LogPane

PLANNER, SPACE = "planner", "space"


@dataclass(frozen=True, slots=True)
class Log:
    """The lines with what they are filtered by; ``jobs`` on offer: id and title."""

    lines: tuple[LogLine, ...]
    jobs: tuple[tuple[str, str], ...]
    job: str
    level: str
    search: str
    follow: bool
    scroll: int
    number: int
    """Of the last job: another window's goes on from it, so that no two have one name."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """Plain values only: the widgets they are of go."""

    root: Path | None
    selected: tuple[str, ...]
    figure: Figure | None
    typed: str
    sorting: tuple[int, Qt.SortOrder]
    sorted_by_user: bool
    tab: Tab | None
    scroll: int
    page: str
    of_page: tuple[str, ...]
    """What is selected on that page."""
    log: Log

    def put_back(self, controller: Controller, menus: Menus) -> None:
        """Into a window that is yet to open its workspace."""
        PuttingBack(controller, menus, self)


def remember(controller: Controller, menus: Menus) -> Remembered:
    """Ask a window that still has its widgets; it may be hidden already."""
    window = controller.window
    header = window.table.view.horizontalHeader()
    space = menus.__dict__["space"].page if "space" in menus.__dict__ else None
    on_space = space is not None and window.pages.currentWidget() is space
    page = PLANNER if window.planning else SPACE if on_space else ""
    return Remembered(
        controller.session.root,
        window.table.selected_ids(),
        window.figures.figure,
        window.top.search.text(),
        (header.sortIndicatorSection(), header.sortIndicatorOrder()),
        header.isSortIndicatorShown(),
        window.details.tab if window.details.row is not None else None,
        window.table.view.verticalScrollBar().value(),
        page,
        space.ids() if space is not None and on_space else (),
        _log_of(controller, window.log),
    )


def _log_of(controller: Controller, log: LogPane) -> Log:
    jobs = tuple((log.jobs.itemData(at), log.jobs.itemText(at)) for at in range(log.jobs.count()))
    return Log(
        controller.log.lines,
        tuple(one for one in jobs if one[0] != ALL_JOBS),
        log.jobs.currentData(),
        log.levels.currentData(),
        log.search.text(),
        log.following,
        log.view.verticalScrollBar().value(),
        controller.board.number,
    )


class PuttingBack(QObject):
    """The log and the sorting at once, the rest with the first rows, if they are of the same
    workspace."""

    def __init__(self, controller: Controller, menus: Menus, kept: Remembered) -> None:
        super().__init__(controller)
        self._controller, self._menus, self._kept = controller, menus, kept
        self._log()
        # The lines are the log's now: this lives as long as the window.
        self._kept = replace(kept, log=replace(kept.log, lines=()))
        view = controller.window.table.view
        view.sortByColumn(*kept.sorting)
        view.horizontalHeader().setSortIndicatorShown(kept.sorted_by_user)
        controller.others.awaited = any(map(is_other, kept.selected))
        controller.session.scanned.connect(self._on_scanned)
        if kept.sorting[0] == Column.SIZE:
            controller.board.ended.connect(self._on_ended)

    def _log(self) -> None:
        controller, kept = self._controller, self._kept.log
        pane = controller.window.log
        controller.board.number = max(controller.board.number, kept.number)
        controller.log.append(kept.lines)
        for job, title in kept.jobs:
            pane.add_job(job, title)
        pane.search.setText(kept.search)
        pane.jobs.setCurrentIndex(max(0, pane.jobs.findData(kept.job)))
        pane.show_level(kept.level)
        controller.log.set_filter(kept.level, kept.search, pane.jobs.currentData())
        pane.tail_button.setChecked(kept.follow)

    @Slot()
    def _on_scanned(self) -> None:
        controller, kept = self._controller, self._kept
        controller.session.scanned.disconnect(self._on_scanned)
        QTimer.singleShot(0, self, self._scroll)
        if controller.session.root != kept.root:
            return
        window = controller.window
        if kept.figure is not None:
            window.figures.cards[kept.figure].setChecked(True)
        window.top.search.setText(kept.typed)
        window.figures.chosen.emit(kept.figure)
        self._select()
        if controller.others.awaited and controller.others.looking:
            controller.others.looked.connect(self._on_looked)
        if kept.page == PLANNER:
            controller.consolidating.open()
        elif kept.page == SPACE:
            self._menus.space.show()
            for line in kept.of_page[:1]:
                self._menus.space.choose(line)

    def _select(self) -> None:
        window, kept = self._controller.window, self._kept
        window.table.select(kept.selected)
        if kept.tab is not None and window.details.row is not None:
            window.details.show_tab(kept.tab)

    @Slot()
    def _on_looked(self) -> None:
        """Rows of other tools come after the rest; whoever has selected another one keeps it."""
        controller, kept = self._controller, self._kept
        controller.others.looked.disconnect(self._on_looked)
        same = controller.session.root == kept.root
        if same and set(controller.selection.ids) <= set(kept.selected):
            self._select()
            QTimer.singleShot(0, self, self._scroll)

    @Slot()
    def _scroll(self) -> None:
        """Once the views know how long they are."""
        window, kept = self._controller.window, self._kept
        if self._controller.session.root == kept.root:
            window.table.view.verticalScrollBar().setValue(kept.scroll)
        if not kept.log.follow:
            window.log.view.verticalScrollBar().setValue(kept.log.scroll)

    @Slot(object)
    def _on_ended(self, end: JobEnded) -> None:
        """Sizes come after the rows, which never move by themselves: once they are all there."""
        board = self._controller.board
        if end.job.id.startswith("measure-") and not board.busy("measure"):
            board.ended.disconnect(self._on_ended)
            QTimer.singleShot(0, self, self._sort)  # its own size is put into the row next

    @Slot()
    def _sort(self) -> None:
        view = self._controller.window.table.view
        header = view.horizontalHeader()
        if (header.sortIndicatorSection(), header.sortIndicatorOrder()) == self._kept.sorting:
            view.sortByColumn(*self._kept.sorting)
