"""Joins the window with its session: who hears whom, and how it opens and closes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from roost.core.domain.errors import RoostError
from roost.core.domain.events import LogLine
from roost.core.domain.health import Badge
from roost.core.system.context import JobContext
from roost.core.system.files import write_atomic
from roost.gui import text
from roost.gui.actions.base import Bench
from roost.gui.actions.registry import Actions
from roost.gui.announcer import Announcer, error_message
from roost.gui.jobs.board import JobBoard, LineSink
from roost.gui.jobs.bridge import Batch
from roost.gui.jobs.job import Ending, Job, JobEnded
from roost.gui.look import Look
from roost.gui.main_window import MainWindow
from roost.gui.models.env_filter import EnvFilter
from roost.gui.models.env_table import EnvTableModel
from roost.gui.models.job_list import JobListModel
from roost.gui.models.log_model import LogModel
from roost.gui.others import Others
from roost.gui.painted import after_paint
from roost.gui.selection import Selection
from roost.gui.session import Opener, Session
from roost.gui.widgets.notice import Message

if TYPE_CHECKING:
    from roost.core.domain.env import EnvId
    from roost.gui.actions.cleaning import Cleaning
    from roost.gui.announcer import UndoOffer
    from roost.gui.consolidating import Consolidating
    from roost.gui.package_search import PackageSearch
    from roost.gui.proposal import Proposal


class Controller(QObject):
    """Everything of one window: models, session, actions, panes."""

    def __init__(
        self,
        look: Look,
        opener: Opener,
        parent: QObject | None = None,
        *,
        to_disk: LineSink | None = None,
        first: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.board = JobBoard(self, to_disk=to_disk)
        self.table = EnvTableModel(look.words, self)
        self.log = LogModel(look.words, self)
        self.jobs = JobListModel(look.words, self)
        self.session = Session(opener, self.board, self.table, self)
        if first is not None:
            self.session.look_ahead(first)
        self.selection = Selection(self.table, self)
        self.announcer = Announcer(self)
        self.bench = Bench(self.session, self.selection, look, self.announcer)
        self.actions = Actions(
            self.bench,
            self.show_plan,
            self.ask_key,
            self.ask_lines,
            self.ask_folder,
            self.show_cleaning,
            self,
        )
        self.window = MainWindow(self.bench, self.actions, self.table, self.log, self.jobs)
        self.session.wait = partial(after_paint, self.window.table.view.viewport())
        self._consolidating: Consolidating | None = None
        self._connect()
        self.others = Others(self)
        self.window.show_workspace(first is not None)
        self.window.top.show_root(first)

    @cached_property
    def packages(self) -> PackageSearch:
        """Made when somebody types into the search."""
        from roost.gui.package_search import PackageSearch

        made = PackageSearch(self.session, self)
        made.learned.connect(self._on_filter)
        return made

    @property
    def consolidating(self) -> Consolidating:
        """What works the planner's page, made with it."""
        if self._consolidating is None:
            from roost.gui.consolidating import Consolidating

            made = Consolidating(self.bench, self.window.planner, self)
            made.opened.connect(self._on_planner)
            made.closed.connect(self._on_planner_closed)
            self._consolidating = made
        return self._consolidating

    def _connect(self) -> None:
        window, session, board = self.window, self.session, self.board
        board.submitted.connect(self._on_submitted)
        board.started.connect(self._on_started)
        board.ended.connect(self._on_ended)
        board.batch.connect(self._on_batch)
        session.opening.connect(self._on_opening)
        session.scanned.connect(self._on_scanned)
        session.figures_changed.connect(self._on_figures)
        session.env_changed.connect(self._on_env_changed)
        session.facts_changed.connect(self._on_facts)
        session.failed.connect(self._on_failed)
        self.announcer.message.connect(self.say)
        self.announcer.undo_offered.connect(self._on_undo_offered)
        self.actions.undo.undone.connect(self.window.undo_bar.forget)
        self.actions.free.freed.connect(self.window.undo_bar.gone)
        self.actions.free.freed.connect(self.actions.undo.forget)
        window.table.selection_changed.connect(self._on_selected)
        window.table.check_all.connect(self._check_all)
        window.table.view.typed.connect(self._on_typed)
        window.figures.chosen.connect(self._on_filter)
        window.top.search.typed.connect(self._on_filter)
        window.top.search.left.connect(window.table.enter)
        window.escaped.connect(self._show_all)
        window.activity.cancel.connect(self._cancel)
        window.undo_bar.undo.connect(self.actions.undo.bring_back)
        window.undo_bar.free.connect(self.actions.free.purge)
        window.details.pin_wanted.connect(self._pin)
        window.notice.copied.connect(self._copy)
        self.actions.migrate.wanted.connect(self._on_migrate)
        window.log.save_wanted.connect(self._save_log)
        window.log.path_wanted.connect(self.actions.open_path.open)

    # --- session → window --------------------------------------------------------------

    @Slot(object)
    def _on_opening(self, root: Path) -> None:
        self.window.show_workspace(True)
        self.window.notice.hide()
        self.window.undo_bar.hide()
        self.window.top.show_root(root)
        self.window.figures.clear()
        self.window.top.search.clear()
        self.window.table.forget()

    @Slot(object)
    def _on_scanned(self, scan: Any) -> None:
        self.window.table.refresh_footer()
        self.selection.recheck()
        if self.session.root is not None:
            name = self.look.words.plain(self.session.root.name)
            self.window.setWindowTitle(f"{name} – Roost")
        errors = list(scan.errors)
        if errors:
            self.say(error_message(errors[0], more=len(errors) - 1))

    @Slot()
    def _on_figures(self) -> None:
        asking = self.board.busy("measure", "gain")
        self.window.figures.show_tally(self.table.tally, self.session.net_gain, asking=asking)
        self.window.table.refresh_footer()

    @Slot(str)
    def _on_env_changed(self, env_id: str) -> None:
        if env_id in self.selection.ids:
            self.selection.recheck()

    @Slot(object)
    def _on_facts(self, facts: tuple[Any, int, tuple[Any, ...]]) -> None:
        self.window.status.show_facts(*facts)

    @Slot(object)
    def _on_failed(self, end: JobEnded) -> None:
        self.announcer.job_failed(end)
        if self.session.workspace is None and isinstance(end.error, RoostError):
            self.window.show_workspace(False)

    @Slot(object)
    def say(self, message: Message) -> None:
        self.window.notice.show_message(message)

    @Slot(object)
    def _on_selected(self, ids: tuple[str, ...]) -> None:
        if not self.window.planning:
            self.selection.set(ids)

    @Slot(object)
    def _on_migrate(self, only: tuple[EnvId, ...]) -> None:
        self.consolidating.open(only)

    @Slot()
    def _on_planner(self) -> None:
        """The table is hidden, so nothing of it shall be reached by a key."""
        self.window.show_planner()
        self.selection.set(())

    @Slot()
    def _on_planner_closed(self) -> None:
        window = self.window
        if window.planning:
            window.show_workspace(self.session.root is not None)
            self.selection.set(window.table.selected_ids())
            window.table.view.setFocus()

    @Slot(object)
    def _on_undo_offered(self, offer: UndoOffer) -> None:
        self.window.undo_bar.offer(offer.names, offer.ids, offer.freed)

    # --- jobs → activity, log ------------------------------------------------------------

    @Slot(object)
    def _on_submitted(self, job: Job) -> None:
        if job.visible:
            self.jobs.add(job)
            self.window.log.add_job(job.id, job.title)

    @Slot(object)
    def _on_started(self, job: Job) -> None:
        self.jobs.begin(job.id)

    @Slot(object)
    def _on_ended(self, end: JobEnded) -> None:
        self.jobs.remove(end.job.id)

    @Slot(object)
    def _on_batch(self, batch: Batch) -> None:
        if batch.dropped:
            told = text.plural(
                "{n} line is not shown; it is in the log file",
                "{n} lines are not shown; all of them are in the log file",
                batch.dropped,
            )
            batch_note = LogLine("", told, "warning")
            self.log.append([batch_note])
        if batch.lines:
            self.log.append(batch.lines)
        for progress in batch.progress:
            self.jobs.set_progress(progress)

    @Slot(str)
    def _cancel(self, job_id: str) -> None:
        self.jobs.cancel(job_id)
        self.board.cancel(job_id)

    # --- window → session ----------------------------------------------------------------

    @Slot()
    def _on_filter(self) -> None:
        figure, typed = self.window.figures.figure, self.window.top.search.text()
        holders = self.packages.holders if typed else None
        self.table.set_filter(EnvFilter.of(figure, typed, holders))

    @Slot()
    def _show_all(self) -> None:
        """Figure and words go together: the table is as it was before either."""
        self.window.figures.clear()
        self.window.top.search.clear()
        self._on_filter()

    @Slot(str)
    def _on_typed(self, letters: str) -> None:
        search = self.window.top.search
        search.setFocus()
        search.setText(letters)

    @Slot()
    def _check_all(self) -> None:
        """As many as the footer counts: one that is being built is no environment yet."""
        rows = (row for row in self.table.own if row.env.creating is None)
        self.session.check([row.id for row in rows if row.badge is Badge.UNKNOWN])

    @Slot(str)
    def _pin(self, model: str) -> None:
        row = self.selection.single
        if row is not None:
            self.actions.pin.pin(model, row.env.id)

    @Slot(str)
    def _save_log(self, lines: str) -> None:
        """Ask where, then write in a worker."""
        from roost.gui.dialogs.files import save_as

        def chosen(path: str) -> None:
            self.write_text(Path(path), lines)

        save_as(self.window, self.tr("Save the log"), "roost.log", chosen)

    def write_text(self, path: Path, lines: str) -> None:
        def run(_ctx: JobContext) -> None:
            write_atomic(path, lines + "\n")

        def then(end: JobEnded) -> None:
            if end.ending is Ending.DONE:
                self.say(Message(self.tr("Saved."), color="green"))
            else:
                self.announcer.job_failed(end)

        self.session.read("save", self.tr("Save the log"), run, then)

    @Slot(str)
    def _copy(self, details: str) -> None:
        QGuiApplication.clipboard().setText(details)

    def show_plan(self, proposal: Proposal) -> None:
        """The plan dialog; accepted, the very plan it shows then is carried out."""
        from roost.gui.dialogs.plan import PlanDialog

        dialog = PlanDialog(self.look, proposal, self.window)

        def go() -> None:
            proposal.go(dialog.plan)

        dialog.accepted.connect(go)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_key(self, profiles: list[tuple[str, str]], create: Callable[[str, str], None]) -> None:
        from roost.gui.dialogs.create import CreateDialog

        dialog = CreateDialog(self.look, profiles, self.window)

        def chosen() -> None:
            create(*dialog.choice())

        dialog.accepted.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_lines(self, title: str, add: Callable[[tuple[str, ...]], None]) -> None:
        from roost.gui.dialogs.add_package import AddPackageDialog

        dialog = AddPackageDialog(self.look, title, self.window)

        def chosen() -> None:
            add(dialog.lines())

        dialog.accepted.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_folder(self, title: str, chosen: Callable[[str], None]) -> None:
        from roost.gui.dialogs.files import choose_folder

        choose_folder(self.window, title, chosen)

    def show_cleaning(self, found: Cleaning, go: Callable[[Cleaning], None]) -> None:
        from roost.gui.dialogs.clean import CleanDialog

        dialog = CleanDialog(self.look, found, self.window)

        def chosen() -> None:
            go(dialog.chosen())

        dialog.accepted.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def repaint_texts(self) -> None:
        """Everything anew, after what may be shown has changed (redaction)."""
        self.table.repaint()
        self.log.repaint()
        self.window.top.show_root(self.session.root)
        self.window.feed.refresh()
        self.window.activity.refresh()

    def switch_theme(self, name: str) -> None:
        app = cast(QApplication, QApplication.instance())
        self.look.switch(app, "dark" if name == "dark" else "light")
        self.look.redress(self.window)
        self.window.retheme()
