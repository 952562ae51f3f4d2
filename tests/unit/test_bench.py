"""The bench's own arithmetic: a table that says "held" must be right about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bench import run
from bench.harness import Bench, Line, Row
from bench.table import as_json, as_markdown, as_text, figure, machine, write_results


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, row=9)


def test_ratio_compares_medians(bench: Bench) -> None:
    times = {"Roost": [1.0, 9.0, 1.3], "peer": [1.0, 1.0, 9.0]}
    held = bench.ratio("x", times, "peer", 1.3)
    assert (held.roost, held.peer, held.ratio, held.held, held.runs) == (1.3, 1.0, 1.3, True, 3)
    assert bench.ratio("x", times, "peer", 1.29).held is False
    assert bench.ratio("x", times, "peer", None).held is None


def test_absolute_compares_the_median(bench: Bench) -> None:
    assert bench.absolute("x", [0.1, 0.3, 0.2], 0.2).held is True
    assert bench.absolute("x", [0.1, 0.3, 0.2], 0.19).held is False


def test_contestants_alternate_and_turn_around(bench: Bench) -> None:
    order: list[str] = []
    contestants = {name: (lambda name=name: order.append(name)) for name in ("a", "b")}
    prepared: list[str] = []
    times = bench.alternate(contestants, before=prepared.append)
    assert order == prepared == ["a", "b", "b", "a", "a", "b", "b", "a", "a", "b"]
    assert {name: len(taken) for name, taken in times.items()} == {"a": 5, "b": 5}


def test_slow_contestants_run_three_times(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(0, 1000, 11))
    monkeypatch.setattr("bench.harness.time.perf_counter", lambda: float(next(now)))
    assert len(bench.alternate({"a": lambda: None})["a"]) == 3


def test_a_broken_row_is_told_and_does_not_stop_the_others(bench: Bench) -> None:
    def broken(_bench: Bench) -> Iterator[Line]:
        yield Line(1, "first half")
        raise ValueError("no luck")

    def fine(bench: Bench) -> Iterator[Line]:
        yield bench.absolute("fine", [1.0], 2.0)

    lines, failed = run.measure([Row(1, "broken", broken), Row(2, "fine", fine)], bench)
    assert failed == 1
    assert [(line.what, line.held) for line in lines[1:]] == [("broken", False), ("fine", True)]
    assert "no luck" in lines[1].note


def test_table_json_and_markdown_agree(bench: Bench) -> None:
    lines = [bench.ratio("a | b", {"Roost": [0.5], "peer": [2.0]}, "peer", 1), bench.skip("c", "d")]
    parsed = json.loads(as_json(lines))["rows"]
    assert (parsed[0]["ratio"], parsed[0]["held"], parsed[1]["held"]) == (0.25, True, None)
    assert "500 ms" in as_text(lines)
    assert "skipped: d" in as_markdown(lines)
    assert "a \\| b" in as_markdown(lines)


def test_rows_are_merged_into_the_table_with_their_dates(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    older = [Line(3, "list", 1.0), Line(8, "old a | b"), Line(8, "old c"), Line(10, "measure", 2.0)]
    write_results(older, path)
    # As files without a date per row were written.
    today = date.today().isoformat()
    plain = path.read_text(encoding="utf-8").replace(f" {today} |\n", "\n")
    path.write_text(plain.replace(f", {today}.", ", 2026-01-02."), encoding="utf-8")
    write_results([Line(8, "new"), Line(9, "purge")], path)
    rows = [line for line in path.read_text(encoding="utf-8").splitlines() if line[2:3].isdigit()]
    found = [(row.split(" | ")[0], row.split(" | ")[1], row.split(" | ")[-1]) for row in rows]
    assert found == [
        ("| 3", "list", "2026-01-02 |"),
        ("| 8", "new", f"{today} |"),
        ("| 9", "purge", f"{today} |"),
        ("| 10", "measure", "2026-01-02 |"),
    ]
    again = path.read_text(encoding="utf-8")
    write_results([Line(8, "new"), Line(9, "purge")], path)
    assert path.read_text(encoding="utf-8") == again


def test_figures_of_another_machine_do_not_stay(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    write_results([Line(3, "theirs")], path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(machine(), "Another 1.0 pdp11, 1 cores"), encoding="utf-8")
    write_results([Line(8, "ours")], path)
    text = path.read_text(encoding="utf-8")
    assert "theirs" not in text
    assert "ours" in text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(None, "s", "–"), (0.0123, "s", "12.3 ms"), (12.34, "s", "12.3 s"), (5e6, "bytes", "5.0 MB")],
)
def test_figures(value: float | None, unit: str, text: str) -> None:
    assert figure(value, unit) == text


def test_every_row_module_registers(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--list"]) == 0
    shown = {int(line.split()[0]) for line in capsys.readouterr().out.splitlines()}
    modules = {int(path.stem.split("_")[1]) for path in run.HERE.glob("row_*.py")}
    assert modules <= shown
