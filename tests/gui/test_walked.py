"""What a walk through the real window found: keys that did nothing, offers that were empty."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from roost.gui.delegates.log_line import underline_at
from roost.gui.dialogs.close import CloseDialog
from roost.gui.dialogs.pages import ReportDialog
from roost.gui.dialogs.plan import PlanDialog
from roost.gui.jobs.job import Job
from roost.gui.look import Look
from roost.gui.menus import Menus
from roost.gui.models.env_filter import Figure
from roost.gui.models.roles import Column
from roost.gui.panes.env_view import EnvView
from roost.gui.placing import on_screen
from roost.gui.space.page import SpacePage
from roost.gui.widgets.workspace_button import PlaceLabel
from support.desk import Desk
from support.fake_workspace import ROOT

NEMOTRON = "legacy:nvidia__Nemotron-3-30B"
QWEN = "legacy:Qwen__Qwen3-8B"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def delete(desk: Desk, *ids: str) -> None:
    desk.select(*ids)
    desk.controller.actions.delete.trigger()
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(PlanDialog)), timeout=60_000)
    desk.window.findChildren(PlanDialog)[-1].go.click()
    desk.settle()


# --- undo ------------------------------------------------------------------------------------


def test_undo_brings_back_all_that_was_deleted_together(desk: Desk) -> None:
    delete(desk, NEMOTRON, QWEN)
    desk.controller.actions.undo.trigger()
    desk.settle()
    assert sorted(desk.workspace.named("undo")) == ["t-Qwen__Qwen3-8B", "t-nvidia__Nemotron-3-30B"]
    assert desk.controller.table.row(NEMOTRON) is not None
    assert not desk.window.undo_bar.isVisible()


def test_what_was_purged_is_not_offered_again(desk: Desk) -> None:
    delete(desk, NEMOTRON)
    desk.window.undo_bar._free.click()
    desk.settle()
    assert desk.workspace.named("purge_trash") == [("t-nvidia__Nemotron-3-30B",)]
    assert not desk.window.undo_bar.isVisible(), "there is nothing left to undo"


def test_emptying_the_trash_takes_the_offer_back_and_the_key_forgets_it(desk: Desk) -> None:
    delete(desk, NEMOTRON)
    assert desk.window.undo_bar.isVisible()
    desk.controller.actions.free.purge(None)
    desk.settle()
    assert not desk.window.undo_bar.isVisible()
    desk.controller.actions.undo.trigger()
    desk.settle()
    assert desk.workspace.named("undo") == [None], "not what is gone for good"


def test_another_workspace_has_nothing_of_this_one_to_undo(desk: Desk) -> None:
    delete(desk, NEMOTRON)
    desk.controller.session.open(ROOT.with_name("another"))
    assert not desk.window.undo_bar.isVisible()
    desk.settle()
    desk.controller.actions.undo.trigger()
    desk.settle()
    assert desk.workspace.named("undo") == [None]


def test_a_plan_for_several_speaks_of_several(desk: Desk) -> None:
    said = []
    for ids in ((NEMOTRON,), (NEMOTRON, QWEN)):
        desk.select(*ids)
        desk.controller.actions.delete.trigger()
        desk.settle()
        dialog = desk.window.findChildren(PlanDialog)[-1]
        said.append(next(one.text() for one in dialog.findChildren(QLabel) if "Undo" in one.text()))
        dialog.reject()
    assert [one.split()[0] for one in said] == ["It", "They"]


def test_a_second_plan_is_refused_aloud_and_a_cancel_is_a_passing_line(desk: Desk) -> None:
    desk.workspace.hold("plan_delete")
    desk.select(NEMOTRON)
    desk.controller.actions.delete.trigger()
    desk.qtbot.waitUntil(desk.workspace.entered["plan_delete"].is_set, timeout=60_000)
    desk.controller.actions.clean.trigger()
    notice = desk.window.notice
    assert notice.message.title == "Another plan is still being made."
    (job,) = desk.board.running(visible_only=True)
    desk.window.activity.cancel.emit(job.id)
    desk.settle()
    assert notice.message.title.endswith("cancelled.")
    assert notice._fade.isActive(), "it needs nobody to close it"
    notice.hide()


@pytest.mark.parametrize(("count", "said"), [(1, "cancels it."), (2, "cancels them.")])
def test_closing_speaks_of_one_job_or_of_several(
    look: Look, qtbot: QtBot, count: int, said: str
) -> None:
    jobs = [Job(f"j{number}", "Create a", str) for number in range(count)]
    dialog = CloseDialog(look, jobs)
    qtbot.addWidget(dialog)
    assert said in dialog._note.text()


# --- the table by keys -------------------------------------------------------------------------


def test_a_filter_that_hid_the_selection_gives_it_back(desk: Desk) -> None:
    desk.select(NEMOTRON)
    search = desk.window.top.search
    desk.qtbot.keyClicks(search, "qwen3")
    desk.qtbot.waitUntil(lambda: desk.controller.table.rowCount() == 1, timeout=60_000)
    assert desk.controller.selection.ids == ()
    search.clear()
    desk.qtbot.waitUntil(lambda: desk.controller.table.rowCount() == 8, timeout=60_000)
    assert desk.controller.selection.ids == (NEMOTRON,)


def test_what_was_chosen_under_the_filter_stays_chosen(desk: Desk) -> None:
    desk.select(NEMOTRON)
    desk.qtbot.keyClicks(desk.window.top.search, "qwen3")
    desk.qtbot.waitUntil(lambda: desk.controller.table.rowCount() == 1, timeout=60_000)
    desk.select(QWEN)
    desk.window.top.search.clear()
    desk.qtbot.waitUntil(lambda: desk.controller.table.rowCount() == 8, timeout=60_000)
    assert desk.controller.selection.ids == (QWEN,)


@pytest.mark.parametrize("place", ["table", "figure", "search"])
def test_escape_shows_everything_from_wherever_the_keyboard_is(desk: Desk, place: str) -> None:
    window = desk.window
    card = window.figures.cards[Figure.SHARED]
    desk.qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert desk.controller.table.rowCount() == 2
    where = {"table": window.table.view, "figure": card, "search": window.top.search}[place]
    desk.qtbot.keyClick(where, Qt.Key.Key_Escape)
    assert desk.controller.table.rowCount() == 8
    assert window.figures.figure is None


def test_home_and_end_go_to_the_first_and_the_last_row(desk: Desk) -> None:
    view, table = desk.window.table.view, desk.controller.table
    desk.select(NEMOTRON)
    desk.qtbot.keyClick(view, Qt.Key.Key_End)
    assert desk.window.table.selected_ids() == (table.id_at(7),)
    desk.qtbot.keyClick(view, Qt.Key.Key_Home)
    assert desk.window.table.selected_ids() == (table.id_at(0),)
    desk.qtbot.keyClick(view, Qt.Key.Key_End, SHIFT)
    assert len(desk.window.table.selected_ids()) == 8


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_F10, SHIFT), (Qt.Key.Key_Menu, None)])
def test_the_row_has_its_menu_by_key_though_none_is_selected(
    desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier | None
) -> None:
    view: EnvView = desk.window.table.view
    view.menu_wanted.disconnect()  # a menu that is shown waits for its user
    asked: list[object] = []
    view.menu_wanted.connect(asked.append)
    desk.select(NEMOTRON)
    view.clearSelection()
    desk.qtbot.keyClick(view, key, held or Qt.KeyboardModifier.NoModifier)
    assert asked == [view.visualRect(view.currentIndex()).bottomLeft()]
    assert desk.window.table.selected_ids() == (NEMOTRON,)


def titled(menu: QMenu, title: str) -> None:
    next(one for one in menu.actions() if one.text() == title).trigger()


def test_sorting_by_keys_and_the_header_tells_it(desk: Desk) -> None:
    pane = desk.window.table
    assert pane.arrange in desk.window.actions(), "it has a key, and `?` lists it"
    before = header_picture(desk, Column.SIZE)
    menu = pane.column_menu()
    titled(menu.sorting, "Size")
    titled(menu.sorting, "Descending")
    menu.deleteLater()
    table = desk.controller.table
    rows = [table.row(table.id_at(place) or "") for place in range(table.rowCount())]
    sizes = [row.env.sizes.size for row in rows if row and row.env.sizes]
    assert sizes == sorted(sizes, reverse=True)
    down = header_picture(desk, Column.SIZE)
    assert down != before
    menu = pane.column_menu()
    assert [one.text() for one in menu.sorting.actions() if one.isChecked()] == [
        "Size", "Descending",
    ]  # fmt: skip
    titled(menu.sorting, "Ascending")
    menu.deleteLater()
    assert header_picture(desk, Column.SIZE) not in (before, down)


def header_picture(desk: Desk, column: Column) -> QImage:
    header = desk.window.table.view.horizontalHeader()
    left, width = header.sectionViewportPosition(column), header.sectionSize(column)
    return header.viewport().grab(QRect(left, 0, width, header.height())).toImage()


def test_the_workspaces_own_folder_is_not_what_is_searched(desk: Desk) -> None:
    desk.qtbot.keyClicks(desk.window.top.search, "environments")
    desk.qtbot.waitUntil(lambda: desk.controller.table.rowCount() < 8, timeout=60_000)
    desk.window.top.search.setText(ROOT.name)
    desk.qtbot.waitUntil(lambda: not desk.window.top.search._timer.isActive(), timeout=60_000)
    assert all(
        ROOT.name.casefold() in (desk.controller.table.id_at(place) or "").casefold()
        for place in range(desk.controller.table.rowCount())
    )


# --- where the keyboard is ------------------------------------------------------------------------


def test_every_place_of_the_keyboard_can_be_seen(desk: Desk, qapp: QApplication) -> None:
    """Each stop of Tab looks different with the keyboard in it, be it pressed down or not."""
    desk.select(NEMOTRON)
    window = desk.window
    window.activateWindow()
    desk.qtbot.waitUntil(window.isActiveWindow, timeout=60_000)
    window.table.view.setFocus()
    first = window.focusWidget()
    unseen: list[str] = []
    for _ in range(60):
        widget = qapp.focusWidget()
        assert widget is not None
        focused = picture(widget)
        desk.qtbot.keyClick(widget, Qt.Key.Key_Tab)
        if picture(widget) == focused:
            unseen.append(f"{type(widget).__name__} {widget.accessibleName()}")
        if qapp.focusWidget() is first:
            break
    else:
        raise AssertionError("Tab never came round")
    assert unseen == []
    card = window.figures.cards[Figure.LEGACY]
    card.setChecked(True)
    card.setFocus()
    focused = picture(card)
    window.table.view.setFocus()
    assert picture(card) != focused


def test_the_text_of_a_report_shows_that_it_has_the_keyboard(look: Look, qtbot: QtBot) -> None:
    dialog = ReportDialog("report")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    (shown,) = dialog.findChildren(QPlainTextEdit)
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus, timeout=60_000)
    focused = picture(shown)
    dialog.findChildren(QPushButton)[0].setFocus()
    assert picture(shown) != focused


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


# --- pages and places -----------------------------------------------------------------------------


def test_nothing_of_a_workspace_is_offered_where_none_is_open(
    make_desk: Callable[..., Desk],
) -> None:
    desk = make_desk()
    menus = Menus(desk.controller)
    shown = (menus.history, menus.trash, menus.space_page, menus.support, menus.settings)
    assert not any(action.isEnabled() for action in shown)
    desk.open()
    assert all(action.isEnabled() for action in shown)
    menus.deleteLater()


def test_after_a_deletion_the_next_line_of_the_space_is_shown(desk: Desk) -> None:
    menus = Menus(desk.controller)
    menus.show_space()
    desk.settle()
    page = menus.space.page
    assert isinstance(page, SpacePage)
    gone, following = (menus.space.model.lines[place].id for place in (0, 1))
    delete(desk, gone)
    desk.qtbot.waitUntil(lambda: page.ids() == (following,), timeout=60_000)
    shown = menus.space.model.lines[menus.space.model.place(following) or 0]
    assert page.title.text() == shown.title, "not what is gone"
    desk.qtbot.keyClick(page.delete, Qt.Key.Key_Escape)
    assert not menus.space.shown, "Esc leads back from anywhere on the page"
    menus.deleteLater()


def test_underscores_of_a_path_stand_above_its_line(desk: Desk) -> None:
    lines = desk.window.log.view.lines
    metrics = QFontMetrics(lines.line_font())
    rect = QRect(0, 40, 600, lines.line_height())
    baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent()
    assert baseline + metrics.tightBoundingRect("_").bottom() < underline_at(metrics, rect)
    assert underline_at(metrics, rect) <= rect.bottom()


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (QRect(80, 57, 1440, 900), QRect(10, 50, 1440, 900)),  # at 200 %
        (QRect(2000, 100, 1000, 700), QRect(450, 100, 1000, 700)),  # its monitor is unplugged
        (QRect(-4000, -50, 1000, 700), QRect(0, 32, 1000, 700)),
        (QRect(100, 100, 3000, 2000), QRect(0, 32, 1450, 918)),
        (QRect(40, 60, 900, 600), QRect(40, 60, 900, 600)),
    ],
)
def test_the_window_opens_where_there_is_a_screen(wanted: QRect, shown: QRect) -> None:
    assert on_screen(wanted, [QRect(0, 0, 1450, 950)]) == shown


def test_a_window_on_the_second_screen_comes_back_there() -> None:
    screens = [QRect(0, 0, 1920, 1080), QRect(1920, 0, 1920, 1080)]
    assert on_screen(QRect(2100, 100, 1440, 900), screens) == QRect(2100, 100, 1440, 900)


@pytest.mark.parametrize("path", ["/srv/ai/all my models", "D:\\ai\\all my models"])
def test_the_last_part_of_a_path_is_what_remains_of_it(qtbot: QtBot, path: str) -> None:
    label = PlaceLabel(path)
    qtbot.addWidget(label)
    wide = label.fontMetrics().horizontalAdvance
    assert label.shortened(wide(path)) == path
    shorter = label.shortened(wide(path) - 1)
    assert shorter.startswith("…") and shorter.endswith(path[-14:])
    assert label.shortened(wide("all my models")) == "all my models"
    assert label.shortened(wide("all my")).startswith("a")


def drop(kinds: Qt.DropAction) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/srv/models")])
    event = QDropEvent(
        QPointF(9, 9), kinds, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.setDropAction(Qt.DropAction.MoveAction)
    event.dropped = data  # type: ignore[attr-defined]  # Qt does not keep it
    return event


def test_a_dropped_folder_is_never_taken_from_whoever_gave_it(desk: Desk) -> None:
    """A file manager that is told "moved" may delete what it gave."""
    opened: list[str] = []
    desk.window.folder_dropped.connect(opened.append)
    actions = Qt.DropAction
    event = drop(actions.MoveAction | actions.CopyAction | actions.LinkAction)
    desk.window.dropEvent(event)
    assert event.dropAction() == actions.CopyAction
    assert event.isAccepted()
    only_moved = drop(actions.MoveAction)
    desk.window.dropEvent(only_moved)
    assert not only_moved.isAccepted()
    assert opened == ["/srv/models", "/srv/models"]
