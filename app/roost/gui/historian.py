"""Opens the history and brings what it asks for, read in a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from roost.gui.controller import Controller
from roost.gui.jobs.job import Ending, JobEnded

if TYPE_CHECKING:
    from roost.core.store.records import Record
    from roost.core.system.context import JobContext
    from roost.gui.dialogs.history import HistoryDialog


class Historian(QObject):
    def __init__(self, controller: Controller, parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller
        self._dialog: HistoryDialog | None = None
        self._asked = 0

    def show(self, search: str = "") -> None:
        """All operations, or those with these words."""
        if self._controller.session.workspace is None:
            return
        from roost.gui.dialogs.history import HistoryDialog

        dialog = HistoryDialog(self._controller.look, self._controller.window)
        dialog.search_wanted.connect(self._search)
        dialog.record_wanted.connect(self._whole)
        dialog.copied.connect(self._copy)
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        dialog.search.blockSignals(True)
        dialog.search.setText(search)
        dialog.search.blockSignals(False)
        dialog.open()
        self._search(search)

    def show_all(self) -> None:
        self.show()

    def _search(self, words: str) -> None:
        workspace = self._controller.session.workspace
        if workspace is None:
            return
        self._asked += 1
        asked = self._asked

        def run(_ctx: JobContext) -> tuple[Record, ...]:
            return tuple(workspace.records(words))

        def then(end: JobEnded) -> None:
            dialog = self._open()
            if dialog is not None and asked == self._asked and end.ending is Ending.DONE:
                dialog.show_records(cast("tuple[Record, ...]", end.value))

        self._controller.session.read("records", self.tr("History"), run, then, first=True)

    def _whole(self, number: str) -> None:
        workspace = self._controller.session.workspace
        if workspace is None:
            return

        def run(_ctx: JobContext) -> Record:
            return workspace.record(number)

        def then(end: JobEnded) -> None:
            dialog = self._open()
            if dialog is not None and end.ending is Ending.DONE:
                dialog.show_record(cast("Record", end.value))

        self._controller.session.read("records", self.tr("History"), run, then, first=True)

    def _open(self) -> HistoryDialog | None:
        dialog = self._dialog
        return dialog if dialog is not None and isValid(dialog) else None

    def _copy(self, details: str) -> None:
        QGuiApplication.clipboard().setText(details)
