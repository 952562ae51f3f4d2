"""What is selected when a workspace has been opened, and what is left to the user."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roost.core.domain.errors import StoreError
from roost.core.store.userconfig import UserConfig, load_user_config, save_user_config
from roost.gui import main
from roost.gui.beginning import Beginning
from roost.gui.main import Shell
from roost.gui.models.env_filter import Figure
from support.desk import Desk
from support.fake_workspace import ROOT, FakeWorkspace, many_environments
from support.other_rows import CONDA

NEMOTRON = "legacy:nvidia__Nemotron-3-30B"
QWEN = "legacy:Qwen__Qwen3-8B"


def begun(desk: Desk, qapp: QApplication, **chosen: str) -> Beginning:
    """The beginning joined to the desk; ``chosen``: what was selected at the root."""
    known = {str(ROOT): chosen["last"]} if chosen else {}
    return Beginning(desk.controller, known, desk.controller)


def opened(desk: Desk, qapp: QApplication) -> tuple[str, ...]:
    """What is selected once the workspace stands and every call put off has been made."""
    desk.open()
    qapp.processEvents()
    desk.settle()
    return desk.controller.selection.ids


def test_the_first_row_shown_and_its_details(
    make_desk: Callable[..., Desk], qapp: QApplication
) -> None:
    desk = make_desk()
    begun(desk, qapp)
    first = opened(desk, qapp)
    assert first == (desk.controller.table.id_at(0),)
    assert desk.window.details.row is not None
    assert desk.window.details.pages.overview.chain.steps
    assert not desk.window.table.view.verticalScrollBar().value()


def test_the_one_of_last_time_is_brought_into_view(
    make_desk: Callable[..., Desk], qapp: QApplication
) -> None:
    desk = make_desk(FakeWorkspace.with_envs(many_environments(300)))
    begun(desk, qapp, last="legacy:org__model-00200")
    assert opened(desk, qapp) == ("legacy:org__model-00200",)
    view = desk.window.table.view
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_one_that_is_gone_is_the_first_one(
    make_desk: Callable[..., Desk], qapp: QApplication
) -> None:
    desk = make_desk()
    begun(desk, qapp, last="legacy:was-deleted")
    assert opened(desk, qapp) == (desk.controller.table.id_at(0),)


def test_one_of_another_tool_is_waited_for(
    make_desk: Callable[..., Desk], other_workspace: FakeWorkspace, qapp: QApplication
) -> None:
    """Its row comes after the workspace's own."""
    desk = make_desk(other_workspace)
    gate = other_workspace.hold("remembered_others")
    beginning = begun(desk, qapp, last=CONDA)
    desk.open(settle=False)
    desk.qtbot.waitUntil(other_workspace.entered["remembered_others"].is_set, timeout=60_000)
    qapp.processEvents()
    assert desk.controller.selection.ids == ()
    gate.set()
    desk.qtbot.waitUntil(lambda: bool(desk.controller.selection.ids), timeout=60_000)
    assert desk.controller.selection.ids == (CONDA,)
    assert beginning.chosen == {str(ROOT): CONDA}


@pytest.mark.parametrize("hidden", [True, False])
def test_one_of_another_tool_that_does_not_come_is_the_first_one(
    make_desk: Callable[..., Desk], qapp: QApplication, hidden: bool
) -> None:
    desk = make_desk()
    desk.controller.others.toggle.setChecked(not hidden)
    if not hidden:
        desk.workspace.fail["remembered_others"] = StoreError("unreadable", "No.")
    begun(desk, qapp, last=CONDA)
    desk.open(settle=False)
    desk.qtbot.waitUntil(lambda: bool(desk.controller.selection.ids), timeout=60_000)
    assert desk.controller.selection.ids == (desk.controller.table.id_at(0),)


def test_an_empty_workspace_selects_nothing(
    make_desk: Callable[..., Desk], qapp: QApplication
) -> None:
    desk = make_desk(FakeWorkspace.with_envs(()))
    begun(desk, qapp)
    assert opened(desk, qapp) == ()


def select(desk: Desk) -> None:
    desk.window.table.select((QWEN,))


def type_letters(desk: Desk) -> None:
    desk.window.top.search.setText("o")


def press_a_figure(desk: Desk) -> None:
    desk.window.figures.cards[Figure.LEGACY].setChecked(True)


def turn_the_page(desk: Desk) -> None:
    desk.window.show_planner()


