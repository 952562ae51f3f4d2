"""What can be done with an environment of another tool, by the rules of its owner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from roost.core.domain.env import Env, EnvId
from roost.core.domain.errors import RoostError
from roost.core.domain.plan import Operation, Plan, Result
from roost.core.system.context import JobContext
from roost.gui import text
from roost.gui.jobs.job import Ending, JobEnded, LaneName
from roost.gui.proposal import Proposal
from roost.gui.text import tr

if TYPE_CHECKING:
    from roost.core.discovery.other.candidate import OtherInfo
    from roost.gui.controller import Controller

_MAY_GO = ("environment", "project", "tool")


class OtherDeeds(QObject):
    """Its actions follow ``choose``; adopting and removing need an open workspace."""

    checked = Signal(object)
    copied = Signal(str)
    done = Signal(object)
    """(id of what is gone or None, words for it)."""

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.env: Env | None = None
        self.info: Mapping[EnvId, OtherInfo] = {}
        self.parent_widget: QWidget | None = None
        self.check_with: Callable[[EnvId, JobContext], Env] | None = None
        """Runs its Python; called in a worker once the user has agreed."""
        self.open_folder = self._action(tr("Open folder"), self._open_folder)
        self.terminal = self._action(tr("Open a terminal here"), self._open_terminal)
        self.copy_python = self._action(tr("Copy the Python path"), self._copy_python)
        self.copy_facts = self._action(tr("Copy the facts"), self._copy_facts)
        self.check = self._action(tr("Check…"), self._ask_check)
        self.adopt = self._action(tr("Adopt…"), self._ask_adopt)
        self.promote = self._action(tr("Make a shared one of it…"), self._ask_promote)
        self.remove = self._action(tr("Remove…"), self.plan_removal)
        self.menu: list[QAction | None] = [
            self.open_folder,
            self.terminal,
            None,
            self.copy_python,
            self.copy_facts,
            None,
            self.check,
            self.promote,
            self.adopt,
            None,
            self.remove,
        ]
        controller.session.opened.connect(self._refresh)
        self._refresh()

    @property
    def about(self) -> OtherInfo | None:
        """What only other tools' have, once the scan has ended."""
        return None if self.env is None else self.info.get(self.env.id)

    def choose(self, env: Env | None) -> None:
        self.env = env
        self._refresh()

    def _action(self, title: str, run: Callable[[], None]) -> QAction:
        action = QAction(title, self)
        action.triggered.connect(run)
        return action

    def _refresh(self, _root: object = None) -> None:
        there = self.env is not None
        for action in (self.open_folder, self.terminal, self.copy_python, self.copy_facts):
            action.setEnabled(there)
        self.check.setEnabled(there)
        about = self.about
        movable = there and (about is None or about.role in _MAY_GO)
        workspace = self._controller.session.workspace is not None
        for action in (self.adopt, self.promote, self.remove):
            action.setEnabled(movable and workspace)
            action.setToolTip("" if workspace else tr("Open or make a workspace first"))

    # --- looking -------------------------------------------------------------------------

    def _open_folder(self) -> None:
        env = self._chosen()

        def run(_ctx: JobContext) -> None:
            from roost.core.system.desktop import open_folder

            open_folder(env.path)

        self._controller.session.read("desktop", tr("Open folder"), run, self._told)

    def _open_terminal(self) -> None:
        env = self._chosen()

        def run(_ctx: JobContext) -> None:
            from roost.core.system.desktop import open_terminal

            open_terminal(env.path, env.venv, env.python.parent)

        self._controller.session.read("desktop", tr("Open a terminal here"), run, self._told)

    def _copy_python(self) -> None:
        QGuiApplication.clipboard().setText(str(self._chosen().python))
        self.copied.emit(tr("Python path copied."))

    def _copy_facts(self) -> None:
        from roost.gui.scan.details import as_text

        told = as_text(self._controller.look, self._chosen(), self.about)
        QGuiApplication.clipboard().setText(told)
        self.copied.emit(tr("Facts copied."))

    # --- a deep check --------------------------------------------------------------------

    def _ask_check(self) -> None:
        from roost.gui.scan.asking import ConsentDialog

        env = self._chosen()
        dialog = ConsentDialog(self._controller.look, self._label(env), self.parent_widget)
        self._open(dialog, lambda: self.check_now(env))

    def check_now(self, env: Env) -> None:
        """The user has agreed that its code runs."""
        check = self.check_with
        if check is None:
            return

        def run(ctx: JobContext) -> Env:
            return check(env.id, ctx)

        def then(end: JobEnded) -> None:
            if end.ending is Ending.DONE:
                self.checked.emit(end.value)
            else:
                self._told(end)

        title = tr("Check {name}").format(name=env.id.name)
        lane = LaneName.BACKGROUND
        session = self._controller.session
        session.read("check-other", title, run, then, visible=True, first=True, lane=lane)

    # --- adopting and removing -----------------------------------------------------------

    def _ask_adopt(self) -> None:
        from roost.gui.scan.asking import AdoptDialog

        env = self._chosen()
        dialog = AdoptDialog(self._controller.look, self._label(env), self.parent_widget)
        self._open(dialog, lambda: self.plan_adoption(env, *dialog.choice()))

    def plan_adoption(self, env: Env, copy: bool, model: str | None) -> None:
        workspace = self._controller.session.workspace
        if workspace is None:
            return

        def make(ctx: JobContext) -> Plan:
            return workspace.plan_adopt(env.id, ctx, copy=copy, model=model)

        title = text.operation_title(Operation.ADOPT, self._label(env))
        self._plan(make, title, self._told, lambda _result: (None, tr("Adopted.")))

    def _ask_promote(self) -> None:
        """Which kind of shared environment; then its plan, a copy without a download."""
        workspace, env = self._controller.session.workspace, self._chosen()
        if workspace is None:
            return

        def run(_ctx: JobContext) -> list[tuple[str, str]]:
            profiles = workspace.profiles().profiles
            return sorted((key, str(profile.title)) for key, profile in profiles.items())

        def asked(end: JobEnded) -> None:
            if end.ending is Ending.DONE:
                self._choose_key(env, cast("list[tuple[str, str]]", end.value))
            else:
                self._told(end)

        self._controller.session.read("profiles", tr("Read the profiles"), run, asked)

    def _choose_key(self, env: Env, profiles: list[tuple[str, str]]) -> None:
        from roost.gui.dialogs.create import CreateDialog

        dialog = CreateDialog(self._controller.look, profiles, self.parent_widget)
        self._open(dialog, lambda: self.plan_promotion(env, *dialog.choice()))

    def plan_promotion(self, env: Env, key: str, installer: str) -> None:
        workspace = self._controller.session.workspace
        if workspace is None:
            return

        def make(ctx: JobContext) -> Plan:
            return workspace.plan_create(key, ctx, installer=installer or None, source=env.id)

        title = text.operation_title(Operation.CREATE, key)
        self._plan(make, title, self._told, lambda _result: (None, tr("Created.")))

    def plan_removal(self) -> None:
        self._plan_removal(self._chosen(), self.about)

    def _plan_removal(self, env: Env, about: OtherInfo | None, app_name: str | None = None) -> None:
        """Plan it; where it belongs to an app, its name is asked for first.

        Of this very one all the way: another may be chosen while a worker plans.
        """
        workspace = self._controller.session.workspace
        if workspace is None:
            return

        def make(ctx: JobContext) -> Plan:
            return workspace.plan_delete([env.id], ctx, app_name=app_name)

        def refused(end: JobEnded) -> None:
            owned = isinstance(end.error, RoostError) and end.error.code == "not-ours"
            if owned and app_name is None and about is not None and about.role in _MAY_GO:
                self._ask_name(env, about)
            else:
                self._told(end)

        title = text.operation_title(Operation.DELETE, self._label(env))
        self._plan(make, title, refused, lambda _result: (env.id, tr("Removed.")))

    def _ask_name(self, env: Env, about: OtherInfo) -> None:
        from roost.gui.scan.asking import AppNameDialog

        dialog = AppNameDialog(self._controller.look, about.app, self.parent_widget)
        self._open(dialog, lambda: self._plan_removal(env, about, dialog.name.text()))

    def _plan(
        self,
        make: Callable[[JobContext], Plan],
        title: str,
        refused: Callable[[JobEnded], None],
        words: Callable[[Result], tuple[EnvId | None, str]],
    ) -> None:
        """Plan in a worker, show that very plan, carry it out when confirmed."""
        session = self._controller.session

        def go(plan: Plan) -> None:
            frees = {item.env: item.frees or 0 for item in plan.items}

            def carried_out(end: JobEnded) -> None:
                if end.ending is Ending.DONE:
                    result = cast(Result, end.value)
                    self._controller.announcer.result(result, title, frees)
                    if result.ok:
                        self.done.emit(words(result))
                    else:
                        self.done.emit((None, text.told(result.errors[0].message)))
                else:
                    self._told(end)
                session.rescan()

            session.execute(plan, title, carried_out)

        def planned(end: JobEnded) -> None:
            if end.ending is Ending.DONE:
                self._show_plan(Proposal(cast(Plan, end.value), title, go))
            else:
                refused(end)

        heading = tr("Plan: {what}").format(what=title)
        lane = LaneName.PLAN
        session.read("plan-other", heading, make, planned, visible=True, first=True, lane=lane)

    def _show_plan(self, proposal: Proposal) -> None:
        from roost.gui.dialogs.plan import PlanDialog

        parent = self.parent_widget or self._controller.window
        dialog = PlanDialog(self._controller.look, proposal, parent)
        self._open(dialog, lambda: proposal.go(dialog.plan))

    # --- inner ---------------------------------------------------------------------------

    def _open(self, dialog: QDialog, accepted: Callable[[], None]) -> None:
        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _label(self, env: Env) -> str:
        about = self.info.get(env.id)
        return about.label if about is not None else env.id.name

    def _chosen(self) -> Env:
        assert self.env is not None
        return self.env

    def _told(self, end: JobEnded) -> None:
        """A failure is said in the window, and here, where the user looks."""
        if end.ending is Ending.DONE:
            return
        self._controller.announcer.job_failed(end)
        if isinstance(end.error, RoostError):
            self.done.emit((None, f"{text.told(end.error.message)} {text.told(end.error.remedy)}"))
