"""Actions that make a plan, show that very plan, and carry it out when confirmed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Signal, Slot

from roost.core.domain.env import EnvId, EnvKind
from roost.core.system.context import JobContext
from roost.gui import text
from roost.gui.actions.base import Bench, Deed
from roost.gui.jobs.job import Ending, JobEnded, LaneName
from roost.gui.models.row import Row
from roost.gui.proposal import Confirm, Proposal
from roost.gui.text import tr

if TYPE_CHECKING:
    from roost.core.domain.plan import Operation, Plan, Result
    from roost.gui.announcer import UndoOffer

What = TypeVar("What")
AskKey = Callable[[list[tuple[str, str]], Callable[[str, str], None]], None]
"""Let the user choose among (key, title); call back with the key and the installer."""


class PlanDeed(Deed):
    """``confirm`` shows the plan (a dialog; a fake in tests) and calls back to go on."""

    def __init__(
        self, bench: Bench, confirm: Confirm, title: str, tip: str, key: str, parent: QObject
    ) -> None:
        self._confirm = confirm
        super().__init__(bench, title, tip, key, parent)

    def propose(
        self,
        make: Callable[[JobContext], Plan],
        title: str,
        remake: Callable[[tuple[EnvId, ...], JobContext], Plan] | None = None,
        agreeing: Callable[[bool, JobContext], Plan] | None = None,
    ) -> None:
        """Plan in the reading lane, then show, then execute in the changing lane.

        ``remake``: the same for a part of the environments, while the plan is shown;
        ``agreeing``: with or without a Python that uv fetches.
        """
        replan = None if remake is None else self._replanner(remake)
        agree = None if agreeing is None else self._replanner(agreeing)

        def planned(end: JobEnded) -> None:
            if end.ending is not Ending.DONE:
                self.bench.announcer.job_failed(end)
                return
            plan = cast("Plan", end.value)
            self._confirm(Proposal(plan, title, self._executor(title), replan, agree))

        heading = tr("Plan: {what}").format(what=title)
        session = self.bench.session
        if session.board.busy("plan"):
            self.bench.announcer.still_planning()
            return
        lane = LaneName.PLAN
        session.read("plan", heading, make, planned, visible=True, first=True, lane=lane)

    def _executor(self, title: str) -> Callable[[Plan], None]:
        def go(plan: Plan) -> None:
            self.execute(plan, title)

        return go

    def _replanner(
        self, remake: Callable[[What, JobContext], Plan]
    ) -> Callable[[What, Callable[[Plan], None]], None]:
        def replan(what: What, then: Callable[[Plan], None]) -> None:
            def run(ctx: JobContext) -> Plan:
                return remake(what, ctx)

            def planned(end: JobEnded) -> None:
                if end.ending is Ending.DONE:
                    then(cast("Plan", end.value))
                else:
                    self.bench.announcer.job_failed(end)

            self.bench.session.read("plan", tr("Plan"), run, planned, lane=LaneName.PLAN)

        return replan

    def execute(self, plan: Plan, title: str) -> None:
        session = self.bench.session
        frees: dict[EnvId, int] = {}
        for item in plan.items:
            row = session.table.row(str(item.env))
            measured = row.env.sizes.will_free if row is not None and row.env.sizes else 0
            frees[item.env] = item.frees or measured

        def done(end: JobEnded) -> None:
            if end.ending is Ending.DONE:
                self.bench.announcer.result(cast("Result", end.value), title, frees)
            else:
                self.bench.announcer.job_failed(end)
            session.rescan()

        session.execute(plan, title, done)

    def title_for(self, operation: Operation, rows: list[Row]) -> str:
        words = self.bench.look.words
        what = (
            words.plain(rows[0].env.name)
            if len(rows) == 1
            else text.plural("{n} environment", "{n} environments", len(rows))
        )
        return text.operation_title(operation, what)


class Migrate(Deed):
    """The planner's page with all legacy environments; several selected ones are marked."""

    wanted = Signal(object)
    """Ids of those to mark; empty: all."""

    def __init__(self, bench: Bench, parent: QObject) -> None:
        tip = tr("Move models from legacy environments to shared ones")
        super().__init__(bench, tr("Migrate…"), tip, "Ctrl+M", parent)

    def carry_out(self) -> None:
        rows = self.bench.selection.legacy_rows()
        self.wanted.emit(tuple(row.env.id for row in rows) if len(rows) > 1 else ())


