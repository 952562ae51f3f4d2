"""Progress of bytes streams into the log pane, a line a second, and every stage's last one."""

from __future__ import annotations

from roost.core.domain.events import LogLine, Progress
from roost.gui.jobs.telling import Telling

MB = 10**6


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def copied(done: int, *, job: str = "create-1", stage: str = "copy") -> Progress:
    return Progress(job, stage, done * MB, 40 * MB, "bytes", f"{done:,} of 40 files", rate=8e6)


def test_the_first_each_second_and_the_last_are_told() -> None:
    clock = Clock()
    telling = Telling(clock)
    lines: list[LogLine] = []
    for step in range(41):
        line = telling.line(copied(step))
        lines += [] if line is None else [line]
        clock.now += 0.25
    assert [line.message for line in lines][:2] == [
        "Copied 1 of 40 files · 1.0 MB of 40.0 MB · 8.0 MB/s",
        "Copied 5 of 40 files · 5.0 MB of 40.0 MB · 8.0 MB/s",
    ]
    assert lines[-1].message.startswith("Copied 40 of 40 files · 40.0 MB of 40.0 MB")
    assert len(lines) == 11
    assert {line.level for line in lines} == {"progress"}
    assert telling.line(copied(40)) is None, "once is enough"


def test_jobs_and_stages_are_told_apart_and_what_is_not_bytes_is_not_told() -> None:
    telling = Telling(Clock())
    assert telling.line(copied(1)) is not None
    assert telling.line(copied(2)) is None
    assert telling.line(copied(2, job="create-2")) is not None
    assert telling.line(copied(2, stage="download")) is not None
    telling.forget("create-1")
    assert telling.line(copied(3)) is not None
    assert telling.line(Progress("create-1", "install", 3, 40, "packages")) is None
    assert telling.line(Progress("create-1", "copy", 0, 40, "bytes")) is None
