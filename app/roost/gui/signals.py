"""Ctrl-C in the terminal, SIGTERM and a terminal that closes reach the window.

Python runs a signal's handler between two of its own instructions, and a window that waits for an
event executes none: without this the signal would lie there until somebody moves the mouse.
"""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_ENDING = [
    int(getattr(signal, name)) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]


class Signals(QObject):
    """``ending`` is emitted when this process is asked to end.  Main thread alone."""

    ending = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        self._before = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_bytes)

    @Slot()
    def _on_bytes(self) -> None:
        try:
            numbers = self._read.recv(4096)
        except BlockingIOError:
            return
        if any(number in numbers for number in _ENDING):
            self.ending.emit()

    def close(self) -> None:
        """Give the process's signals back as they were."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        self._read.close()
        self._write.close()