class MigrateThis(PlanDeed):
    """The selected legacy environments, in a dialog: for the row menu and the details pane."""

    def __init__(self, bench: Bench, confirm: Confirm, parent: QObject) -> None:
        tip = tr("Move its model to a shared environment")
        super().__init__(bench, confirm, tr("Migrate…"), tip, "Ctrl+Shift+M", parent)

    def possible(self) -> bool:
        return super().possible() and bool(self.bench.selection.legacy_rows())

    def carry_out(self) -> None:
        from roost.core.domain.plan import Operation

        workspace = self.bench.session.workspace
        assert workspace is not None
        rows = self.bench.selection.legacy_rows()
        ids = [row.env.id for row in rows]

        def make(ctx: JobContext) -> Plan:
            return workspace.plan_migrate(ids, ctx)

        def remake(env_ids: tuple[EnvId, ...], ctx: JobContext) -> Plan:
            return workspace.plan_migrate(env_ids, ctx)

        self.propose(make, self.title_for(Operation.MIGRATE, rows), remake)


class Delete(PlanDeed):
    def __init__(self, bench: Bench, confirm: Confirm, parent: QObject) -> None:
        tip = tr("Move to the trash; can be undone")
        super().__init__(bench, confirm, tr("Delete…"), tip, "Del", parent)

    def possible(self) -> bool:
        rows = self.bench.selection.rows if super().possible() else []
        return bool(rows) and all(row.env.kind is not EnvKind.OTHER for row in rows)

    def carry_out(self) -> None:
        from roost.core.domain.plan import Operation

        workspace = self.bench.session.workspace
        assert workspace is not None
        rows = self.bench.selection.rows
        ids = [row.env.id for row in rows]

        def make(ctx: JobContext) -> Plan:
            return workspace.plan_delete(ids, ctx)

        self.propose(make, self.title_for(Operation.DELETE, rows))


class Create(PlanDeed):
    """A new shared environment; ``ask`` gives the key and the installer."""

    def __init__(
        self,
        bench: Bench,
        confirm: Confirm,
        ask: AskKey,
        parent: QObject,
    ) -> None:
        tip = tr("Build a shared environment from a profile")
        super().__init__(bench, confirm, tr("New shared env…"), tip, "Ctrl+N", parent)
        self._ask = ask

    def carry_out(self) -> None:
        workspace = self.bench.session.workspace
        assert workspace is not None

        def run(_ctx: JobContext) -> list[tuple[str, str]]:
            profiles = workspace.profiles().profiles
            return sorted((key, str(profile.title)) for key, profile in profiles.items())

        self.bench.session.read("profiles", tr("Read the profiles"), run, self._on_profiles)

    def _on_profiles(self, end: JobEnded) -> None:
        if end.ending is not Ending.DONE:
            self.bench.announcer.job_failed(end)
            return
        self._ask(cast("list[tuple[str, str]]", end.value), self.create)

    def create(self, key: str, installer: str) -> None:
        """Plan it; ``installer`` empty: as the settings say."""
        from roost.core.domain.plan import Operation

        workspace = self.bench.session.workspace
        if workspace is None:
            return

        def make(ctx: JobContext) -> Plan:
            ctx.progress("resolve")  # the index is asked, which may take a while
            return workspace.plan_create(key, ctx, installer=installer or None)

        def agreeing(agreed: bool, ctx: JobContext) -> Plan:
            return workspace.plan_create(
                key, ctx, installer=installer or None, managed_python=agreed
            )

        self.propose(make, text.operation_title(Operation.CREATE, key), agreeing=agreeing)


