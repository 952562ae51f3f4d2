"""The two menus of the top row: workspaces, and help with everything that is rarer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu

from roost.gui.actions.sharing import ShareFiles
from roost.gui.controller import Controller
from roost.gui.helping import Helping
from roost.gui.historian import Historian
from roost.gui.jobs.job import Ending, JobEnded
from roost.gui.language import language_titles
from roost.gui.newer import NewerVersion
from roost.gui.panes.status import version_text
from roost.gui.settings_page import SettingsPage
from roost.gui.widgets.notice import Message

if TYPE_CHECKING:
    from roost.core.operations.sharing_plan import SharingPlan
    from roost.gui.scan.desk import Scanning
    from roost.gui.space.desk import SpaceDesk


class Menus(QObject):
    language_chosen = Signal(str)

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._theme = "system"
        self._ways_in: list[QAction] = []
        self._languages: QActionGroup | None = None
        menu = controller.window.top.more_menu
        self.guide = self._add(menu, self.tr("Quick guide"), self.show_guide, "F1")
        self.moving = self._add(menu, self.tr("Moving models"), self.show_moving)
        self.trouble = self._add(menu, self.tr("Troubleshooting"), self.show_trouble)
        self.helping = Helping(controller, self)
        self.doctor = self._add(
            menu, self.tr("Check everything…"), self.helping.show_doctor, "Ctrl+Shift+K"
        )
        self.support = self._add(menu, self.tr("Support file…"), self.helping.show_support)
        self.newer = self._add(
            menu, self.tr("Look for a newer version"), NewerVersion(controller, self).look
        )
        self.keys = self._add(menu, self.tr("Keyboard shortcuts"), self.show_shortcuts, "?")
        menu.addSeparator()
        self.copy_text = self._add(menu, self.tr("Copy as text"), self.copy_as_text, "Ctrl+Shift+T")
        self.copy_picture = self._add(
            menu, self.tr("Copy screenshot"), self.copy_screenshot, "Ctrl+Shift+S"
        )
        menu.addSeparator()
        self.scan = self._add(menu, self.tr("Scan my drives…"), self.show_scan, "Ctrl+Shift+F")
        menu.addAction(controller.others.toggle)
        controller.window.scan_wanted.connect(self.show_scan)
        self.historian = Historian(controller, self)
        self.history = self._add(menu, self.tr("History…"), self.historian.show_all, "Ctrl+H")
        controller.window.details.history_wanted.connect(self.historian.show)
        self.trash = self._add(menu, self.tr("Trash…"), self.show_trash, "Ctrl+B")
        self.dedupe = ShareFiles(controller.bench, self.show_sharing, self)
        self.space_page = self._add(
            menu, self.tr("What takes the space"), self.show_space, "Ctrl+D"
        )
        menu.addAction(self.dedupe)
        controller.window.addAction(self.dedupe)
        controller.window.table.space_button.clicked.connect(self.show_space)
        self.themes = menu.addMenu(self.tr("Theme"))
        self.languages = menu.addMenu(self.tr("Language"))
        self.settings_page = SettingsPage(controller, self)
        self.settings = self._add(menu, self.tr("Settings…"), self.settings_page.show, "Ctrl+,")
        self.find = QAction(self.tr("Filter"), self)
        self.find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        self.find.triggered.connect(self._find)
        controller.window.addAction(self.find)
        controller.window.notice.help_wanted.connect(self.show_help)
        controller.window.details.help_wanted.connect(self.show_help)
        self.helping.help_wanted.connect(self.show_help)
        self.helping.trash_wanted.connect(self.show_trash)
        controller.announcer.bug.connect(self._on_bug)
        controller.actions.clean.on_nothing(self.show_trash)
        controller.session.opening.connect(self._refresh)
        controller.session.opened.connect(self._refresh)
        self._refresh()

    def fill_themes(self, current: str, choose: Callable[[str], None]) -> None:
        """The theme switch; ``choose`` gets system, light or dark."""
        self._theme = current
        themes = [
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ]
        self._choose_theme = choose
        self._fill(self.themes, themes, current).triggered.connect(self._on_theme)

    def fill_languages(self, current: str) -> None:
        """The language switch; ``language_chosen`` is emitted with system or a code."""
        known = [("system", self.tr("As the system")), *language_titles()]
        self._languages = self._fill(self.languages, known, current)
        self._languages.triggered.connect(self._on_language)

    def check_language(self, current: str) -> None:
        """Show what was chosen elsewhere."""
        for action in self._languages.actions() if self._languages else ():
            action.setChecked(action.data() == current)

    def _fill(self, menu: QMenu, items: Sequence[tuple[str, str]], current: str) -> QActionGroup:
        group = QActionGroup(self)
        for name, title in items:
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(name == current)
            action.setData(name)
            group.addAction(action)
        return group

    def fill_workspaces(
        self,
        recent: tuple[str, ...],
        open_root: Callable[[str], None],
        pick: Callable[[], None],
        sample: Callable[[], None],
    ) -> None:
        menu = self._controller.window.top.workspace_menu
        if not self._ways_in:
            # Made once: who made them at each filling left a key that two actions claim.
            self._open_root = open_root
            menu.triggered.connect(self._on_workspace)
            for title, run, key in (
                (self.tr("Open a folder…"), pick, "Ctrl+Shift+O"),
                (self.tr("Try a sample workspace"), sample, ""),
            ):
                way = QAction(title, self)
                way.triggered.connect(run)
                if key:
                    way.setShortcut(QKeySequence(key))
                    self._controller.window.addAction(way)
                self._ways_in.append(way)
        menu.clear()
        for root in recent:
            action = menu.addAction(self._controller.look.words.path(root).replace("&", "&&"))
            action.setData(root)
        if recent:
            menu.addSeparator()
        menu.addActions(self._ways_in)

    # --- what they do ------------------------------------------------------------------

    @cached_property
    def scanning(self) -> Scanning:
        """Made when it is first asked for, as the page of the space is: most starts never do."""
        from roost.gui.scan.desk import Scanning

        scanning = Scanning(self._controller, self)
        scanning.ended.connect(self._controller.others.look)
        return scanning

    @cached_property
    def space(self) -> SpaceDesk:
        from roost.gui.space.desk import SpaceDesk

        return SpaceDesk(self._controller, self.dedupe, self.trash, self)

    def show_scan(self) -> None:
        self.scanning.show()

    def show_space(self) -> None:
        self.space.show()

    def show_guide(self) -> None:
        self.show_help("quick-guide")

    def show_moving(self) -> None:
        self.show_help("migration-guide")

    def show_trouble(self) -> None:
        self.show_help("troubleshooting")

    def show_help(self, page: str) -> None:
        assets = self._controller.look.assets
        if assets.help:
            self._open_help(page)
            return

        def run(_ctx: object) -> None:
            assets.load_help()

        def then(end: JobEnded) -> None:
            if end.ending is Ending.DONE:
                self._open_help(page)
            else:
                self._controller.announcer.job_failed(end)

        self._controller.session.read("help", self.tr("Help"), run, then, first=True)

    def _open_help(self, page: str) -> None:
        from roost.gui.dialogs.help import HelpDialog

        self._show(HelpDialog(self._controller.look, page, self._controller.window))

    def show_shortcuts(self) -> None:
        from roost.gui.dialogs.pages import ShortcutsDialog

        native = QKeySequence.SequenceFormat.NativeText
        one = self._controller.actions.migrate_this
        more = [
            (one.shortcut().toString(native), self.tr("Migrate what is selected")),
            (self.tr("letters"), self.tr("Filter the table by what you type")),
            (self.tr("Esc"), self.tr("Clear the filter, close a dialog")),
            (self.tr("Ctrl+Enter"), self.tr("Carry out the plan that is shown")),
            (self.tr("Shift+F10"), self.tr("Menu of the row")),
        ]
        actions = [action for action in self._controller.window.actions() if action is not one]
        self._show(ShortcutsDialog(actions, more, self._controller.window))

    def copy_as_text(self) -> None:
        from roost.gui import picture

        QGuiApplication.clipboard().setText(picture.as_text(self._controller))
        told = self.tr("Copied as text, without private names.")
        self._controller.say(Message(told, color="green"))

    def copy_screenshot(self) -> None:
        from roost.gui import picture

        QGuiApplication.clipboard().setPixmap(picture.redacted_picture(self._controller))
        told = self.tr("Picture copied, without private names.")
        self._controller.say(Message(told, color="green"))

    def show_trash(self) -> None:
        workspace = self._controller.session.workspace
        if workspace is None:
            return

        def run(_ctx: object) -> tuple[object, ...]:
            return tuple(workspace.trash())

        self._controller.session.read("trash", self.tr("Trash"), run, self._on_trash)

    def show_sharing(self, plan: SharingPlan) -> None:
        from roost.gui.dialogs.sharing import SharingDialog

        dialog = SharingDialog(self._controller.look, plan, self._controller.window)

        def go() -> None:
            self.dedupe.carry(dialog.plan)

        dialog.accepted.connect(go)
        dialog.undo.connect(self.dedupe.take_back)
        self._show(dialog)

    def choose_theme(self, name: str) -> None:
        """As if it were chosen in the menu."""
        for action in self.themes.actions():
            if action.data() == name:
                action.trigger()

    def show_report(self, report: str) -> None:
        """A bug, with version and the last lines of the log, redacted."""
        from roost.gui.dialogs.pages import ReportDialog

        words = self._controller.look.words
        before, words.redacting = words.redacting, True
        try:
            lines = [words.plain(line) for line in report.splitlines()]
            tail = self._controller.log.tail(30)
        finally:
            words.redacting = before
        whole = "\n".join([version_text(), "", *lines, "", tail])
        self._show(ReportDialog(whole, self._controller.window))

    @Slot()
    def _refresh(self) -> None:
        """What is about a workspace can be asked for where one is open."""
        there = self._controller.session.workspace is not None
        for action in (
            self.history,
            self.trash,
            self.space_page,
            self.doctor,
            self.support,
            self.settings,
        ):
            action.setEnabled(there)
        self._controller.window.table.space_button.setEnabled(there)

    # --- inner -------------------------------------------------------------------------

    def _add(self, menu: QMenu, title: str, run: Callable[[], None], key: str = "") -> QAction:
        action = menu.addAction(title)
        action.triggered.connect(run)
        if key:
            action.setShortcut(QKeySequence(key))
            self._controller.window.addAction(action)
        return action

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_trash(self, end: JobEnded) -> None:
        if end.ending is not Ending.DONE:
            self._controller.announcer.job_failed(end)
            return
        from roost.gui.dialogs.trash import TrashDialog

        items = end.value
        assert isinstance(items, tuple)
        dialog = TrashDialog(self._controller.look, items, self._controller.window)
        dialog.restore.connect(self._controller.actions.undo.bring_back)
        dialog.purge.connect(self._controller.actions.free.purge)
        self._show(dialog)

    def _on_bug(self, end: JobEnded) -> None:
        self.show_report(end.traceback)

    def _on_language(self, action: QAction) -> None:
        self.language_chosen.emit(str(action.data()))

    def _on_theme(self, action: QAction) -> None:
        self._theme = str(action.data())
        self._choose_theme(self._theme)

    def _on_workspace(self, action: QAction) -> None:
        if isinstance(action.data(), str):
            self._open_root(action.data())

    def _find(self) -> None:
        search = self._controller.window.top.search
        search.setFocus()
        search.selectAll()
