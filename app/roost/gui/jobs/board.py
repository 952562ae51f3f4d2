"""The board of jobs: submits to lanes, tells the GUI thread what happens, cancels, ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from roost.core.domain.errors import CancelledError
from roost.core.domain.events import Event, LogLine, Progress
from roost.core.system.context import JobContext
from roost.gui.jobs.bridge import TICK_MS, EventBuffer
from roost.gui.jobs.job import Ending, Job, JobEnded, LaneName
from roost.gui.jobs.lane import Lane
from roost.gui.jobs.telling import Telling
from roost.gui.jobs.worker import Order

STOP_MS = 30_000
"""How long the end of a thread is waited for whose jobs have been cancelled."""
Then = Callable[[JobEnded], None]


class LineSink(Protocol):
    """Where the whole log goes; called in the threads of the jobs."""

    def write(self, line: LogLine) -> None: ...
    def flush(self) -> None: ...


class JobBoard(QObject):
    """Lives in the GUI thread; every signal is emitted there."""

    submitted = Signal(object)
    started = Signal(object)
    ended = Signal(object)
    batch = Signal(object)
    idle = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        to_disk: LineSink | None = None,
    ) -> None:
        super().__init__(parent)
        self._to_disk = to_disk
        self._lanes: dict[LaneName, Lane] = {}
        self._contexts: dict[str, JobContext] = {}
        self._jobs: dict[str, Job] = {}
        self._then: dict[str, Then] = {}
        self._counts: Counter[str] = Counter()
        self.number = 0
        """Of the job submitted last; a board in the place of another goes on from its number."""
        self._buffer = EventBuffer()
        self._telling = Telling()
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        for name in LaneName:
            lane = Lane(name.value, self)
            lane.worker.started.connect(self._on_started, Qt.ConnectionType.QueuedConnection)
            lane.worker.ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
            self._lanes[name] = lane

    def submit(self, job: Job, then: Then | None = None) -> str:
        """Queue a job; ``then`` is called in the GUI thread.  Returns its id."""
        name = job.id
        self.number += 1
        job = job._replace(id=f"{name}-{self.number}")
        if self._closed:
            return job.id
        self._counts[name] += 1
        ctx = JobContext(job.id, self._take)
        self._jobs[job.id] = job
        self._contexts[job.id] = ctx
        if then is not None:
            self._then[job.id] = then
        after = None if self._to_disk is None else self._to_disk.flush
        self.submitted.emit(job)
        self._lanes[job.lane].submit(Order(job, ctx, after))
        if not self._timer.isActive():
            self._timer.start()
        return job.id

    def cancel(self, job_id: str) -> None:
        """Set the job's flag at once; a job that only waits ends here."""
        ctx, job = self._contexts.get(job_id), self._jobs.get(job_id)
        if ctx is None or job is None:
            return
        ctx.cancelled.set()
        if self._lanes[job.lane].queue.withdraw(job_id) is not None:
            self._on_ended(JobEnded(job, Ending.CANCELLED, error=CancelledError()))

    def stop_after_current(self, job_id: str) -> None:
        """Let a batch finish what it is at, and begin nothing more."""
        ctx = self._contexts.get(job_id)
        if ctx is not None:
            ctx.stopping.set()

    def cancelling(self, job_id: str) -> bool:
        ctx = self._contexts.get(job_id)
        return ctx is not None and ctx.cancelled.is_set()

    def running(self, *, visible_only: bool = False) -> list[Job]:
        return [job for job in self._jobs.values() if job.visible or not visible_only]

    def busy(self, *names: str) -> bool:
        """Whether a job of one of these names runs or waits; costs the same however many do."""
        return any(self._counts[name] for name in names)

    def cancel_all(self) -> None:
        for job_id in list(self._jobs):
            self.cancel(job_id)

    def refuse(self) -> None:
        """Take no more jobs: a look again after a change that was cancelled is one nobody sees."""
        self._closed = True

    def close(self, limit: int = STOP_MS) -> bool:
        """Take no more jobs and end the threads; False where one has not after ``limit`` ms."""
        self.refuse()
        self.cancel_all()
        self._timer.stop()
        ended = [lane.stop(limit) for lane in self._lanes.values()]
        return all(ended)

    def _take(self, event: Event) -> None:
        """The sink of every job, called in its thread: log lines go to disk as well."""
        line = self._telling.line(event) if isinstance(event, Progress) else None
        for one in (event,) if line is None else (line, event):
            if self._to_disk is not None and isinstance(one, LogLine):
                self._to_disk.write(one)
            self._buffer.put(one)

    @Slot(object)
    def _on_started(self, job: Job) -> None:
        if job.id in self._jobs:
            self.started.emit(job)

    @Slot(object)
    def _on_ended(self, end: JobEnded) -> None:
        if self._jobs.pop(end.job.id, None) is None:
            return
        self._counts[end.job.id.rpartition("-")[0]] -= 1
        self._contexts.pop(end.job.id, None)
        self._telling.forget(end.job.id)
        self._tick()
        then = self._then.pop(end.job.id, None)
        self.ended.emit(end)
        if then is not None:
            then(end)
        if not self._jobs:
            self.idle.emit()

    @Slot()
    def _tick(self) -> None:
        batch = self._buffer.take()
        if batch.lines or batch.progress or batch.changes:
            self.batch.emit(batch)
        elif not self._jobs:
            self._timer.stop()
