"""*Clean up…*: what nobody needs, each kind with its bytes and why that is safe."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QObject

from roost.gui import text
from roost.gui.actions.base import Bench, Deed
from roost.gui.jobs.job import Ending, JobEnded, LaneName
from roost.gui.models.row import Row
from roost.gui.text import tr
from roost.gui.widgets.notice import Message

if TYPE_CHECKING:
    from roost.core.domain.env import EnvId
    from roost.core.domain.plan import Plan, Result
    from roost.core.operations.clean_plan import CleanPlan
    from roost.core.system.context import JobContext

CACHES = ("uv-cache", "pip-cache")


class Cleaning(NamedTuple):
    """What can go: the core's plan, and the deletion of what is superseded, if any is."""

    plan: CleanPlan
    superseded: Plan | None = None


Show = Callable[[Cleaning, Callable[[Cleaning], None]], None]
"""Put it before the user; call back with what was chosen of it."""


class CleanUp(Deed):
    def __init__(self, bench: Bench, show: Show, parent: QObject) -> None:
        tip = tr("Old trash, leftovers, superseded and unused environments, download caches")
        super().__init__(bench, tr("Clean up…"), tip, "Ctrl+L", parent)
        self._show = show
        self._open_trash: Callable[[], None] | None = None

    def on_nothing(self, open_trash: Callable[[], None]) -> None:
        """Where nothing can be cleaned up, the trash is what can be looked at."""
        self._open_trash = open_trash

    def superseded(self) -> list[Row]:
        return [row for row in self.bench.session.table.rows if row.env.superseded]

    def carry_out(self) -> None:
        workspace = self.bench.session.workspace
        assert workspace is not None
        ids = [row.env.id for row in self.superseded()]

        def make(ctx: JobContext) -> Cleaning:
            from roost.core.operations.clean_plan import ALWAYS

            plan = workspace.plan_clean((*ALWAYS, *CACHES), ctx)
            twice = {item.env for item in plan.items}
            wanted = [env_id for env_id in ids if env_id not in twice]
            return Cleaning(plan, workspace.plan_delete(wanted, ctx) if wanted else None)

        if self.bench.session.board.busy("plan"):
            self.bench.announcer.still_planning()
            return
        title = tr("See what can be cleaned up")
        self.bench.session.read(
            "plan", title, make, self._planned, visible=True, first=True, lane=LaneName.PLAN
        )

    def _planned(self, end: JobEnded) -> None:
        if end.ending is not Ending.DONE:
            self.bench.announcer.job_failed(end)
            return
        found = cast("Cleaning", end.value)
        if not found.plan.items and found.superseded is None and self._open_trash is not None:
            self._open_trash()
        else:
            self._show(found, self.clean)

    def clean(self, chosen: Cleaning) -> None:
        """Carry out what was shown and ticked."""
        workspace = self.bench.session.workspace
        if workspace is None:
            return
        frees: dict[EnvId, int] = {}
        if chosen.superseded is not None:
            frees = {item.env: item.frees or 0 for item in chosen.superseded.items}

        def run(ctx: JobContext) -> tuple[Result | None, Result | None]:
            cleaned = workspace.clean(chosen.plan, ctx) if chosen.plan.items else None
            if chosen.superseded is None:
                return cleaned, None
            return cleaned, workspace.execute(chosen.superseded, ctx)

        def done(end: JobEnded) -> None:
            if end.ending is Ending.DONE:
                cleaned, gone = cast("tuple[Result | None, Result | None]", end.value)
                self._tell(cleaned, gone, frees)
            else:
                self.bench.announcer.job_failed(end)
            self.bench.session.rescan()

        self.bench.session.change("clean", tr("Clean up"), run, done)

    def _tell(self, cleaned: Result | None, gone: Result | None, frees: dict[EnvId, int]) -> None:
        rows = [] if cleaned is None else list(cleaned.data.get("cleaned", ()))
        freed = sum(int(row.get("freed_bytes") or 0) for row in rows)
        told = tr("Cleaned up: {size} freed.").format(size=text.size(freed))
        if rows:
            self.bench.announcer.say(Message(told, color="green"))
        for result in (cleaned, gone):
            if result is not None and (result.errors or result.trash_ids):
                self.bench.announcer.result(result, self.text(), frees)
