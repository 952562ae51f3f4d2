"""*Check everything*, *Support file…* and an opened support file, in the window."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QPainter, QTextDocument
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from roost.core.domain.errors import RoostError, StoreError
from roost.core.domain.finding import Finding, State
from roost.core.domain.hardware import Hardware
from roost.core.system.context import JobContext
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from roost.core.workspace.support.archive import write_support
from roost.gui.announcer import error_message
from roost.gui.controller import Controller
from roost.gui.dialogs.doctor import DoctorDialog
from roost.gui.dialogs.help import HELP_PAGES, HelpDialog, is_about
from roost.gui.dialogs.plan import PlanDialog
from roost.gui.dialogs.support import SupportDialog
from roost.gui.jobs.job import Job
from roost.gui.look import Look
from roost.gui.main import is_support_file, open_workspace
from roost.gui.menus import Menus
from roost.gui.panes.details import Tab
from roost.gui.picture import private_picture
from support.desk import Desk
from support.fake_env import make_legacy, make_shared
from support.fake_workspace import FakeWorkspace
from support.workspaces import KEY, make_workspace

BROKEN = "legacy:nvidia__Nemotron-3-30B"
FINDINGS = (
    Finding("free-space", State.OK, "Enough <b>space</b>."),
    Finding("leftovers", State.WARNING, "Somebody died.", "Tidy up.", ("roost", "list")),
    Finding("env-broken", State.PROBLEM, "It is broken.", "Delete it.",
            ("roost", "delete", BROKEN), env=BROKEN),
    Finding("env-broken", State.PROBLEM, "Broken, too.", "Migrate it.",
            ("roost", "migrate", BROKEN), env=BROKEN),
    Finding("env-unchecked", State.OK, "Not checked.", "Check it.",
            ("roost", "check", BROKEN, "--deep"), env=BROKEN),
    Finding("long-paths-off", State.WARNING, "Off.", "Turn on.", ("reg", "add", "a b")),
    Finding("trash", State.OK, "Full.", "Empty it.", ("roost", "trash", "purge")),
    Finding("no-answer", State.WARNING, "Slow.", "Wait.", ("roost", "doctor", "--deep")),
)  # fmt: skip


class Help:
    """A window with its menus, whose dialogs are found again."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.menus = Menus(desk.controller)
        self.pages: list[str] = []
        self.menus.helping.help_wanted.connect(self.pages.append)

    def doctor(self) -> DoctorDialog:
        self.menus.doctor.trigger()
        dialog = self.desk.window.findChildren(DoctorDialog)[-1]
        self.desk.qtbot.waitUntil(dialog.deep.isEnabled, timeout=60_000)
        return dialog

    def support(self) -> SupportDialog:
        self.menus.support.trigger()
        dialog = self.desk.window.findChildren(SupportDialog)[-1]
        self.desk.qtbot.waitUntil(dialog.save.isEnabled, timeout=60_000)
        return dialog


@pytest.fixture
def helped(make_desk: Callable[..., Desk]) -> Help:
    workspace = FakeWorkspace.with_envs()
    workspace.findings = FINDINGS
    desk = make_desk(workspace)
    desk.open()
    return Help(desk)


def press(dialog: DoctorDialog, title: str, at: str) -> None:
    button = next(
        one for one in dialog.buttons if one.text() == title and at in one.accessibleName()
    )
    button.click()


def test_every_finding_has_its_line_with_name_and_buttons(helped: Help) -> None:
    dialog = helped.doctor()
    assert [one.code for one in dialog.findings] == [one.code for one in FINDINGS]
    assert dialog.summary.text() == "Problems: 2, warnings: 3."
    labels = [one for one in dialog.findChildren(QLabel) if one.text()]
    assert "Enough <b>space</b>." in [one.text() for one in labels]
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in labels)
    assert all(one.accessibleName() or one.text() for one in dialog.findChildren(QAbstractButton))
    helps = [one for one in dialog.buttons if one.text() == "Help"]
    helps[0].click()
    assert helped.pages == ["troubleshooting#leftovers"]
    dialog.reject()
    helped.desk.settle()


