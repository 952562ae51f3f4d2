"""One bar a job: never back, never past the end, and full exactly once."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.core.domain.events import Event, LogLine, Progress
from roost.core.system.context import JobContext
from roost.core.system.whole import OneBar, WholeJob

STAGES = {"venv": 1.0, "resolve": 2.0, "download": 5.0, "install": 0.0, "check": 2.0}
told = st.builds(
    Progress,
    job=st.just("job"),
    stage=st.sampled_from([*STAGES, "waiting", ""]),
    done=st.integers(-5, 200),
    total=st.none() | st.integers(-5, 100),
    unit=st.sampled_from(["", "bytes", "files"]),
    fraction=st.none() | st.floats(-1, 2, allow_nan=False),
)
outer = st.builds(
    Progress,
    job=st.just("job"),
    stage=st.just("any"),
    fraction=st.none() | st.floats(-1, 2, allow_nan=False),
)


@dataclass
class Kept:
    events: list[Event] = field(default_factory=list)

    @property
    def ctx(self) -> JobContext:
        return JobContext("job", self.events.append)

    @property
    def fractions(self) -> list[float]:
        known = [event for event in self.events if isinstance(event, Progress)]
        return [event.fraction for event in known if event.fraction is not None]


def check(fractions: list[float], *, ended: bool) -> None:
    assert fractions == sorted(fractions)
    assert all(0.0 <= one < 1.0 for one in (fractions[:-1] if ended else fractions))
    assert not ended or fractions[-1] == 1.0


@given(st.lists(told), st.booleans())
def test_any_stream_of_stages_is_one_bar(events: list[Progress], ended: bool) -> None:
    kept = Kept()
    job = WholeJob(kept.ctx, STAGES)
    for event in events:
        job.ctx.emit(event)
    if ended:
        job.finish("shared:x")
        for event in events:
            job.ctx.emit(event)
    check(kept.fractions, ended=ended)


@given(st.lists(st.tuples(outer, st.none() | st.floats(0, 1), st.booleans())), st.booleans())
def test_any_jobs_after_one_another_are_one_bar(
    steps: list[tuple[Progress, float | None, bool]], ended: bool
) -> None:
    kept = Kept()
    bar = OneBar(kept.ctx)
    for event, start, again in steps:
        if again:
            bar.part(start, 0.9)
        bar.ctx.emit(event)
    if ended:
        bar.finish("publish")
    fractions = kept.fractions
    full = fractions.index(1.0) + 1 if 1.0 in fractions else len(fractions)
    assert full == len(fractions)
    check(fractions, ended=1.0 in fractions)
    assert not ended or fractions[-1] == 1.0


def test_stages_weigh_what_they_take() -> None:
    kept = Kept()
    job = WholeJob(kept.ctx, STAGES)
    for stage, done, total in [
        ("venv", 0, None), ("resolve", 0, None), ("download", 50, 100), ("check", 0, None),
    ]:  # fmt: skip
        job.ctx.progress(stage, done, total)
    assert kept.fractions == [0.0, 0.1, 0.55, 0.8]


def test_how_far_a_stage_says_it_is_counts_more_than_what_it_counts() -> None:
    kept = Kept()
    job = WholeJob(kept.ctx, STAGES)
    job.ctx.progress("download", 90, 100, fraction=0.2)
    job.ctx.progress("check", 0, 4, fraction=0.5)
    job.ctx.progress("check", 0, 4, fraction=0.4)
    assert kept.fractions == [pytest.approx(0.4), pytest.approx(0.9), pytest.approx(0.9)]


def test_what_is_not_progress_passes_through() -> None:
    kept = Kept()
    job = WholeJob(OneBar(kept.ctx).ctx, STAGES)
    job.ctx.log("a line")
    job.ctx.changed("shared:x")
    assert [type(event).__name__ for event in kept.events] == ["LogLine", "EnvironmentChanged"]
    assert isinstance(kept.events[0], LogLine)


def test_times_and_bytes_of_stages_are_kept() -> None:
    now = 0.0
    job = WholeJob(JobContext(), STAGES, clock=lambda: now)
    job.ctx.progress("venv")
    now = 2.0
    job.ctx.progress("download", 5, 10, "bytes")
    now = 3.0
    job.ctx.progress("download", 10, 10, "bytes")
    now = 5.0
    job.ctx.progress("venv")
    now = 5.5
    assert job.seconds == {"venv": 2.5, "download": 3.0}
    assert job.bytes_done == {"download": 10}


def test_a_builder_that_waited_before_goes_on_from_there() -> None:
    kept = Kept()
    bar = OneBar(kept.ctx)
    bar.part()
    bar.ctx.progress("install", fraction=0.5)  # another process, which then dies
    bar.part()
    job = WholeJob(bar.ctx, {"a": 1.0, "b": 1.0})
    job.ctx.progress("a")
    job.ctx.progress("b")
    job.finish()
    assert kept.fractions == [0.5, 0.5, 0.75, 1.0]


def test_parts_share_a_bar_and_none_but_the_last_fills_it() -> None:
    kept = Kept()
    bar = OneBar(kept.ctx)
    bar.part(0.0, 0.4)
    bar.ctx.progress("a", fraction=1.0)
    bar.part(0.4, 1.0)
    bar.ctx.progress("b")
    bar.ctx.progress("b", fraction=0.5)
    bar.finish("b")
    bar.finish("b")
    assert kept.fractions == [0.4, 0.4, 0.7, 1.0]
