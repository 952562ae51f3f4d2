"""`gui --screenshot`: the window of a real workspace as a picture, without its user's settings."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from roost.core.domain.env import EnvId
from roost.core.domain.errors import RoostError
from roost.core.domain.plan import Operation, Plan
from roost.core.domain.shot import Shot
from roost.gui import picture, text
from roost.gui import theme as themes
from roost.gui.announcer import error_message
from roost.gui.assets import Assets
from roost.gui.controller import Controller
from roost.gui.jobs.job import JobEnded
from roost.gui.language import ENGLISH, Language, language_titles
from roost.gui.look import Look
from roost.gui.menus import Menus
from roost.gui.panes.details import Tab
from roost.gui.redaction import names_of_machine
from roost.gui.showcase import WORKING, Brake, HeldWorkspace, begin, build_sample
from roost.gui.text import Words

if TYPE_CHECKING:
    from roost.gui.facade import WorkspaceLike

LIMIT_MS = 120_000
SHOWN_MS = 300
"""Several batches of events: what a held job has told is in the window by then."""
STATES = ("", "main", "empty", "plan", "delete", "error", "trash", "help", "create", "settings",
          "doctor", "support", "planner", "clean", "records", "space", "dedupe",
          *WORKING, *(tab.value for tab in Tab))  # fmt: skip


class Settling(QObject):
    """Waits, with the event loop running, until something has come true."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._done: Callable[[], bool] = bool
        self._timer = QTimer(self)
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._look)
        self._left = 0

    def until(self, done: Callable[[], bool], limit: int = LIMIT_MS) -> bool:
        """True once ``done``, False after ``limit`` ms."""
        self._done = done
        self._left = limit
        self._timer.start()
        self._loop.exec()
        self._timer.stop()
        return done()

    @Slot()
    def _look(self) -> None:
        self._left -= self._timer.interval()
        if self._done() or self._left <= 0:
            self._loop.quit()


