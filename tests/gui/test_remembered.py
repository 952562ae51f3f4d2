"""Another language makes the window anew: what was seen in the old one is seen in the new one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roost.core.domain.events import LogLine
from roost.core.store.userconfig import UserConfig
from roost.gui import main
from roost.gui.main import Shell
from roost.gui.models.env_filter import Figure
from roost.gui.models.roles import Column
from roost.gui.panes.details import Tab
from roost.gui.remembered import PuttingBack, Remembered, remember
from support.fake_workspace import ROOT, FakeWorkspace, many_environments
from support.other_rows import CONDA, POETRY, others

NEMOTRON, QWEN = "legacy:nvidia__Nemotron-3-30B", "legacy:Qwen__Qwen3-8B"


@pytest.fixture
def workspace() -> FakeWorkspace:
    return FakeWorkspace.with_envs()


@pytest.fixture
def begin(
    qapp: QApplication, qtbot: QtBot, workspace: FakeWorkspace
) -> Iterator[Callable[..., Shell]]:
    with ExitStack() as stack:

        def make(kept: Remembered | None = None, root: Path = ROOT) -> Shell:
            shell = Shell(main.application(), UserConfig(), lambda _root: workspace, root)
            if kept is not None:
                kept.put_back(shell.controller, shell.menus)
            shell.start()
            stack.callback(end, shell)
            qtbot.waitUntil(lambda: bool(shell.controller.table.rows), timeout=60_000)
            rest(shell)
            return shell

        def end(shell: Shell) -> None:
            rest(shell)
            shell.window.may_close = True
            shell.window.close()
            shell.dispose()

        def rest(shell: Shell) -> None:
            qtbot.waitUntil(lambda: not shell.controller.board.running(), timeout=60_000)
            qapp.processEvents()

        yield make


def again(begin: Callable[..., Shell], shell: Shell, root: Path = ROOT) -> Shell:
    shell.window.hide()
    return begin(remember(shell.controller, shell.menus), root)


def shown(shell: Shell) -> list[str | None]:
    table = shell.controller.table
    return [table.id_at(place) for place in range(table.rowCount())]


@pytest.mark.parametrize("column", [Column.NAME, Column.SIZE, Column.HEALTH])
def test_several_that_are_selected_and_the_sorting(
    begin: Callable[..., Shell], column: Column
) -> None:
    shell = begin()
    shell.window.table.view.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    shell.window.table.select((NEMOTRON, QWEN))
    before = shown(shell)
    new = again(begin, shell)
    assert set(new.controller.selection.ids) == {NEMOTRON, QWEN}
    header = new.window.table.view.horizontalHeader()
    assert header.sortIndicatorSection() == column
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    assert shown(new) == before


@pytest.mark.parametrize("chosen", [(CONDA,), (POETRY, CONDA), (NEMOTRON, CONDA)])
def test_those_of_other_tools_that_are_selected(
    begin: Callable[..., Shell], workspace: FakeWorkspace, chosen: tuple[str, ...]
) -> None:
    """Their rows come after the workspace's own."""
    workspace.rows |= {str(one.id): one for one in others()}
    shell = begin()
    shell.window.table.select(chosen)
    shell.window.details.show_tab(Tab.PACKAGES)
    new = again(begin, shell)
    assert set(new.controller.selection.ids) == set(chosen)
    assert len(chosen) > 1 or new.window.details.tab is Tab.PACKAGES


def test_the_filters(begin: Callable[..., Shell], qtbot: QtBot) -> None:
    shell = begin()
    shell.window.figures.cards[Figure.LEGACY].click()
    shell.window.top.search.setText("nemo")
    qtbot.waitUntil(lambda: shown(shell) == [NEMOTRON], timeout=60_000)
    new = again(begin, shell)
    assert shown(new) == [NEMOTRON]
    assert (new.window.figures.figure, new.window.top.search.text()) == (Figure.LEGACY, "nemo")
    new.window.top.search.clear()
    qtbot.waitUntil(lambda: len(shown(new)) > 1, timeout=60_000)


