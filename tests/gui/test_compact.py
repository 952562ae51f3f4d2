"""Compact rows: one line each, forty in a window, chosen once and kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from roost.core.store.userconfig import UserConfig
from roost.gui import main
from roost.gui.dialogs.settings import SettingsDialog
from roost.gui.main import Shell
from roost.gui.menus import Menus
from roost.gui.models.roles import Column
from support.desk import Desk
from support.fake_workspace import ROOT, FakeWorkspace, look_environments, many_environments

KEY = "Ctrl+Shift+R"
CREATING = "shared:torch-cpu-transformers"


def whole_rows(desk: Desk) -> int:
    view = desk.window.table.view
    return view.viewport().height() // view.rowHeight(0)


def test_forty_rows_fit(make_desk: Callable[..., Desk], qapp: QApplication) -> None:
    desk = make_desk(FakeWorkspace.with_envs((*look_environments(), *many_environments(50))))
    desk.window.resize(1440, 1400)
    desk.open()
    tall = whole_rows(desk)
    desk.window.table.set_compact(True)
    qapp.processEvents()
    assert 26 <= desk.window.table.view.rowHeight(0) <= 28
    assert tall < 20 and whole_rows(desk) >= 40
    assert desk.window.activity.height() > 60


def test_the_log_gets_its_room_back(desk: Desk, qapp: QApplication) -> None:
    before = desk.window.work.sizes()
    desk.window.table.set_compact(True)
    qapp.processEvents()
    assert desk.window.work.sizes()[1] < before[1]
    desk.window.table.set_compact(False)
    qapp.processEvents()
    assert desk.window.work.sizes() == before


def test_a_key_and_the_column_chooser_switch_it(desk: Desk) -> None:
    view = desk.window.table.view
    tall = view.rowHeight(0)
    desk.qtbot.keyClick(
        view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert view.rowHeight(0) < tall / 2 + 1
    menu = desk.window.table.column_menu()
    entry = next(action for action in menu.actions() if action.text() == "Compact rows")
    assert entry.isChecked()
    entry.trigger()
    menu.deleteLater()
    assert view.rowHeight(0) == tall
    assert not view.isColumnHidden(Column.HEALTH), "it is no column"


def test_its_key_is_listed_and_nobody_elses(desk: Desk) -> None:
    menus = Menus(desk.controller, desk.controller)
    keys = [one.shortcut().toString() for one in desk.window.actions()]
    assert keys.count(KEY) == 1
    menus.show_shortcuts()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    told = [label.text() for label in dialog.findChildren(QLabel)]
    native = QKeySequence(KEY).toString(QKeySequence.SequenceFormat.NativeText)
    assert told[told.index(native) + 1] == "Compact rows"
    dialog.close()


def picture_of(desk: Desk, env_id: str) -> QImage:
    view, place = desk.window.table.view, desk.controller.table.position(env_id)
    assert place is not None
    left = view.visualRect(desk.controller.table.index(place, Column.NAME))
    right = view.visualRect(desk.controller.table.index(place, Column.TORCH))
    return view.viewport().grab(left.united(right)).toImage()


def columns_in(image: QImage, color: str) -> int:
    """How many columns of pixels have the colour in their lower quarter."""
    rows = range(image.height() * 3 // 4, image.height())
    return sum(
        any(image.pixelColor(x, y).name() == color for y in rows) for x in range(image.width())
    )


@pytest.mark.parametrize("compact", [False, True])
def test_progress_is_seen_in_the_row(desk: Desk, qapp: QApplication, compact: bool) -> None:
    desk.window.table.set_compact(compact)
    qapp.processEvents()
    accent = desk.controller.look.theme.color("accent").name()
    image = picture_of(desk, CREATING)
    share = columns_in(image, accent) / image.width()
    assert 0.38 < share < 0.50, "45 % are done"
    assert columns_in(picture_of(desk, "legacy:Qwen__Qwen3-8B"), accent) == 0


def test_progress_is_seen_where_torch_has_no_room(desk: Desk, qapp: QApplication) -> None:
    desk.window.resize(900, 700)
    qapp.processEvents()
    view = desk.window.table.view
    assert view.isColumnHidden(Column.TORCH)
    place = desk.controller.table.position(CREATING)
    assert place is not None
    cell = view.visualRect(desk.controller.table.index(place, Column.NAME))
    accent = desk.controller.look.theme.color("accent").name()
    assert columns_in(view.viewport().grab(cell).toImage(), accent) > 40


def test_the_key_stands_behind_the_name_where_there_is_room(desk: Desk, qapp: QApplication) -> None:
    """Small type in its colour is found right of the name, and not in a narrow column."""
    pane = desk.window.table
    pane.set_compact(True)
    muted = desk.controller.look.theme.color("muted").name()
    place = desk.controller.table.position("shared:torch-cpu-transformers")
    assert place is not None
    index = desk.controller.table.index(place, Column.NAME)
    seen = []
    for width in (2200, 900):
        desk.window.resize(width, 700)
        qapp.processEvents()
        cell = pane.view.viewport().grab(pane.view.visualRect(index)).toImage()
        pixels = ((x, y) for x in range(cell.width()) for y in range(cell.height()))
        seen.append(any(cell.pixelColor(x, y).name() == muted for x, y in pixels))
    assert seen == [True, False]


def test_the_selected_row_stays_in_view(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(FakeWorkspace.with_envs(many_environments(300)))
    desk.open()
    desk.select("legacy:org__model-00200")
    view = desk.window.table.view
    for compact in (True, False):
        desk.window.table.set_compact(compact)
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_the_settings_show_and_change_it(desk: Desk) -> None:
    menus = Menus(desk.controller, desk.controller)
    desk.window.table.set_compact(True)
    menus.settings_page.show()
    desk.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SettingsDialog)
    assert dialog.compact.isChecked(), "as it is now, not as it was at the start"
    dialog.compact.setChecked(False)
    dialog.accept()
    assert not desk.window.table.compact.isChecked()


@pytest.mark.parametrize("before", [True, False])
def test_it_is_remembered(qapp: QApplication, qtbot: QtBot, before: bool) -> None:
    config = UserConfig(compact=before)
    shell = Shell(main.application(), config, lambda _root: FakeWorkspace.with_envs(), ROOT)
    shell.start()
    qtbot.waitUntil(lambda: bool(shell.controller.table.rows), timeout=60_000)
    qtbot.waitUntil(lambda: not shell.controller.board.running(), timeout=60_000)
    assert shell.window.table.compact.isChecked() is before
    shell.window.table.compact.trigger()
    shell.window.close()
    assert shell.config.compact is not before
    shell.dispose()
