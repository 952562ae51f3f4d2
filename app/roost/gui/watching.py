"""Notices that another process changed the workspace, and has it scanned again.

A worker looks at the times of a few folders every few seconds: cheap on any volume, and
unlike file watchers it works on network drives and takes no handles.  A drive that is gone
is told, not shown as an empty workspace; so is its return, and a computer that has slept.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from roost.gui.jobs.job import Ending, JobEnded
from roost.gui.session import Session

INTERVAL_MS = 3000
SLEPT_S = 60.0
"""A gap between two looks that no busy machine makes: it was asleep."""
Stamp = tuple[int | None, ...]


def stamp_of(root: Path) -> Stamp:
    """Times of what tells of environments and of work on them; None for what is not there.

    The first two are the folders that make it a workspace.
    """
    layout = Layout(root)
    names = (layout.environments, layout.envs, layout.trash, layout.journal,
             layout.settings, layout.overrides)  # fmt: skip
    return tuple(_time(path) for path in names)


def _time(path: Path) -> int | None:
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116
    except OSError:
        return None


def _is_there(stamp: Stamp) -> bool:
    return any(one is not None for one in stamp[:2])


class Watching(QObject):
    """Looks only while a workspace is open and nothing of our own is running."""

    vanished = Signal()
    returned = Signal()

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        *,
        interval: int = INTERVAL_MS,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._clock = clock
        self._looked = 0.0
        self._stamp: Stamp | None = None
        self._before_scan: Stamp | None = None
        self._gone = False
        self._timer = QTimer(self)
        self._timer.setInterval(interval)
        self._timer.timeout.connect(self.look)
        session.scanning.connect(self._on_scanning)
        session.scanned.connect(self._on_scanned)
        session.opening.connect(self._on_opening)

    @property
    def gone(self) -> bool:
        """Whether the folders of the workspace cannot be reached just now."""
        return self._gone

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        session = self._session
        root = session.root
        before, self._looked = self._looked, self._clock()
        if session.workspace is None or root is None or session.board.running():
            return
        if before and self._looked - before > SLEPT_S:
            self._stamp = None
            session.rescan()
            return

        def run(_ctx: JobContext) -> Stamp:
            return stamp_of(root)

        session.read("watch", self.tr("Look for changes"), run, self._on_stamp)

    @Slot()
    def _on_opening(self) -> None:
        self._stamp = self._before_scan = None
        self._gone = False

    @Slot()
    def _on_scanning(self) -> None:
        """The stamp before it reads: what changes while it does is seen at the next look."""
        root = self._session.root
        self._before_scan = None
        if root is None:
            return

        def run(_ctx: JobContext) -> Stamp:
            return stamp_of(root)

        def then(end: JobEnded) -> None:
            if end.ending is Ending.DONE and root == self._session.root:
                self._before_scan = cast(Stamp, end.value)

        self._session.read("watch", self.tr("Look for changes"), run, then)

    @Slot()
    def _on_scanned(self) -> None:
        self._stamp = self._before_scan
        if not self._timer.isActive():
            self._timer.start()

    def _on_stamp(self, end: JobEnded) -> None:
        if end.ending is not Ending.DONE:
            return
        stamp = cast(Stamp, end.value)
        if self._gone:
            if _is_there(stamp):
                self._gone = False
                self._stamp = stamp
                self.returned.emit()
                self._session.rescan()
            return
        before, self._stamp = self._stamp, stamp
        if not _is_there(stamp) and (before is None or _is_there(before)) and self._had_rows():
            self._gone = True
            self.vanished.emit()
        elif before is not None and before != stamp:
            self._session.rescan()

    def _had_rows(self) -> bool:
        return bool(self._session.table.own)
