"""Environments of other tools in the main table: shown, measured, sorted, hidden."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel

from roost.core.domain.errors import StoreError
from roost.core.store.userconfig import UserConfig, load_user_config, save_user_config
from roost.gui.jobs.job import JobEnded
from roost.gui.main import Shell
from roost.gui.menus import Menus
from roost.gui.models.env_filter import EnvFilter, Figure
from roost.gui.models.env_table import EnvTableModel
from roost.gui.models.roles import Column, Role
from roost.gui.text import Words
from support.desk import Desk
from support.fake_workspace import (
    ROOT,
    FakeWorkspace,
    look_environments,
    many_environments,
)
from support.other_rows import (
    COMFY,
    CONDA,
    NEMOTRON,
    OTHER,
    POETRY,
    WAIT,
    cell,
    ids,
    others,
    scanned_drives,
)

# --- rows ----------------------------------------------------------------------------------


def test_they_come_after_the_workspaces_own_and_say_whose_they_are(full: Desk) -> None:
    assert ids(full)[-3:] == [COMFY, POETRY, CONDA], "at the end, by owner"
    assert cell(full, CONDA, Column.SOURCE) == "conda"
    assert cell(full, CONDA, Column.SOURCE, Role.LABEL).color == "grey"
    assert cell(full, CONDA, Column.NAME) == "sd"
    assert cell(full, CONDA, Column.NAME, Role.SUBTITLE) == "/opt/conda/envs/sd"
    assert cell(full, POETRY, Column.NAME) == "app"
    assert cell(full, CONDA, Column.MODELS) == "–"
    assert cell(full, CONDA, Column.TORCH) == "2.7.1 · CUDA 12.8"
    assert cell(full, CONDA, Column.HEALTH) == "Unknown"
    assert cell(full, POETRY, Column.HEALTH) == "Broken"


def test_the_own_rows_stand_while_they_are_still_looked_for(
    make_desk: Callable[..., Desk], other_workspace: FakeWorkspace
) -> None:
    gate = other_workspace.hold("remembered_others")
    desk = make_desk(other_workspace)
    desk.open(settle=False)
    desk.qtbot.waitUntil(other_workspace.entered["remembered_others"].is_set, timeout=WAIT)
    own = ids(desk)
    assert len(own) == 7 and NEMOTRON in own
    desk.window.table.select((NEMOTRON,))
    moved: list[str] = []
    desk.controller.table.modelReset.connect(lambda: moved.append("reset"))
    gate.set()
    desk.settle()
    assert ids(desk)[:7] == own and len(ids(desk)) == 10
    assert moved == [] and desk.controller.selection.ids == (NEMOTRON,)


def test_nothing_appears_where_no_scan_was_made(make_desk: Callable[..., Desk]) -> None:
    own = [one for one in look_environments() if one.kind is not OTHER]
    desk = make_desk(FakeWorkspace.with_envs(own))
    desk.open()
    assert len(ids(desk)) == len(own)
    assert "7 environments" in [one.text() for one in desk.window.table.findChildren(QLabel)]


def test_a_look_that_fails_leaves_the_workspaces_rows_alone(
    make_desk: Callable[..., Desk], other_workspace: FakeWorkspace
) -> None:
    other_workspace.fail["remembered_others"] = StoreError("unreadable", "No.")
    desk = make_desk(other_workspace)
    desk.open()
    assert len(ids(desk)) == 7
    assert desk.window.notice.isHidden()


def test_a_bug_in_the_look_is_reported_and_not_kept_quiet(full: Desk) -> None:
    bugs: list[JobEnded] = []
    full.controller.announcer.bug.connect(bugs.append)
    full.workspace.fail["remembered_others"] = ValueError("odd")
    full.controller.others.look()
    full.settle()
    assert [str(one.error) for one in bugs] == ["odd"] and "ValueError" in bugs[0].traceback
    assert len(ids(full)) == 10


def test_gone_ones_are_dropped_and_new_ones_come_with_the_next_look(full: Desk) -> None:
    full.select(NEMOTRON)
    lost = full.workspace.rows.pop(CONDA)
    QTest.keyClick(full.window, Qt.Key.Key_F5)
    full.settle()
    assert CONDA not in ids(full) and full.controller.selection.ids == (NEMOTRON,)
    full.workspace.rows[CONDA] = lost
    QTest.keyClick(full.window, Qt.Key.Key_F5)
    full.settle()
    assert ids(full)[-1] == CONDA


def test_a_rescan_keeps_them_in_view_until_the_new_look_is_there(full: Desk) -> None:
    gate = full.workspace.hold("remembered_others")
    full.controller.session.rescan()
    full.qtbot.waitUntil(full.workspace.entered["remembered_others"].is_set, timeout=WAIT)
    assert len(ids(full)) == 10
    gate.set()
    full.settle()
    assert len(ids(full)) == 10


def test_another_workspace_begins_without_them(full: Desk) -> None:
    gate = full.workspace.hold("remembered_others")
    full.controller.session.open(ROOT)
    assert ids(full) == []
    full.qtbot.waitUntil(full.workspace.entered["remembered_others"].is_set, timeout=WAIT)
    assert len(ids(full)) == 7
    gate.set()
    full.settle()


def test_sizes_are_measured_once_they_are_not_remembered(full: Desk) -> None:
    measured = full.workspace.named("measure")
    assert measured.count(CONDA) == measured.count(POETRY) == 1
    assert COMFY not in measured, "its size was remembered"
    assert cell(full, CONDA, Column.SIZE) == "5.0 GB"
    full.controller.session.rescan()
    full.settle()
    assert full.workspace.named("measure").count(CONDA) == 1
    full.select(COMFY)
    assert full.workspace.named("measure").count(COMFY) == 1, "the chosen one is measured again"
    assert cell(full, COMFY, Column.SIZE) == "5.0 GB"


def test_the_figures_count_what_they_counted(full: Desk) -> None:
    cards = full.window.figures.cards
    assert cards[Figure.SHARED].accessibleName() == "Shared: 2"
    assert cards[Figure.LEGACY].accessibleName() == "Legacy: 5"
    assert cards[Figure.ATTENTION].accessibleDescription() == "1 broken, 1 degraded"
    for figure, count in ((Figure.ATTENTION, 2), (Figure.SHARED, 2), (Figure.GAIN, 5)):
        QTest.mouseClick(cards[figure], Qt.MouseButton.LeftButton)
        assert full.controller.table.rowCount() == count
        assert not {COMFY, CONDA, POETRY} & set(ids(full))
        QTest.mouseClick(cards[figure], Qt.MouseButton.LeftButton)
    shown_words = [one.text() for one in full.window.table.findChildren(QLabel)]
    assert "10 environments" in shown_words
    assert any(one.startswith("1 not checked yet") for one in shown_words)


def test_they_sort_and_are_found_by_typing_as_all_others(full: Desk) -> None:
    view, search = full.window.table.view, full.window.top.search
    header = view.horizontalHeader()
    x = header.sectionViewportPosition(Column.NAME) + 20
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 15))
    names = [cell(full, one, Column.NAME).casefold() for one in ids(full)]
    assert names == sorted(names) or names == sorted(names, reverse=True)
    view.setFocus()
    for typed, wanted in (("conda", [CONDA]), ("/home/me/app", [POETRY])):
        QTest.keyClicks(view, typed[0])
        QTest.keyClicks(search, typed[1:])
        full.qtbot.waitUntil(lambda one=wanted: ids(full) == one, timeout=WAIT)
        QTest.keyClick(search, Qt.Key.Key_Escape)
        full.qtbot.waitUntil(lambda: len(ids(full)) == 10, timeout=WAIT)


def test_between_two_scroll_bars_there_is_nothing(full: Desk) -> None:
    """More rows and columns than are seen: the style drew two dark lines in that corner."""
    view = full.window.table.view
    full.window.setMinimumSize(1, 1)
    full.window.resize(1000, 640)
    view.horizontalHeader().resizeSection(Column.HEALTH, 900)
    down, across = view.verticalScrollBar(), view.horizontalScrollBar()
    full.qtbot.waitUntil(lambda: down.isVisible() and across.isVisible(), timeout=WAIT)
    left, top = down.mapTo(view, QPoint(0, 0)).x(), across.mapTo(view, QPoint(0, 0)).y()
    picture = full.window.table.grab().toImage()
    corner = view.mapTo(full.window.table, QPoint(left, top))
    colors = {
        picture.pixelColor(corner.x() + x, corner.y() + y).name()
        for x in range(8)
        for y in range(8)
    }
    assert len(colors) == 1


# --- shown or hidden -----------------------------------------------------------------------


def test_the_column_chooser_hides_and_shows_them(full: Desk) -> None:
    menu = full.window.table.column_menu()
    entry = next(one for one in menu.actions() if one.text() == "Environments of other tools")
    assert entry.isChecked()
    entry.trigger()
    assert len(ids(full)) == 7
    assert not any(full.window.table.view.isColumnHidden(one) for one in Column)
    looks = len(full.workspace.named("remembered_others"))
    full.controller.session.rescan()
    full.settle()
    assert len(ids(full)) == 7
    assert len(full.workspace.named("remembered_others")) == looks, "not even looked at"
    entry.trigger()
    full.settle()
    assert len(ids(full)) == 10
    menu.deleteLater()


def test_the_menu_of_the_window_has_the_same_entry(full: Desk) -> None:
    Menus(full.controller)
    button = full.window.top.more
    QTest.keyClick(button, Qt.Key.Key_Space)
    menu = full.window.top.more_menu
    assert menu.isVisible()
    menu.setActiveAction(full.controller.others.toggle)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert len(ids(full)) == 7


def test_the_choice_is_remembered(qapp: QApplication, tmp_path: Path, qtbot: Any) -> None:
    save_user_config(tmp_path, UserConfig(show_others=False))
    config = load_user_config(tmp_path)
    assert not config.show_others and UserConfig().show_others
    (tmp_path / "window.json").write_text("{}")
    assert load_user_config(tmp_path).show_others, "an older file knows nothing of it"
    workspace = FakeWorkspace.with_envs([*look_environments(), *others()])
    shell = Shell(qapp, config, lambda _root: workspace, ROOT)
    board = shell.controller.board
    try:
        with qtbot.waitSignal(shell.controller.session.scanned, timeout=WAIT):
            shell.start()
        qtbot.waitUntil(lambda: not board.running(), timeout=WAIT)
        assert len(shell.controller.table.rows) == 7
        shell.controller.others.toggle.trigger()
        qtbot.waitUntil(lambda: len(shell.controller.table.rows) == 10, timeout=WAIT)
        qtbot.waitUntil(lambda: not board.running(), timeout=WAIT)
        shell.closing.ask()
        assert shell.config.show_others
    finally:
        shell.window.may_close = True
        shell.dispose()


def test_a_scan_of_the_drives_brings_them(full: Desk) -> None:
    _menus, dialog, found = scanned_drives(full)
    assert str(found.id) in ids(full) and len(ids(full)) == 11
    dialog.reject()


# --- the model -----------------------------------------------------------------------------


def test_the_model_stays_sound_while_they_come_and_go(qapp: QApplication) -> None:
    model = EnvTableModel(Words())
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    own = [one for one in look_environments() if one.kind is not OTHER]
    some = others()
    model.replace_own(own)
    model.replace_others(some)
    model.sort(Column.NAME, Qt.SortOrder.DescendingOrder)
    model.replace_others([some[1], look_environments()[-1]])
    model.replace_own(own[1:])
    assert {row.id for row in model.own} == {str(one.id) for one in own[1:]}
    assert {row.id for row in model.rows if row.env.kind is OTHER} == {POETRY, COMFY}
    model.set_filter(EnvFilter.of(None, "comfy"))
    model.replace_others(())
    assert model.rowCount() == 0 and len(model.rows) == len(own) - 1
    assert tester.failureReportingMode() is QAbstractItemModelTester.FailureReportingMode.Fatal


def test_many_come_to_many_without_a_reset_or_a_stall(qapp: QApplication) -> None:
    model = EnvTableModel(Words())
    model.replace_own(many_environments(10_000))
    base = others()[0]
    found = [
        replace(base, id=replace(base.id, name=f"sd-{n:04}"), path=Path(f"/opt/{n}/venv"))
        for n in range(500)
    ]
    kept = model.index(5_000, Column.NAME)
    told: list[str] = []
    model.modelReset.connect(lambda: told.append("reset"))
    model.rowsInserted.connect(lambda: told.append("inserted"))
    before = time.process_time()
    model.replace_others(found)
    took = time.process_time() - before
    assert told == ["inserted"] and model.rowCount() == 10_500
    assert kept.isValid() and model.id_at(10_499) == "other:sd-0499"
    assert took < 0.5, took
