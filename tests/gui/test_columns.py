"""The columns share any width: nothing scrolls sideways, nothing but names is shortened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from roost.core.store.userconfig import UserConfig
from roost.gui.delegates.cell import PADDING
from roost.gui.delegates.paint import pill_width
from roost.gui.language import Language
from roost.gui.models.roles import Column, Role
from roost.gui.panes.fitting import FIRST, NameNeed, Need, fit
from roost.gui.panes.table import TablePane
from roost.gui.theme import scaled
from support.desk import Desk
from support.fake_workspace import FakeWorkspace

WIDTHS = (900, 1000, 1100, 1280, 1440, 1920, 2560)
NAME = NameNeed(100, 200, 300)
NEEDS = {Column.HEALTH: Need(90, 90), **dict.fromkeys(FIRST, Need(60, 80))}


@pytest.mark.parametrize("room", range(190, 2600, 37))
def test_the_whole_width_is_given_away_and_no_more(room: int) -> None:
    widths = fit(room, NEEDS, NAME, 40)
    assert sum(widths.values()) == room
    assert widths[Column.NAME] >= NAME.least
    assert all(widths[column] >= NEEDS[column].least for column in widths if column in NEEDS)


def test_more_room_never_takes_a_column_away() -> None:
    shown = [set(fit(room, NEEDS, NAME, 40)) for room in range(190, 1200, 7)]
    assert all(before <= after for before, after in pairwise(shown))
    assert shown[0] == {Column.HEALTH, Column.NAME}
    assert shown[-1] == set(Column)


def test_what_matters_most_stays_longest() -> None:
    gone = [set(Column) - set(fit(room, NEEDS, NAME, 40)) for room in (520, 460, 400, 340, 280)]
    assert gone == [set(FIRST[len(FIRST) - count :]) for count in (1, 2, 3, 4, 5)]


def test_a_name_comes_before_long_forms_and_these_before_air() -> None:
    tight = fit(90 + 100 + 6 * 60, NEEDS, NAME, 40)
    good = fit(90 + 200 + 6 * 60, NEEDS, NAME, 40)
    whole = fit(90 + 200 + 6 * 60 + 3 * 20, NEEDS, NAME, 40)
    wide = fit(2000, NEEDS, NAME, 40)
    assert (tight[Column.NAME], tight[Column.TORCH]) == (100, 60)
    assert (good[Column.NAME], good[Column.TORCH]) == (200, 60)
    assert (whole[Column.NAME], whole[Column.TORCH]) == (200, 80)
    assert wide[Column.TORCH] == 120 and wide[Column.NAME] > NAME.plenty


@pytest.fixture
def large(qapp: QApplication) -> Iterator[Callable[[float], None]]:
    before = QFont(qapp.font())

    def set_size(points: float) -> None:
        font = QFont(before)
        font.setPointSizeF(points)
        qapp.setFont(font)

    yield set_size
    qapp.setFont(before)


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    before, speaker = QLocale(), Language()
    yield speaker.speak
    speaker.silence()
    QLocale.setDefault(before)


def cut_off(pane: TablePane) -> list[tuple[str, str]]:
    """What of the shown cells and titles does not fit, names and their small type apart."""
    view, model = pane.view, pane.view.model()
    usual = QFontMetrics(scaled(view.font(), 0.96)).horizontalAdvance
    small = QFontMetrics(scaled(view.font(), 0.85)).horizontalAdvance
    heads = QFontMetrics(scaled(view.font(), 0.85, bold=True)).horizontalAdvance
    found = []
    for column in Column:
        if view.isColumnHidden(column) or column is Column.NAME:
            continue
        delegate = pane.delegates[column]
        room = view.columnWidth(column) - (PADDING if column is Column.HEALTH else 0)
        title = str(model.headerData(column, Qt.Orientation.Horizontal))
        if heads(title) > room:
            found.append((title, "title"))
        for row in range(model.rowCount()):
            index = model.index(row, column)
            words, under = str(index.data()), str(index.data(Role.SUBTITLE))
            if column in (Column.HEALTH, Column.SOURCE):
                label = index.data(Role.LABEL)
                shown = label.short if delegate.short and label.short else label.word
                needed = pill_width(type(label)(shown, label.color, label.icon), view.font())
            elif column is Column.TORCH and delegate.short and not delegate.compact:
                first, _, second = words.partition(" · ")
                needed = max(usual(first), small(second)) + 8
            elif column is Column.SIZE and delegate.compact:
                behind = 0 if delegate.short else delegate.behind + small(under)
                needed = max(usual(words), behind) + 8
            else:
                needed = max(usual(words), small(under)) + 8
            if needed > room:
                found.append((title, words))
    return found


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("points", [9.75, 13.0])
def test_nothing_scrolls_sideways_and_nothing_is_cut(
    make_desk: Callable[..., Desk],
    large: Callable[[float], None],
    speak: Callable[[str], None],
    qapp: QApplication,
    points: float,
    language: str,
    compact: bool,
) -> None:
    large(points)
    speak(language)
    desk = make_desk()
    desk.open()
    pane = desk.window.table
    pane.set_compact(compact)
    for width in WIDTHS:
        desk.window.resize(width, 800)
        qapp.processEvents()
        assert (width, pane.view.horizontalScrollBar().maximum()) == (width, 0)
        assert (width, cut_off(pane)) == (width, [])
        shown = sum(pane.view.columnWidth(column) for column in Column)
        assert shown == pane.view.viewport().width()
        name = pane.view.columnWidth(Column.NAME)
        assert name >= pane.view.fontMetrics().horizontalAdvance("n" * 14)


def test_at_1100_size_and_last_use_are_seen(desk: Desk, qapp: QApplication) -> None:
    desk.window.resize(1100, 800)
    qapp.processEvents()
    view = desk.window.table.view
    shown = {column for column in Column if not view.isColumnHidden(column)}
    assert shown >= {
        *(Column.HEALTH, Column.NAME, Column.SOURCE),
        *(Column.TORCH, Column.SIZE, Column.USED),
    }


def test_a_name_tells_what_the_columns_that_are_left_out_say(desk: Desk) -> None:
    model = desk.controller.table
    place = model.position("legacy:nvidia__Nemotron-3-30B")
    assert place is not None
    told = model.index(place, Column.NAME).data(Qt.ItemDataRole.ToolTipRole)
    for part in ("nvidia__Nemotron-3-30B", "3.11.9", "2.6.0 · CUDA 12.4", "yesterday"):
        assert part in told
    size = model.index(place, Column.SIZE).data(Qt.ItemDataRole.ToolTipRole)
    assert "will free 5.2 GB" in size


def test_wide_windows_give_the_details_their_part(desk: Desk, qapp: QApplication) -> None:
    parts = {}
    for width in (1100, 1440, 2560):
        desk.window.resize(width, 800)
        qapp.processEvents()
        parts[width] = desk.window.details.width()
    assert parts[1100] < parts[1440] < parts[2560] < 2560 // 3


def test_nothing_moves_while_sizes_arrive(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(FakeWorkspace.with_envs())
    gate = desk.workspace.hold("measure")
    desk.open(settle=False)
    view = desk.window.table.view
    desk.qtbot.waitUntil(desk.workspace.entered["measure"].is_set, timeout=60_000)
    desk.qtbot.waitUntil(view.verticalScrollBar().isVisible, timeout=60_000)
    before = [view.columnWidth(column) for column in Column]
    gate.set()
    desk.settle()
    assert [view.columnWidth(column) for column in Column] == before


def test_a_column_the_user_has_drawn_keeps_its_width(desk: Desk, qapp: QApplication) -> None:
    view = desk.window.table.view
    view.horizontalHeader().resizeSection(Column.TORCH, 150)
    for width in (1600, 1300, 1440):
        desk.window.resize(width, 800)
        qapp.processEvents()
        assert view.columnWidth(Column.TORCH) == 150
        assert view.horizontalScrollBar().maximum() == 0


def test_no_bar_flashes_up_at_a_resize_and_one_is_there_for_what_was_drawn_too_wide(
    desk: Desk, qapp: QApplication
) -> None:
    view = desk.window.table.view
    for width in (900, 2560, 1000, 1440, 900):
        desk.window.resize(width, 700)
        assert not view.horizontalScrollBar().isVisible()
        qapp.processEvents()
        assert not view.horizontalScrollBar().isVisible()
    view.horizontalHeader().resizeSection(Column.HEALTH, 900)
    desk.qtbot.waitUntil(view.horizontalScrollBar().isVisible, timeout=60_000)
    view.horizontalHeader().resizeSection(Column.HEALTH, 100)
    desk.qtbot.waitUntil(lambda: not view.horizontalScrollBar().isVisible(), timeout=60_000)


def test_the_chooser_says_what_has_no_room_and_what_is_hidden_stays_hidden(
    desk: Desk, qapp: QApplication
) -> None:
    pane = desk.window.table
    desk.window.resize(1000, 800)
    qapp.processEvents()
    menu = pane.column_menu()
    marks = {action.text(): action.isChecked() for action in menu.actions() if action.text()}
    assert marks["Python (no room now)"] and marks["Size"]
    next(action for action in menu.actions() if action.text() == "Size").trigger()
    menu.deleteLater()
    assert pane.columns.hidden == (Column.SIZE,)
    desk.window.resize(1800, 800)
    qapp.processEvents()
    assert pane.view.isColumnHidden(Column.SIZE)
    assert not pane.view.isColumnHidden(Column.PYTHON)
    menu = pane.column_menu()
    next(action for action in menu.actions() if action.text() == "Size").trigger()
    menu.deleteLater()
    assert not pane.view.isColumnHidden(Column.SIZE)


def test_what_has_no_room_is_not_remembered_as_hidden(desk: Desk, qapp: QApplication) -> None:
    desk.window.resize(900, 700)
    qapp.processEvents()
    assert desk.window.table.view.isColumnHidden(Column.PYTHON)
    assert UserConfig(hidden_columns=desk.window.table.columns.hidden) == UserConfig()


def test_the_name_cannot_be_hidden_nor_a_column_that_is_none(desk: Desk) -> None:
    desk.window.table.columns.hide((Column.NAME, 99, -1, Column.USED))
    assert desk.window.table.columns.hidden == (Column.USED,)
    assert not desk.window.table.view.isColumnHidden(Column.NAME)


@pytest.mark.parametrize("column", FIRST)
def test_a_column_drawn_too_wide_drives_none_out_and_can_be_drawn_back(
    full: Desk, column: Column
) -> None:
    """It hid the others and itself, and nothing brought them back."""
    view = full.window.table.view
    full.window.resize(1280, 800)
    QApplication.processEvents()
    shown = [one for one in Column if not view.isColumnHidden(one)]
    assert column in shown
    across = view.horizontalScrollBar()
    for width in (view.viewport().width(), 2 * view.viewport().width()):
        view.horizontalHeader().resizeSection(column, width)
        full.qtbot.waitUntil(across.isVisible, timeout=60_000)
        full.window.resize(full.window.width() + 20, 800)
        QApplication.processEvents()
        assert [one for one in Column if not view.isColumnHidden(one)] == shown
        assert view.columnWidth(column) == width
    view.horizontalHeader().resizeSection(column, 80)
    full.qtbot.waitUntil(lambda: not across.isVisible(), timeout=60_000)
    assert [one for one in Column if not view.isColumnHidden(one)] == shown
    assert view.columnWidth(column) == 80
