"""Tells once that the first rows are on the screen: now is the time for what no row needs."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimerEvent, Signal, Slot

from roost.gui.session import Session

LATEST_MS = 1000
"""A drive that does not tell its names must not keep the window from the rest of its start."""


class Standing(QObject):
    reached = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = 0

    def wait(self, *, names: bool) -> None:
        """``names``: whether a workspace is being opened, whose rows are to come."""
        self._session.named.connect(self._reach)
        self._timer = self.startTimer(LATEST_MS if names else 0)

    def timerEvent(self, event: QTimerEvent) -> None:
        self._reach()

    @Slot()
    def _reach(self) -> None:
        self.killTimer(self._timer)
        self._session.named.disconnect(self._reach)
        self.reached.emit()
