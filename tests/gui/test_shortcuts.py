"""`?` lists every key the window knows, each under its own words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel

from roost.gui.dialogs.pages import ShortcutsDialog
from roost.gui.menus import Menus
from support.desk import Desk


def test_all_keys_are_listed_and_fit_on_a_small_screen(desk: Desk) -> None:
    menus = Menus(desk.controller)
    menus.show_shortcuts()
    (dialog,) = desk.window.findChildren(ShortcutsDialog)
    told = [label.text() for label in dialog.findChildren(QLabel)]
    native = QKeySequence.SequenceFormat.NativeText
    known = {
        action.shortcut().toString(native)
        for action in desk.window.findChildren(QAction) + desk.window.actions()
        if not action.shortcut().isEmpty()
    }
    assert {"Ctrl+,", "Ctrl+Shift+K", "?", "Ctrl+Shift+M"} <= known
    assert known <= set(told)
    words = told[2::2]
    assert len(words) == len(set(words)), "no two keys under the same words"
    assert dialog.sizeHint().height() < 560
    dialog.reject()


def test_the_list_of_workspaces_can_be_filled_again_and_again(desk: Desk) -> None:
    """Each filling once left one more action with the key, and then neither answered it."""
    menus, opened, picked = Menus(desk.controller), [], []
    for _ in range(3):
        menus.fill_workspaces(("/srv/a", "/srv/b"), opened.append, lambda: picked.append(1), bool)
    desk.qtbot.keyClick(
        desk.window,
        Qt.Key.Key_O,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert picked == [1]
    menu = desk.window.top.workspace_menu
    assert [one.text() for one in menu.actions() if one.text()] == [
        "/srv/a", "/srv/b", "Open a folder…", "Try a sample workspace",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    assert opened == ["/srv/b"], "once, however often the list was filled"