def test_buttons_do_what_the_command_would(helped: Help) -> None:
    desk = helped.desk
    press(helped.doctor(), "Check", "Not checked")
    desk.settle()
    assert desk.workspace.named("check") == [(BROKEN, True)]
    jobs: list[Job] = []
    desk.board.submitted.connect(jobs.append)
    press(helped.doctor(), "Tidy up", "Somebody")
    desk.settle()
    assert "Tidy up" in [job.title for job in jobs]
    press(helped.doctor(), "Delete…", "broken")
    desk.settle()
    assert [str(one) for one in desk.workspace.named("plan_delete")[0]] == [BROKEN]
    for plan in desk.window.findChildren(PlanDialog):
        plan.reject()
    press(helped.doctor(), "Migrate…", "Broken, too")
    desk.settle()
    assert [str(one) for one in desk.workspace.named("plan_migrate")[-1]] == [BROKEN]
    dialog = helped.doctor()
    press(dialog, "Copy the command", "Off")
    assert QGuiApplication.clipboard().text() == 'reg add "a b"'
    press(dialog, "Look deeper", "Slow")
    desk.qtbot.waitUntil(dialog.deep.isEnabled, timeout=60_000)
    assert desk.workspace.named("doctor")[-1] is True
    assert len(dialog.findings) == len(FINDINGS)
    dialog.reject()
    desk.settle()


def test_closed_early_the_looking_ends(helped: Help) -> None:
    helped.desk.workspace.hold("doctor")
    helped.menus.doctor.trigger()
    entered = helped.desk.workspace.entered["doctor"]
    helped.desk.qtbot.waitUntil(entered.is_set, timeout=60_000)
    helped.desk.window.findChildren(DoctorDialog)[-1].reject()
    helped.desk.settle()


def test_all_of_a_support_file_is_shown_before_it_is_written(helped: Help, tmp_path: Path) -> None:
    dialog = helped.support()
    names = dialog.findChild(QListWidget)
    assert names is not None
    assert [names.item(n).text().split(" ")[0] for n in range(names.count())] == [
        "manifest.json", "screenshot.png",
    ]  # fmt: skip
    content = dialog.findChild(QPlainTextEdit)
    assert content is not None
    assert "screenshot.png" in content.toPlainText()
    names.setCurrentRow(1)
    assert dialog.pages.currentIndex() == 1
    assert not dialog.image.pixmap().isNull()
    dialog.hide_models.setChecked(True)
    helped.desk.qtbot.waitUntil(dialog.save.isEnabled, timeout=60_000)
    assert helped.desk.workspace.named("support") == [False, True]
    dialog.with_picture.setChecked(False)
    chosen = dialog.chosen()
    assert chosen is not None
    assert [one.name for one in chosen.pieces] == ["manifest.json"]
    helped.menus.helping.write(chosen, tmp_path / "x.zip")
    helped.desk.settle()
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert archive.namelist() == ["manifest.json"]
    dialog.reject()
    helped.desk.settle()


def painted(controller: Controller, tmp_path: Path) -> str:
    """Every text that is painted in the window, by painting it as SVG."""
    file = tmp_path / "window.svg"
    generator = QSvgGenerator()
    generator.setFileName(str(file))
    generator.setSize(QSize(controller.window.size()))
    painter = QPainter(generator)
    controller.window.render(painter, QPoint())
    painter.end()
    return file.read_text("utf-8")


def test_no_name_is_painted_in_the_picture(desk: Desk, tmp_path: Path) -> None:
    desk.select(BROKEN)
    names = {"/srv/LLM": "~", "nemotron": "‹user›"}
    plain = painted(desk.controller, tmp_path)
    assert "Nemotron" in plain, "the way of finding texts works"
    seen: list[str] = []
    real = desk.window.grab

    def grab() -> object:
        seen.append(painted(desk.controller, tmp_path))
        return real()

    desk.window.grab = grab  # type: ignore[method-assign,assignment]
    private_picture(desk.controller, names)
    assert "nemotron" not in seen[0].lower()
    assert "/srv/LLM" not in seen[0]
    assert "‹user›" in seen[0]
    assert "Nemotron" in painted(desk.controller, tmp_path), "and is shown again afterwards"


# --- an opened one ---------------------------------------------------------------------------


@pytest.fixture
def support_file(tmp_path: Path) -> Path:
    root = make_workspace(tmp_path / "space")
    make_legacy(root, "o__a", metadata={"model_id": "o/a"})
    make_shared(root, KEY, env_json={})
    host = Host(environ={}, probe=lambda _cache: Hardware())
    support = Workspace(root, host=host).support(JobContext("support"))
    return write_support(support, tmp_path / "x.zip")


