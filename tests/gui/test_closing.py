"""Closing: at once when idle, asked while jobs run, never a frozen or dead window."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roost.core.store.userconfig import UserConfig, load_user_config
from roost.gui import closing as closing_module
from roost.gui import main
from roost.gui.closing import Closing
from roost.gui.main import Shell
from support.desk import Desk
from support.fake_workspace import ROOT, FakeWorkspace

NEMOTRON = "legacy:nvidia__Nemotron-3-30B"


@pytest.fixture
def closing(desk: Desk) -> Closing:
    return Closing(desk.window, desk.board, desk.controller.look, desk.controller)


def start_job(desk: Desk) -> None:
    from roost.core.domain.env import EnvId
    from roost.core.system.context import JobContext

    desk.workspace.hold("execute")
    plan = desk.workspace.plan_migrate([EnvId.parse(NEMOTRON)], JobContext())
    desk.controller.actions.migrate_this.execute(plan, "Migrate it")
    desk.qtbot.waitUntil(desk.workspace.entered["execute"].is_set, timeout=60_000)


def test_idle_window_closes_at_once(desk: Desk, closing: Closing) -> None:
    with desk.qtbot.waitSignal(closing.closed, timeout=60_000):
        desk.window.close()
    assert not desk.window.isVisible()


def test_a_running_job_is_asked_about_and_may_go_on(desk: Desk, closing: Closing) -> None:
    start_job(desk)
    desk.window.close()
    dialog = closing.dialog
    assert dialog is not None and dialog.isVisible()
    desk.qtbot.mouseClick(dialog.stay, Qt.MouseButton.LeftButton)
    assert desk.window.isVisible()
    assert len(desk.board.running(visible_only=True)) == 1
    desk.workspace.gates["execute"].set()
    desk.settle()
    assert desk.window.isVisible()


def test_closing_cancels_waits_without_freezing_and_ends(desk: Desk, closing: Closing) -> None:
    start_job(desk)
    desk.window.close()
    dialog = closing.dialog
    assert dialog is not None
    scans = len(desk.workspace.named("scan"))
    with desk.qtbot.waitSignal(closing.closed, timeout=60_000):
        desk.qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
        assert not dialog.go.isEnabled()
    assert len(desk.workspace.named("scan")) == scans, "nobody sees what another look would find"
    assert not desk.window.isVisible()
    assert NEMOTRON in desk.workspace.rows
    assert desk.board.running() == []


def test_the_question_goes_away_when_the_job_ends_by_itself(desk: Desk, closing: Closing) -> None:
    start_job(desk)
    desk.window.close()
    desk.workspace.gates["execute"].set()
    desk.qtbot.waitUntil(lambda: closing.dialog is None, timeout=60_000)
    assert desk.window.isVisible()


@pytest.fixture
def shells(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[..., Shell]]:
    made: list[Shell] = []

    def make(
        config: UserConfig | None = None,
        workspace: FakeWorkspace | None = None,
        root: Path | None = None,
    ) -> Shell:
        behind = workspace or FakeWorkspace.with_envs()
        shell = Shell(main.application(), config or UserConfig(), lambda _root: behind, root)
        shell.window.table.view.setColumnWidth(0, 100)
        made.append(shell)
        return shell

    yield make
    for shell in made:
        board = shell.controller.board
        board.cancel_all()
        qtbot.waitUntil(lambda board=board: not board.running(), timeout=60_000)
        shell.window.may_close = True
        shell.window.close()
        shell.dispose()
        shell.deleteLater()


def settle(shell: Shell, qtbot: QtBot) -> None:
    board = shell.controller.board
    qtbot.waitUntil(lambda: not board.running(), timeout=60_000)


def test_first_run_shows_the_empty_state(shells: Callable[..., Shell], qtbot: QtBot) -> None:
    shell = shells()
    shell.start()
    assert shell.window.empty.isVisible()


def test_opens_the_last_workspace_and_remembers_the_new_one(
    shells: Callable[..., Shell], qtbot: QtBot
) -> None:
    shell = shells(UserConfig(recent=(str(ROOT),)))
    shell.start()
    with qtbot.waitSignal(shell.controller.session.scanned, timeout=60_000):
        pass
    settle(shell, qtbot)
    assert shell.controller.table.rowCount() == 8
    assert shell.config.recent == (str(ROOT),)
    titles = [action.text() for action in shell.window.top.workspace_menu.actions()]
    assert "Open a folder…" in titles and "Try a sample workspace" in titles


def test_the_sample_is_built_and_opened(
    shells: Callable[..., Shell], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import roost.core.demo

    built: list[Path] = []
    monkeypatch.setattr(roost.core.demo, "build", lambda folder, _ctx: built.append(folder))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "roost-sample").mkdir()
    shell = shells()
    shell.start()
    shell.window.empty.sample_button.click()
    with qtbot.waitSignal(shell.controller.session.scanned, timeout=60_000):
        pass
    settle(shell, qtbot)
    assert built == [tmp_path / "roost-sample-2"]
    assert shell.window.work.isVisible()


def test_a_sample_that_cannot_be_built_says_why(
    shells: Callable[..., Shell], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import roost.core.demo
    from roost.core.domain.errors import InstallerError

    def refuse(_folder: Path, _ctx: object) -> None:
        raise InstallerError("no-network", "No package source.", remedy="Connect.")

    monkeypatch.setattr(roost.core.demo, "build", refuse)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    shell = shells()
    shell.start()
    shell.window.empty.sample_button.click()
    qtbot.waitUntil(shell.window.notice.isVisible, timeout=60_000)
    assert shell.window.notice.message.title == "No package source."
    assert shell.window.empty.isVisible()


def test_geometry_theme_and_columns_come_back(
    shells: Callable[..., Shell], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roost.gui.placing.screens", lambda: [QRect(0, 0, 1920, 1080)])
    shell = shells(UserConfig(theme="dark", geometry=(10, 40, 1160, 777), hidden_columns=(5, 99)))
    shell.start()
    assert shell.controller.look.theme.name == "dark"
    assert shell.window.table.view.isColumnHidden(5)
    shell.window.close()
    assert shell.config.geometry is not None
    assert shell.config.geometry[2:] == (1160, 777)
    assert shell.config.hidden_columns == (5,)


def test_theme_can_be_chosen(shells: Callable[..., Shell], qtbot: QtBot) -> None:
    shell = shells()
    shell.start()
    dark = next(a for a in shell.menus.themes.actions() if a.data() == "dark")
    dark.trigger()
    assert shell.config.theme == "dark"
    assert shell.controller.look.theme.name == "dark"


def test_an_unexpected_exception_becomes_a_report(
    shells: Callable[..., Shell], qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    from roost.gui.dialogs.pages import ReportDialog

    shell = shells()
    shell.start()
    try:
        raise RuntimeError("unforeseen")
    except RuntimeError as error:
        shell.crashes.handle(RuntimeError, error, error.__traceback__)
    reports = shell.window.findChildren(ReportDialog)
    assert "unforeseen" in reports[0].report.toPlainText()
    assert "unforeseen" in capsys.readouterr().err
    reports[0].accept()


def test_a_drive_that_does_not_answer_keeps_no_window(
    shells: Callable[..., Shell], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look that hangs is left behind; the process does not wait for its thread."""
    monkeypatch.setattr(closing_module, "LOOKS_MS", 50)
    shell = shells()
    stuck, go_on = threading.Event(), threading.Event()

    def hang(_ctx: object) -> None:
        stuck.set()
        assert go_on.wait(120)

    shell.start()
    shell.controller.session.read("describe", "Look", hang, lambda _end: None)
    qtbot.waitUntil(stuck.is_set, timeout=60_000)
    try:
        with qtbot.waitSignal(shell.closing.closed, timeout=60_000):
            shell.window.close()
        assert not shell.controller.board.close(1), "its thread is still there"
    finally:
        go_on.set()
    settle(shell, qtbot)


