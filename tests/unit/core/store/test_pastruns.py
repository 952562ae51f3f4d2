"""Times of earlier creations: kept, bounded, and never a reason to fail."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from roost.core.store import pastruns
from roost.core.store.history import history, record_operation
from roost.core.store.layout import Layout
from roost.core.store.pastruns import PastRun, past_runs, record_run


def workspace(tmp_path: Path) -> Layout:
    layout = Layout(tmp_path)
    layout.envs.mkdir()
    return layout


def run(number: int = 1) -> PastRun:
    return PastRun("2026-11-23T12:00:00+00:00", f"key-{number}", "uv", 7, {"install": 1.5})


def test_what_is_recorded_is_read_back_newest_first(tmp_path: Path) -> None:
    layout = workspace(tmp_path)
    assert past_runs(layout) == ()
    assert record_run(layout, run(1))
    assert record_run(layout, run(2))
    assert past_runs(layout) == (run(2), run(1))
    assert run().seconds == 1.5


def test_a_database_of_before_gets_the_table(tmp_path: Path) -> None:
    layout = workspace(tmp_path)
    assert record_operation(layout, "now", "create", "shared:x", "done")
    assert past_runs(layout) == ()
    assert record_run(layout, run())
    assert len(history(layout)) == len(past_runs(layout)) == 1


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    layout = workspace(tmp_path)
    pastruns_kept = pastruns.KEPT
    for number in range(pastruns_kept + 3):
        assert record_run(layout, run(number))
    found = past_runs(layout)
    assert len(found) == pastruns_kept
    assert found[-1].key == "key-3"


def test_rows_that_make_no_sense_are_left_out(tmp_path: Path) -> None:
    layout = workspace(tmp_path)
    record_run(layout, run())
    with closing(sqlite3.connect(layout.database)) as connection, connection:
        for text in ("", "[]", '{"install": "x"}', '{"install": -1}', "{" * 5000):
            connection.execute(
                "INSERT INTO creations (at, key, how, bytes, stages) VALUES ('', 'k', 'uv', 0, ?)",
                (text,),
            )
    assert past_runs(layout) == (run(),)


def test_a_workspace_that_cannot_be_written_costs_an_estimate(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "none")
    assert not record_run(layout, run())
    assert past_runs(layout) == ()
