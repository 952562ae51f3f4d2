"""Every model keeps Qt's contract, and the table's order and filter do what users expect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from roost.core.domain.env import EnvId, EnvKind, Sizes
from roost.core.domain.events import LogLine, Progress
from roost.core.domain.plan import TrashItem
from roost.gui.jobs.job import Job
from roost.gui.models.env_filter import EnvFilter, Figure
from roost.gui.models.env_table import EnvTableModel
from roost.gui.models.job_list import JobLine, JobListModel
from roost.gui.models.log_model import LogModel
from roost.gui.models.package_table import PackageTableModel
from roost.gui.models.roles import Column, Role
from roost.gui.models.row import Row, RowProgress, RowText, natural, sort_key
from roost.gui.models.trash_table import TrashTableModel
from roost.gui.text import Words
from support.fake_workspace import (
    GB,
    FakePackage,
    before,
    env,
    look_environments,
    many_environments,
)

NEMOTRON = "legacy:nvidia__Nemotron-3-30B"


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )


@pytest.fixture
def table(qapp: object) -> Iterator[EnvTableModel]:
    model = EnvTableModel(Words())
    watched(model)
    model.replace_all(look_environments())
    yield model


def names(model: EnvTableModel) -> list[str]:
    return [model.index(row, Column.NAME).data(Role.ID) for row in range(model.rowCount())]


def test_shows_all_environments_with_their_words(table: EnvTableModel) -> None:
    row = table.position(NEMOTRON)
    assert row is not None
    texts = [table.index(row, column).data() for column in Column]
    assert texts == [
        "Healthy", "nvidia__Nemotron-3-30B", "Legacy", "1", "3.11.9", "2.6.0 · CUDA 12.4",
        "5.3 GB", "yesterday",
    ]  # fmt: skip
    assert table.index(row, Column.NAME).data(Role.SUBTITLE) == "→ torch-cu124-transformers"
    assert table.index(row, Column.SIZE).data(Role.SUBTITLE) == "will free 5.2 GB"


def test_sources_are_told_apart(table: EnvTableModel) -> None:
    order = names(table)
    labels = {name: table.index(row, Column.SOURCE).data() for row, name in enumerate(order)}
    assert labels["legacy:local_a91c44e07b1d"] == "Superseded"
    assert labels["legacy:mistralai__Mistral-7B-v0.3"] == "Legacy · fallback"
    assert labels["other:ComfyUI"] == "ComfyUI"
    assert labels["shared:torch-cpu-transformers"] == "Shared"


def test_fallback_ends_when_the_shared_one_is_ready(table: EnvTableModel) -> None:
    ready = table.row("shared:torch-cpu-transformers")
    assert ready is not None
    table.update_env(replace(ready.env, creating=None))
    row = table.row("legacy:mistralai__Mistral-7B-v0.3")
    assert row is not None and not row.fallback


@pytest.mark.parametrize("column", list(Column))
def test_sorts_by_any_column_both_ways(table: EnvTableModel, column: Column) -> None:
    def keys() -> list[tuple[object, ...]]:
        shown: list[Row] = [table.index(row, 0).data(Role.ROW) for row in range(table.rowCount())]
        return [sort_key(row, column, RowText(row.env.id, row)) for row in shown]

    table.sort(column, Qt.SortOrder.AscendingOrder)
    assert keys() == sorted(keys()) and len(keys()) > 5
    table.sort(column, Qt.SortOrder.DescendingOrder)
    assert keys() == sorted(keys(), reverse=True)


def test_python_versions_sort_by_number() -> None:
    assert natural("3.9.1") < natural("3.11.0") < natural("3.11.9")


def test_persistent_indexes_follow_their_rows_when_sorted(table: EnvTableModel) -> None:
    place = table.position(NEMOTRON)
    assert place is not None
    kept = QPersistentModelIndex(table.index(place, Column.NAME))
    table.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    assert kept.data(Role.ID) == NEMOTRON


def test_new_values_do_not_move_rows(table: EnvTableModel) -> None:
    table.sort(Column.SIZE, Qt.SortOrder.AscendingOrder)
    order = names(table)
    table.set_sizes("legacy:Qwen__Qwen3-8B", Sizes(90 * GB, 90 * GB, 90 * GB))
    assert names(table) == order
    place = table.position("legacy:Qwen__Qwen3-8B")
    assert place is not None
    assert table.index(place, Column.SIZE).data() == "90.0 GB"


def test_filters_by_words_in_any_order(table: EnvTableModel) -> None:
    table.set_filter(EnvFilter.of(None, "cu124 qwen"))
    assert names(table) == ["legacy:Qwen__Qwen3-8B"]
    table.set_filter(EnvFilter.of(None, "no such thing"))
    assert names(table) == []
    table.set_filter(EnvFilter.of(None, ""))
    assert len(names(table)) == 8


@pytest.mark.parametrize(
    ("figure", "count"),
    [(Figure.SHARED, 2), (Figure.LEGACY, 5), (Figure.ATTENTION, 2), (Figure.GAIN, 5)],
)
def test_figures_filter(table: EnvTableModel, figure: Figure, count: int) -> None:
    table.set_filter(EnvFilter.of(figure, ""))
    assert table.rowCount() == count


def test_rescan_adds_and_removes_without_reset(table: EnvTableModel) -> None:
    resets: list[int] = []
    table.modelReset.connect(lambda: resets.append(1))
    envs = [one for one in look_environments() if str(one.id) != NEMOTRON]
    envs.append(env(EnvKind.LEGACY, "new__one"))
    table.replace_all(envs)
    assert NEMOTRON not in names(table)
    assert "legacy:new__one" in names(table)
    assert resets == []


def test_rescan_takes_out_rows_that_no_longer_match_the_filter(table: EnvTableModel) -> None:
    """Found by the test of the real window: undo had taken the model off the shared row."""
    shared = "shared:torch-cu121-transformers-bnb"
    table.set_filter(EnvFilter.of(None, "model-3"))
    assert names(table) == [shared]
    kept = QPersistentModelIndex(table.index(0, Column.NAME))
    table.replace_all(
        [replace(one, models=()) if str(one.id) == shared else one for one in look_environments()]
    )
    assert names(table) == []
    assert not kept.isValid()
    table.set_filter(EnvFilter())
    assert len(names(table)) == 8


def test_rescan_keeps_measured_sizes_and_progress(table: EnvTableModel) -> None:
    table.set_sizes("legacy:Qwen__Qwen3-8B", Sizes(GB, GB, GB))
    table.set_progress("legacy:Qwen__Qwen3-8B", RowProgress("j", "Copying", 0.5))
    table.replace_all(look_environments())
    row = table.row("legacy:Qwen__Qwen3-8B")
    assert row is not None and row.env.sizes == Sizes(GB, GB, GB)
    assert row.fraction == 0.5 and row.label.word == "Working"


def test_a_job_that_goes_on_in_another_row_leaves_no_bar_behind(table: EnvTableModel) -> None:
    qwen = "legacy:Qwen__Qwen3-8B"

    def shown() -> dict[str, str]:
        return {row.id: row.progress.job for row in table.rows if row.progress is not None}

    table.set_progress(qwen, RowProgress("a", "Copying", 0.5))
    table.set_progress(NEMOTRON, RowProgress("a", "Copying", 0.6))
    assert shown() == {NEMOTRON: "a"}
    table.set_progress(NEMOTRON, RowProgress("b", "Checking", 0.1))
    table.set_progress(qwen, RowProgress("a", "Copying", 0.7))
    assert shown() == {qwen: "a", NEMOTRON: "b"}, "another job's stays"
    table.set_progress("legacy:gone", RowProgress("a", "Copying", 0.8))
    assert shown() == {NEMOTRON: "b"}
    table.set_progress(NEMOTRON, RowProgress("a", "Copying", 0.9))
    assert shown() == {NEMOTRON: "a"}
    for job in "ba":
        table.end_progress(job)
    assert shown() == {} and table._at == {}, "nothing is kept of jobs that are over"


def test_updates_of_a_row_that_is_filtered_away(table: EnvTableModel) -> None:
    table.set_filter(EnvFilter.of(Figure.SHARED, ""))
    table.update_env(env(EnvKind.LEGACY, "quiet__one"))
    table.set_sizes(NEMOTRON, Sizes(1, 1, 1))
    table.remove(NEMOTRON)
    assert table.rowCount() == 2
    assert table.row(NEMOTRON) is None


def test_many_rows_come_by_reset_and_go(table: EnvTableModel) -> None:
    table.replace_all(many_environments(500))
    assert table.rowCount() == 500
    table.replace_all(())
    assert table.rowCount() == 0


def test_log_is_bounded_filtered_and_searched(qapp: object) -> None:
    log = LogModel(Words(), limit=200)
    watched(log)
    log.append([LogLine("a", "Resolved env_key: x"), LogLine("a", "downloading", "output")])
    log.append([LogLine("b", "it broke", "error")])
    assert log.rowCount() == 3
    log.set_filter("problems", "")
    assert [log.index(row).data() for row in range(log.rowCount())] == ["it broke"]
    log.set_filter("steps", "")
    assert log.rowCount() == 2
    log.set_filter("all", "DOWN")
    assert log.rowCount() == 1
    log.set_filter("all", "", "b")
    assert log.rowCount() == 1
    log.set_filter("all", "")
    for _ in range(6):
        log.append([LogLine("c", f"line {number}", "output") for number in range(50)])
    assert log.total <= 200
    assert log.rowCount() == log.total
    assert log.index(log.rowCount() - 1).data() == "line 49"
    log.clear()
    assert log.rowCount() == 0


def test_log_as_text_says_when(qapp: object) -> None:
    log = LogModel(Words())
    log.append([LogLine("a", "one"), LogLine("a", "two")])
    assert [line.split("  ", 1)[1] for line in log.text_of().splitlines()] == ["one", "two"]
    assert log.text_of([1]).endswith("two")
    assert log.tail(1).endswith("two")


def test_jobs_say_stage_rate_and_time_left(qapp: object) -> None:
    jobs = JobListModel(Words())
    watched(jobs)
    job = Job("j", "Create x", lambda _ctx: None, visible=True)
    jobs.add(job)
    assert jobs.line(0).detail(Words()) == "Waiting for its turn"
    jobs.begin("j")
    assert jobs.line(0).detail(Words()) == "Starting…"
    jobs.set_progress(
        Progress("j", "Installing", 83_000_000, 184_000_000, "bytes", "torch", rate=21e6,
                 seconds_left=5)
    )  # fmt: skip
    assert jobs.line(0).detail(Words()) == "Installing · torch · 83 of 184 MB · 21 MB/s · 5 s left"
    assert jobs.line(0).fraction == pytest.approx(0.451, abs=0.001)
    jobs.cancel("j")
    assert jobs.line(0).detail(Words()) == "Cancelling…"
    jobs.remove("j")
    assert jobs.rowCount() == 0


def test_progress_without_a_total_has_no_end() -> None:
    line = JobLine(Job("j", "t", lambda _ctx: None), True, False, Progress("j", "Resolving"))
    assert line.fraction is None


def test_packages_sort_search_compare(qapp: object) -> None:
    model = PackageTableModel(Words())
    watched(model)
    model.set_packages(
        [FakePackage("torch", "2.6.0", 10), FakePackage("numpy", "2.3.4", 30, "/lib")]
    )
    assert [model.index(row, 0).data() for row in range(2)] == ["numpy", "torch"]
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert model.index(0, 0).data() == "numpy"
    model.set_search("TOR")
    assert model.rowCount() == 1
    model.set_search("")
    model.sort(0)
    model.compare_with(
        [
            FakePackage("Torch", "2.5.1"),
            FakePackage("numpy", "2.3.4"),
            FakePackage("xformers", "1"),
        ],
        "Other one",
    )
    assert model.headerData(3, Qt.Orientation.Horizontal) == "Other one"
    assert [[model.index(row, column).data() for column in (0, 1, 3)] for row in range(3)] == [
        ["numpy", "2.3.4", "2.3.4"],
        ["torch", "2.6.0", "2.5.1"],
        ["xformers", "–", "1"],
    ]
    fonts = [model.index(row, 0).data(Qt.ItemDataRole.FontRole) for row in range(3)]
    assert [font is not None and font.bold() for font in fonts] == [False, True, True]
    assert model.differing == 2
    model.compare_with(None)
    assert model.columnCount() == 3
    assert model.as_text() == "numpy==2.3.4\ntorch==2.6.0"


def test_weights_find_a_package_by_any_spelling_of_its_name(qapp: object) -> None:
    model = PackageTableModel(Words())
    model.set_packages([FakePackage("huggingface_hub", "1.0"), FakePackage("Jinja2", "3.1")])
    model.set_weights({"huggingface-hub": 3_000_000, "Jinja2": 2_000_000})
    assert [model.index(row, 2).data() for row in range(2)] == ["3 MB", "2 MB"]


def test_trash_lists_what_lies_there(qapp: object) -> None:
    model = TrashTableModel(Words())
    watched(model)
    name = EnvId(EnvKind.LEGACY, "a__b")
    origin = look_environments()[2].path
    model.set_items(
        [TrashItem("t1", name, origin, before(hours=30), "delete", 2 * GB, None, frees=GB)]
    )
    assert [model.index(0, column).data() for column in range(5)] == [
        "a__b", "yesterday", "delete", "2.0 GB", "1.0 GB",
    ]  # fmt: skip
    assert model.ids([0]) == ("t1",)