def test_the_tab_of_the_details(begin: Callable[..., Shell]) -> None:
    shell = begin()
    shell.window.table.select((NEMOTRON,))
    shell.window.details.show_tab(Tab.DISK)
    new = again(begin, shell)
    assert new.controller.selection.ids == (NEMOTRON,)
    assert new.window.details.tab is Tab.DISK


def test_the_place_in_a_long_table(
    begin: Callable[..., Shell], workspace: FakeWorkspace, qapp: QApplication
) -> None:
    workspace.rows = {str(one.id): one for one in many_environments(300)}
    shell = begin()
    bar = shell.window.table.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    assert place > 0
    new = again(begin, shell)
    assert new.window.table.view.verticalScrollBar().value() == place


def test_the_log_with_its_filters_and_jobs_that_keep_their_names_apart(
    begin: Callable[..., Shell],
) -> None:
    shell = begin()
    one, two = (
        shell.controller.session.change(name, name, lambda _ctx: None, lambda _end: None)
        for name in "ab"
    )
    lines = [LogLine(one, "of the first", "info"), LogLine(two, "of the second", "info"),
             LogLine(one, "its first debug", "debug")]  # fmt: skip
    shell.controller.log.append(lines)
    pane = shell.window.log
    pane.jobs.setCurrentIndex(pane.jobs.findData(one))
    pane.show_level("steps")
    pane.search.setText("first")
    pane.tail_button.setChecked(False)
    number = shell.controller.board.number
    new = again(begin, shell)
    pane, log = new.window.log, new.controller.log
    assert log.lines[-3:] == tuple(lines)
    assert log.text_of().split("  ")[1:] == ["of the first"]
    assert (pane.jobs.currentData(), pane.jobs.currentText()) == (one, "a")
    assert (pane.levels.currentData(), pane.search.text()) == ("steps", "first")
    assert not pane.following
    assert new.controller.session.change("a", "a", lambda _ctx: None, lambda _end: None) != one
    assert new.controller.board.number > number
    (back,) = new.controller.findChildren(PuttingBack)
    assert back._kept.log.lines == (), "held once"


@pytest.mark.parametrize("chosen", ["trash", NEMOTRON])
def test_what_takes_the_space(
    begin: Callable[..., Shell], workspace: FakeWorkspace, chosen: str
) -> None:
    workspace.bin["t-1"] = workspace.rows[QWEN]
    shell = begin()
    shell.menus.space.show()
    assert shell.menus.space.page is not None
    rest = shell.controller.board
    while rest.running():
        QApplication.processEvents()
    shell.menus.space.page.choose(chosen)
    new = again(begin, shell)
    assert new.menus.space.shown
    assert new.menus.space.page is not None
    assert new.menus.space.page.ids() == (chosen,)


def test_the_planner(begin: Callable[..., Shell]) -> None:
    shell = begin()
    shell.window.table.select((NEMOTRON,))
    shell.controller.actions.migrate.trigger()
    assert shell.window.planning
    new = again(begin, shell)
    assert new.window.planning
    new.controller.consolidating.close()
    assert new.controller.selection.ids == (NEMOTRON,)


def test_of_another_workspace_only_the_log_is_kept(
    begin: Callable[..., Shell], workspace: FakeWorkspace
) -> None:
    shell = begin()
    shell.window.table.select((NEMOTRON,))
    shell.window.figures.cards[Figure.LEGACY].click()
    shell.menus.space.show()
    shell.controller.log.append([LogLine("", "a line", "info")])
    workspace.root = Path("/srv/other")
    new = again(begin, shell, workspace.root)
    assert new.window.figures.figure is None
    assert "space" not in new.menus.__dict__ or not new.menus.space.shown
    assert new.controller.log.lines[0].message == "a line"


def test_the_job_that_is_chosen_can_be_read_although_it_came_late(
    begin: Callable[..., Shell],
) -> None:
    jobs = begin().window.log.jobs
    jobs.addItem("Check sample__sto", "check-9")
    jobs.setCurrentIndex(jobs.count() - 1)
    QApplication.processEvents()
    needed = jobs.fontMetrics().horizontalAdvance(jobs.currentText())
    assert jobs.width() > needed
