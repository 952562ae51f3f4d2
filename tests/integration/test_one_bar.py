"""A creation is one bar for who started it and for who waits: real installers, small wheels."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from roost.core.domain.events import Event, Progress
from roost.core.operations.context import OperationContext
from roost.core.operations.create import create_or_join, execute_create, plan_create
from roost.core.operations.waiting import wait_for_owner
from roost.core.store.pastruns import past_runs
from roost.core.system.context import JobContext
from roost.core.system.locks import env_lock
from support.operations import KEY, SHARED, Recorder, operations
from support.package_index import make_wheel
from support.stacks import Stack, small_stack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="small wheels and POSIX paths")


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    return small_stack(tmp_path_factory.mktemp("wheels"))


@pytest.fixture
def context(tmp_path: Path, stack: Stack) -> OperationContext:
    root = tmp_path / "space"
    root.mkdir()
    stack.write_profile(root)
    return operations(root, **stack.options())


def told(events: list[Event]) -> list[Progress]:
    return [event for event in events if isinstance(event, Progress)]


def check_bar(events: list[Event]) -> None:
    fractions = [event.fraction for event in told(events)]
    known = [one for one in fractions if one is not None]
    assert fractions == known == sorted(known)
    assert (known[-1], known.count(1.0)) == (1.0, 1)


@pytest.mark.parametrize("installer", ["uv", "pip"])
def test_every_event_of_a_creation_has_its_place_on_the_bar(
    context: OperationContext, installer: str
) -> None:
    job = Recorder()
    plan = plan_create(context, KEY, job.ctx, installer=installer)
    assert (plan.seconds, plan.items[0].last_seconds) == (None, None)
    job.events.clear()
    assert execute_create(context, plan, job.ctx).ok
    check_bar(job.events)
    stages = list(dict.fromkeys(event.stage for event in told(job.events)))
    assert [stage for stage in stages if stage != "download"] == [
        *("venv", "resolve", "install", "compile", "check", "publish")
    ]
    [run] = past_runs(context.layout)
    assert (run.key, run.how) == (KEY, installer)
    again = plan_create(context, KEY, job.ctx, installer=installer)
    assert again.items[0].last_seconds == pytest.approx(run.seconds)
    assert again.seconds is not None
    assert 0 < again.seconds <= run.seconds
    assert again.as_dict()["seconds"] == round(again.seconds, 1)


def test_joining_what_is_there_fills_the_bar_too(context: OperationContext) -> None:
    plan = plan_create(context, KEY, JobContext())
    assert execute_create(context, plan, JobContext()).ok
    job = Recorder()
    assert create_or_join(context, KEY, job.ctx)[1] == "joined"
    assert told(job.events)[-1].fraction == 1.0


def test_who_waits_is_shown_all_that_the_builder_is_shown(context: OperationContext) -> None:
    context.layout.envs.mkdir()
    seen, arrived = [], threading.Event()

    def sink(event: Event) -> None:
        if isinstance(event, Progress) and event.stage == "download":
            seen.append(event)
            arrived.set()

    waiting = JobContext("waiting", sink)
    thread = threading.Thread(target=wait_for_owner, args=(context, SHARED, waiting, None))
    with env_lock(context.layout, SHARED, operation="create") as held:
        held.report(
            Progress(
                "build", "download", 5, 10, "bytes", "torch-2.13.0",
                fraction=0.25, rate=2.5, seconds_left=2.0,
            )
        )  # fmt: skip
        thread.start()
        assert arrived.wait(60)
    thread.join(60)
    assert not thread.is_alive()
    first = seen[0]
    assert (first.done, first.total, first.unit, first.fraction) == (5, 10, "bytes", 0.25)
    assert (first.rate, first.seconds_left, first.subject) == (2.5, 2.0, str(SHARED))
    assert first.message.startswith("torch-2.13.0 · PID ")


def test_what_was_planned_is_installed_without_being_resolved_again(
    context: OperationContext, stack: Stack, tmp_path: Path
) -> None:
    job = Recorder()
    plan = plan_create(context, KEY, job.ctx, installer="uv")
    assert not [event for event in told(job.events) if event.stage == "resolve"]  # a quiet look
    make_wheel(stack.wheels, "transformers", "4.99.0")
    try:
        assert execute_create(context, plan, job.ctx).ok
        lock = (context.layout.shared(KEY) / "requirements.lock").read_text()
        assert "transformers==4.57.1" in lock
        again = plan_create(context, KEY, job.ctx, installer="uv")
    finally:
        (stack.wheels / "transformers-4.99.0-py3-none-any.whl").unlink()
    # what was planned is gone by now: it is resolved anew instead of failing
    assert execute_create(context, again, job.ctx).ok
    assert "transformers==4.57.1" in (context.layout.shared(KEY) / "requirements.lock").read_text()
