"""*What takes the space*, and sharing equal files: shown, gone down into, done and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from roost.core.domain.env import Sizes
from roost.core.domain.errors import StoreError
from roost.gui.dialogs.plan import PlanDialog
from roost.gui.dialogs.sharing import SharingDialog
from roost.gui.look import Look
from roost.gui.menus import Menus
from roost.gui.models.env_filter import Figure
from roost.gui.panes.cards import DiskPage
from roost.gui.panes.details import Tab
from roost.gui.space.model import SpaceModel
from roost.gui.space.page import SpacePage
from roost.gui.space.shares import of_sizes
from roost.gui.widgets.bar import Bar
from roost.gui.widgets.labels import ElidedLabel
from support.desk import Desk
from support.fake_workspace import GB, FakeWorkspace, sharing_plan

NEMOTRON = "legacy:nvidia__Nemotron-3-30B"
COMFY = "other:ComfyUI"


@pytest.fixture
def menus(desk: Desk) -> Menus:
    return Menus(desk.controller, desk.controller)


def opened(desk: Desk, menus: Menus) -> SpacePage:
    """The page, reached as a user reaches it."""
    QTest.mouseClick(desk.window.table.space_button, Qt.MouseButton.LeftButton)
    desk.settle()
    page = menus.space.page
    assert page is not None and page.isVisible()
    return page


def dialog(desk: Desk, kind: type[QDialog]) -> QDialog:
    def shown() -> list[QDialog]:
        return [one for one in desk.window.findChildren(kind) if one.isVisible()]

    desk.qtbot.waitUntil(lambda: bool(shown()), timeout=60_000)
    return shown()[-1]


def words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(ElidedLabel))


def test_the_heaviest_first_and_the_caches_among_them(desk: Desk, menus: Menus) -> None:
    page = opened(desk, menus)
    lines = menus.space.model.lines
    sizes = [line.size or 0 for line in lines[:-1]]
    assert sizes == sorted(sizes, reverse=True)
    assert lines[-1].id == "cache:pip", "it is outside the workspace"
    own = {*desk.workspace.rows} - {COMFY}
    assert {line.id for line in lines} == {*own, "cache:pip"}, "what others own is not among them"
    assert page.ids() == (lines[0].id,), "the heaviest is gone into at once"
    assert [share.color for share in page.legend.bar.shares] == ["accent", "hint", "blue"]
    assert "free on this volume" in page.total.text()


def test_gain_peak_and_what_purging_frees_are_three_figures(desk: Desk, menus: Menus) -> None:
    desk.workspace.bin["t-old"] = desk.workspace.rows.pop(NEMOTRON)
    desk.controller.session.rescan()
    desk.settle()
    page = opened(desk, menus)
    assert page.peak.text() == "5.4 GB"
    assert page.waiting.text() == "4.9 GB"
    assert page.gain.text() not in (page.peak.text(), page.waiting.text(), "–")
    assert any(
        line.id == "trash" and line.size == 4_900_000_000 for line in menus.space.model.lines
    )


def test_down_to_the_packages_by_mouse_and_by_keys(desk: Desk, menus: Menus) -> None:
    page = opened(desk, menus)
    place = menus.space.model.place(NEMOTRON)
    assert place is not None
    area = page.view.visualRect(menus.space.model.index(place))
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    desk.settle()
    assert page.title.text() == "nvidia__Nemotron-3-30B"
    assert "torch" in words(page.disk)
    bars = page.disk.findChildren(Bar)
    assert any(bar.accessibleName() == "torch: 4.3 GB" for bar in bars)
    assert desk.controller.selection.ids == (NEMOTRON,), "the actions of the window work on it"
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    desk.settle()
    assert page.title.text() != "nvidia__Nemotron-3-30B"
    page.choose("cache:pip")
    desk.settle()
    assert not page.delete.isVisible()
    assert "pip" in page.title.text()


def test_the_page_acts_on_what_it_shows_as_chosen(desk: Desk, menus: Menus) -> None:
    """Opened again, it once showed one as chosen and deleted what was chosen in the table."""
    page = opened(desk, menus)
    page.choose(NEMOTRON)
    page.left.emit()
    desk.select(COMFY)
    opened(desk, menus)
    assert page.ids() == (NEMOTRON,)
    assert desk.controller.selection.ids == (NEMOTRON,)


def test_from_opening_the_window_to_free_space_in_five_clicks(desk: Desk, menus: Menus) -> None:
    clicks = 0

    def click(widget: QWidget) -> None:
        nonlocal clicks
        assert widget.isVisible() and widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        clicks += 1

    click(desk.window.table.space_button)
    desk.settle()
    page = menus.space.page
    assert page is not None
    place = menus.space.model.place(NEMOTRON)
    assert place is not None
    area = page.view.visualRect(menus.space.model.index(place))
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    clicks += 1
    desk.settle()
    click(page.delete)
    plan = dialog(desk, PlanDialog)
    assert isinstance(plan, PlanDialog)
    click(plan.go)
    desk.settle()
    assert not desk.workspace.named("purge_trash"), "nothing is free yet"
    free = [one for one in desk.window.undo_bar.findChildren(QPushButton) if "Free" in one.text()]
    click(free[0])
    desk.settle()
    assert desk.workspace.named("purge_trash"), "now it is"
    assert clicks <= 5
    assert menus.space.model.place(NEMOTRON) is None


def test_migrating_all_from_here_means_all(desk: Desk, menus: Menus) -> None:
    page = opened(desk, menus)
    buttons = {one.accessibleName(): one for one in page.findChildren(QPushButton)}
    QTest.mouseClick(buttons["Migrate all…"], Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.workspace.named("plan_migrate")[-1] is None
    for shown in desk.window.findChildren(QDialog):
        shown.reject()


def test_escape_leads_back_and_the_filter_is_gone(desk: Desk, menus: Menus) -> None:
    desk.window.figures.cards[Figure.ATTENTION].click()
    desk.settle()
    page = opened(desk, menus)
    assert desk.controller.table.rowCount() == len(desk.workspace.rows)
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert desk.window.table.isVisible()
    menus.space_page.trigger()
    desk.settle()
    assert page.isVisible()
    QTest.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert not page.isVisible()


def test_another_workspace_is_another_page(desk: Desk, menus: Menus) -> None:
    page = opened(desk, menus)
    desk.open()
    assert not page.isVisible()


def test_what_cannot_be_measured_is_said(desk: Desk, menus: Menus) -> None:
    desk.workspace.fail["space"] = StoreError(
        "unreadable", "The drive is gone.", remedy="Mount it."
    )
    opened(desk, menus)
    assert desk.window.notice.isVisible()
    told = [label.text() for label in desk.window.notice.findChildren(QLabel)]
    assert "The drive is gone." in told


def test_shares_of_one_environment_add_up_to_its_size() -> None:
    shares = of_sizes(Sizes(size=10 * GB, own=7 * GB, will_free=4 * GB))
    assert [share.count for share in shares] == [4 * GB, 3 * GB, 3 * GB]
    assert of_sizes(Sizes(0, 0, 0)) == ()


def test_the_model_keeps_qts_rules(desk: Desk, look: Look) -> None:
    model = SpaceModel(look.words)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = desk.controller.table.rows
    model.show(rows, [])
    model.show(rows[:3], [])
    model.show([], [])
    model.deleteLater()


def test_the_disk_tab_shows_the_heaviest_and_sums_up_the_rest(look: Look, qtbot: QtBot) -> None:
    page = DiskPage(look, "Disk")
    qtbot.addWidget(page)
    page.show_packages([(f"p{n}", 40_000_000 - n * 1_000_000) for n in range(25)])
    bars = [bar.accessibleName() for bar in page.findChildren(Bar)]
    assert bars[0] == "p0: 40 MB"
    assert bars[-1].startswith("and 5 more: 90 MB")


def test_packages_get_their_sizes_when_they_are_weighed(desk: Desk) -> None:
    desk.select(NEMOTRON)
    desk.window.details.show_tab(Tab.PACKAGES)
    desk.settle()
    assert desk.workspace.named("weigh") == [NEMOTRON]
    model = desk.window.details.pages.packages.model
    sizes = {model.index(n, 0).data(): model.index(n, 2).data() for n in range(model.rowCount())}
    assert sizes["torch"] == "4.3 GB"


# --- equal files ---------------------------------------------------------------------------


def sharing(desk: Desk, menus: Menus) -> SharingDialog:
    menus.dedupe.trigger()
    found = dialog(desk, SharingDialog)
    assert isinstance(found, SharingDialog)
    desk.settle()
    return found


def test_the_very_plan_that_was_shown_is_carried_out(desk: Desk, menus: Menus) -> None:
    shown = sharing(desk, menus)
    assert "one" in words(shown) and "busy" in words(shown)
    assert not desk.workspace.named("dedupe"), "nothing happens before it is confirmed"
    QTest.mouseClick(shown.go, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.workspace.named("dedupe") == [(desk.workspace.sharing, False)]
    assert desk.window.notice.isVisible()
    assert desk.workspace.named("measure"), "sizes are looked at again"


def test_hard_links_are_explained_before_they_are_made(desk: Desk, menus: Menus) -> None:
    desk.workspace.sharing = sharing_plan("hardlink")
    shown = sharing(desk, menus)
    assert not shown.go.isDefault(), "Enter alone makes no hard link"
    shown.accept()
    desk.settle()
    assert desk.workspace.named("dedupe") == [(desk.workspace.sharing, True)]


def test_the_last_sharing_is_taken_back(desk: Desk, menus: Menus) -> None:
    shown = sharing(desk, menus)
    QTest.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.workspace.named("undo_dedupe") and not desk.workspace.named("dedupe")


def test_nothing_to_share_can_only_be_closed(make_desk: Callable[..., Desk]) -> None:
    workspace = FakeWorkspace.with_envs()
    workspace.sharing = sharing_plan(empty=True)
    desk = make_desk(workspace)
    desk.open()
    shown = sharing(desk, Menus(desk.controller, desk.controller))
    assert not shown.go.isEnabled()
    shown.reject()


def test_the_legend_has_the_colours_of_its_bar_after_a_change_of_theme(
    desk: Desk, menus: Menus
) -> None:
    menus.space.show()
    desk.settle()
    page = menus.space.page
    assert page is not None

    def marks() -> list[str]:
        labels = [one for one in page.legend.findChildren(QLabel) if one.isVisible()]
        images = [one.pixmap().toImage() for one in labels if not one.pixmap().isNull()]
        return [image.pixelColor(5, 5).name() for image in images]

    for name in ("dark", "light"):
        desk.controller.switch_theme(name)
        theme = desk.controller.look.theme
        wanted = [theme.color(share.color).name() for share in page.legend.bar.shares]
        desk.qtbot.waitUntil(lambda wanted=wanted: marks() == wanted, timeout=10_000)
