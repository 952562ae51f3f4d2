"""*Share equal files…*: the core's plan shown, then carried out or taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from roost.core.system.context import JobContext
from roost.gui import text
from roost.gui.actions.base import Bench, Deed
from roost.gui.jobs.job import Ending, JobEnded, LaneName
from roost.gui.text import tr
from roost.gui.widgets.notice import Message

if TYPE_CHECKING:
    from roost.core.domain.plan import Result
    from roost.core.operations.sharing_plan import SharingPlan

ShowSharing = Callable[["SharingPlan"], None]


class ShareFiles(Deed):
    """``show`` gets the plan; what it decides comes back as ``carry`` or ``take_back``."""

    def __init__(self, bench: Bench, show: ShowSharing, parent: QObject) -> None:
        self._show = show
        tip = tr("Let equal files of all environments share their space; nothing is deleted")
        super().__init__(bench, tr("Dedupe…"), tip, "Ctrl+Shift+D", parent)

    def carry_out(self) -> None:
        session = self.bench.session
        workspace = session.workspace
        assert workspace is not None

        def run(ctx: JobContext) -> SharingPlan:
            return workspace.plan_dedupe(ctx)

        if session.board.busy("plan"):
            self.bench.announcer.still_planning()
            return
        title = tr("Look for equal files")
        lane = LaneName.PLAN
        session.read("plan", title, run, self._on_planned, visible=True, first=True, lane=lane)

    def carry(self, plan: SharingPlan) -> None:
        """Carry out that very plan; its dialog has said whether hard links are needed."""
        workspace = self.bench.session.workspace
        if workspace is None:
            return

        def run(ctx: JobContext) -> Result:
            return workspace.dedupe(plan, ctx, hardlink=plan.needs_hardlink)

        self.bench.session.change("dedupe", tr("Share equal files"), run, self._on_done)

    def take_back(self) -> None:
        workspace = self.bench.session.workspace
        if workspace is None:
            return

        def run(ctx: JobContext) -> Result:
            return workspace.undo_dedupe(ctx)

        self.bench.session.change("dedupe", tr("Separate shared files"), run, self._on_done)

    def _on_planned(self, end: JobEnded) -> None:
        if end.ending is Ending.DONE:
            self._show(cast("SharingPlan", end.value))
        else:
            self.bench.announcer.job_failed(end)

    def _on_done(self, end: JobEnded) -> None:
        session, announcer = self.bench.session, self.bench.announcer
        if end.ending is Ending.DONE:
            result = cast("Result", end.value)
            saved = result.data.get("saved_bytes", 0)
            if result.errors:
                announcer.result(result, end.job.title)
            elif saved > 0:
                told = tr("{size} are free now; no environment has lost a file.")
                announcer.say(Message(told.format(size=text.size(saved)), color="green"))
            else:
                announcer.say(Message(tr("Done: every file stands on its own."), color="green"))
        else:
            announcer.job_failed(end)
        # The old sizes stay in view until the new ones come: nothing jumps.
        session.measure([row.id for row in session.table.own])
        session.refresh_facts()
