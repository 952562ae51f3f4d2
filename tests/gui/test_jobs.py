"""Lanes: serial changes, cancel at once, bugs as values, batches in the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from roost.core.domain.errors import BlockedError, RoostError
from roost.core.domain.events import LogLine, Progress
from roost.core.store.joblog import JobLog
from roost.core.system.context import JobContext
from roost.gui.jobs.board import JobBoard
from roost.gui.jobs.bridge import LINES_PER_TICK, MAX_WAITING, Batch, EventBuffer
from roost.gui.jobs.job import Ending, Job, JobEnded, LaneName


@pytest.fixture
def board(qtbot: QtBot) -> Iterator[JobBoard]:
    made = JobBoard()
    yield made
    made.cancel_all()
    qtbot.waitUntil(lambda: not made.running(), timeout=60_000)
    made.close()


def test_a_job_runs_elsewhere_and_answers_here(board: JobBoard, qtbot: QtBot) -> None:
    here = threading.get_ident()
    seen: list[tuple[JobEnded, int]] = []

    def run(_ctx: JobContext) -> int:
        return threading.get_ident()

    board.submit(Job("j", "t", run), lambda end: seen.append((end, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen), timeout=60_000)
    end, answered_in = seen[0]
    assert end.ending is Ending.DONE
    assert end.value != here
    assert answered_in == here


def test_changes_are_serial_while_reads_go_on(board: JobBoard, qtbot: QtBot) -> None:
    gate, first, order = threading.Event(), threading.Event(), []

    def slow(_ctx: JobContext) -> None:
        first.set()
        assert gate.wait(60)
        order.append("first change")

    def quick(name: str) -> object:
        return lambda _ctx: order.append(name)

    board.submit(Job("a", "a", slow, LaneName.CHANGE))
    board.submit(Job("b", "b", quick("second change"), LaneName.CHANGE))  # type: ignore[arg-type]
    qtbot.waitUntil(first.is_set, timeout=60_000)
    board.submit(Job("c", "c", quick("read"), LaneName.READ))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: order == ["read"], timeout=60_000)
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 3, timeout=60_000)
    assert order == ["read", "first change", "second change"]


def test_cancel_reaches_a_running_job_without_its_thread_being_free(
    board: JobBoard, qtbot: QtBot
) -> None:
    begun = threading.Event()
    ends: list[JobEnded] = []

    def stubborn(ctx: JobContext) -> None:
        begun.set()
        ctx.cancelled.wait(60)
        ctx.check_cancelled()

    job_id = board.submit(Job("j", "t", stubborn, LaneName.CHANGE), ends.append)
    qtbot.waitUntil(begun.is_set, timeout=60_000)
    board.cancel(job_id)
    qtbot.waitUntil(lambda: bool(ends), timeout=60_000)
    assert ends[0].ending is Ending.CANCELLED


def test_cancelling_a_waiting_job_ends_it_at_once(board: JobBoard, qtbot: QtBot) -> None:
    gate, begun, ends, ran = threading.Event(), threading.Event(), [], []

    def hold(_ctx: JobContext) -> None:
        begun.set()
        gate.wait(60)

    board.submit(Job("a", "a", hold, LaneName.CHANGE))
    qtbot.waitUntil(begun.is_set, timeout=60_000)
    waiting = board.submit(Job("b", "b", ran.append, LaneName.CHANGE), ends.append)
    board.cancel(waiting)
    assert [end.ending for end in ends] == [Ending.CANCELLED]
    gate.set()
    qtbot.waitUntil(lambda: not board.running(), timeout=60_000)
    assert ran == []


def test_errors_and_bugs_come_back_as_values(board: JobBoard, qtbot: QtBot) -> None:
    ends: list[JobEnded] = []

    def refused(_ctx: JobContext) -> None:
        raise BlockedError("in-use", "It is in use.", remedy="Close it.", data={"in_use": []})

    def bug(_ctx: JobContext) -> None:
        raise ZeroDivisionError("oops")

    board.submit(Job("a", "a", refused), ends.append)
    board.submit(Job("b", "b", bug), ends.append)
    qtbot.waitUntil(lambda: len(ends) == 2, timeout=60_000)
    assert isinstance(ends[0].error, RoostError) and not ends[0].traceback
    assert isinstance(ends[1].error, ZeroDivisionError)
    assert "def bug" not in ends[1].traceback and "oops" in ends[1].traceback


def test_urgent_jobs_overtake(board: JobBoard, qtbot: QtBot) -> None:
    gate, begun, order = threading.Event(), threading.Event(), []

    def hold(_ctx: JobContext) -> None:
        begun.set()
        gate.wait(60)

    board.submit(Job("hold", "h", hold))
    qtbot.waitUntil(begun.is_set, timeout=60_000)
    board.submit(Job("late", "l", lambda _ctx: order.append("late")))
    board.submit(Job("first", "f", lambda _ctx: order.append("first"), first=True))
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 2, timeout=60_000)
    assert order == ["first", "late"]


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.batches: list[Batch] = []
        self.threads: set[QThread] = set()

    def take(self, batch: Batch) -> None:
        self.batches.append(batch)
        self.threads.add(QThread.currentThread())


def test_lines_arrive_in_batches_in_order_and_none_is_lost(board: JobBoard, qtbot: QtBot) -> None:
    listener = Listener()
    board.batch.connect(listener.take)

    def chatty(ctx: JobContext) -> None:
        for number in range(3000):
            ctx.log(str(number), "output")
            ctx.progress("copying", number, 3000)

    board.submit(Job("j", "t", chatty, LaneName.CHANGE))
    qtbot.waitUntil(lambda: sum(len(one.lines) for one in listener.batches) == 3000, timeout=60_000)
    lines = [line.message for batch in listener.batches for line in batch.lines]
    assert lines == [str(number) for number in range(3000)]
    assert max(len(batch.lines) for batch in listener.batches) <= LINES_PER_TICK
    assert listener.threads == {QThread.currentThread()}
    shown = [one for batch in listener.batches for one in batch.progress]
    assert shown[-1].done == 2999
    assert len(shown) < 60


def test_the_buffer_is_bounded_and_says_what_it_dropped() -> None:
    buffer = EventBuffer()
    for number in range(MAX_WAITING + 5):
        buffer.put(LogLine("j", str(number)))
    buffer.put(Progress("j", "a"))
    buffer.put(Progress("j", "b"))
    batch = buffer.take()
    assert batch.dropped == 5
    assert batch.lines[0].message == "5"
    assert [one.stage for one in batch.progress] == ["b"]


def test_the_whole_log_is_on_disk_when_the_job_has_ended(qtbot: QtBot, tmp_path: Path) -> None:
    """Fault 39: what the window drops or trims is in the file."""
    log = JobLog(tmp_path, "run")
    made = JobBoard(to_disk=log)
    ends: list[JobEnded] = []

    def chatty(ctx: JobContext) -> None:
        for number in range(20_000):
            ctx.log(f"{number}\r\ufffd", "output")

    made.submit(Job("j", "t", chatty, LaneName.CHANGE), ends.append)
    qtbot.waitUntil(lambda: bool(ends), timeout=60_000)
    lines = [line for line in log.path.read_text("utf-8").split("\n") if line]
    assert len(lines) == 20_000 and "19999" in lines[-1]
    made.close()
    log.close()


def test_after_close_nothing_is_taken(qtbot: QtBot) -> None:
    made = JobBoard()
    made.close()
    made.submit(Job("j", "t", lambda _ctx: None))
    assert made.running() == []