@pytest.mark.parametrize(
    ("meanwhile", "kept"),
    [(select, (QWEN,)), (type_letters, ()), (press_a_figure, ()), (turn_the_page, ())],
)
def test_who_was_first_keeps_what_they_have(
    make_desk: Callable[..., Desk],
    qapp: QApplication,
    meanwhile: Callable[[Desk], None],
    kept: tuple[str, ...],
) -> None:
    """While the scan still reads, the names can be worked with."""
    desk = make_desk()
    begun(desk, qapp, last=NEMOTRON)
    while_reading(desk, qapp, meanwhile)
    assert desk.controller.selection.ids == kept


def while_reading(desk: Desk, qapp: QApplication, meanwhile: Callable[[Desk], None]) -> None:
    """Open; with the names there and the scan under way do ``meanwhile``; let all end."""
    gate = desk.workspace.hold("scan")
    desk.controller.session.open(ROOT)
    desk.qtbot.waitUntil(desk.workspace.entered["scan"].is_set, timeout=60_000)
    rows = tuple(desk.workspace.rows.values())
    desk.controller.table.replace_all(rows)
    qapp.processEvents()
    meanwhile(desk)
    gate.set()
    desk.qtbot.waitUntil(lambda: desk.controller.session.seen, timeout=60_000)
    desk.settle()
    qapp.processEvents()
    desk.settle()


def test_who_has_scrolled_is_not_taken_away(
    make_desk: Callable[..., Desk], qapp: QApplication
) -> None:
    desk = make_desk(FakeWorkspace.with_envs(many_environments(300)))
    begun(desk, qapp, last="legacy:org__model-00002")
    bar = desk.window.table.view.verticalScrollBar()
    places: list[int] = []

    def scroll(_desk: Desk) -> None:
        bar.setValue(bar.maximum() // 2)
        places.append(bar.value())

    while_reading(desk, qapp, scroll)
    assert [bar.value()] == places and places[0] > 0
    assert desk.controller.selection.ids == ()


def test_the_keyboard_stays_where_it_is(make_desk: Callable[..., Desk], qapp: QApplication) -> None:
    desk = make_desk()
    begun(desk, qapp)
    desk.window.top.search.setFocus()
    assert opened(desk, qapp)
    assert desk.window.top.search.hasFocus()


def test_a_rescan_selects_nothing_and_another_workspace_does(
    make_desk: Callable[..., Desk], qapp: QApplication
) -> None:
    desk = make_desk()
    begun(desk, qapp)
    assert opened(desk, qapp)
    desk.window.table.view.clearSelection()
    with desk.qtbot.waitSignal(desk.controller.session.scanned, timeout=60_000):
        desk.controller.session.rescan()
    qapp.processEvents()
    assert desk.controller.selection.ids == ()
    assert opened(desk, qapp), "opened again, it begins again"


def test_it_is_kept_for_each_workspace_between_starts(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    def start(config: UserConfig) -> Shell:
        shell = Shell(main.application(), config, lambda _root: FakeWorkspace.with_envs(), ROOT)
        shell.start()
        qtbot.waitUntil(lambda: bool(shell.controller.selection.ids), timeout=60_000)
        qtbot.waitUntil(lambda: not shell.controller.board.running(), timeout=60_000)
        return shell

    shell = start(UserConfig())
    assert shell.controller.selection.ids == (shell.controller.table.id_at(0),)
    shell.window.table.select((NEMOTRON,))
    with qtbot.waitSignal(shell.closing.closed, timeout=60_000):
        shell.window.close()
    shell.dispose()
    assert shell.config.selected == ((str(ROOT), NEMOTRON),)
    save_user_config(tmp_path, shell.config)
    again = start(load_user_config(tmp_path))
    assert again.controller.selection.ids == (NEMOTRON,)
    with qtbot.waitSignal(again.closing.closed, timeout=60_000):
        again.window.close()
    again.dispose()


def test_the_list_counts_as_settled_when_the_look_at_that_row_was_the_last(
    make_desk: Callable[..., Desk], qapp: QApplication, qtbot: QtBot
) -> None:
    workspace = FakeWorkspace.with_envs()
    workspace.hold("explain")
    desk = make_desk(workspace)
    begun(desk, qapp)
    desk.open(settle=False)
    qtbot.waitUntil(
        lambda: {one.id.rpartition("-")[0] for one in desk.board.running()} == {"explain"},
        timeout=60_000,
    )
    with qtbot.waitSignal(desk.controller.session.settled, timeout=60_000):
        workspace.gates["explain"].set()
