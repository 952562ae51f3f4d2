"""Settings: read, shown, saved.  The workspace's by workers, the window's by its owner."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from roost.core.store.userconfig import UserConfig
from roost.gui.controller import Controller
from roost.gui.jobs.job import Ending, JobEnded

if TYPE_CHECKING:
    from roost.core.store.settings import Settings


class SettingsPage(QObject):
    """``chosen`` carries the UserConfig with what was chosen about the window."""

    chosen = Signal(object)

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.config = UserConfig()

    def show(self) -> None:
        workspace = self._controller.session.workspace
        if workspace is None:
            return

        def run(_ctx: object) -> object:
            return workspace.settings()

        self._controller.session.read("settings", self.tr("Settings"), run, self._on_read)

    def save(self, settings: Settings, chosen: UserConfig) -> None:
        """Written in the changing lane; what a model needs may be another key now.

        Then ``chosen`` is told; where that failed, without a change of the language, which
        makes the window anew: the message would be gone.
        """
        session = self._controller.session
        workspace = session.workspace
        if workspace is None:
            return

        def run(_ctx: object) -> None:
            workspace.save_settings(settings)

        def then(end: JobEnded) -> None:
            told = chosen
            if end.ending is not Ending.DONE:
                self._controller.announcer.job_failed(end)
                told = replace(chosen, language=self.config.language)
            session.rescan()
            self.chosen.emit(told)

        session.change("settings", self.tr("Save the settings"), run, then)

    def _on_read(self, end: JobEnded) -> None:
        from roost.core.store.settings import Settings
        from roost.gui.dialogs.settings import SettingsDialog

        before = end.value
        if not isinstance(before, Settings):
            self._controller.announcer.job_failed(end)
            return
        window = self._controller.window
        config = replace(self.config, compact=window.table.compact.isChecked())
        dialog = SettingsDialog(self._controller.look, before, config, window)

        def save() -> None:
            window.table.set_compact(dialog.config().compact)
            if dialog.settings() != before:
                self.save(dialog.settings(), dialog.config())
            else:
                self.chosen.emit(dialog.config())

        dialog.accepted.connect(save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
