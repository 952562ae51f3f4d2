"""Puts off what nobody waits for until something has been painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, QTimerEvent
from PySide6.QtWidgets import QWidget

PATIENCE_MS = 300
"""A covered or minimised window is never painted."""
BREATH_MS = 10
"""What has been painted is handed to the screen first."""


def after_paint(widget: QWidget, then: Callable[[], None]) -> None:
    """Call ``then`` once, after the next paint of ``widget``, at the latest after a moment.

    A timer of no length would not do: Qt lets some milliseconds pass between a change and its
    paint, and whatever a worker imports meanwhile holds the interpreter.
    """
    if widget.isVisible():
        _Wait(widget, then)
    else:
        QTimer.singleShot(0, widget, then)


class _Wait(QObject):
    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)
        self._timer = self.startTimer(PATIENCE_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.killTimer(self._timer)
            self._timer = self.startTimer(BREATH_MS)
        return False

    def timerEvent(self, event: QTimerEvent) -> None:
        """After the paint has ended, or after the moment: whichever comes first."""
        self.killTimer(self._timer)
        self.deleteLater()
        self._then()
