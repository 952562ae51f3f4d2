"""How long a creation takes: told from earlier ones, and the weights of its bar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from roost.core.operations.context import OperationContext
from roost.core.operations.recipe import Recipe
from roost.core.store.pastruns import PastRun, past_runs, record_run
from roost.core.system.context import JobContext
from roost.core.system.whole import WholeJob

PYTHON, DOWNLOAD = "python", "download"
# Seconds of the reference stack on two cores: they shape the bar of a first creation and
# are never shown as a time.
_INSTALLED = {
    PYTHON: 0.0,
    "venv": 0.3,
    "resolve": 1.0,
    DOWNLOAD: 0.0,
    "install": 2.0,
    "compile": 30.0,
    "relocate": 0.5,
    "check": 8.0,
    "publish": 1.0,
}
_COPIED = {"copy": 8.0, "relocate": 1.0, "check": 8.0, "publish": 1.0}
_PIP = {"resolve": 5.0, "install": 25.0}
_FETCHED = 6.0
_USUAL_RATE = 20e6
"""Bytes a second, for the bar's shape only."""
_LOOKED_AT = 5  # runs of a key
_TELLING_BYTES = 1 << 20
"""Less than this says nothing about how fast the network is."""


@dataclass(frozen=True, slots=True)
class Expected:
    """``seconds`` a creation will take, ``last`` it took; None where nothing is known."""

    seconds: float | None = None
    last: float | None = None


def expected_time(context: OperationContext, recipe: Recipe, downloads: int | None) -> Expected:
    """From the last creation of the same key in the same way, and the bytes to download.

    Nothing is invented: a key that was never created here, or a download where none was
    ever measured, has no time.
    """
    runs = past_runs(context.layout)
    last = _last(runs, recipe)
    if last is None:
        return Expected()
    steady = sum(took for stage, took in last.stages.items() if stage not in (PYTHON, DOWNLOAD))
    if recipe.source is not None or downloads == 0:
        return Expected(steady, last.seconds)
    if downloads is None:
        return Expected(last.seconds, last.seconds)
    rate = _rate(runs)
    return Expected(None if rate is None else steady + downloads / rate, last.seconds)


def start_job(context: OperationContext, recipe: Recipe, ctx: JobContext) -> WholeJob:
    """The creation as one job, its bar shaped by earlier ones."""
    return WholeJob(ctx, weights(past_runs(context.layout), recipe))


def finish_job(context: OperationContext, recipe: Recipe, job: WholeJob) -> None:
    """It has succeeded: the bar is full, and its times are kept for the next plan."""
    job.finish(str(recipe.env))
    known = weights((), recipe)
    stages = {stage: took for stage, took in job.seconds.items() if stage in known}
    if stages:
        downloaded = job.bytes_done.get(DOWNLOAD, 0)
        run = PastRun(context.now(), recipe.key, _how(recipe), downloaded, stages)
        record_run(context.layout, run)


def check_seconds(context: OperationContext, key: str) -> float | None:
    """What importing the stack of a key took here; None where that is not known.

    However it was made: the imports are the same.  One that took no time took a check over.
    """
    runs = [run for run in past_runs(context.layout) if run.key == key][:_LOOKED_AT]
    took = max((run.stages.get("check", 0.0) for run in runs), default=0.0)
    return took if took >= 1.0 else None


def weights(runs: tuple[PastRun, ...], recipe: Recipe) -> Mapping[str, float]:
    """Stage to seconds, in the order the stages come."""
    if recipe.source is not None:
        usual = dict(_COPIED)
    else:
        usual = _INSTALLED | (_PIP if recipe.installer == "pip" else {})
        if recipe.clone is not None:  # the modules of the copy are compiled already
            usual = {"copy": _COPIED["copy"], **usual, "compile": 3.0}
    last = _last(runs, recipe)
    if last is not None:
        usual = {stage: last.stages.get(stage, 0.0) for stage in usual}
    if recipe.source is None:
        usual[PYTHON] = _FETCHED if recipe.managed else 0.0
        usual[DOWNLOAD] = (recipe.downloads or 0) / (_rate(runs) or _USUAL_RATE)
    return usual


def _last(runs: tuple[PastRun, ...], recipe: Recipe) -> PastRun | None:
    how = _how(recipe)
    return next((run for run in runs if (run.key, run.how) == (recipe.key, how)), None)


def _rate(runs: tuple[PastRun, ...]) -> float | None:
    """Bytes a second of the newest download that was big enough to tell."""
    for run in runs:
        took = run.stages.get(DOWNLOAD, 0.0)
        if run.downloaded >= _TELLING_BYTES and took > 0:
            return run.downloaded / took
    return None


def _how(recipe: Recipe) -> str:
    if recipe.clone is not None:
        return f"clone, {recipe.installer}"
    return "promote" if recipe.source is not None else recipe.installer
