"""The time left of a copy: big files first, then thousands of small ones, which take as long."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.core.domain.events import Event, Progress
from roost.core.system.context import JobContext
from roost.core.system.tree.meter import SHOW_S, Meter
from roost.core.system.tree.timeleft import FIRST, TimeLeft

FILES, BIG, SMALL = 20_000, 2_000_000_000, 240_000_000


def copied(per_second: float, files_per_second: float) -> Iterator[tuple[float, Progress]]:
    """What is shown of a copy, each with the time that is really left."""
    now = 0.0
    events: list[Event] = []
    meter = Meter(
        JobContext("job", events.append), "copy", "x", FILES, BIG + SMALL, clock=lambda: now
    )
    now = 0.5  # folders are made, and nothing is copied
    end = now + BIG / per_second + FILES / files_per_second
    while now < end:
        now += SHOW_S
        if now - 0.5 < BIG / per_second:
            meter.add(0, int(per_second * SHOW_S))
        else:
            meter.add(
                int(files_per_second * SHOW_S), int(SMALL / FILES * files_per_second * SHOW_S)
            )
        meter.tick()
        last = events[-1]
        assert isinstance(last, Progress)
        yield end - now, last


@pytest.mark.parametrize(("per_second", "files"), [(1.5e9, 9000.0), (3e8, 4400.0), (1e8, 600.0)])
def test_small_files_are_counted_in_the_time_left(per_second: float, files: float) -> None:
    shown = list(copied(per_second, files))
    known = [(really, one.seconds_left) for really, one in shown if one.seconds_left is not None]
    assert len(known) >= len(shown) * 0.6
    for really, said in known:
        if really > 2.0:
            assert really / 3 < said < really * 3, (really, said)


def test_by_bytes_alone_it_was_all_but_done_at_half_time() -> None:
    shown = list(copied(1.5e9, 9000.0))
    _really, half = shown[len(shown) // 2]
    assert half.fraction is not None and half.total
    assert half.done / half.total > 0.85
    assert 0.35 < half.fraction < 0.65


def test_nothing_is_said_of_the_first_moment() -> None:
    left = TimeLeft(100.0)
    assert [left.at(now, now) for now in (5.0, 5.5, 5.0 + FIRST - 0.01)] == [None] * 3
    assert left.at(5.0 + FIRST, 10.0) is not None
    assert left.at(9.0, 100.0) == 0.0


def test_of_what_stands_still_nothing_can_be_told() -> None:
    left = TimeLeft(100.0)
    left.at(0.0, 0.0)
    assert left.at(10.0, 50.0) == 10.0
    assert left.at(25.0, 50.0) is None
    assert left.at(25.1, 51.0) is not None


def test_a_sudden_change_is_taken_over_in_seconds_not_at_once() -> None:
    left, done = TimeLeft(10_000.0), 0.0
    shown: list[float] = []
    for tick in range(400):
        done += 10.0 if tick < 300 else 1.0
        said = left.at(tick / 10, done)
        shown += [] if said is None else [said]
    assert all(abs(one - two) < 0.1 * one for one, two in pairwise(shown))
    assert shown[-1] > 2 * shown[-100], "and it is taken over"


@given(st.lists(st.tuples(st.floats(0.05, 0.2), st.floats(0, 50)), min_size=3, max_size=80))
def test_it_lies_between_what_was_said_and_what_is_found(ticks: list[tuple[float, float]]) -> None:
    whole = sum(done for _, done in ticks) + 1.0
    left, now, done = TimeLeft(whole), 0.0, 0.0
    left.at(now, done)
    before: float | None = None
    for took, more in ticks:
        now, done = now + took, done + more
        shown = left.at(now, done)
        if shown is not None and before is not None and now < 4.5:
            found, expected = (whole - done) * now / done, max(0.0, before - took)
            assert min(found, expected) - 1e-6 <= shown <= max(found, expected) + 1e-6
        before = shown
