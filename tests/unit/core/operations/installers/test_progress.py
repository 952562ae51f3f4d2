"""Bars that only go forward, and are full exactly at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from roost.core.domain.events import Event, Progress
from roost.core.operations.installers.progress import Meter, PipProgress, UvProgress
from roost.core.system.context import JobContext

RECORDED = Path(__file__).parents[4] / "recorded" / "installers"


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def events() -> list[Event]:
    return []


@pytest.fixture
def ctx(events: list[Event]) -> JobContext:
    return JobContext("job", events.append)


def progress(events: list[Event]) -> list[Progress]:
    return [event for event in events if isinstance(event, Progress)]


def test_a_meter_never_goes_back_and_never_too_far(ctx: JobContext, events: list[Event]) -> None:
    clock = Clock()
    meter = Meter(ctx, "download", "s", "bytes", 100, clock)
    for done in (10, 5, 50, 400, 60):
        clock.now += 1
        meter.set(done)
    meter.finish()
    shown = [event.done for event in progress(events)]
    assert shown == [0, 10, 50, 99, 100]
    assert progress(events)[2].rate == pytest.approx(50 / 3)
    assert progress(events)[2].seconds_left == pytest.approx(3)
    assert progress(events)[-1].seconds_left == 0


def test_at_most_four_events_a_second(ctx: JobContext, events: list[Event]) -> None:
    clock = Clock()
    meter = Meter(ctx, "download", "s", "bytes", 10_000, clock)
    for done in range(1000):
        clock.now += 0.01
        meter.set(done)
    assert len(events) <= 42


def test_an_unknown_total_ends_at_what_was_done(ctx: JobContext, events: list[Event]) -> None:
    meter = Meter(ctx, "download", "s", "bytes")
    meter.set(30)
    meter.finish()
    assert (progress(events)[-1].done, progress(events)[-1].total) == (30, 30)


def stages(events: list[Event]) -> list[str]:
    return list(dict.fromkeys(event.stage for event in progress(events)))


@pytest.mark.parametrize("folder", sorted(RECORDED.glob("uv-*")), ids=lambda f: f.name)
def test_uv_s_recorded_lines(
    folder: Path, ctx: JobContext, events: list[Event], tmp_path: Path
) -> None:
    sizes = {"alpha": 1000, "beta": 1000, "big": 3_000_000}
    reader = UvProgress(ctx, "s", sizes, 3, tmp_path, lambda: 3)
    for line in (folder / "ok.txt").read_text().splitlines()[1:]:
        reader.on_line(line)
    assert stages(events) == ["resolve", "download", "install"]
    full = [event for event in progress(events) if event.total and event.done == event.total]
    assert [(event.stage, event.total) for event in full] == [
        ("download", 3_002_000),
        ("install", 3),
    ]
    assert progress(events)[-1].done == 3


@pytest.mark.parametrize("folder", sorted(RECORDED.glob("pip-*")), ids=lambda f: f.name)
def test_pip_s_recorded_lines(folder: Path, ctx: JobContext, events: list[Event]) -> None:
    clock = Clock()
    reader = PipProgress(ctx, "s", lambda: 0, clock)
    for line in (folder / "ok.txt").read_text().splitlines()[1:]:
        clock.now += 1
        reader.on_line(line)
    assert stages(events) == ["resolve", "download", "install"]
    downloads = [event for event in progress(events) if event.stage == "download"]
    assert max(event.done for event in downloads) >= 3_000_000
    assert any("big-1.0" in event.message and "100 %" in event.message for event in downloads)
    assert (progress(events)[-1].done, progress(events)[-1].total) == (3, 3)
    done = [event.done for event in downloads]
    assert done == sorted(done)


def test_uv_downloads_are_seen_on_disk(
    ctx: JobContext, events: list[Event], tmp_path: Path
) -> None:
    clock = Clock()
    reader = UvProgress(ctx, "s", {"torch": 1_000_000}, 1, tmp_path, lambda: 0, clock)
    reader.on_line("Resolved 1 package in 10ms")
    reader.on_line("Downloading torch (1.0MiB)")
    assert not reader.on_tick() or reader.meter.done == 0
    arriving = tmp_path / ".tmpAbC" / "torch"
    arriving.mkdir(parents=True)
    (arriving / "lib.so").write_bytes(b"x" * 500_000)
    clock.now += 1
    assert reader.on_tick()
    assert 0 < reader.meter.done < 1_000_000
    clock.now += 0.01
    assert not reader.on_tick()  # not looked again so soon
    before = reader.meter.done
    (arriving / "lib.so").write_bytes(b"x" * 9_000_000)
    clock.now += 10
    assert reader.on_tick()
    assert before < reader.meter.done < 1_000_000
    reader.on_line(" Downloaded torch")
    reader.on_line("Prepared 1 package in 1s")
    downloads = [event for event in progress(events) if event.stage == "download"]
    assert (downloads[-1].done, downloads[-1].total) == (1_000_000, 1_000_000)


def test_sizes_that_only_uv_s_line_tells(
    ctx: JobContext, events: list[Event], tmp_path: Path
) -> None:
    clock = Clock()
    reader = UvProgress(ctx, "s", {"torch": 0, "tiny": 0}, 2, tmp_path, lambda: 0, clock)
    reader.on_line("Resolved 2 packages in 10ms")
    reader.on_line("Downloading torch (1.5MiB)")
    (tmp_path / ".tmpX").mkdir()
    (tmp_path / ".tmpX" / "lib.so").write_bytes(b"x" * 500_000)
    clock.now += 1
    assert reader.on_tick()
    assert reader.meter.total is None
    assert reader.meter.done == 200_000
    reader.on_line(" Downloaded torch")
    reader.on_line("Prepared 2 packages in 1s")
    downloads = [event for event in progress(events) if event.stage == "download"]
    assert downloads[-1].done == downloads[-1].total == 1_572_864


def test_a_late_line_does_not_turn_the_bar_back(
    ctx: JobContext, events: list[Event], tmp_path: Path
) -> None:
    reader = UvProgress(ctx, "s", {}, 2, tmp_path, lambda: 0)
    for line in ("Resolved 2 packages in 1ms", "Prepared 2 packages", "Downloading x (1MiB)"):
        reader.on_line(line)
    assert reader.meter.stage == "install"


def test_installed_packages_are_counted(
    ctx: JobContext, events: list[Event], tmp_path: Path
) -> None:
    clock, found = Clock(), [0]
    reader = UvProgress(ctx, "s", {}, 10, tmp_path, lambda: found[0], clock)
    reader.on_line("Resolved 10 packages in 1ms")
    found[0] = 4
    clock.now += 1
    assert reader.on_tick()
    assert (reader.meter.done, reader.meter.total) == (4, 10)
    assert not reader.on_tick()


def test_pip_s_total_is_what_the_plan_found_less_what_the_cache_had(
    ctx: JobContext, events: list[Event]
) -> None:
    clock = Clock()
    reader = PipProgress(ctx, "s", lambda: 0, clock, expected=300_000_000)
    for line in (
        "  Using cached torch-2.13.0-py3-none-any.whl (200.0 MB)",
        "  Downloading big-1.0-py3-none-any.whl (100.0 MB)",
        "Progress 50000000 of 100000000",
        "Progress 100000000 of 100000000",
        "Installing collected packages: torch, big",
    ):
        clock.now += 2
        reader.on_line(line)
    downloads = [event for event in progress(events) if event.stage == "download"]
    assert [event.total for event in downloads] == [300_000_000, *[100_000_000] * 4][
        : len(downloads)
    ]
    assert (downloads[-1].done, downloads[-1].total) == (100_000_000, 100_000_000)
    half = next(event for event in downloads if event.done == 50_000_000)
    assert half.rate is not None
    assert half.seconds_left == pytest.approx(50_000_000 / half.rate)


def test_a_rate_is_told_from_the_last_seconds_and_for_every_unit(
    ctx: JobContext, events: list[Event]
) -> None:
    clock = Clock()
    meter = Meter(ctx, "install", "s", "packages", 1000, clock)
    for done in range(1, 31):
        clock.now += 1
        meter.set(done * 10)
    for done in range(1, 31):
        clock.now += 1
        meter.set(300 + done)
    assert progress(events)[-1].rate == pytest.approx(1.0)
    assert progress(events)[-1].seconds_left == pytest.approx(670)
    clock.now += 60
    meter.set(330, "still")
    assert progress(events)[-1].seconds_left is None  # it stands: no time can be told


def test_what_uv_s_index_does_not_say_a_plan_may_have_said(
    ctx: JobContext, events: list[Event], tmp_path: Path
) -> None:
    reader = UvProgress(ctx, "s", {"torch": 0}, 1, tmp_path, lambda: 0, expected=7_000)
    reader.on_line("Resolved 1 package in 10ms")
    assert reader.meter.total == 7_000
