"""Actions that mend one environment, or make another of it: each through a plan that is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from roost.core.domain.env import EnvKind
from roost.gui.actions.base import Bench
from roost.gui.actions.planning import PlanDeed
from roost.gui.jobs.job import Ending, JobEnded
from roost.gui.models.row import Row
from roost.gui.proposal import Confirm
from roost.gui.text import tr
from roost.gui.widgets.notice import Message

if TYPE_CHECKING:
    from roost.core.domain.health import Check
    from roost.core.domain.plan import Plan
    from roost.core.system.context import JobContext
    from roost.gui.facade import WorkspaceLike

AskLines = Callable[[str, Callable[[tuple[str, ...]], None]], None]
"""Ask for requirement lines to add to the environment of that title; call back with them."""
AskFolder = Callable[[str, Callable[[str], None]], None]
"""Ask for a folder, under that title; call back with its path."""


class OnOne(PlanDeed):
    """Needs exactly one selected environment of a certain kind."""

    kind = EnvKind.SHARED

    def possible(self) -> bool:
        row = self.bench.selection.single if super().possible() else None
        return row is not None and row.env.kind is self.kind and self.fits(row)

    def fits(self, row: Row) -> bool:
        return row.env.creating is None

    def row(self) -> Row:
        row = self.bench.selection.single
        assert row is not None
        return row

    def workspace(self) -> WorkspaceLike:
        workspace = self.bench.session.workspace
        assert workspace is not None
        return workspace

    def name(self) -> str:
        return self.bench.look.words.plain(self.row().env.name)


class Repair(OnOne):
    """The rebuild that mends what the check found."""

    def __init__(self, bench: Bench, confirm: Confirm, parent: QObject) -> None:
        tip = tr("Build it anew beside itself, then switch")
        super().__init__(bench, confirm, tr("Repair…"), tip, "", parent)

    def fits(self, row: Row) -> bool:
        return super().fits(row) and bool(row.env.health.failed())

    def carry_out(self) -> None:
        workspace, env = self.workspace(), self.row().env
        report = env.health

        def make(ctx: JobContext) -> Plan:
            return workspace.plan_repair(env.id, ctx, report=report)

        self.propose(make, tr("Repair {what}").format(what=self.name()))


class Restore(OnOne):
    """Back to how it was built, from its lock."""

    def __init__(self, bench: Bench, confirm: Confirm, parent: QObject) -> None:
        tip = tr("Rebuild it from its lock: what was changed since is undone")
        super().__init__(bench, confirm, tr("Restore…"), tip, "", parent)

    def fits(self, row: Row) -> bool:
        return super().fits(row) and drifted(row)

    def carry_out(self) -> None:
        workspace, env_id = self.workspace(), self.row().env.id

        def make(ctx: JobContext) -> Plan:
            return workspace.plan_restore(env_id, ctx)

        self.propose(make, tr("Restore {what}").format(what=self.name()))


class Accept(OnOne):
    """What was changed stays, and is what it is known as from now on."""

    def __init__(self, bench: Bench, confirm: Confirm, parent: QObject) -> None:
        tip = tr("What was changed since it was built is to stay")
        super().__init__(bench, confirm, tr("Accept the change"), tip, "", parent)

    def fits(self, row: Row) -> bool:
        return super().fits(row) and drifted(row)

    def carry_out(self) -> None:
        workspace, env_id = self.workspace(), self.row().env.id

        def run(ctx: JobContext) -> object:
            return workspace.accept_drift(env_id, ctx)

        def done(end: JobEnded) -> None:
            if end.ending is not Ending.DONE:
                self.bench.announcer.job_failed(end)
            else:
                self.bench.announcer.say(Message(tr("Accepted as it is now."), color="green"))
            self.bench.session.refresh(str(env_id))

        title = tr("Accept the change of {what}").format(what=self.name())
        self.bench.session.change("accept", title, run, done, str(env_id))


class AddPackage(OnOne):
    """More packages for a shared environment; those it has stay at their versions."""

    def __init__(self, bench: Bench, confirm: Confirm, ask: AskLines, parent: QObject) -> None:
        tip = tr("Install more into this shared environment, for all its models")
        super().__init__(bench, confirm, tr("Add package…"), tip, "Ctrl+Shift+A", parent)
        self._ask = ask

    def carry_out(self) -> None:
        self._ask(self.bench.look.words.env_title(self.row().env), self.add)

    def add(self, lines: tuple[str, ...]) -> None:
        if not lines or not self.possible():
            return
        workspace, key = self.workspace(), self.row().env.name

        def make(ctx: JobContext) -> Plan:
            return workspace.plan_create(key, ctx, extra=lines)

        what = ", ".join(self.bench.look.words.plain(line) for line in lines)
        self.propose(make, tr("Add {what}").format(what=what))


class _OfLegacy(OnOne):
    kind = EnvKind.LEGACY

    def fits(self, row: Row) -> bool:
        return super().fits(row) and bool(row.env.migration_target)


class Promote(_OfLegacy):
    """A shared environment out of a legacy one, by copy: no download."""

    def __init__(self, bench: Bench, confirm: Confirm, parent: QObject) -> None:
        tip = tr("Make the shared environment out of this one, without a download")
        super().__init__(bench, confirm, tr("Promote to shared…"), tip, "", parent)

    def carry_out(self) -> None:
        workspace, env = self.workspace(), self.row().env
        key = str(env.migration_target)

        def make(ctx: JobContext) -> Plan:
            return workspace.plan_create(key, ctx, source=env.id)

        self.propose(make, tr("Promote {what}").format(what=self.name()))


class Dedicated(_OfLegacy):
    """A shared environment for the one model of a legacy one."""

    def __init__(self, bench: Bench, confirm: Confirm, parent: QObject) -> None:
        tip = tr("Its model gets a shared environment for itself alone")
        super().__init__(bench, confirm, tr("Dedicated environment…"), tip, "", parent)

    def fits(self, row: Row) -> bool:
        return super().fits(row) and len(row.env.models) == 1

    def carry_out(self) -> None:
        workspace, env = self.workspace(), self.row().env
        key, model = str(env.migration_target), env.models[0]

        def make(ctx: JobContext) -> Plan:
            return workspace.plan_create(key, ctx, dedicated=model)

        what = self.bench.look.words.plain(model)
        self.propose(make, tr("A dedicated environment for {what}").format(what=what))


class MoveElsewhere(OnOne):
    """The tree of a legacy environment to another drive; a link stays."""

    kind = EnvKind.LEGACY

    def __init__(self, bench: Bench, confirm: Confirm, ask: AskFolder, parent: QObject) -> None:
        tip = tr("Its files go to another drive; a link stays, so every path works as before")
        super().__init__(bench, confirm, tr("Move to another drive…"), tip, "", parent)
        self._ask = ask

    def carry_out(self) -> None:
        self._ask(tr("Folder for {what}").format(what=self.name()), self.move_into)

    def move_into(self, folder: str) -> None:
        if not folder or not self.possible():
            return
        workspace, env = self.workspace(), self.row().env
        target = Path(folder) / env.name

        def make(ctx: JobContext) -> Plan:
            return workspace.plan_move_env(env.id, target, ctx)

        self.propose(make, tr("Move {what} to another drive").format(what=self.name()))


def drifted(row: Row) -> bool:
    return any(check.code == "drift" for check in row.env.health.failed())


class Remedies(QObject):
    """Which of these help with a finding."""

    def __init__(self, bench: Bench, confirm: Confirm, parent: QObject) -> None:
        super().__init__(parent)
        self.repair = Repair(bench, confirm, self)
        self.restore = Restore(bench, confirm, self)
        self.accept = Accept(bench, confirm, self)

    def of(self, row: Row, check: Check) -> list[PlanDeed]:
        """Those for a failed check of a shared environment; a legacy one is migrated."""
        if row.env.kind is not EnvKind.SHARED:
            return []
        return [self.restore, self.accept] if check.code == "drift" else [self.repair]
