"""One open workspace: asks the lanes, keeps the table's model, tells the panes.

Everything that touches the disk runs as a job; this object lives in the GUI thread and
only hands values on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from roost.core.domain.env import Env, EnvId, EnvKind, Sizes
from roost.core.domain.events import EnvironmentChanged, Progress
from roost.core.system.context import JobContext
from roost.core.system.memory import give_back_memory
from roost.gui import text
from roost.gui.facade import ScanLike, WorkspaceLike
from roost.gui.glance import by_name, glance, provisional
from roost.gui.jobs.board import JobBoard
from roost.gui.jobs.bridge import Batch
from roost.gui.jobs.job import Ending, Job, JobEnded, LaneName
from roost.gui.models.env_table import EnvTableModel
from roost.gui.models.row import RowProgress

if TYPE_CHECKING:
    from roost.core.domain.plan import Plan

FIGURES_MS = 100
Opener = Callable[[Path], WorkspaceLike]


class Session(QObject):
    """Signals carry one value each and are emitted in the GUI thread."""

    opening = Signal(object)
    named = Signal()
    """The names stand in the table and have been painted; what lies behind them comes next."""
    opened = Signal(object)
    scanning = Signal()
    """A scan is about to read: what is asked for now is answered before it."""
    scanned = Signal(object)
    env_changed = Signal(str)
    figures_changed = Signal()
    facts_changed = Signal(object)
    failed = Signal(object)
    settled = Signal()

    def __init__(
        self,
        opener: Opener,
        board: JobBoard,
        table: EnvTableModel,
        parent: QObject | None = None,
        *,
        glance: Callable[[Path], tuple[EnvId, ...]] = glance,
    ) -> None:
        super().__init__(parent)
        self._glance = glance
        self.wait: Callable[[Callable[[], None]], None] = partial(QTimer.singleShot, 0, self)
        """Calls back when what has been put into the table is on the screen."""
        self._ahead: Path | None = None
        self._opener = opener
        self.board = board
        self.table = table
        self.workspace: WorkspaceLike | None = None
        self.root: Path | None = None
        self.seen = False  # whether a scan of this workspace has come in
        self.net_gain: int | None = None
        self._scans_wanted = 0
        self._litter = False
        # Counting ten thousand rows takes 10 ms: once for many changes, not once each.
        self._figures = QTimer(self)
        self._figures.setSingleShot(True)
        self._figures.setInterval(FIGURES_MS)
        self._figures.timeout.connect(self.figures_changed)
        self._figures.timeout.connect(self._maybe_settled)
        board.batch.connect(self._on_batch)
        board.ended.connect(self._on_ended)
        board.idle.connect(self._on_idle)

    @property
    def counting(self) -> bool:
        """Whether something changed that ``figures_changed`` has not told yet."""
        return self._figures.isActive()

    # --- opening and looking ---------------------------------------------------------

    def look_ahead(self, root: Path) -> None:
        """Begin to read the names of a workspace that is opened in a moment.

        So they are there when the window has been put together, for its first paint.
        """
        self._ahead = root
        self._glance_at(root)

    def open(self, root: Path) -> None:
        """Open another workspace; what still runs for the old one is cancelled by the caller."""
        self.root = root
        self.workspace, self.seen = None, False
        self.table.replace_all(())
        self.opening.emit(root)
        if self._ahead != root:
            self._glance_at(root)
        self._ahead = None

    def _glance_at(self, root: Path) -> None:
        """The names alone, at once; the scan fills in what they are.

        Opened in earnest once they are painted: importing the core meanwhile would hold the
        interpreter, and the first row would come a third later.
        """
        glance = self._glance

        def run(_ctx: JobContext) -> tuple[EnvId, ...]:
            return glance(root)

        def then(end: JobEnded) -> None:
            if end.ending is Ending.DONE and self.root == root and self.workspace is None:
                names = cast("tuple[EnvId, ...]", end.value)
                self.table.show_names(names, partial(by_name, root))
                self._figures.start()
            self.wait(really_open)

        def really_open() -> None:
            if self.root == root and self.workspace is None:
                self.named.emit()
                self._really_open(root)

        self.read("glance", self.tr("Look at the names"), run, then)

    def _really_open(self, root: Path) -> None:
        opener = self._opener

        def run(ctx: JobContext) -> WorkspaceLike:
            workspace = opener(root)
            workspace.tidy_up(ctx)
            return workspace

        def then(end: JobEnded) -> None:
            if self.root == root:  # else another was chosen while a slow drive answered
                self._on_opened(end)

        self.read("open", self.tr("Open workspace"), run, then)

    def rescan(self) -> None:
        workspace = self.workspace
        if workspace is None:
            if self.root is not None:
                self.open(self.root)
            return
        self._scans_wanted += 1
        if not self.board.busy("scan"):
            self._scan(workspace)

    def _scan(self, workspace: WorkspaceLike) -> None:
        """One scan.  If another is wanted before it ends, its answer is old and not shown."""
        wanted = self._scans_wanted

        def then(end: JobEnded) -> None:
            if workspace is not self.workspace:
                return
            if wanted == self._scans_wanted or end.ending is not Ending.DONE:
                self._on_scanned(end)
            else:
                self._scan(workspace)

        self.scanning.emit()
        self.read("scan", self.tr("Rescan"), workspace.scan, then)
        self._ask_facts(workspace)

    def refresh(self, env_id: str) -> None:
        """Look at one row again."""
        workspace = self.workspace
        if workspace is None:
            return

        def run(_ctx: JobContext) -> Env:
            return workspace.describe(EnvId.parse(env_id))

        def then(end: JobEnded) -> None:
            if workspace is not self.workspace:
                return
            if end.ending is Ending.DONE:
                self.table.update_env(cast(Env, end.value))
            elif end.error is not None and getattr(end.error, "exit_code", 0) == 5:
                self.table.remove(env_id)
            self.env_changed.emit(env_id)
            self._figures.start()

        self.read("describe", env_id, run, then)

    def measure(self, env_ids: Sequence[str]) -> None:
        """Sizes of these rows, one after another in the background lane."""
        workspace = self.workspace
        if workspace is None or not env_ids:
            return
        self.table.set_measuring(env_ids)
        for env_id in env_ids:
            self._measure_one(workspace, env_id)

    def check(self, env_ids: Sequence[str], *, deep: bool = True) -> None:
        """Run the health checks; ``deep`` starts the environment's Python (the user asked)."""
        workspace = self.workspace
        if workspace is None:
            return
        for env_id in env_ids:
            self._check_one(workspace, env_id, deep)

    # --- asking and changing ---------------------------------------------------------

    def read(
        self,
        name: str,
        title: str,
        run: Callable[[JobContext], object],
        then: Callable[[JobEnded], None],
        *,
        visible: bool = False,
        first: bool = False,
        lane: LaneName = LaneName.READ,
    ) -> str:
        """A question in the reading lane; ``then`` gets the answer in the GUI thread."""
        return self.board.submit(Job(name, title, run, lane, visible=visible, first=first), then)

    def change(
        self,
        name: str,
        title: str,
        run: Callable[[JobContext], object],
        then: Callable[[JobEnded], None],
        subject: str = "",
    ) -> str:
        """A change, in the serial lane, shown in the activity pane."""
        return self.board.submit(
            Job(name, title, run, LaneName.CHANGE, subject, visible=True), then
        )

    def execute(self, plan: Plan, title: str, then: Callable[[JobEnded], None]) -> str:
        """Carry out the very plan object that was shown."""
        workspace = self.workspace
        assert workspace is not None
        subject = str(plan.items[0].env) if plan.items else ""
        return self.change("execute", title, partial(workspace.execute, plan), then, subject)

    # --- answers ---------------------------------------------------------------------

    def _on_opened(self, end: JobEnded) -> None:
        if end.ending is not Ending.DONE:
            self.failed.emit(end)
            return
        self.workspace = cast(WorkspaceLike, end.value)
        self.root = self.workspace.root
        self.net_gain = None
        self.opened.emit(self.root)
        self.rescan()

    def _on_scanned(self, end: JobEnded) -> None:
        if end.ending is not Ending.DONE:
            self.failed.emit(end)
            return
        scan = cast(ScanLike, end.value)
        self.seen = True
        self._litter = True
        self.table.replace_own(scan.environments)
        self.scanned.emit(scan)
        unmeasured = [row.id for row in self.table.own if row.env.sizes is None]
        self.measure(unmeasured)
        if not unmeasured and self.workspace is not None:
            self._ask_gain(self.workspace)
        self._figures.start()
        self._maybe_settled()

    def _measure_one(self, workspace: WorkspaceLike, env_id: str) -> None:
        def run(ctx: JobContext) -> Sizes:
            return workspace.measure(EnvId.parse(env_id), ctx)

        def then(end: JobEnded) -> None:
            if workspace is not self.workspace:
                return
            self.table.set_sizes(env_id, cast("Sizes | None", end.value))
            if not self.board.busy("measure"):
                self._ask_gain(workspace)
                self._figures.start()
            self.env_changed.emit(env_id)
            self._maybe_settled()

        self.board.submit(Job("measure", self.tr("Measure"), run, LaneName.BACKGROUND), then)

    def _check_one(self, workspace: WorkspaceLike, env_id: str, deep: bool) -> None:
        def run(ctx: JobContext) -> object:
            return workspace.check(EnvId.parse(env_id), ctx, deep=deep)

        def then(end: JobEnded) -> None:
            self.refresh(env_id)
            if end.ending is Ending.FAILED:
                self.failed.emit(end)

        name = EnvId.parse(env_id).name
        job = Job(
            "check", self.tr("Check {name}").format(name=name), run, LaneName.BACKGROUND,
            env_id, visible=True, first=True,
        )  # fmt: skip
        self.board.submit(job, then)

    def _ask_gain(self, workspace: WorkspaceLike) -> None:
        """What migrating everything would win, once all sizes are known."""

        def run(ctx: JobContext) -> int | None:
            return workspace.plan_migrate(None, ctx, measure=False).net_gain

        def then(end: JobEnded) -> None:
            if workspace is self.workspace:
                self.net_gain = cast("int | None", end.value)
                self._figures.start()
            self._maybe_settled()

        if not self.board.busy("gain"):
            self.read("gain", self.tr("Net gain"), run, then, lane=LaneName.PLAN)

    def _ask_facts(self, workspace: WorkspaceLike) -> None:
        """Hardware, free space and the trash, for the status bar."""

        def run(_ctx: JobContext) -> tuple[object, int, tuple[object, ...]]:
            return workspace.hardware(), workspace.free_space(), tuple(workspace.trash())

        def then(end: JobEnded) -> None:
            if end.ending is Ending.DONE:
                self.facts_changed.emit(end.value)
            self._maybe_settled()

        self.read("facts", self.tr("Look at the machine"), run, then)

    def refresh_facts(self) -> None:
        if self.workspace is not None:
            self._ask_facts(self.workspace)

    @Slot(object)
    def _on_batch(self, batch: Batch) -> None:
        for progress in batch.progress:
            subject = progress.subject or self._subject(progress.job)
            if subject:
                self._show_progress(subject, progress)
        for change in batch.changes:
            self._on_change(change)

    def _show_progress(self, subject: str, progress: Progress) -> None:
        """In its row; an environment that is only being made gets a row for it."""
        if self.table.row(subject) is None and self.root is not None:
            env_id = EnvId.parse(subject)
            if env_id.kind is not EnvKind.SHARED:
                return
            self.table.update_env(provisional(self.root, env_id.name))
            self._figures.start()
        fraction = progress.fraction
        if fraction is None and progress.total:
            fraction = min(1.0, progress.done / progress.total)
        word = text.stage_word(progress.stage)
        self.table.set_progress(subject, RowProgress(progress.job, word, fraction))

    def _on_change(self, change: EnvironmentChanged) -> None:
        if change.env_id.startswith("other:") and self.table.row(change.env_id) is None:
            return  # of another tool, and not shown here
        if self.board.busy("scan"):
            self._scans_wanted += 1  # what it read of this environment may be from before
        if change.what == "removed":
            self.table.remove(change.env_id)
            self.env_changed.emit(change.env_id)
            self._figures.start()
        else:
            self.refresh(change.env_id)

    @Slot(object)
    def _on_ended(self, end: JobEnded) -> None:
        self.table.end_progress(end.job.id)

    def _subject(self, job_id: str) -> str:
        return next((job.subject for job in self.board.running() if job.id == job_id), "")

    @Slot()
    def _on_idle(self) -> None:
        """The last job may have been one that only the details asked for."""
        if self._litter:
            self._litter = False
            self.read("tidy", "", lambda _ctx: give_back_memory(), lambda _end: None)
        if not self.counting:
            self._maybe_settled()

    @Slot()
    def _maybe_settled(self) -> None:
        """Tell when the list stands and nothing more is being looked at."""
        names = ("open", "scan", "measure", "gain", "facts", "describe", "explain", "check")
        if self.seen and self.workspace is not None and not self.board.busy(*names):
            if self.counting:
                self._figures.stop()
                self.figures_changed.emit()
            self.settled.emit()
