"""*Look for a newer version*: one question, asked in a worker, only when somebody chooses it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from roost.gui.jobs.job import Ending, Job, JobEnded, LaneName
from roost.gui.widgets.notice import Message
from roost.version import __version__

if TYPE_CHECKING:
    from roost.core.system.context import JobContext
    from roost.core.workspace.newer import Newest
    from roost.gui.controller import Controller


class NewerVersion(QObject):
    """Lives as long as the window; the answer is a notice."""

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller

    @Slot()
    def look(self) -> None:
        def run(_ctx: JobContext) -> Newest:
            from roost.core.workspace.newer import announced_at, newest

            return newest(announced_at(None, os.environ), __version__)

        title = self.tr("Look for a newer version")
        self._controller.board.submit(Job("newer", title, run, LaneName.BACKGROUND), self._on_end)

    def _on_end(self, end: JobEnded) -> None:
        if end.ending is not Ending.DONE:
            self._controller.announcer.job_failed(end)
            return
        found = cast("Newest", end.value)
        if found.newer:
            title = self.tr("Roost {version} is there; this is {ours}.")
            title = title.format(version=found.version, ours=__version__)
            body = self.tr("It was announced at {place}.").format(place=found.place)
            self._controller.say(Message(title, body, "blue"))
        else:
            title = self.tr("There is no newer version than {ours}.").format(ours=__version__)
            self._controller.say(Message(title, color="green"))
