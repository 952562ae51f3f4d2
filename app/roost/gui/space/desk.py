"""Brings *What takes the space* what it shows, and does what is pressed there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from roost.core.domain.env import EnvId
from roost.core.system.context import JobContext
from roost.gui import text
from roost.gui.details_feed import weigh_packages
from roost.gui.jobs.job import Ending, JobEnded, LaneName
from roost.gui.space import shares
from roost.gui.space.model import CACHE_ROW, TRASH_ROW, Line, SpaceModel
from roost.gui.space.shares import Share

if TYPE_CHECKING:
    from roost.core.domain.plan import Plan
    from roost.core.workspace.space import Space
    from roost.gui.controller import Controller
    from roost.gui.space.page import SpacePage


class SpaceDesk(QObject):
    """The page is made when it is first asked for; it measures only while it is shown."""

    def __init__(
        self, controller: Controller, dedupe: QAction, trash: QAction, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._dedupe, self._trash = dedupe, trash
        self._migrate = QAction(self.tr("Migrate all…"), self)
        self._migrate.setToolTip(self.tr("Move every model to a shared environment"))
        self._migrate.triggered.connect(self._migrate_all)
        self._space: Space | None = None
        self._wanted = ""
        self._job = ""
        self.page: SpacePage | None = None
        self.model = SpaceModel(controller.look.words, self)
        session = controller.session
        session.opening.connect(self.leave)
        session.figures_changed.connect(self._on_rows)
        session.facts_changed.connect(self._on_facts)

    @property
    def shown(self) -> bool:
        return self.page is not None and self.page.isVisible()

    @Slot()
    def show(self) -> None:
        window, session = self._controller.window, self._controller.session
        if session.workspace is None:
            return
        page = self.page or self._make()
        window.figures.clear()
        window.top.search.clear()
        window.figures.chosen.emit(None)
        window.show_page(page)
        page.view.setFocus()
        self._on_rows()
        self.measure()
        if page.ids():
            self._on_chosen(page.ids())
        elif self.model.lines:
            page.choose(self.model.lines[0].id)

    def choose(self, line_id: str) -> None:
        """Select a line, if need be when it comes: the trash has to be measured first."""
        self._wanted = line_id
        self._on_rows()

    @Slot()
    def leave(self) -> None:
        if self.page is not None and self._controller.window.pages.currentWidget() is self.page:
            self._controller.board.cancel(self._job)
            self._controller.window.show_page(None)

    def measure(self) -> None:
        """The whole, with the trash and the caches, in the background; and what migrating wins."""
        session = self._controller.session
        workspace = session.workspace
        if workspace is None or self.page is None:
            return
        self._controller.board.cancel(self._job)
        if self._space is None:
            self.page.show_totals(None, None)

        def run(ctx: JobContext) -> Space:
            return workspace.space(None, ctx, caches=True)

        def plan(ctx: JobContext) -> Plan:
            return workspace.plan_migrate(None, ctx, measure=False)

        title = self.tr("Measure what takes the space")
        lane = LaneName.BACKGROUND
        self._job = session.read("space", title, run, self._on_space, lane=lane)
        session.read("space-plan", title, plan, self._on_plan, lane=LaneName.PLAN)

    # --- answers -----------------------------------------------------------------------

    def _on_space(self, end: JobEnded) -> None:
        if end.job.id != self._job or self.page is None:
            return
        if end.ending is Ending.FAILED:
            self._controller.announcer.job_failed(end)
        if end.ending is not Ending.DONE:
            return
        found = self._space = cast("Space", end.value)
        self.page.legend.show_shares(shares.of_space(found))
        self.page.show_totals(found.total, found.free)
        self.page.show_waiting(found.trash_frees)
        self._on_rows()

    def _on_plan(self, end: JobEnded) -> None:
        if self.page is not None:
            plan = cast("Plan", end.value) if end.ending is Ending.DONE else None
            if plan is None:
                self.page.show_plan(None, None)
            else:
                self.page.show_plan(plan.net_gain, plan.peak)

    @Slot()
    def _on_rows(self) -> None:
        if not self.shown or self.page is None:
            return
        kept = self.page.ids()
        place = (self.model.place(kept[0]) or 0) if kept else 0
        self.model.show(self._controller.table.own, self._extra())
        if self._wanted and self.model.place(self._wanted) is not None:
            self.page.choose(self._wanted)
            self._wanted = ""
        elif kept and not self.page.ids():
            self._choose_again(kept[0], place)

    def _choose_again(self, kept: str, place: int) -> None:
        """The line that was chosen; where it is gone, the one that has come in its place."""
        assert self.page is not None
        if self.model.place(kept) is None and self.model.lines:
            kept = self.model.lines[min(place, len(self.model.lines) - 1)].id
        self.page.choose(kept)
        if not self.page.ids():
            self._on_chosen(())

    @Slot()
    def _on_facts(self) -> None:
        """A job has changed the disk, or somebody has looked again."""
        if self.shown:
            self.measure()

    def _extra(self) -> list[Line]:
        found = self._space
        if found is None:
            return []
        lines = []
        if found.trash:
            told = self.tr("frees on purge")
            parts = shares.of_trash(found.trash, found.trash_frees)
            lines.append(Line(TRASH_ROW, self.tr("Trash"), told, found.trash, parts))
        for cache in found.caches or ():
            if cache.size:
                title = shares.downloads(cache.tool)
                share = Share(title, shares.CACHES.get(cache.tool, shares.SHARED), cache.size)
                path = self._controller.look.words.path(cache.path)
                lines.append(Line(CACHE_ROW + cache.tool, title, path, cache.size, (share,)))
        return lines

    # --- going down ----------------------------------------------------------------------

    @Slot(object)
    def _on_chosen(self, ids: Sequence[str]) -> None:
        """The selection is the table's as well: the actions of the window work on it."""
        page, table = self.page, self._controller.window.table
        if page is None:
            return
        envs = [one for one in ids if self._controller.table.row(one) is not None]
        table.select(envs)
        page.delete.setVisible(bool(envs))
        page.disk.clear()
        place = self.model.place(ids[0]) if ids else None
        if place is None:
            page.title.show_text("")
            return
        line = self.model.lines[place]
        page.title.show_text(line.title)
        row = self._controller.table.row(line.id)
        if len(envs) > 1:
            page.title.show_text(text.plural("{n} environment", "{n} environments", len(envs)))
            page.disk.say(self.tr("Delete… shows what deleting them together really frees."))
        elif row is not None:
            page.disk.show_row(row)
            self._ask_packages(row.id)
        elif line.id == TRASH_ROW:
            page.disk.say(self.tr("What was deleted lies here and can be brought back. Its space "
                                  "is free only when the trash is purged."))  # fmt: skip
        else:
            tool = line.id.removeprefix(CACHE_ROW)
            page.disk.say(self.tr("{tool} keeps what it downloaded, and builds from it without "
                                  "the network. It belongs to no workspace; emptied, it fills "
                                  "again.").format(tool=tool))  # fmt: skip
            page.disk.say(line.subtitle, "mono")
            page.disk.say(self.tr("In a terminal: {command}").format(
                command=f"roost clean {tool}-cache"), "value")  # fmt: skip

    def _ask_packages(self, env_id: str) -> None:
        def then(weights: tuple[tuple[str, int], ...]) -> None:
            page = self.page
            if page is not None and page.ids()[:1] == (env_id,):
                page.disk.show_packages(weights)

        weigh_packages(self._controller.session, EnvId.parse(env_id), then)

    @Slot()
    def _migrate_all(self) -> None:
        """The window's own action: with none selected it means all of them."""
        if self.page is not None:
            self.page.view.clearSelection()
        self._controller.window.table.view.clearSelection()
        self._controller.actions.migrate.trigger()

    def _make(self) -> SpacePage:
        from roost.gui.space.page import SpacePage

        controller = self._controller
        actions = controller.actions
        page = SpacePage(
            controller.look,
            self.model,
            (self._migrate, self._dedupe, self._trash, actions.delete),
        )
        page.chosen.connect(self._on_chosen)
        page.left.connect(self.leave)
        self.page = page
        return page