def test_dropped_on_the_window_every_pane_shows_it(
    look: Look, qtbot: QtBot, support_file: Path
) -> None:
    controller = Controller(look, open_workspace)
    menus = Menus(controller)
    window, board = controller.window, controller.board
    failures: list[object] = []
    said: list[str] = []
    controller.session.failed.connect(failures.append)
    controller.announcer.message.connect(lambda message: said.append(message.title))
    controller.announcer.bug.connect(failures.append)
    window.folder_dropped.connect(lambda path: controller.session.open(Path(path)))
    window.show()
    try:
        with qtbot.waitSignal(controller.session.scanned, timeout=60_000):
            drop(controller, support_file)
        qtbot.waitUntil(lambda: not board.running(), timeout=60_000)
        qtbot.waitUntil(lambda: "support file" in window.notice.message.title, timeout=60_000)
        assert "0 come out otherwise" in window.notice.message.body
        assert {row.id for row in controller.table.rows} == {"legacy:o__a", f"shared:{KEY}"}
        window.table.select(["legacy:o__a"])
        qtbot.waitUntil(lambda: not board.running(), timeout=60_000)
        for tab in range(window.details.pages.tabs.count()):
            window.details.pages.tabs.setCurrentIndex(tab)
            qtbot.waitUntil(lambda: not board.running(), timeout=60_000)
        assert failures == []
        assert said == []
        controller.actions.delete.trigger()
        qtbot.waitUntil(lambda: not board.running(), timeout=60_000)
        assert "looked at, not changed" in said[-1]
        menus.doctor.trigger()
        dialog = window.findChildren(DoctorDialog)[-1]
        qtbot.waitUntil(dialog.deep.isEnabled, timeout=60_000)
        assert "env-unchecked" in {one.code for one in dialog.findings}
        dialog.reject()
        qtbot.waitUntil(lambda: not board.running(), timeout=60_000)
    finally:
        board.cancel_all()
        qtbot.waitUntil(lambda: not board.running(), timeout=60_000)
        board.close()
        window.may_close = True
        window.close()
        window.deleteLater()
        controller.deleteLater()


def drop(controller: Controller, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    controller.window.dropEvent(event)


def test_what_is_no_support_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_text("no zip")
    assert is_support_file(tmp_path / "no.zip")
    assert not is_support_file(tmp_path)
    with pytest.raises(RoostError, match="cannot be opened as a support file"):
        open_workspace(tmp_path / "no.zip")


# --- help in context -------------------------------------------------------------------------


def test_a_message_opens_its_entry(look: Look, desk: Desk) -> None:
    menus = Menus(desk.controller)
    desk.controller.announcer.say(error_message(StoreError("disk-full", "Full.", remedy="Free.")))
    notice = desk.window.notice
    next(one for one in notice.findChildren(QPushButton) if one.text() == "Help").click()
    dialog = desk.window.findChildren(HelpDialog)[-1]
    assert dialog.buttons["troubleshooting"].isChecked()
    block = dialog.browser.heading("disk-full")
    assert block is not None
    assert "disk-full" in block.text()
    bar = dialog.browser.verticalScrollBar()
    layout = dialog.browser.document().documentLayout()

    def shown() -> bool:
        top = int(layout.blockBoundingRect(block).top())
        return 0 < bar.value() == min(top, bar.maximum())

    desk.qtbot.waitUntil(shown, timeout=60_000)
    dialog.accept()
    assert menus.trouble.text() == "Troubleshooting"


def test_a_finding_of_an_environment_opens_its_entry(desk: Desk) -> None:
    menus = Menus(desk.controller)
    pages: list[str] = []
    desk.window.details.pages.health.help_wanted.connect(pages.append)
    broken = next(row for row in desk.controller.table.rows if row.env.health.failed())
    desk.select(broken.id)
    desk.window.details.show_tab(Tab.HEALTH)
    links = desk.window.details.pages.health.findChildren(QPushButton)
    next(one for one in links if one.text() == "What this means").click()
    code = broken.env.health.failed()[0].code
    assert pages == [f"troubleshooting#{code}"]
    dialog = desk.window.findChildren(HelpDialog)[-1]
    assert dialog.browser.heading(code) is not None, code
    dialog.accept()
    assert menus.guide.text() == "Quick guide"


@pytest.mark.parametrize(
    ("heading", "anchor", "yes"),
    [
        ("import:* crash output", "import:torch", True),
        ("import:* crash output", "crash", True),
        ("import:* crash output", "cra", False),
        ("Ask for help", "ask-for-help", True),
        ("Ask for help", "", False),
    ],
)
def test_headings_are_found_by_words_and_codes(heading: str, anchor: str, yes: bool) -> None:
    assert is_about(heading, anchor) is yes


def test_every_page_is_there_with_its_pictures(look: Look) -> None:
    dialog = HelpDialog(look, "migration-guide")
    shown = [name for name in HELP_PAGES if name in dialog.buttons]
    assert {f"{name}.md" for name in shown} == set(look.assets.help)
    assert "plan-migrate-light.png" in look.assets.pictures
    kind = QTextDocument.ResourceType.ImageResource.value
    image = dialog.browser.loadResource(kind, QUrl("../screenshots/plan-migrate-light.png"))
    assert isinstance(image, QImage)
    assert image.width() == 640
    dialog._on_link(QUrl("quick-guide.md#ask-for-help"))
    assert dialog.buttons["quick-guide"].isChecked()
    assert dialog.browser.heading("ask-for-help") is not None
    dialog.deleteLater()
