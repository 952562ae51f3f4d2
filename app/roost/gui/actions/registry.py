"""All actions of the window, made once and handed to whatever shows them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from roost.gui.actions.base import Bench
from roost.gui.actions.cleaning import CleanUp
from roost.gui.actions.cleaning import Show as ShowCleaning
from roost.gui.actions.looking import (
    Check,
    CopyPackages,
    CopyPython,
    OpenFolder,
    OpenPath,
    OpenTerminal,
    Rescan,
)
from roost.gui.actions.mending import (
    AddPackage,
    AskFolder,
    AskLines,
    Dedicated,
    MoveElsewhere,
    Promote,
    Remedies,
)
from roost.gui.actions.planning import (
    AskKey,
    Create,
    Delete,
    FreeSpace,
    Migrate,
    MigrateThis,
    Pin,
    Undo,
)
from roost.gui.proposal import Confirm


class Actions(QObject):
    def __init__(
        self,
        bench: Bench,
        confirm: Confirm,
        ask_key: AskKey,
        ask_lines: AskLines,
        ask_folder: AskFolder,
        show_cleaning: ShowCleaning,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.remedies = Remedies(bench, confirm, self)
        self.add_package = AddPackage(bench, confirm, ask_lines, self)
        self.promote = Promote(bench, confirm, self)
        self.dedicated = Dedicated(bench, confirm, self)
        self.move = MoveElsewhere(bench, confirm, ask_folder, self)
        self.rescan = Rescan(bench, self)
        self.create = Create(bench, confirm, ask_key, self)
        self.migrate = Migrate(bench, self)
        self.migrate_this = MigrateThis(bench, confirm, self)
        self.clean = CleanUp(bench, show_cleaning, self)
        self.delete = Delete(bench, confirm, self)
        self.check = Check(bench, self)
        self.undo = Undo(bench, self)
        self.free = FreeSpace(bench, self)
        self.pin = Pin(bench, self)
        self.open_folder = OpenFolder(bench, self)
        self.open_path = OpenPath(bench, self)
        self.terminal = OpenTerminal(bench, self)
        self.copy_python = CopyPython(bench, self)
        self.copy_packages = CopyPackages(bench, self)
        self.row_menu: list[QAction | None] = [
            self.open_folder,
            self.terminal,
            None,
            self.copy_python,
            self.copy_packages,
            None,
            self.check,
            self.migrate_this,
            self.pin,
            None,
            self.add_package,
            self.promote,
            self.dedicated,
            self.move,
            None,
            self.delete,
        ]

    @property
    def all(self) -> list[QAction]:
        return [
            self.rescan, self.create, self.migrate, self.migrate_this, self.clean, self.delete,
            self.check, self.undo, self.pin, self.open_folder, self.terminal, self.copy_python,
            self.add_package,
        ]  # fmt: skip
