"""Another workspace is opened: never over a change that runs, and only what can be one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from roost.gui.jobs.job import Ending, JobEnded, LaneName
from roost.gui.widgets.notice import Message

if TYPE_CHECKING:
    from roost.gui.controller import Controller


def is_support_file(root: Path | str) -> bool:
    """By its name alone: this is asked in the window's thread as well."""
    return str(root).lower().endswith(".zip")


class Opening(QObject):
    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller

    def open(self, root: str) -> None:
        """What only looks is given up for it; what changes something is asked about first."""
        running = self._controller.board.running()
        changes = [job for job in running if job.lane is LaneName.CHANGE]
        if not changes:
            self._go(root)
            return
        title = self.tr("{job}: still running.").format(job=changes[0].title)
        told = self.tr("Another workspace is opened when it has ended, or without it.")
        words = self.tr("Cancel and open")
        go = partial(self._go, root)
        self._controller.say(Message(title, told, "amber", action=words, on_action=go))

    @Slot(str)
    def dropped(self, path: str) -> None:
        """Looked at first: a file that slipped closes no workspace."""

        def run(_ctx: object) -> bool:
            return is_support_file(path) or Path(path).is_dir()

        def then(end: JobEnded) -> None:
            if end.ending is not Ending.DONE:
                self._controller.announcer.job_failed(end)
            elif end.value:
                self.open(path)
            else:
                shown = self._controller.look.words.path(path)
                title = self.tr("{path} is not a folder.").format(path=shown)
                told = self.tr(
                    "Drop the folder that holds “environments” or “.envs”, or a support file."
                )
                self._controller.say(Message(title, told, "amber", passing=True))

        self._controller.session.read("dropped", self.tr("Look at what was dropped"), run, then)

    def _go(self, root: str) -> None:
        self._controller.board.cancel_all()
        self._controller.session.open(Path(root))
