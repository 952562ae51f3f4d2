"""Composition root of the window: the application object, and a window put together."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Slot
from PySide6.QtWidgets import QApplication

from roost.core.store.joblog import JobLog
from roost.core.store.userconfig import (
    UserConfig,
    cache_dir,
    config_dir,
    load_user_config,
    save_user_config,
)
from roost.gui import theme as themes
from roost.gui.assets import Assets
from roost.gui.closing import Closing
from roost.gui.collector import collect_from_now_on
from roost.gui.controller import Controller
from roost.gui.crash import CrashReporter
from roost.gui.ears import Ears
from roost.gui.language import Language, spoken
from roost.gui.look import Look
from roost.gui.menus import Menus
from roost.gui.notifying import Notifier, Tray
from roost.gui.opening import Opening, is_support_file
from roost.gui.panes.status import machine
from roost.gui.placing import place
from roost.gui.redaction import names_of_machine
from roost.gui.screen import last_words
from roost.gui.standing import Standing
from roost.gui.text import Words
from roost.gui.watching import Watching
from roost.gui.widgets.notice import Message

if TYPE_CHECKING:
    from roost.core.system.context import JobContext
    from roost.gui.beginning import Beginning
    from roost.gui.facade import WorkspaceLike
    from roost.gui.gapmeter import GapMeter
    from roost.gui.jobs.board import LineSink
    from roost.gui.jobs.job import JobEnded


def run(root: Path | None) -> int:
    """Open the window on ``root`` (None: the workspace used last, or the first-run page)."""
    with last_words():
        app = application()
    folder = config_dir(os.environ)
    config = load_user_config(folder)
    log = JobLog(cache_dir(os.environ) / "logs", f"window-{os.getpid()}")
    language = Language(app)
    app.setQuitOnLastWindowClosed(False)
    kept = None
    while True:
        language.speak(config.language)
        shell = Shell(app, config, open_workspace, root, to_disk=log)
        if kept:
            kept.put_back(shell.controller, shell.menus)
            kept = None
        meter = _gap_meter(shell)
        ears = Ears(shell, shell.closing.ask)
        shell.standing.reached.connect(ears.listen)
        shell.start()
        code = app.exec()
        ears.close()
        if meter is not None:
            sys.stderr.write(f"{meter.stop()}\n")
        config = shell.config
        save_user_config(folder, config)
        if shell.again:
            from roost.gui.remembered import remember

            kept = remember(shell.controller, shell.menus)
        if not shell.dispose():
            # A look hangs in a drive that does not answer: Qt would abort over its thread.
            sys.stderr.flush()
            os._exit(code)
        if not shell.again:
            log.close()
            return code
        root = shell.root


def application() -> QApplication:
    """The one QApplication, with the system's font and a style that themes reach."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setStyle("Fusion")
    else:
        # As an argument: what ``setStyle`` returns would load all of QStyle, 5 ms of each start.
        app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("roost")
    app.setApplicationDisplayName("Roost")
    app.setDesktopFileName("roost")
    app.setFont(themes.base_font(app.font()))
    return app


def open_workspace(root: Path) -> WorkspaceLike:
    """The real core, imported in the worker thread that opens the first workspace.

    A file is a support file: looked at, never changed.
    """
    if is_support_file(root):
        from roost.core.workspace.support.reader import SupportWorkspace

        return SupportWorkspace(root)
    from roost.core.workspace import Workspace

    return Workspace(root)


def _gap_meter(shell: Shell) -> GapMeter | None:
    """Started, where `gui --gap-meter` asks for it."""
    if not os.environ.get("ROOST_GAP_METER"):
        return None
    from roost.gui.gapmeter import into_log

    return into_log(shell.controller.log)


def make_words() -> Words:
    return Words(names_of_machine(os.environ, machine().node))


