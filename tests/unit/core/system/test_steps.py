"""A stage of steps: whole ones as they are told, and within one by time, never into the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from roost.core.domain.events import Event, Progress
from roost.core.system.context import JobContext
from roost.core.system.steps import PERIOD, Steps
from roost.core.system.whole import WholeJob

STEPS = {"torch": 4.0, "transformers": 2.0, "peft": 1.0, "CUDA": 1.0}


@dataclass
class Clock:
    now: float = 100.0
    events: list[Event] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    @property
    def ctx(self) -> JobContext:
        return JobContext("job", self.events.append)

    @property
    def told(self) -> list[Progress]:
        return [event for event in self.events if isinstance(event, Progress)]


def steps(clock: Clock, seconds: float | None = None, ctx: JobContext | None = None) -> Steps:
    return Steps(
        ctx or clock.ctx, "check", "shared:x", STEPS,
        unit="packages", seconds=seconds, clock=clock,
    )  # fmt: skip


def test_each_step_is_told_with_its_name_and_place() -> None:
    clock = Clock()
    made = steps(clock)
    for name in ("torch", "transformers", "nobody's", "torch", "CUDA"):
        made.begin(name)
    assert [(one.done, one.total, one.message) for one in clock.told] == [
        (0, 4, "torch"), (1, 4, "transformers"), (3, 4, "CUDA"),
    ]  # fmt: skip
    assert [one.fraction for one in clock.told] == [0.0, 0.5, 0.875]
    assert {one.seconds_left for one in clock.told} == {None}, "nobody knows how long it takes"
    assert {(one.stage, one.subject, one.unit) for one in clock.told} == {
        ("check", "shared:x", "packages")
    }


def test_a_step_that_takes_long_moves_the_bar_and_never_ends_by_itself() -> None:
    clock = Clock()
    made = steps(clock)
    for _ in range(4000):
        clock.now += PERIOD
        made.tick()
    fractions = [one.fraction or 0.0 for one in clock.told]
    assert all(later > before for before, later in pairwise(fractions))
    assert fractions[8] == 0.9 * 2.0 / 4.0 * 0.5
    assert 0.49 < fractions[-1] < 0.5, "torch is half of it, and not done"
    assert {one.done for one in clock.told} == {0}


def test_what_it_took_before_tells_the_time_left() -> None:
    clock = Clock()
    made = steps(clock, seconds=16.0)
    clock.now += 4.0
    made.tick()
    made.begin("transformers")
    assert [one.seconds_left for one in clock.told] == [16.0, 16.0 - 0.9 * 4.0, 8.0]


def test_no_more_than_four_events_a_second() -> None:
    clock = Clock()
    made = steps(clock)
    for _ in range(1000):
        clock.now += 0.01
        made.tick()
    assert 30 <= len(clock.told) <= 41


def test_without_steps_there_is_a_stage_and_no_bar() -> None:
    clock = Clock()
    Steps(clock.ctx, "check", "other:x", {}, clock=clock).tick()
    assert [(one.total, one.fraction, one.message) for one in clock.told] == [(None, None, "")]


@given(
    st.lists(st.tuples(st.sampled_from([*STEPS, "noise", ""]), st.floats(0, 1000))),
    st.none() | st.floats(0, 1000),
)
def test_whatever_is_told_the_bar_and_the_time_go_one_way(
    heard: list[tuple[str, float]], seconds: float | None
) -> None:
    clock = Clock()
    job = WholeJob(clock.ctx, {"copy": 1.0, "check": 3.0, "publish": 1.0})
    made = steps(clock, seconds, job.ctx)
    for name, took in heard:
        clock.now += took
        made.tick()
        made.begin(name)
    job.ctx.progress("publish")
    job.finish()
    fractions = [one.fraction for one in clock.told if one.fraction is not None]
    assert fractions == sorted(fractions)
    assert fractions.count(1.0) == 1
    assert all(0.2 <= one <= 0.8 for one in fractions[:-2])
    left = [one.seconds_left for one in clock.told[:-2]]
    known = [one for one in left if one is not None]
    assert known == sorted(known, reverse=True)
    assert not seconds or len(known) == len(left)
