"""What a plan says of the time: from earlier creations, or nothing at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId, EnvKind
from roost.core.operations.recipe import Recipe, make_recipe
from roost.core.operations.timing import (
    Expected,
    expected_time,
    finish_job,
    start_job,
    weights,
)
from roost.core.store.pastruns import PastRun, past_runs, record_run
from roost.core.system.context import JobContext
from support.operations import KEY, operations

STAGES = {"venv": 1.0, "download": 10.0, "install": 4.0, "check": 5.0}


@pytest.fixture
def recipe(tmp_path: Path) -> Recipe:
    (tmp_path / ".envs").mkdir()
    return make_recipe(operations(tmp_path), KEY, installer="uv")


def past(key: str = KEY, how: str = "uv", downloaded: int = 100_000_000) -> PastRun:
    return PastRun("now", key, how, downloaded, STAGES)


def test_nothing_is_invented(tmp_path: Path, recipe: Recipe) -> None:
    context = operations(tmp_path)
    assert expected_time(context, recipe, 0) == Expected(None, None)
    record_run(context.layout, past(key="vllm-cpu"))
    record_run(context.layout, past(how="pip"))
    assert expected_time(context, recipe, 0) == Expected(None, None)
    record_run(context.layout, past(downloaded=0))
    newest = replace(past(downloaded=0), stages={"venv": 1.0, "install": 4.0})
    record_run(context.layout, newest)


def test_a_download_is_told_from_bytes_and_what_the_network_gave(
    tmp_path: Path, recipe: Recipe
) -> None:
    context = operations(tmp_path)
    record_run(context.layout, past())
    assert expected_time(context, recipe, 0) == Expected(10.0, 20.0)
    assert expected_time(context, recipe, 50_000_000) == Expected(15.0, 20.0)
    assert expected_time(context, recipe, None) == Expected(20.0, 20.0)


def test_without_a_measured_download_a_download_has_no_time(tmp_path: Path, recipe: Recipe) -> None:
    context = operations(tmp_path)
    record_run(context.layout, past(downloaded=0))
    assert expected_time(context, recipe, 50_000_000) == Expected(None, 20.0)
    assert expected_time(context, recipe, 0) == Expected(10.0, 20.0)


def test_a_promotion_has_times_of_its_own(tmp_path: Path, recipe: Recipe) -> None:
    context = operations(tmp_path)
    record_run(context.layout, past())
    promoted = replace(recipe, source=EnvId(EnvKind.LEGACY, "org__name"))
    assert expected_time(context, promoted, 0) == Expected(None, None)
    assert list(weights((), promoted)) == ["copy", "relocate", "check", "publish"]


def test_a_job_that_ends_is_remembered_and_shapes_the_next_bar(
    tmp_path: Path, recipe: Recipe
) -> None:
    context = operations(tmp_path)
    job = start_job(context, recipe, JobContext())
    job.ctx.progress("venv")
    job.ctx.progress("download", 5_000_000, 5_000_000, "bytes")
    job.ctx.progress("something else")
    job.ctx.progress("check")
    finish_job(context, recipe, job)
    [run] = past_runs(context.layout)
    assert (run.key, run.how, run.downloaded) == (KEY, "uv", 5_000_000)
    assert set(run.stages) == {"venv", "download", "check"}
    shaped = weights((past(),), replace(recipe, downloads=10_000_000))
    assert shaped["install"] == 4.0
    assert shaped["download"] == 1.0
    assert shaped["compile"] == 0.0