class Shell(QObject):
    """The window with what is remembered about it between starts."""

    def __init__(
        self,
        app: QApplication,
        config: UserConfig,
        opener: Callable[[Path], WorkspaceLike],
        root: Path | None = None,
        *,
        to_disk: LineSink | None = None,
    ) -> None:
        """``root``: what ``start`` shows (None: the workspace used last)."""
        super().__init__()
        self._app = app
        self.config = config
        self.again = False
        """Whether the window is to be made anew after it has closed: in another language."""
        self.beginning: Beginning | None = None
        self._first = root or (Path(config.recent[0]) if config.recent else None)
        name = self._theme_name(config.theme)
        look = Look(themes.THEMES[name], Assets.load(), make_words())
        self.controller = Controller(look, opener, self, to_disk=to_disk, first=self._first)
        self.window = self.controller.window
        self.standing = Standing(self.controller.session, self)
        self.standing.reached.connect(self._after_first_rows)
        # After the widgets are put together: else every one is polished at each reparenting.
        themes.apply(app, look.theme, look.assets)
        self.menus = Menus(self.controller, self)
        self.controller.others.toggle.setChecked(config.show_others)
        self.tray = Tray(self.window, self)
        self.notifier = Notifier(self.controller.board, look, self.window.isActiveWindow, self)
        self.notifier.wanted = config.notify
        self.notifier.told.connect(self.tray.show)
        self.window.activated.connect(self.tray.hide)
        self.window.log.show_level(config.log_level)
        self.closing = Closing(self.window, self.controller.board, look, self)
        self.crashes = CrashReporter(self)
        self.crashes.install()
        self.crashes.reported.connect(self.menus.show_report)
        self.watching = Watching(self.controller.session, self)
        self.watching.vanished.connect(self._on_vanished)
        self.watching.returned.connect(self.window.notice.hide)
        self.closing.closed.connect(self.watching.stop)
        self.closing.closed.connect(app.quit)
        self.closing.closed.connect(self._remember_window)
        self.menus.fill_themes(config.theme, self.choose_theme)
        self.menus.fill_languages(config.language)
        self.menus.language_chosen.connect(self.choose_language)
        self.menus.settings_page.config = config
        self.menus.settings_page.chosen.connect(self.prefer)
        self._fill_workspaces()
        self.controller.session.opened.connect(self._on_opened)
        self.opening = Opening(self.controller, self)
        self.window.folder_dropped.connect(self.opening.dropped)
        self.window.open_wanted.connect(self.pick)
        self.window.sample_wanted.connect(self.sample)
        app.styleHints().colorSchemeChanged.connect(self._on_scheme)

    def start(self) -> None:
        """Show the window; its names are being read since it was begun."""
        self._restore_window()
        if self._first is not None:
            self.controller.session.open(self._first)
        self.window.show()
        self.window.table.view.setFocus()
        # Names that have come meanwhile are there for the first paint, not for a second one.
        QCoreApplication.sendPostedEvents(self.controller.board, QEvent.Type.MetaCall.value)
        self.standing.wait(names=self._first is not None)

    @Slot()
    def _after_first_rows(self) -> None:
        """Drawing the icon in seven sizes takes a while; ``run`` has put the collector off."""
        self._app.setWindowIcon(self.controller.look.assets.app_icon())
        collect_from_now_on()

    def dispose(self) -> bool:
        """Give the exception hook back, and let Qt delete the window.

        False where a thread did not end: the process must not wait for it.
        """
        self.crashes.uninstall()
        self.watching.stop()
        ended = self.controller.board.close(10_000)
        self.window.deleteLater()
        self.deleteLater()
        return ended

    @property
    def root(self) -> Path | None:
        """The folder or file that is open, or is being opened."""
        return self.controller.session.root

    # --- workspaces ------------------------------------------------------------------

    def open(self, root: str) -> None:
        self.opening.open(root)

    def pick(self) -> None:
        from roost.gui.dialogs.files import choose_folder

        choose_folder(self.window, self.tr("Open a workspace"), self.open)

    def sample(self) -> None:
        """Build the sample workspace, a real one, and open it."""
        folder = Path.home() / "roost-sample"

        def build(ctx: JobContext) -> Path:
            from roost.core.demo import build

            target = folder
            number = 2
            while target.exists():
                target = folder.with_name(f"{folder.name}-{number}")
                number += 1
            build(target, ctx)
            return target

        def built(end: JobEnded) -> None:
            if end.error is not None:
                self.controller.announcer.job_failed(end)
                self.window.show_workspace(self.controller.session.workspace is not None)
                self.window.top.show_root(self.controller.session.root)
            else:
                self.open(str(cast(Path, end.value)))

        self.window.show_workspace(True)
        self.window.top.show_root(folder)
        self.window.table.view.placeholder = self.tr("The sample workspace is being built.")
        title = self.tr("Build the sample workspace")
        self.controller.session.change("sample", title, build, built)

    def _on_opened(self, root: object) -> None:
        if self.beginning is None:  # no row needs it before the first is painted
            from roost.gui.beginning import Beginning

            self.beginning = Beginning(self.controller, dict(self.config.selected), self)
        if not is_support_file(str(root)):
            self.config = self.config.with_recent(str(root))
            self._fill_workspaces()

    @Slot()
    def _on_vanished(self) -> None:
        """The rows stay: what was known is worth more than an empty table."""
        told = self.tr("The folder of this workspace cannot be reached.")
        body = self.tr(
            "Its drive may be unplugged, or the network gone. The table shows what was there. "
            "Roost looks again every few seconds, and goes on by itself when it is back."
        )
        self.controller.say(Message(told, body, "amber"))

    def _fill_workspaces(self) -> None:
        self.menus.fill_workspaces(self.config.recent, self.open, self.pick, self.sample)

    # --- theme and geometry ------------------------------------------------------------

    def choose_theme(self, name: str) -> None:
        self.config = replace(self.config, theme=name)
        self.menus.settings_page.config = self.config
        self.controller.switch_theme(self._theme_name(name))

    @Slot(object)
    def prefer(self, chosen: UserConfig) -> None:
        """What the settings dialog says about the window itself."""
        themed = chosen.theme != self.config.theme
        self.config = replace(
            self.config,
            notify=chosen.notify,
            log_level=chosen.log_level,
        )
        self.notifier.wanted = chosen.notify
        self.window.log.show_level(chosen.log_level)
        if themed:
            self.menus.choose_theme(chosen.theme)
        self.menus.settings_page.config = self.config
        self.choose_language(chosen.language)

    @Slot(str)
    def choose_language(self, choice: str) -> None:
        """Every widget holds its words, so the window is made anew, unless that would cut off
        a job or its end: then the next start does it."""
        changes = spoken(choice) != spoken(self.config.language)
        self.config = replace(self.config, language=choice)
        self.menus.settings_page.config = self.config
        self.menus.check_language(choice)
        if not changes:
            return
        if self.controller.board.running(visible_only=True):
            told = self.tr("The window speaks the new language when Roost is started again.")
            self.controller.say(Message(told, "", "blue"))
            return
        self.again = True
        self.closing.ask()

    def _on_scheme(self) -> None:
        if self.config.theme == "system":
            self.controller.switch_theme(themes.system_theme())

    @staticmethod
    def _theme_name(name: str) -> themes.ThemeName:
        if name == "dark":
            return "dark"
        return "light" if name == "light" else themes.system_theme()

    def _restore_window(self) -> None:
        window, config = self.window, self.config
        place(window, config.geometry)
        if config.maximized:
            window.showMaximized()
        window.table.columns.hide(config.hidden_columns)
        window.table.set_compact(config.compact)
        for splitter, sizes in zip((window.upper, window.work), config.splits, strict=False):
            if len(sizes) == splitter.count():
                splitter.setSizes(list(sizes))

    def _remember_window(self) -> None:
        window = self.window
        area = window.normalGeometry()
        self.config = replace(
            self.config,
            geometry=(area.x(), area.y(), area.width(), area.height()),
            maximized=window.isMaximized(),
            hidden_columns=window.table.columns.hidden,
            compact=window.table.compact.isChecked(),
            splits=(tuple(window.upper.sizes()), tuple(window.work.sizes())),
            show_others=self.controller.others.toggle.isChecked(),
        )
        if self.beginning is not None:
            self.config = self.config.with_selected(self.beginning.chosen)
