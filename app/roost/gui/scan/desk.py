"""Joins *Scan my drives* with the machine and the open workspace: asks, shows, carries out."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog

from roost.core.domain.env import Env, EnvId
from roost.core.domain.events import EnvironmentFound, Event
from roost.core.system.context import JobContext
from roost.gui import text
from roost.gui.dialogs.files import choose_folder
from roost.gui.jobs.bridge import Batch
from roost.gui.jobs.job import Ending, Job, JobEnded, LaneName
from roost.gui.models.env_table import EnvTableModel
from roost.gui.scan.deeds import OtherDeeds

if TYPE_CHECKING:
    from roost.core.workspace.machine import Machine, Roots
    from roost.core.workspace.others import OtherScan
    from roost.gui.controller import Controller
    from roost.gui.scan.dialog import ScanDialog

EVERY = 0.1
"""Seconds between two looks at what was found; a signal for each one would stall the window."""


def this_machine(root: Path | None) -> Machine:
    """The real one, imported in the worker that asks first."""
    from roost.core.workspace.machine import Machine

    return Machine(root)


class Scanning(QObject):
    """Lives as long as the window; what was found stays between two openings."""

    ended = Signal()
    """A scan is over: what it found is remembered."""
    _found = Signal(object)
    """Emitted in the worker's thread, heard in the window's: (job, environments so far)."""

    def __init__(
        self,
        controller: Controller,
        parent: QObject | None = None,
        *,
        machine: Callable[[Path | None], Machine] = this_machine,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._make_machine = machine
        self.model = EnvTableModel(controller.look.words, self)
        self.dialog: ScanDialog | None = None
        self.deeds = OtherDeeds(controller, self)
        self._machine: Machine | None = None
        self._job = ""
        self._scan: OtherScan | None = None
        self._weighed: OtherScan | None = None
        self._found.connect(self._on_found, Qt.ConnectionType.QueuedConnection)
        controller.board.batch.connect(self._on_batch)
        controller.session.opening.connect(self._on_opening)
        self.deeds.checked.connect(self._on_checked)
        self.deeds.copied.connect(self._say)
        self.deeds.done.connect(self._on_done)

    # --- opening -------------------------------------------------------------------------

    @Slot()
    def show(self) -> None:
        from roost.gui.scan.dialog import ScanDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        look = self._controller.look
        dialog = ScanDialog(look, self.model, self.deeds.menu, self._controller.window)
        dialog.scan_wanted.connect(self.scan)
        dialog.stop_wanted.connect(self.stop)
        dialog.folder_wanted.connect(self._pick)
        dialog.across_wanted.connect(self._weigh)
        dialog.table.selection_changed.connect(self._on_selection)
        dialog.finished.connect(self._on_closed)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        self.deeds.parent_widget = dialog
        root = self._controller.session.root

        def run(_ctx: JobContext) -> object:
            machine = self._make_machine(root)
            return machine, machine.roots()

        dialog.scan.setEnabled(False)
        self._controller.session.read("roots", self.tr("Look for drives"), run, self._on_roots)
        self._choose(())
        dialog.open()

    def _on_roots(self, end: JobEnded) -> None:
        if end.ending is not Ending.DONE or self.dialog is None:
            if end.ending is Ending.FAILED:
                self._controller.announcer.job_failed(end)
            return
        self._machine, roots = cast("tuple[Machine, Roots]", end.value)
        self.deeds.check_with = self._machine.check
        places = [(roots.home, self.tr("Home folder"))]
        places += [(one, self.tr("Drive {name}").format(name=one)) for one in roots.drives]
        known = {place for place, _words in places}
        places += [(one, one) for one in roots.last if one not in known]
        self.dialog.show_places(places, roots.last or (roots.home,))
        self.dialog.scan.setEnabled(True)
        self.dialog.scan.setFocus()

    def _pick(self) -> None:
        choose_folder(self.dialog, self.tr("Look through a folder"), self.add_folder)

    @Slot(str)
    def add_folder(self, folder: str) -> None:
        if self.dialog is not None:
            self.dialog.add_place(folder, folder)

    # --- scanning ------------------------------------------------------------------------

    @Slot(object)
    def scan(self, roots: Sequence[str]) -> None:
        machine = self._machine
        if machine is None or self.dialog is None or self._controller.board.busy("scan-other"):
            return
        self.model.replace_all(())
        self._scan = self._weighed = None
        self.dialog.show_running(True)
        self.dialog.say("")

        def run(ctx: JobContext) -> OtherScan:
            sink = _Sink(ctx, self._found.emit)
            try:
                return machine.scan(roots, JobContext(ctx.job, sink.take, ctx.cancelled))
            finally:
                sink.flush()

        title = self.tr("Scan for environments")
        job = Job("scan-other", title, run, LaneName.BACKGROUND, visible=True, first=True)
        self._job = self._controller.board.submit(job, self._on_scanned)

    @Slot()
    def stop(self) -> None:
        self._controller.board.cancel(self._job)

    @Slot(object)
    def _on_found(self, told: tuple[str, tuple[Env, ...]]) -> None:
        if told[0] == self._job and self._scan is None:
            self.model.replace_all(told[1])
            self._refresh_footer()

    @Slot(object)
    def _on_batch(self, batch: Batch) -> None:
        for progress in batch.progress if self.dialog is not None else ():
            if progress.job == self._job and self.dialog is not None and self._scan is None:
                self.dialog.show_progress(progress.done, progress.message)
        for change in batch.changes:
            if change.what == "removed":  # in the table, say; it stays no row of the last scan
                self.model.remove(change.env_id)

    def _on_scanned(self, end: JobEnded) -> None:
        self.ended.emit()
        if end.job.id != self._job:
            return
        if self.dialog is not None:
            self.dialog.show_running(False)
            self.dialog.table.view.setFocus()
        if end.ending is Ending.FAILED:
            self._controller.announcer.job_failed(end)
        if end.ending is not Ending.DONE:
            self._say(self.tr("Stopped. What was found so far is shown."))
            self._refresh_footer()
            return
        self._scan = scan = cast("OtherScan", end.value)
        self.deeds.info = dict(scan.info)
        self.model.replace_all(scan.environments)
        self._refresh_footer()
        left = [
            f"{text.number(one.count)} {text.told(one.reason)}"
            for one in scan.left
            if one.code != "depth"
        ]
        told = text.plural(
            "{n} environment found.", "{n} environments found.", len(scan.environments)
        )
        self._say(" · ".join([told, *left]))
        self._show_chosen()
        self._measure(scan)
        if self.dialog is not None and self.dialog.tabs.currentIndex():
            self._weigh()

    def _measure(self, scan: OtherScan) -> None:
        """Sizes, one after another in the background, as those of the workspace."""
        machine = self._machine
        assert machine is not None
        for env in scan.environments:
            self._measure_one(machine, env, scan)

    def _measure_one(self, machine: Machine, env: Env, scan: OtherScan) -> None:
        def run(ctx: JobContext) -> Env:
            if self._scan is not scan:
                return env
            return machine.measured(env, ctx)

        def then(end: JobEnded) -> None:
            if end.ending is Ending.DONE and self._scan is scan and self.model.row(str(env.id)):
                self.model.set_sizes(str(env.id), cast(Env, end.value).sizes)
                if self.dialog is not None and str(env.id) in self.dialog.table.selected_ids():
                    self._show_chosen()

        job = Job("measure-other", self.tr("Measure"), run, LaneName.BACKGROUND)
        self._controller.board.submit(job, then)

    # --- across tools --------------------------------------------------------------------

    @Slot()
    def _weigh(self) -> None:
        machine, scan, dialog = self._machine, self._scan, self.dialog
        if machine is None or scan is None or dialog is None:
            return
        dialog.across.show_waiting()

        def run(ctx: JobContext) -> object:
            return machine.across(scan, ctx)

        def then(end: JobEnded) -> None:
            if end.ending is Ending.DONE and self.dialog is not None and self._scan is scan:
                self.dialog.across.show_across(*cast("tuple[object, object]", end.value))  # type: ignore[arg-type]
            elif end.ending is Ending.FAILED:
                self._controller.announcer.job_failed(end)

        title = self.tr("Work out what sharing would save")
        job = Job("across", title, run, LaneName.BACKGROUND, visible=True, first=True)
        self._controller.board.submit(job, then)

    # --- the chosen one ------------------------------------------------------------------

    @Slot(object)
    def _on_selection(self, env_ids: tuple[str, ...]) -> None:
        self._choose(env_ids)

    def _choose(self, env_ids: tuple[str, ...]) -> None:
        row = self.model.row(env_ids[0]) if len(env_ids) == 1 else None
        self.deeds.choose(None if row is None else row.env)
        if self.dialog is not None:
            self.dialog.details.show_env(self.deeds.env, self.deeds.about)

    def _show_chosen(self) -> None:
        if self.dialog is not None:
            self._choose(self.dialog.table.selected_ids())

    @Slot(object)
    def _on_checked(self, env: Env) -> None:
        self.model.update_env(env)
        self._show_chosen()
        self._say(f"{env.id.name}: {text.health_label(env).word}")

    @Slot(object)
    def _on_done(self, told: tuple[EnvId | None, str]) -> None:
        """Something was adopted or removed: what is gone leaves the list."""
        env_id, words = told
        if env_id is not None:
            self.model.remove(str(env_id))
            self._refresh_footer()
            self._show_chosen()
        self._say(words)

    # --- inner ---------------------------------------------------------------------------

    @Slot(str)
    def _say(self, told: str) -> None:
        if self.dialog is not None:
            self.dialog.say(told)

    def _refresh_footer(self) -> None:
        if self.dialog is not None:
            self.dialog.table.refresh_footer()

    @Slot()
    def _on_closed(self) -> None:
        self.stop()
        for job in self._controller.board.running():
            if job.id.rpartition("-")[0] in ("measure-other", "across"):
                self._controller.board.cancel(job.id)
        self.dialog = None
        self.deeds.parent_widget = None

    @Slot(object)
    def _on_opening(self, _root: object) -> None:
        """Another workspace: its own environments are others now."""
        if isinstance(self.dialog, QDialog):
            self.dialog.reject()


class _Sink:
    """Hands on what a scan finds in lots, from its thread; all other events as they come."""

    def __init__(self, ctx: JobContext, tell: Callable[[object], None]) -> None:
        self._ctx = ctx
        self._tell = tell
        self._envs: dict[str, Env] = {}
        self._told = 0
        self._at = 0.0
        self._lock = threading.Lock()

    def take(self, event: Event) -> None:
        if not isinstance(event, EnvironmentFound):
            self._ctx.emit(event)
            return
        if event.env is not None:
            with self._lock:
                self._envs[event.env_id] = event.env
        if time.monotonic() - self._at > EVERY:
            self.flush()

    def flush(self) -> None:
        with self._lock:
            self._at = time.monotonic()
            envs = tuple(self._envs.values())
            if len(envs) == self._told:
                return
            self._told = len(envs)
        self._tell((self._ctx.job, envs))
