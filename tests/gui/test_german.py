"""The window in another language: chosen, kept, put back, and nothing of it cut."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeGuard

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from roost.core.domain.env import EnvId
from roost.core.domain.shot import Shot
from roost.core.store.settings import Settings
from roost.core.store.userconfig import UserConfig, load_user_config, save_user_config
from roost.core.system.context import JobContext
from roost.gui import language, main, text
from roost.gui.dialogs.close import CloseDialog
from roost.gui.dialogs.doctor import DoctorDialog
from roost.gui.dialogs.plan import PlanDialog
from roost.gui.dialogs.settings import SettingsDialog
from roost.gui.dialogs.sharing import SharingDialog
from roost.gui.dialogs.trash import TrashDialog
from roost.gui.language import ENGLISH, TRANSLATED, Language, language_titles, spoken
from roost.gui.look import Look
from roost.gui.main import Shell
from roost.gui.menus import Menus
from roost.gui.panes.details import Tab
from roost.gui.proposal import Proposal
from roost.gui.snapshot import take
from support.cut import still_cut
from support.desk import Desk
from support.fake_workspace import ROOT, FakeWorkspace, sharing_plan

NEMOTRON = "legacy:nvidia__Nemotron-3-30B"


@pytest.fixture
def speaker(qapp: QApplication) -> Iterator[Language]:
    before = QLocale()
    made = Language()
    yield made
    made.silence()
    QLocale.setDefault(before)


@pytest.fixture(params=TRANSLATED)
def speaking(request: pytest.FixtureRequest, speaker: Language) -> str:
    """Each language there is, in turn."""
    speaker.speak(request.param)
    assert speaker.code == request.param
    return str(request.param)


def test_what_ships_is_what_can_be_chosen() -> None:
    folder = Path(language.resource_path("translations"))
    assert sorted(path.stem for path in folder.glob("*.qm")) == sorted(TRANSLATED)
    assert language_titles()[:2] == [("en", "English"), ("de", "Deutsch")]


def test_words_plurals_and_numbers_are_german(speaker: Language) -> None:
    speaker.speak("de")
    ago = (datetime.now(UTC) - timedelta(days=3)).isoformat()
    assert text.tr("Healthy") == "Intakt"
    assert text.plural("{n} environment", "{n} environments", 1) == "1 Umgebung"
    assert text.plural("{n} environment", "{n} environments", 12_345) == "12.345 Umgebungen"
    assert text.size(5_120_000_000) == "5,1 GB"
    assert text.size_like(300_000_000, 5_000_000_000) == "0,3"
    assert text.ago(ago) == "vor 3 Tagen"
    assert text.when("2026-03-05T10:07:00").startswith(("05.03.26", "05.03.2026", "5.3.2026"))
    assert text.when(None) == "–"
    assert QKeySequence("Ctrl+H").toString(QKeySequence.SequenceFormat.NativeText) == "Strg+H"


def test_english_is_as_ever_and_loads_nothing(speaker: Language) -> None:
    speaker.speak("de")
    speaker.speak(ENGLISH)
    assert speaker.findChildren(language.QTranslator) == [] or not speaker._loaded
    assert text.plural("{n} environment", "{n} environments", 1) == "1 environment"
    assert text.plural("{n} environment", "{n} environments", 12_345) == "12\u202f345 environments"
    assert text.size(5_120_000_000) == "5.1 GB"
    assert QCoreApplication.translate("QShortcut", "Ctrl") == "Ctrl"


@pytest.mark.parametrize(
    ("system", "choice", "code"),
    [
        (["de-AT", "de", "en"], "system", "de"),
        (["pl-PL", "de-DE", "en-US"], "system", "de"),
        (["en-GB", "de-DE"], "system", "en"),
        (["C"], "system", "en"),
        ([], "system", "en"),
        (["de-DE"], "en", "en"),
        (["en-US"], "de", "de"),
        (["de-DE"], "xx", "de"),
    ],
)
def test_system_means_the_first_language_of_the_user_that_roost_speaks(
    monkeypatch: pytest.MonkeyPatch, system: list[str], choice: str, code: str
) -> None:
    class Elsewhere:
        def uiLanguages(self) -> list[str]:
            return system

    monkeypatch.setattr(language.QLocale, "system", Elsewhere)
    assert spoken(choice) == code


@pytest.mark.parametrize("stored", [5, None, "", "../de", "DE_de.UTF-8", "x" * 400, ["de"]])
def test_a_damaged_choice_counts_as_the_systems(tmp_path: Path, stored: object) -> None:
    (tmp_path / "window.json").write_text(json.dumps({"schema": 1, "language": stored}))
    assert load_user_config(tmp_path).language == "system"


def test_the_choice_is_kept_even_one_that_this_version_does_not_speak(tmp_path: Path) -> None:
    for code in ("de", "xx"):
        save_user_config(tmp_path, UserConfig(language=code))
        assert load_user_config(tmp_path).language == code


@pytest.mark.parametrize("content", [None, b"", b"no translation at all"])
def test_a_file_that_is_gone_or_damaged_leaves_english(
    speaker: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "de.qm").write_bytes(content)
    monkeypatch.setattr(language, "resource_path", lambda name: tmp_path / Path(name).name)
    speaker.speak("de")
    assert speaker.code == ENGLISH
    assert text.tr("Healthy") == "Healthy"
    assert text.size(5_120_000_000) == "5.1 GB"


@pytest.mark.parametrize("size", [(1440, 900), (1100, 700)])
def test_nothing_of_the_window_is_cut(
    speaking: str,
    make_desk: Callable[..., Desk],
    qapp: QApplication,
    qtbot: QtBot,
    size: tuple[int, int],
) -> None:
    desk = make_desk()
    menus = Menus(desk.controller, desk.controller)
    desk.window.resize(*size)
    desk.open()
    desk.select(NEMOTRON)
    for tab in Tab:
        desk.window.details.show_tab(tab)
        desk.settle()
        qapp.processEvents()
        assert (tab, still_cut(desk.window, qtbot)) == (tab, [])
    assert (desk.window.width(), desk.window.height()) == size
    view, model = desk.window.table.view, desk.controller.table
    for column in range(model.columnCount()):
        title = str(model.headerData(column, Qt.Orientation.Horizontal))
        needed = 0 if view.isColumnHidden(column) else view.fontMetrics().horizontalAdvance(title)
        assert view.columnWidth(column) >= needed, title
    menus.space.show()
    desk.settle()
    qapp.processEvents()
    assert still_cut(desk.window, qtbot) == []
    assert (desk.window.width(), desk.window.height()) == size
    menus.space.leave()
    desk.controller.actions.migrate.trigger()
    desk.settle()
    qapp.processEvents()
    assert still_cut(desk.window, qtbot) == []
    assert (desk.window.width(), desk.window.height()) == size


def test_nothing_of_the_dialogs_is_cut_and_no_two_keys_clash(
    speaking: str, look: Look, qtbot: QtBot
) -> None:
    for dialog in (
        SharingDialog(look, sharing_plan("hardlink")),
        SettingsDialog(look, Settings(), UserConfig()),
        TrashDialog(look, []),
        DoctorDialog(look),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog, timeout=60_000)
        assert still_cut(dialog, qtbot) == []
        assert twice(keys(dialog)) == []


def test_nothing_is_cut_in_what_the_menus_open(
    speaking: str, make_desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = make_desk()
    menus = Menus(desk.controller, desk.controller)
    desk.window.resize(1100, 700)
    desk.open()
    desk.select(NEMOTRON)
    seen = []
    for ask in (
        menus.show_trash,
        menus.historian.show,
        menus.helping.show_doctor,
        menus.helping.show_support,
        menus.settings_page.show,
        menus.show_shortcuts,
        menus.scan.trigger,
        desk.controller.actions.create.trigger,
        desk.controller.actions.delete.trigger,
        desk.controller.actions.clean.trigger,
        desk.controller.actions.add_package.trigger,
    ):
        ask()
        desk.settle()
        for dialog in [one for one in QApplication.topLevelWidgets() if shown_dialog(one)]:
            seen.append(type(dialog).__name__)
            assert (seen[-1], still_cut(dialog, qtbot)) == (seen[-1], [])
            assert (seen[-1], twice(keys(dialog))) == (seen[-1], [])
            dialog.close()
        desk.settle()
    assert len(set(seen)) > 8, seen


def shown_dialog(widget: QWidget) -> TypeGuard[QDialog]:
    return isinstance(widget, QDialog) and widget.isVisible()


def keys(root: QDialog) -> list[str]:
    """Shortcuts of buttons and actions, and the letters that Alt reaches."""
    sequences = [one.shortcut() for one in root.findChildren(QAbstractButton)]
    sequences += [one.shortcut() for one in root.findChildren(QAction)]
    return [one.toString() for one in sequences if not one.isEmpty()]


def twice(found: list[str]) -> list[str]:
    return sorted({one for one in found if found.count(one) > 1})


def test_no_two_keys_of_the_window_clash(speaking: str, make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    Menus(desk.controller, desk.controller)
    actions = [one for one in desk.window.actions() if not one.shortcut().isEmpty()]
    assert len(actions) > 10
    assert twice([one.shortcut().toString() for one in actions]) == []


class Restarting:
    """`run()` with somebody at the keyboard: ``steps`` are called in turn, each until True."""

    def __init__(self, steps: list[Callable[[], bool]]) -> None:
        self.steps = steps
        self.timer = QTimer()
        self.timer.setInterval(15)
        self.timer.timeout.connect(self._go)
        self.timer.start()

    def _go(self) -> None:
        if self.steps and self.steps[0]():
            self.steps.pop(0)
        if not self.steps:
            self.timer.stop()


@pytest.fixture
def shells(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[Shell]]:
    """Every window that `run()` makes, over a made-up workspace and settings of its own."""
    made: list[Shell] = []

    class Kept(Shell):
        def __init__(self, *args: object, **named: object) -> None:
            super().__init__(*args, **named)  # type: ignore[arg-type]
            made.append(self)

    monkeypatch.setenv("ROOST_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("ROOST_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(main, "Shell", Kept)
    monkeypatch.setattr(main, "open_workspace", lambda _root: FakeWorkspace.with_envs())
    yield made
    made.clear()


def visible_dialog() -> SettingsDialog | None:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, SettingsDialog)]
    return next((one for one in found if one.isVisible()), None)


def by_mouse(box: QComboBox, row: int) -> None:
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    view = box.view()
    place = view.visualRect(box.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))


def by_keyboard(box: QComboBox, row: int) -> None:
    box.setFocus()
    while box.currentIndex() != row:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < row else Qt.Key.Key_Up)


@pytest.mark.parametrize("choose", [by_mouse, by_keyboard])
def test_a_language_chosen_in_the_settings_is_spoken_at_once_and_after_a_restart(
    qapp: QApplication,
    speaker: Language,
    shells: list[Shell],
    tmp_path: Path,
    choose: Callable[[QComboBox, int], None],
) -> None:
    titles: list[str] = []
    typed: list[str] = []

    def opened(count: int) -> Callable[[], bool]:
        def look() -> bool:
            if len(shells) < count or not shells[count - 1].controller.table.rows:
                return False
            return not shells[count - 1].controller.board.running()

        return look

    def ask() -> bool:
        shells[-1].window.top.search.setText("qwen")
        shells[-1].menus.settings.trigger()
        return True

    def pick() -> bool:
        dialog = visible_dialog()
        if dialog is None:
            return False
        codes = [dialog.language.itemData(row) for row in range(dialog.language.count())]
        assert codes == ["system", "en", *TRANSLATED]
        choose(dialog.language, codes.index("de"))
        assert dialog.language.currentData() == "de"
        save = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Save")
        QTest.mouseClick(save, Qt.MouseButton.LeftButton)
        return True

    def read_then_close() -> bool:
        titles.append(shells[-1].controller.actions.migrate.text())
        typed.append(shells[-1].window.top.search.text())
        shells[-1].window.close()
        return True

    steps = Restarting([opened(1), ask, pick, opened(2), read_then_close])
    assert main.run(ROOT) == 0
    assert steps.steps == []
    assert shells[1].config.language == "de"
    assert load_user_config(tmp_path / "config").language == "de"
    again = Restarting([opened(3), read_then_close])
    assert main.run(None) == 0
    assert again.steps == []
    assert titles == ["Migrieren …", "Migrieren …"]
    assert typed == ["qwen", ""], "what was shown goes over to the other language, not further"
    for speaking in qapp.findChildren(Language):
        speaking.silence()
        speaking.deleteLater()


def test_a_running_job_is_not_cut_off_by_another_language(
    qapp: QApplication, qtbot: QtBot, speaker: Language
) -> None:
    workspace = FakeWorkspace.with_envs()
    shell = Shell(main.application(), UserConfig(language="en"), lambda _root: workspace, ROOT)
    shell.start()
    qtbot.waitUntil(lambda: bool(shell.controller.table.rows), timeout=60_000)
    board = shell.controller.board
    qtbot.waitUntil(lambda: not board.running(), timeout=60_000)
    gate = workspace.hold("describe")
    shell.controller.session.change("long", "Something long", lambda _ctx: gate.wait(60), print)
    shell.prefer(UserConfig(language="de"))
    assert shell.config.language == "de"
    assert not shell.again
    assert "started again" in shell.window.notice.message.title
    gate.set()
    qtbot.waitUntil(lambda: not board.running(), timeout=60_000)
    shell.window.may_close = True
    shell.window.close()
    shell.dispose()


def test_what_is_only_being_opened_is_opened_again_in_the_other_language(
    qapp: QApplication, qtbot: QtBot
) -> None:
    shell = Shell(main.application(), UserConfig(), lambda _root: FakeWorkspace.with_envs(), ROOT)
    shell.start()
    assert shell.controller.session.workspace is None
    assert shell.root == ROOT
    qtbot.waitUntil(lambda: bool(shell.controller.table.rows), timeout=60_000)
    qtbot.waitUntil(lambda: not shell.controller.board.running(), timeout=60_000)
    shell.window.may_close = True
    shell.window.close()
    shell.dispose()


def test_the_plan_and_the_closing_question_fit_too(speaking: str, look: Look, qtbot: QtBot) -> None:
    plan = FakeWorkspace.with_envs().plan_delete([EnvId.parse(NEMOTRON)], JobContext())
    proposal = Proposal(plan, "Delete", lambda _plan: None)
    for dialog in (PlanDialog(look, proposal), CloseDialog(look, [])):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog, timeout=60_000)
        assert still_cut(dialog, qtbot) == []
        assert twice(keys(dialog)) == []


def test_the_picture_speaks_what_is_asked_and_touches_no_setting(
    qapp: QApplication,
    speaker: Language,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ROOST_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    pictures = []
    for code in (None, "en", "de"):
        out = tmp_path / f"{code}.png"
        assert take(Shot(str(out), state="empty", language=code)) == 0
        pictures.append(out.read_bytes())
    assert pictures[0] == pictures[1] != pictures[2]
    assert text.tr("Healthy") == "Healthy"
    assert not (tmp_path / "config").exists()
    assert take(Shot(str(tmp_path / "x.png"), language="xx")) == 2
    assert "There are: en, de" in capsys.readouterr().err
