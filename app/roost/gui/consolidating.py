"""The planner's page at work: asks for plans, carries the shown one out, tells how it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import RoostError
from roost.core.domain.health import Badge
from roost.core.domain.plan import Plan, Result
from roost.core.system.context import JobContext
from roost.gui import text
from roost.gui.actions.base import Bench
from roost.gui.jobs.bridge import Batch
from roost.gui.jobs.job import Ending, JobEnded, LaneName
from roost.gui.models.plan_marks import Standing
from roost.gui.naming import with_names
from roost.gui.panes.planner import PageState, PlannerPage
from roost.gui.text import Label
from roost.gui.widgets.notice import Message

REPLAN_MS = 200


class Consolidating(QObject):
    """One planner page of one window.  ``opened`` and ``closed`` tell whoever shows it."""

    opened = Signal()
    closed = Signal()

    def __init__(self, bench: Bench, page: PlannerPage, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._page = page
        self._session = bench.session
        self._only: tuple[EnvId, ...] = ()
        self._asked = 0
        self._planning = ""
        self._running = ""
        self._current: EnvId | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REPLAN_MS)
        self._timer.timeout.connect(self._replan)
        page.changed.connect(self._on_changed)
        page.go_wanted.connect(self._go)
        page.back_wanted.connect(self.close)
        page.stop_wanted.connect(self._stop)
        page.cancel_wanted.connect(self._cancel)
        page.copied.connect(self._copy)
        self._session.board.batch.connect(self._on_batch)
        self._session.opening.connect(self.close)

    @property
    def running(self) -> bool:
        return bool(self._running)

    def open(self, only: Sequence[EnvId] = ()) -> None:
        """All legacy environments; ``only``: those that are marked at first."""
        if self.running:
            self.opened.emit()
            return
        rows = self._session.table.rows
        count = sum(row.env.kind is EnvKind.LEGACY for row in rows)
        self._only = tuple(only)
        self._page.start(count)
        self.opened.emit()
        self._page.tree.setFocus()
        self._plan(None)

    def close(self) -> None:
        """Back to the table; what is being carried out goes on there."""
        self._timer.stop()
        self._asked += 1
        self._session.board.cancel(self._planning)
        self.closed.emit()

    # --- plans -----------------------------------------------------------------------------

    def _on_changed(self) -> None:
        self._asked += 1
        self._session.board.cancel(self._planning)
        if self._page.model.marks.moving() or self._page.model.marks.choices:
            self._timer.start()
        else:
            self._timer.stop()

    def _replan(self) -> None:
        self._plan(self._page.model.marks.within())

    def _plan(self, env_ids: tuple[EnvId, ...] | None) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        self._asked += 1
        asked, page = self._asked, self._page
        how, purge = page.options.how(), page.options.purge.isChecked()
        trust, choices = page.options.trust.isChecked(), dict(page.model.marks.choices)

        def make(ctx: JobContext) -> Plan:
            from roost.core.operations.migrate_plan import Wishes
            from roost.core.operations.modelproof import ProofWishes

            wishes = Wishes(promote=how, purge=purge, choices=choices, proof=ProofWishes("", trust))
            return workspace.plan_migrate(env_ids, ctx, wishes=wishes)

        def planned(end: JobEnded) -> None:
            if asked == self._asked:
                self._on_planned(end)

        title = self.tr("Plan the migration")
        first = env_ids is None
        self._planning = self._session.read(
            "plan", title, make, planned, visible=first, first=True, lane=LaneName.PLAN
        )

    def _on_planned(self, end: JobEnded) -> None:
        if end.ending is not Ending.DONE:
            self._page.show_failure()
            self._bench.announcer.job_failed(end)
            return
        self._page.show_plan(cast(Plan, end.value))
        if self._only:
            marks = self._page.model.marks
            only, self._only = set(self._only), ()
            others = tuple(env for env in marks.entries if env not in only)
            marks.mark(others, False)
            self._page.model.changed.emit()

    # --- carrying out ------------------------------------------------------------------------

    def _go(self) -> None:
        """The very plan that is shown."""
        plan, workspace = self._page.plan, self._session.workspace
        if plan is None or workspace is None or self.running:
            return
        page = self._page
        moving = len(page.model.marks.moving())
        frees = {item.env: item.frees or 0 for item in plan.items}
        title = text.plural("Migrate {n} environment", "Migrate {n} environments", moving)
        page.begin()
        self._current = None

        def run(ctx: JobContext) -> Result:
            return workspace.execute(plan, ctx)

        def done(end: JobEnded) -> None:
            self._running = ""
            if end.ending is Ending.DONE:
                result = cast(Result, end.value)
                page.finish(result, self._summary(result))
                if result.trash_ids:
                    self._bench.announcer.result(_without_troubles(result), title, frees)
            else:
                page.finish(None, self._ended_words(end))
                self._bench.announcer.job_failed(end)
            self._session.rescan()

        self._running = self._session.change("execute", title, run, done)

    def _summary(self, result: Result) -> str:
        """The core's summary, and each error with what helps."""
        summary = result.data.get("summary")
        told = summary.get("text", "") if isinstance(summary, dict) else ""
        lines = [str(told)] if told else [f"{one.env}: {one.message}" for one in result.items]
        for error in result.errors:
            lines += ["", f"{error.code}: {error.message}", error.remedy]
        if result.stopped:
            lines += ["", self.tr("Stopped as you asked; what is left can be migrated later.")]
        words = self._bench.look.words
        told = with_names("\n".join(lines))
        return "\n".join(words.plain(line) for line in told.split("\n"))

    def _ended_words(self, end: JobEnded) -> str:
        if end.ending is Ending.CANCELLED:
            told = self.tr("Cancelled. What was moved before stays moved, the rest is as it was.")
            data = end.error.data if isinstance(end.error, RoostError) else {}
            summary = data.get("summary")
            more = str(summary.get("text", "")) if isinstance(summary, dict) else ""
            return f"{told}\n{self._bench.look.words.plain(with_names(more))}" if more else told
        return self._bench.look.words.told(str(end.error))

    def _stop(self) -> None:
        self._session.board.stop_after_current(self._running)
        self._page.show_stopping()

    def _cancel(self) -> None:
        self._session.board.cancel(self._running)

    @Slot(object)
    def _on_batch(self, batch: Batch) -> None:
        """Progress of our job into its row; what was at it before has ended."""
        if not self._running or self._page.state is not PageState.RUNNING:
            return
        model = self._page.model
        for progress in batch.progress:
            if progress.job != self._running:
                continue
            subject = EnvId.parse(progress.subject) if progress.subject else self._current
            if subject is not None and subject != self._current:
                self._move_on(subject)
            words = [text.stage_word(progress.stage), text.told(progress.message)]
            shown = " · ".join(word for word in words if word)
            self._page.show_progress(progress.fraction, self._bench.look.words.plain(shown))
            if subject is not None:
                part = progress.done / progress.total if progress.total else -1.0
                model.set_standing(subject, Standing.WORKING, min(1.0, part))
        for change in batch.changes:
            if change.job == self._running and change.what == "removed":
                model.set_standing(EnvId.parse(change.env_id), Standing.DONE)

    def _move_on(self, subject: EnvId) -> None:
        entries = self._page.model.marks.entries
        before = entries.get(self._current) if self._current is not None else None
        if before is not None and before.standing is Standing.WORKING:
            self._page.model.set_standing(before.item.env, Standing.ENDED)
        self._current = subject

    def _copy(self, summary: str) -> None:
        QGuiApplication.clipboard().setText(summary)
        self._bench.announcer.say(Message(self.tr("Summary copied."), color="green"))


def _without_troubles(result: Result) -> Result:
    """For the undo bar alone: the page tells of what failed."""
    return Result(result.operation, tuple(one for one in result.items if one.trash_id))


class Badges:
    """Health labels as the table had them last; a row that is gone keeps its own."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._seen: dict[EnvId, Label] = {}

    def label(self, env: EnvId) -> Label:
        row = self._bench.session.table.row(str(env))
        if row is not None and row.progress is None:
            self._seen[env] = row.label
        return self._seen.get(env) or text.badge_label(Badge.UNKNOWN)
