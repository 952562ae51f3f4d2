"""Notices that another process changed the workspace, and has it scanned again.

A worker looks at the times of three folders every few seconds: cheap on any volume, and
unlike file watchers it works on network drives and takes no handles.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, Slot

from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from roost.gui.jobs.job import Ending, JobEnded
from roost.gui.session import Session

INTERVAL_MS = 3000
Stamp = tuple[int | None, ...]


def stamp_of(root: Path) -> Stamp:
    """Times of the folders whose names are the environments; None for a missing one."""
    layout = Layout(root)
    return tuple(_time(path) for path in (layout.environments, layout.envs, layout.trash))


def _time(path: Path) -> int | None:
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116
    except OSError:
        return None


class Watching(QObject):
    """Looks only while a workspace is open and nothing of our own is running."""

    def __init__(
        self, session: Session, parent: QObject | None = None, *, interval: int = INTERVAL_MS
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._stamp: Stamp | None = None
        self._root: Path | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(interval)
        self._timer.timeout.connect(self.look)
        session.scanned.connect(self._on_scanned)

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        session = self._session
        root = session.root
        if session.workspace is None or root is None or session.board.running():
            return

        def run(_ctx: JobContext) -> Stamp:
            return stamp_of(root)

        session.read("watch", self.tr("Look for changes"), run, self._on_stamp)

    def _on_scanned(self) -> None:
        """What was just scanned is known: the next look only takes its stamp."""
        self._stamp = None
        if not self._timer.isActive():
            self._timer.start()

    def _on_stamp(self, end: JobEnded) -> None:
        if end.ending is not Ending.DONE:
            return
        stamp = cast(Stamp, end.value)
        before, self._stamp = self._stamp, stamp
        if before is not None and before != stamp:
            self._session.rescan()
