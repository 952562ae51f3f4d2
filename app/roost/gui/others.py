"""Environments of other tools in the main table: what the last scan of the drives found.

Asked for in a worker when the workspace's own rows stand, measured one after another, and
changed only through ``scan.deeds``, by the rules of their owners.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from roost.core.domain.env import Env, EnvId, EnvKind, Sizes
from roost.core.system.context import JobContext
from roost.gui.jobs.job import Ending, Job, JobEnded, LaneName
from roost.gui.models.row import Measuring
from roost.gui.widgets.notice import Message

if TYPE_CHECKING:
    from roost.core.discovery.other.candidate import OtherInfo
    from roost.core.operations.rules import Rule
    from roost.core.workspace.remembered import Remembered
    from roost.gui.controller import Controller
    from roost.gui.facade import WorkspaceLike
    from roost.gui.scan.deeds import OtherDeeds


class About(NamedTuple):
    """What the details say of one beside its row."""

    info: OtherInfo | None
    rule: Rule | None
    adopt: QAction


class Others(QObject):
    """``toggle`` shows or hides them; hidden ones are not even looked at."""

    looked = Signal()
    """Those that are there stand in the table."""

    def __init__(self, controller: Controller) -> None:
        super().__init__(controller)
        self._controller = controller
        self._session = controller.session
        self._table = controller.table
        self._info: Mapping[EnvId, OtherInfo] = {}
        self._rules: Mapping[EnvId, Rule] = {}
        self._job = ""
        self._waiting: list[str] = []
        self._measured: set[str] = set()
        self.awaited = False
        """Whether some of them are to be selected when they come."""
        self.toggle = QAction(self.tr("Environments of other tools"), self)
        self.toggle.setCheckable(True)
        self.toggle.setChecked(True)
        self.toggle.toggled.connect(self._on_toggled)
        window = controller.window
        window.table.view_action = self.toggle
        window.table.menu_for = self._menu
        window.details.about = self.about
        self._session.scanned.connect(self.look)
        self._session.opening.connect(self._on_opening)
        controller.selection.changed.connect(self._on_selection)

    # --- looking -------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """Ask what is remembered and still there; a look that waits is too old by now."""
        workspace, board = self._session.workspace, self._controller.board
        self._stop_looking()
        if workspace is None or not self.toggle.isChecked():
            return

        def run(ctx: JobContext) -> Remembered:
            return workspace.remembered_others(ctx)

        def then(end: JobEnded) -> None:
            if end.job.id != self._job or workspace is not self._session.workspace:
                return
            self._job = ""
            if end.ending is Ending.DONE:
                self._show(cast("Remembered", end.value))
            elif end.traceback:
                self._controller.announcer.job_failed(end)
            self.looked.emit()
            self.awaited = False

        title = self.tr("Look at other tools")
        job = Job("others", title, run, LaneName.BACKGROUND, first=True)
        self._job = board.submit(job, then)

    @property
    def looking(self) -> bool:
        """Whether ``looked`` is still to come."""
        return bool(self._job)

    def _stop_looking(self) -> None:
        """Of a look that has ended already, what it found is not wanted either."""
        self._controller.board.cancel(self._job)
        self._job = ""

    def _show(self, found: Remembered) -> None:
        self._info, self._rules = found.info, found.rules
        if "deeds" in self.__dict__:
            self.deeds.info = dict(found.info)
        self._put(found.environments)
        rows = [self._table.row(str(env.id)) for env in found.environments]
        wanted = [
            row.id
            for row in rows
            if row is not None and row.env.sizes is None and row.measuring is Measuring.IDLE
        ]
        self._table.set_measuring(wanted)
        self._waiting += wanted
        self._measure_next()

    def _put(self, envs: Sequence[Env]) -> None:
        before = {row.id for row in self._table.rows}
        self._table.replace_others(envs)
        if before != {row.id for row in self._table.rows}:
            self._controller.window.table.refresh_footer()
        self._controller.selection.recheck()

    @Slot(bool)
    def _on_toggled(self, shown: bool) -> None:
        if shown:
            self.look()
        else:
            self._stop_looking()
            self._waiting.clear()
            self._put(())

    @Slot()
    def _on_opening(self) -> None:
        self._stop_looking()
        self._waiting.clear()
        self._measured.clear()
        self._info, self._rules = {}, {}

    # --- sizes ---------------------------------------------------------------------------

    def _measure_next(self) -> None:
        """One at a time, so that the workspace's own never wait behind many."""
        workspace = self._session.workspace
        if workspace is None or not self._waiting or self._controller.board.busy("size-other"):
            return
        env_id = self._waiting.pop(0)
        self._measured.add(env_id)

        def run(ctx: JobContext) -> Sizes:
            return workspace.measure(EnvId.parse(env_id), ctx)

        def then(end: JobEnded) -> None:
            if workspace is not self._session.workspace:
                return
            if self._table.row(env_id) is not None:
                self._table.set_sizes(env_id, cast("Sizes | None", end.value))
                self._session.env_changed.emit(env_id)
            self._measure_next()

        job = Job("size-other", self.tr("Measure"), run, LaneName.BACKGROUND)
        self._controller.board.submit(job, then)

    # --- the chosen one ------------------------------------------------------------------

    @cached_property
    def deeds(self) -> OtherDeeds:
        """Made when the first of them is chosen."""
        from roost.gui.scan.deeds import OtherDeeds

        deeds = OtherDeeds(self._controller, self)
        deeds.parent_widget = self._controller.window
        deeds.info = dict(self._info)
        deeds.checked.connect(self._on_checked)
        deeds.done.connect(self._on_done)
        deeds.copied.connect(self._on_copied)
        self._controller.actions.delete.hand_over(deeds.remove)
        self._controller.actions.check.hand_over(deeds.check)
        return deeds

    def about(self, env: Env) -> About:
        return About(self._info.get(env.id), self._rules.get(env.id), self.deeds.adopt)

    @Slot()
    def _on_selection(self) -> None:
        row = self._controller.selection.single
        if row is None or row.env.kind is not EnvKind.OTHER:
            if "deeds" in self.__dict__:
                self.deeds.choose(None)
            return
        workspace = self._session.workspace
        self.deeds.check_with = None if workspace is None else partial(_checked, workspace)
        self.deeds.choose(row.env)
        if row.id not in self._measured and row.id not in self._waiting:
            self._waiting.insert(0, row.id)  # what is remembered may be old by now
            self._measure_next()

    def _menu(self) -> Sequence[QAction | None] | None:
        """That of the scan's table where only such are selected; None: the usual one."""
        rows = self._controller.selection.rows
        if not rows or any(row.env.kind is not EnvKind.OTHER for row in rows):
            return None
        return self.deeds.menu

    @Slot(object)
    def _on_checked(self, env: Env) -> None:
        if self._table.row(str(env.id)) is not None:
            self._table.update_env(env)
            self._session.env_changed.emit(str(env.id))

    @Slot(object)
    def _on_done(self, told: tuple[EnvId | None, str]) -> None:
        """What is gone leaves the table at once; the announcer has said the rest."""
        env_id, _words = told
        if env_id is not None:
            self._table.remove(str(env_id))
            self._controller.window.table.refresh_footer()

    @Slot(str)
    def _on_copied(self, words: str) -> None:
        self._controller.say(Message(words, color="green"))


def is_other(env_id: str) -> bool:
    """Whether the id is of an environment of another tool, whose row comes after the rest."""
    return env_id.startswith(f"{EnvKind.OTHER}:")


def _checked(workspace: WorkspaceLike, env_id: EnvId, ctx: JobContext) -> Env:
    """Called in a worker, once the user has agreed that its Python runs."""
    report = workspace.check(env_id, ctx, deep=True)
    return replace(workspace.describe(env_id), health=report)
