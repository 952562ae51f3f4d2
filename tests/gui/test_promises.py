"""What holds for every widget: plain text, names, contrast, a GUI thread that waits for nothing."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QTabBar,
    QWidget,
)

from roost.core.domain.env import EnvKind
from roost.core.domain.health import Check, HealthReport
from roost.core.domain.plan import Action, Operation, Plan, PlanItem
from roost.core.store.settings import Settings
from roost.core.store.userconfig import UserConfig
from roost.gui import picture
from roost.gui.dialogs.close import CloseDialog
from roost.gui.dialogs.create import CreateDialog
from roost.gui.dialogs.doctor import DoctorDialog
from roost.gui.dialogs.help import HelpDialog
from roost.gui.dialogs.pages import ReportDialog, ShortcutsDialog
from roost.gui.dialogs.plan import PlanDialog
from roost.gui.dialogs.settings import SettingsDialog
from roost.gui.dialogs.sharing import SharingDialog
from roost.gui.dialogs.trash import TrashDialog
from roost.gui.look import Look
from roost.gui.menus import Menus
from roost.gui.models.roles import Column
from roost.gui.panes.details import Tab
from roost.gui.proposal import Proposal
from roost.gui.redaction import private_names
from roost.gui.text import Words, visible
from roost.gui.theme import THEMES, Theme
from support.desk import Desk
from support.fake_workspace import ROOT, FakeWorkspace, env, look_environments, sharing_plan

HOSTILE = "<img src=x onerror=1><b>bold</b>\u202egnp.exe\x07"
NEMOTRON = "legacy:nvidia__Nemotron-3-30B"


def hostile_workspace() -> FakeWorkspace:
    finding = Check("import:" + HOSTILE, False, HOSTILE, HOSTILE, HOSTILE)
    return FakeWorkspace.with_envs(
        [
            env(
                EnvKind.LEGACY, HOSTILE, env_key=HOSTILE, torch=HOSTILE, python_version=HOSTILE,
                models=(HOSTILE,), model_path=HOSTILE, health=HealthReport((finding,)),
            ),
            env(EnvKind.OTHER, "app", app=HOSTILE),
        ]
    )  # fmt: skip


def test_names_from_disk_are_shown_literally(make_desk: Callable[..., Desk]) -> None:
    """Fault 28: no rich text anywhere, no control or bidi character reaches a widget."""
    desk = make_desk(hostile_workspace())
    desk.open()
    desk.select(f"legacy:{HOSTILE}")
    table = desk.controller.table
    shown = [table.index(row, column).data() for row in range(2) for column in Column]
    for tab in Tab:
        desk.window.details.show_tab(tab)
        desk.settle()
    labels = desk.window.findChildren(QLabel)
    for label in labels:
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()
        shown.append(label.text())
        shown.append(label.toolTip())
    assert any("<img src=x onerror=1><b>bold</b>" in text for text in shown)
    assert not any("\u202e" in text or "\x07" in text for text in shown)


def test_plan_of_hostile_names_is_plain(look: Look, qtbot: Any) -> None:
    row = hostile_workspace().rows[f"legacy:{HOSTILE}"]
    item = PlanItem(row.id, row.path, Action.QUARANTINE, HOSTILE, (HOSTILE,), reasons=(HOSTILE,),
                    user_files=(HOSTILE,), user_files_total=1)  # fmt: skip
    plan = Plan(Operation.DELETE, ROOT, (item,))
    dialog = PlanDialog(look, Proposal(plan, HOSTILE, lambda _plan: None))
    qtbot.addWidget(dialog)
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()
        assert "\u202e" not in label.text()
    dialog.close()


def test_tooltips_never_become_html(make_desk: Callable[..., Desk]) -> None:
    """A tooltip that starts with a tag is drawn as HTML by Qt; ours is escaped or shortened."""
    desk = make_desk(hostile_workspace())
    desk.open()
    table = desk.controller.table
    for row in range(table.rowCount()):
        for column in Column:
            tip = table.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            assert tip == "" or tip.startswith("<span>"), tip
            assert "<img" not in tip and "<b>" not in tip


@pytest.mark.parametrize("text", ["a\u202eb", "a\x1b[31mb", "a\u200bb", "a\ud800b", "a\u2028b"])
def test_invisible_characters_are_replaced(text: str) -> None:
    assert visible(text)[1] == "�"


def dialogs(look: Look) -> Iterator[QWidget]:
    row = look_environments()[2]
    plan = Plan(
        Operation.MIGRATE, ROOT, (PlanItem(row.id, row.path, Action.MIGRATE, "torch-cpu", frees=9),)
    )
    yield PlanDialog(look, Proposal(plan, "Migrate", lambda _plan: None))
    yield CreateDialog(look, [("torch-cpu-transformers", "t")])
    yield TrashDialog(look, [])
    yield CloseDialog(look, [])
    yield SharingDialog(look, sharing_plan("hardlink"))
    yield SettingsDialog(look, Settings(), UserConfig())
    yield DoctorDialog(look)
    yield HelpDialog(look, "quick-guide")
    yield ShortcutsDialog([], [("a", "b")])
    yield ReportDialog("report")


def nameless(root: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QProgressBar, QTabBar)
    found = []
    for widget in root.findChildren(QWidget):
        hidden = not widget.isVisibleTo(root)
        if not isinstance(widget, kinds) or hidden or widget.objectName().startswith("qt_"):
            continue
        inner = isinstance(widget.parent(), (QComboBox, QLineEdit, QTabBar, QAbstractItemView))
        own = widget.parent() is not None and widget.parent().metaObject().className() in (
            "QComboBoxPrivateContainer", "QComboBoxListView", "QTableView", "EnvView",
        )  # fmt: skip
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (inner or own or widget.accessibleName() or text):
            found.append(widget)
    return found


def test_everything_has_an_accessible_name(desk: Desk, look: Look, qtbot: Any) -> None:
    menus = Menus(desk.controller, desk.controller)
    desk.select(NEMOTRON)
    left = nameless(desk.window)
    menus.space.show()
    desk.settle()
    left += nameless(desk.window)
    assert left == [], [(one.parent(), one.objectName()) for one in left]
    for dialog in dialogs(look):
        qtbot.addWidget(dialog)
        assert nameless(dialog) == []


def test_tab_reaches_every_region_and_comes_round(desk: Desk) -> None:
    """Walk the focus chain as the Tab key does."""
    desk.select(NEMOTRON)
    wanted = {
        "search": desk.window.top.search,
        "table": desk.window.table.view,
        "tabs": desk.window.details.pages.tabs,
        "log": desk.window.log.view,
    }
    start = desk.window.top.workspace
    widget, seen = start.nextInFocusChain(), {start}
    while widget is not start and len(seen) < 500:
        seen.add(widget)
        widget = widget.nextInFocusChain()
    reached = {
        one for one in seen if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()
    }
    assert {name for name, one in wanted.items() if one in reached} == set(wanted)
    figures = list(desk.window.figures.cards.values())
    assert all(card in reached for card in figures)


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


PAIRS = [
    *((ink, ground) for ink in ("text", "muted", "hint") for ground in ("card", "window", "log")),
    *((name, f"{name}_soft") for name in ("green", "amber", "red", "blue", "grey")),
    *((name, "card") for name in ("green", "amber", "red", "blue")),
    ("text", "selection"), ("muted", "selection"), ("green", "selection"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("on_bar", "bar"), ("bar_link", "bar"), ("text", "hover"), ("muted", "hover"),
]  # fmt: skip


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_contrast_is_aa(theme: Theme, ink: str, ground: str) -> None:
    colors = theme.colors
    assert contrast(getattr(colors, ink), getattr(colors, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_focus_and_bars_stand_out(theme: Theme) -> None:
    colors = theme.colors
    assert contrast(colors.accent, colors.card) >= 3
    assert contrast(colors.accent, colors.track) >= 2.5


def test_both_themes_really_differ_in_the_picture(desk: Desk, qapp: QApplication) -> None:
    light = desk.window.grab().toImage().pixelColor(4, 4).name()
    desk.controller.switch_theme("dark")
    dark = desk.window.grab().toImage().pixelColor(4, 4).name()
    desk.controller.switch_theme("light")
    assert (light, dark) == (THEMES["light"].colors.window, THEMES["dark"].colors.window)


class Watch:
    """Notes what the GUI thread does to disk and processes while it is on."""

    def __init__(self) -> None:
        self.on = False
        self.thread = threading.get_ident()
        self.seen: list[str] = []

    def hook(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.on or threading.get_ident() != self.thread:
            return
        if event in ("open", "os.listdir", "os.scandir", "os.rename", "os.remove", "os.mkdir",
                     "os.system", "subprocess.Popen", "os.posix_spawn", "os.exec"):  # fmt: skip
            what = str(args[0]) if args else ""
            if not what.endswith((".py", ".pyc")) and "site-packages" not in what:
                self.seen.append(f"{event} {what}")


@pytest.fixture(scope="module")
def watch() -> Watch:
    made = Watch()
    sys.addaudithook(made.hook)
    return made


def test_the_gui_thread_touches_no_disk_and_starts_nothing(
    make_desk: Callable[..., Desk], watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk()
    stats: list[str] = []

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def stat(path: Any, *args: Any, **options: Any) -> Any:
            if watch.on and threading.get_ident() == watch.thread:
                stats.append(str(path))
            return real(path, *args, **options)

        return stat

    monkeypatch.setattr(os, "stat", counted(os.stat))
    monkeypatch.setattr(os, "lstat", counted(os.lstat))
    watch.on = True
    try:
        desk.open()
        desk.select(NEMOTRON)
        for tab in Tab:
            desk.window.details.show_tab(tab)
            desk.settle()
        desk.controller.actions.migrate_this.trigger()
        desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(PlanDialog)), timeout=60_000)
        desk.window.findChildren(PlanDialog)[-1].go.click()
        desk.settle()
        desk.controller.actions.undo.trigger()
        desk.settle()
        desk.window.grab()
    finally:
        watch.on = False
    assert watch.seen == []
    assert [path for path in stats if not path.endswith((".py", ".pyc", "gui", "core"))] == []


def test_pictures_and_texts_hide_private_names(desk: Desk) -> None:
    words = desk.controller.look.words
    words.hide = {"/srv/LLM": "~", "Nemotron": "‹user›"}
    try:
        copied = picture.as_text(desk.controller)
        assert "/srv/LLM" not in copied and "Nemotron" not in copied
        assert "‹user›" in copied and "Roost 0" in copied
        done = picture.redacted_picture(desk.controller)
        assert done.height() == desk.window.height() + picture.FOOTER
        assert not words.redacting
    finally:
        words.hide = {}


def test_redaction_takes_the_longest_first_and_leaves_short_names() -> None:
    names = private_names("/home/anna.lee", "anna.lee", "box.example.org")
    words = Words(names, redacting=True)
    assert words.plain("/home/anna.lee/x on box.example.org") == "~/x on ‹host›"
    assert words.plain("by anna.lee at box") == "by ‹user› at ‹host›"
    assert private_names("/h", "me", "pc") == {}
