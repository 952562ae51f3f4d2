"""A long job that ends in the background is told by the desktop, a short one or a seen one not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from roost.core.domain.errors import RoostError
from roost.core.system.context import JobContext
from roost.gui.jobs.job import Job, LaneName
from roost.gui.notifying import Notifier, Tray
from support.desk import Desk


class Told:
    def __init__(self, desk: Desk, *, long_ms: int) -> None:
        self.looking = False
        self.said: list[tuple[str, str]] = []
        self.notifier = Notifier(
            desk.board, desk.controller.look, lambda: self.looking, long_ms=long_ms
        )
        self.notifier.told.connect(lambda title, body: self.said.append((title, body)))


@pytest.fixture
def told(desk: Desk) -> Iterator[Callable[..., Told]]:
    made: list[Told] = []

    def make(long_ms: int = 0) -> Told:
        made.append(Told(desk, long_ms=long_ms))
        return made[-1]

    yield make
    for one in made:
        one.notifier.deleteLater()


def run(desk: Desk, work: Callable[[JobContext], object], *, visible: bool = True) -> None:
    desk.board.submit(Job("build", "Create x", work, LaneName.CHANGE, visible=visible))
    desk.settle()


def fail(_ctx: JobContext) -> None:
    raise RoostError("no", "No.", remedy="Do nothing.")


def test_what_ends_behind_the_users_back_is_told(desk: Desk, told: Callable[..., Told]) -> None:
    one = told()
    run(desk, lambda _ctx: None)
    run(desk, fail)
    assert one.said == [("Finished", "Create x"), ("Failed", "Create x")]


def test_short_invisible_unwanted_cancelled_and_seen_ones_are_not(
    desk: Desk, told: Callable[..., Told]
) -> None:
    short, seen, unwanted = told(long_ms=3_600_000), told(), told()
    seen.looking = True
    unwanted.notifier.wanted = False
    quiet = told()
    run(desk, lambda _ctx: None, visible=False)

    def cancelled(ctx: JobContext) -> None:
        ctx.cancelled.set()
        ctx.check_cancelled()

    run(desk, cancelled)
    assert quiet.said == []
    run(desk, lambda _ctx: None)
    assert short.said == seen.said == unwanted.said == []
    assert quiet.said == [("Finished", "Create x")]


def test_without_a_place_for_messages_nothing_is_shown_and_nothing_breaks(desk: Desk) -> None:
    tray = Tray(desk.window)
    tray.show("Finished", "Create x")
    tray.hide()
    tray.deleteLater()
