"""The log on disk: complete, in order, bounded, and never a reason to fail."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from roost.core.domain.events import LogLine
from roost.core.store.joblog import KEEP, JobLog


def test_every_line_is_there_in_order(tmp_path: Path) -> None:
    log = JobLog(tmp_path / "logs", "run")
    for number in range(1000):
        log.write(LogLine("job", f"line {number} \udcff", "output"))
    log.close()
    lines = log.path.read_text("utf-8").splitlines()
    assert len(lines) == 1000
    assert lines[-1].endswith("job output: line 999 ?")


def test_nothing_is_made_without_a_line(tmp_path: Path) -> None:
    JobLog(tmp_path / "logs", "run").close()
    assert not (tmp_path / "logs").exists()


def test_several_threads_write_whole_lines(tmp_path: Path) -> None:
    log = JobLog(tmp_path, "run")

    def write(name: str) -> None:
        for _ in range(500):
            log.write(LogLine(name, name * 40))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log.close()
    lines = log.path.read_text().splitlines()
    assert len(lines) == 1500
    assert {line.split(": ", 1)[1] for line in lines} == {"a" * 40, "b" * 40, "c" * 40}


def test_flushed_while_lines_come(tmp_path: Path) -> None:
    now = [10.0]
    log = JobLog(tmp_path, "run", clock=lambda: now[0])
    log.write(LogLine("j", "first"))
    now[0] += 1
    log.write(LogLine("j", "second"))
    assert "second" in log.path.read_text()
    log.write(LogLine("j", "third"))
    log.flush()
    assert "third" in log.path.read_text()
    log.close()


def test_a_flood_starts_anew_and_keeps_the_part_before(tmp_path: Path) -> None:
    log = JobLog(tmp_path, "run", limit=2000)
    for number in range(60):
        log.write(LogLine("j", f"{number:04}" * 10))
    log.close()
    assert (tmp_path / "run.1.log").exists()
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 5000
    assert "0059" in log.path.read_text()


def test_only_the_newest_runs_are_kept(tmp_path: Path) -> None:
    for number in range(KEEP + 3):
        path = tmp_path / f"old{number}.log"
        path.write_text("x")
        os.utime(path, (number, number))
    log = JobLog(tmp_path, "new")
    log.write(LogLine("j", "x"))
    log.close()
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert len(kept) == KEEP and "new.log" in kept and "old0.log" not in kept


def test_a_folder_that_cannot_be_written_does_not_fail_the_job(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    log = JobLog(tmp_path / "file" / "logs", "run")
    log.write(LogLine("j", "x"))
    assert log.broken


@pytest.mark.parametrize("level", ["info", "error"])
def test_levels_are_named(tmp_path: Path, level: str) -> None:
    log = JobLog(tmp_path, level)
    log.write(LogLine("j", "x", level))  # type: ignore[arg-type]
    log.close()
    assert f" {level}: x" in log.path.read_text()