def take(shot: Shot) -> int:
    """Render the window off screen once the list has settled, and save it as PNG.

    Returns 0; 1 or, for a wrong word, 2 with a sentence on stderr.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if shot.scale != 1.0:
        os.environ["QT_SCALE_FACTOR"] = str(shot.scale)
    from roost.gui.main import application

    known = [code for code, _ in language_titles()]
    if shot.language not in (None, *known):
        told = f"No such language: {shot.language}. There are: {', '.join(known)}."
        sys.stderr.write(f"{told}\n")
        return 2
    if (shot.state or "") not in STATES:
        sys.stderr.write(f"No such state: {shot.state}. There are: {', '.join(STATES[1:])}.\n")
        return 2
    speaker = Language(application())
    speaker.speak(shot.language or ENGLISH)
    try:
        return _take_state(shot)
    finally:
        speaker.silence()


def _take_state(shot: Shot) -> int:
    from roost.gui.main import make_words, open_workspace

    if shot.state in WORKING:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
            sample = Path(scratch) / "AI models"
            build_sample(sample, shot.state)
            brake = Brake(shot.state)

            def held(chosen: Path) -> WorkspaceLike:
                return cast("WorkspaceLike", HeldWorkspace(open_workspace(chosen), brake))

            words = Words({scratch: "~", **names_of_machine(os.environ, platform.node())})
            return _take(shot, sample, words, held, brake)
    root = Path(shot.root) if shot.root else None
    return _take(shot, root, make_words(), open_workspace, None)


def _take(
    shot: Shot,
    root: Path | None,
    words: Words,
    opener: Callable[[Path], WorkspaceLike],
    brake: Brake | None,
) -> int:
    from roost.gui.main import application

    app = application()
    out, state = Path(shot.out), shot.state
    look = Look(themes.THEMES["dark" if shot.theme == "dark" else "light"], Assets.load(), words)
    themes.apply(app, look.theme, look.assets)
    controller = Controller(look, opener)
    menus = Menus(controller)
    failures: list[JobEnded] = []
    controller.session.failed.connect(failures.append)
    look.words.redacting = True
    controller.window.setMinimumSize(1, 1)  # exactly what was asked for, however tight
    controller.window.resize(*shot.size)
    controller.window.show()
    try:
        if root is not None and state != "empty":
            _fill(controller, menus, root, shot.select, state or "main")
        if brake is not None:
            _work(controller, brake)
        QApplication.sendPostedEvents()
        done = picture.window_picture(controller.window, look.theme.color("border"))
        with suppress(OSError):  # said below, with everything else that may be wrong with it
            out.parent.mkdir(parents=True, exist_ok=True)
        if not done.save(str(out), "PNG"):
            sys.stderr.write(f"Could not write {out}. Is its folder there, and writable?\n")
            return 1
        if failures and state != "error":
            sys.stderr.write(f"{failures[0].error}\n")
            return 1
        return 0
    finally:
        controller.board.cancel_all()
        if brake is not None:
            brake.released.set()
        Settling().until(lambda: not controller.board.running(), 10_000)
        controller.board.close()
        controller.window.may_close = True
        controller.window.close()
        controller.window.deleteLater()
        QApplication.sendPostedEvents()
        # Deleted now, dialogs too: views that outlive the application crash at the end.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _fill(controller: Controller, menus: Menus, root: Path, select: str | None, state: str) -> None:
    """Open the workspace, wait for health and sizes, select, and reach the state."""
    waiting = Settling()
    board = controller.board
    answers: list[object] = []  # between opening and scanning nothing runs for a moment
    controller.session.scanned.connect(answers.append)
    controller.session.failed.connect(answers.append)
    controller.session.open(root)
    waiting.until(lambda: bool(answers) and not board.running())
    rows = controller.table.rows
    wanted = _find(controller, select) if select else None
    if wanted is None and rows:
        legacy = [row.id for row in rows if row.env.kind.value == "legacy"]
        wanted = (legacy or [rows[0].id])[0]
    if wanted:
        controller.window.table.select([wanted])
    if state in tuple(Tab):
        controller.window.details.show_tab(Tab(state))
    waiting.until(lambda: not board.running())
    window = controller.window
    if state == "plan":
        controller.actions.migrate_this.trigger()
    elif state == "planner":
        controller.actions.migrate.trigger()
    elif state == "delete":
        controller.actions.delete.trigger()
    elif state == "create":
        controller.actions.create.trigger()
    elif state == "trash":
        menus.show_trash()
    elif state == "clean":
        controller.actions.clean.trigger()
    elif state == "records":
        menus.historian.show()
    elif state == "settings":
        menus.settings_page.show()
    elif state == "doctor":
        menus.helping.show_doctor()
    elif state == "space":
        menus.space.show()
        if wanted and menus.space.page is not None:
            menus.space.page.choose(wanted)
    elif state == "dedupe":
        menus.dedupe.trigger()
    elif state == "support":
        menus.helping.show_support()
    elif state == "help":
        menus.show_guide()
    elif state == "error":
        controller.say(error_message(RoostError(
            "disk-full", f"The volume of {root} is full.",
            remedy="Free some space there (`roost trash purge`, `roost clean`) and try again.",
        )))  # fmt: skip
    waiting.until(lambda: not board.running())
    window.table.view.setFocus()
    waiting.until(lambda: True)


def _work(controller: Controller, brake: Brake) -> None:
    """Start the job, and wait until what it has told is in the window."""
    waiting = Settling()
    session = controller.session
    make, key = begin(session.workspace, brake.state)
    ended: list[JobEnded] = []
    plans: list[JobEnded] = []
    session.read("plan", "Plan", make, plans.append)
    waiting.until(lambda: bool(plans))
    if not isinstance(plans[0].value, Plan):
        controller.announcer.job_failed(plans[0])
        return
    title = text.operation_title(Operation.CREATE, key)
    session.execute(plans[0].value, title, ended.append)
    waiting.until(lambda: brake.held.is_set() or bool(ended))
    waiting.until(lambda: not controller.board.busy("describe", "explain"), 5000)
    controller.window.table.select([f"shared:{key}"])
    waiting.until(lambda: False, SHOWN_MS)


def _find(controller: Controller, select: str) -> str | None:
    """``kind:name`` or a bare name, as the command line takes it."""
    try:
        env_id = str(EnvId.parse(select))
    except RoostError:
        env_id = ""
    for row in controller.table.rows:
        if row.id == env_id or row.env.name == select:
            return row.id
    return None
