"""Another workspace is chosen while something of the one before still runs: that one is over."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from roost.core.domain.env import Env, EnvId
from roost.gui.controller import Controller
from roost.gui.look import Look
from support.fake_workspace import FakeWorkspace, many_environments

SLOW, QUICK = Path("/srv/slow"), Path("/srv/quick")
WAIT = 60_000


class Two:
    """A window over two workspaces; the slow one waits at ``gate``."""

    def __init__(self, look: Look, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.gate, self.entered = threading.Event(), threading.Event()
        self.places = {
            SLOW: FakeWorkspace(root=SLOW),
            QUICK: FakeWorkspace(QUICK, {str(one.id): one for one in many_environments(3)}),
        }
        self.controller = Controller(look, self._open)
        self.session, self.board = self.controller.session, self.controller.board

    def _open(self, root: Path) -> FakeWorkspace:
        if root == SLOW:
            self.wait_here()
        return self.places[root]

    def wait_here(self) -> None:
        self.entered.set()
        self.gate.wait(60)

    def switch(self, root: Path) -> None:
        """As the window does it."""
        self.board.cancel_all()
        self.session.open(root)

    def rest(self) -> None:
        self.qtbot.waitUntil(
            lambda: not self.board.running() and not self.session.counting, timeout=WAIT
        )

    def close(self) -> None:
        self.gate.set()
        self.rest()
        self.board.close()
        window = self.controller.window
        window.may_close = True
        window.close()
        window.deleteLater()
        self.controller.deleteLater()


@pytest.fixture
def two(look: Look, qtbot: QtBot) -> Iterator[Two]:
    made = Two(look, qtbot)
    yield made
    made.close()


def test_one_whose_drive_answers_late_does_not_take_the_place_of_the_next(two: Two) -> None:
    two.session.open(SLOW)
    two.qtbot.waitUntil(two.entered.is_set, timeout=WAIT)
    two.switch(QUICK)
    two.gate.set()
    two.rest()
    assert two.session.root == QUICK and two.session.workspace is two.places[QUICK]
    assert [row.env.name for row in two.controller.table.rows] == [
        one.name for one in many_environments(3)
    ]


def test_a_row_looked_at_again_too_late_is_no_row_of_the_next(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    two.session.open(QUICK)
    two.rest()
    row = two.controller.table.rows[0]

    def slowly(_env_id: EnvId) -> Env:
        two.wait_here()
        return row.env

    monkeypatch.setattr(two.places[QUICK], "describe", slowly)
    two.session.refresh(row.id)
    two.qtbot.waitUntil(two.entered.is_set, timeout=WAIT)
    told: list[str] = []
    two.controller.table.rowsInserted.connect(lambda: told.append("a row"))
    two.switch(SLOW)
    two.gate.set()
    two.rest()
    assert two.session.root == SLOW and two.controller.table.rows == [] and told == []


def test_it_is_not_settled_before_the_next_stands(two: Two) -> None:
    two.gate.set()
    two.session.open(QUICK)
    two.rest()
    told: list[object] = []
    two.session.settled.connect(lambda: told.append(two.session.workspace))
    painted: list[Callable[[], None]] = []
    two.session.wait = painted.append
    two.switch(SLOW)
    two.qtbot.waitUntil(lambda: bool(painted), timeout=WAIT)
    two.rest()
    assert told == [], "names alone"
    painted[0]()
    two.rest()
    assert two.session.workspace is two.places[SLOW] and told


@pytest.mark.parametrize("count", [5, 80])
def test_what_was_selected_is_not_selected_in_the_next_by_its_name(two: Two, count: int) -> None:
    """Both have the model; what is deleted next must not be what nobody chose."""
    two.gate.set()
    for place in two.places.values():
        place.rows = {str(one.id): one for one in many_environments(count)}
    two.session.open(QUICK)
    two.rest()
    table = two.controller.window.table
    table.select(tuple(two.places[QUICK].rows)[1:3])
    two.rest()
    assert len(two.controller.selection.ids) == 2
    two.switch(SLOW)
    two.rest()
    assert two.session.root == SLOW and len(two.controller.table.rows) == count
    assert two.controller.selection.ids == () == table.selected_ids()