def test_a_lost_drive_is_told_where_everything_is_told(
    shells: Callable[..., Shell], qtbot: QtBot
) -> None:
    shell = shells(root=ROOT)
    shell.start()
    with qtbot.waitSignal(shell.controller.session.scanned, timeout=60_000):
        pass
    settle(shell, qtbot)
    shell.watching.vanished.emit()
    assert shell.window.notice.isVisible()
    assert "cannot be reached" in shell.window.notice.message.title
    shell.watching.returned.emit()
    assert not shell.window.notice.isVisible()


def test_run_ends_with_zero_and_saves_what_it_remembers(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The whole of `run`: open, list, close; the loop is the test's own application."""
    from PySide6.QtCore import QTimer

    monkeypatch.setenv("ROOST_CONFIG_DIR", str(tmp_path / "config"))
    workspace = FakeWorkspace.with_envs()
    monkeypatch.setattr(main, "open_workspace", lambda _root: workspace)
    windows: list[Any] = []

    def look() -> None:
        for widget in qapp.topLevelWidgets():
            if isinstance(widget, main_window()) and widget.table.view.model().rowCount() == 8:
                windows.append(widget)
                timer.stop()
                widget.close()

    timer = QTimer()
    timer.setInterval(20)
    timer.timeout.connect(look)
    timer.start()
    assert main.run(ROOT) == 0
    qapp.setQuitOnLastWindowClosed(True)
    assert len(windows) == 1
    saved = json.loads((tmp_path / "config" / "window.json").read_text())
    assert saved["recent"] == [str(ROOT)]
    assert load_user_config(tmp_path / "config").geometry is not None


def main_window() -> type:
    from roost.gui.main_window import MainWindow

    return MainWindow
