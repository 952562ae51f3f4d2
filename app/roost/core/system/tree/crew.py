"""A few threads that work through jobs, while the caller watches for cancel and shows progress.

System calls release the interpreter's lock, so threads overlap the waiting (unlink and write
wait for the disk) although Python itself runs on one core at a time.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

Job = TypeVar("Job")
TICK_S = 0.05
"""How often cancel is looked at; half of the 100 ms that are promised."""


class Crew(Generic[Job]):
    """Runs ``work(job, crew)`` for each job in threads; a job may ``add`` more; last in, first out.

    The first exception stops everybody and is raised by ``run``.  ``work`` looks at ``stopped``
    before each step that takes long.
    """

    def __init__(self, work: Callable[[Job, Crew[Job]], None], threads: int) -> None:
        self._work = work
        self._threads = max(1, threads)
        self._jobs: deque[Job] = deque()
        self._open = 0
        self._changed = threading.Condition()
        self._finished = threading.Event()
        self._error: BaseException | None = None
        self.stopped = False

    def add(self, jobs: Iterable[Job]) -> None:
        """More to do; may be called by a job."""
        with self._changed:
            before = len(self._jobs)
            self._jobs.extend(jobs)
            added = len(self._jobs) - before
            self._open += added
            self._changed.notify(added)

    def run(self, jobs: Iterable[Job], tick: Callable[[], None] | None = None) -> None:
        """Work until nothing is left.  ``tick`` runs in the calling thread about every 50 ms;
        what it raises (``CancelledError``) stops the crew and is raised here."""
        self.add(jobs)
        if not self._open:
            return
        team = [
            threading.Thread(target=self._serve, name=f"roost-tree-{n}", daemon=True)
            for n in range(self._threads)
        ]
        for thread in team:
            thread.start()
        try:
            self._watch(tick)
        except BaseException as error:
            self._stop(error)
            raise
        finally:
            for thread in team:
                thread.join()
        if self._error is not None:
            raise self._error

    def _watch(self, tick: Callable[[], None] | None) -> None:
        while not self._finished.wait(TICK_S):
            if tick is not None:
                tick()

    def _serve(self) -> None:
        while (job := self._next()) is not None:
            try:
                self._work(job, self)
            except BaseException as error:  # noqa: BLE001 - raised again by run()
                self._stop(error)
                return
            with self._changed:
                self._open -= 1
                if not self._open:
                    self._finished.set()
                    self._changed.notify_all()

    def _next(self) -> Job | None:
        with self._changed:
            while not self._jobs:
                if not self._open or self.stopped:
                    return None
                self._changed.wait()
            if self.stopped:
                return None
            return self._jobs.pop()

    def _stop(self, error: BaseException) -> None:
        with self._changed:
            if self._error is None:
                self._error = error
            self.stopped = True
            self._finished.set()
            self._changed.notify_all()
