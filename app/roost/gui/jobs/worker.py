"""The object that lives in a lane's thread and runs one job after another."""

from __future__ import annotations

import threading
import traceback
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from roost.core.domain.errors import CancelledError, RoostError
from roost.core.system.context import JobContext
from roost.gui.jobs.job import Ending, Job, JobEnded


class Order(NamedTuple):
    """``after`` is called in the lane's thread when the job has ended, however it did."""

    job: Job
    ctx: JobContext
    after: Callable[[], None] | None = None


class OrderQueue:
    """What waits for a lane; used from two threads."""

    def __init__(self) -> None:
        self._orders: deque[Order] = deque()
        self._lock = threading.Lock()

    def push(self, order: Order) -> None:
        with self._lock:
            if order.job.first:
                self._orders.appendleft(order)
            else:
                self._orders.append(order)

    def pop(self) -> Order | None:
        with self._lock:
            return self._orders.popleft() if self._orders else None

    def withdraw(self, job_id: str) -> Order | None:
        """Take a job out again that has not begun; None where it has."""
        with self._lock:
            for order in self._orders:
                if order.job.id == job_id:
                    self._orders.remove(order)
                    return order
        return None


class Worker(QObject):
    """Emits values only; it never holds a widget or a model."""

    started = Signal(object)
    ended = Signal(object)

    def __init__(self, queue: OrderQueue) -> None:
        super().__init__()
        self._queue = queue

    @Slot()
    def work(self) -> None:
        """Run whatever waits; woken by a queued signal for every order."""
        while (order := self._queue.pop()) is not None:
            self.started.emit(order.job)
            end = carry_out(order)
            if order.after is not None:
                order.after()
            self.ended.emit(end)


def carry_out(order: Order) -> JobEnded:
    """One job to its end.  Cancelling is a normal ending; no exception leaves a lane."""
    job = order.job
    try:
        order.ctx.check_cancelled()
        return JobEnded(job, Ending.DONE, job.run(order.ctx))
    except CancelledError as error:
        return JobEnded(job, Ending.CANCELLED, error=error.with_traceback(None))
    except RoostError as error:
        return JobEnded(job, Ending.FAILED, error=error.with_traceback(None))
    except Exception as error:  # noqa: BLE001 (a bug: reported with its traceback, never a dead lane)
        report = traceback.format_exc()
        return JobEnded(job, Ending.FAILED, error=error.with_traceback(None), traceback=report)