class Undo(Deed):
    """All that was put in the trash last comes back, or those the undo bar names."""

    undone = Signal(object)
    """Names of the environments that are back."""

    def __init__(self, bench: Bench, parent: QObject) -> None:
        tip = tr("Bring back what was last put in the trash")
        super().__init__(bench, tr("Undo"), tip, "Ctrl+Z", parent)
        self._last: tuple[str, ...] = ()
        bench.announcer.undo_offered.connect(self._on_offered)
        bench.session.opening.connect(self._on_opening)

    def carry_out(self) -> None:
        self.bring_back(self._last or (None,))

    def forget(self, trash_ids: tuple[str | None, ...]) -> None:
        """These are in the trash no more."""
        self._last = tuple(one for one in self._last if one not in trash_ids)

    @Slot(object)
    def _on_offered(self, offer: UndoOffer) -> None:
        self._last = offer.ids

    @Slot()
    def _on_opening(self) -> None:
        self._last = ()

    def bring_back(self, trash_ids: tuple[str | None, ...]) -> None:
        workspace = self.bench.session.workspace
        if workspace is None:
            return

        self.forget(trash_ids)
        for trash_id in trash_ids:
            self._one(trash_id)

    def _one(self, trash_id: str | None) -> None:
        workspace = self.bench.session.workspace
        assert workspace is not None

        def run(ctx: JobContext) -> Result:
            return workspace.undo(trash_id, ctx)

        self.bench.session.change("undo", tr("Undo"), run, self._done)

    def _done(self, end: JobEnded) -> None:
        if end.ending is Ending.DONE:
            result = cast("Result", end.value)
            self.bench.announcer.result(result, tr("Undo"))
            self.undone.emit(tuple(item.env.name for item in result.items))
        else:
            self.bench.announcer.job_failed(end)
        self.bench.session.rescan()


class FreeSpace(Deed):
    """Purge: the only step that frees bytes, and the only one that cannot be undone."""

    freed = Signal(object)
    """Ids in the trash of what is gone for good."""

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(bench, tr("Empty the trash"), "", "", parent)

    def carry_out(self) -> None:
        self.purge(None)

    def purge(self, trash_ids: tuple[str, ...] | None) -> None:
        workspace = self.bench.session.workspace
        if workspace is None:
            return

        def run(ctx: JobContext) -> Result:
            return workspace.purge_trash(ctx, ids=trash_ids)

        self.bench.session.change("purge", tr("Free the space"), run, self._done)

    def _done(self, end: JobEnded) -> None:
        if end.ending is Ending.DONE:
            result = cast("Result", end.value)
            self.bench.announcer.result(result, self.text(), final=True)
            self.freed.emit(result.trash_ids)
        else:
            self.bench.announcer.job_failed(end)
        self.bench.session.refresh_facts()


class Pin(Deed):
    """The model of the one selected environment is bound to it."""

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(bench, tr("Pin its model here"), "", "Ctrl+P", parent)

    def possible(self) -> bool:
        row = self.bench.selection.single if super().possible() else None
        return row is not None and bool(row.env.models)

    def carry_out(self) -> None:
        row = self.bench.selection.single
        if row is not None and row.env.models:
            self.pin(row.env.models[0], row.env.id)

    def pin(self, model: str, env_id: EnvId | None) -> None:
        workspace = self.bench.session.workspace
        if workspace is None:
            return

        def run(_ctx: JobContext) -> None:
            workspace.pin(model, env_id)

        self.bench.session.change("pin", tr("Pin {model}").format(model=model), run, self._done)

    def _done(self, end: JobEnded) -> None:
        if end.ending is not Ending.DONE:
            self.bench.announcer.job_failed(end)
        self.bench.session.rescan()
