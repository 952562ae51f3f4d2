"""How the window closes: running jobs are asked about, cancelled and waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from roost.gui.jobs.board import STOP_MS, JobBoard
from roost.gui.look import Look
from roost.gui.main_window import MainWindow

if TYPE_CHECKING:
    from roost.gui.dialogs.close import CloseDialog


LOOKS_MS = 5000
"""How long looks, which change nothing, may take to notice that nobody waits any more."""


class Closing(QObject):
    """``closed`` is emitted when no job runs any more and the window is gone."""

    closed = Signal()

    def __init__(
        self, window: MainWindow, board: JobBoard, look: Look, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._board = board
        self._look = look
        self._dialog: CloseDialog | None = None
        self._decided = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LOOKS_MS)
        self._patience.timeout.connect(self._on_patience)
        window.close_wanted.connect(self.ask)
        board.idle.connect(self._on_idle)

    @property
    def dialog(self) -> CloseDialog | None:
        return self._dialog

    @Slot()
    def ask(self) -> None:
        """Close at once where only looks are running; else ask."""
        if self._decided:
            return
        jobs = self._board.running(visible_only=True)
        if not jobs:
            self._window.hide()
            self.go()
            return
        if self._dialog is not None:
            self._dialog.raise_()
            return
        from roost.gui.dialogs.close import CloseDialog

        self._dialog = CloseDialog(self._look, jobs, self._window)
        self._dialog.accepted.connect(self._on_accepted)
        self._dialog.rejected.connect(self._on_rejected)
        self._dialog.open()

    @Slot()
    def _on_accepted(self) -> None:
        if self._dialog is not None:
            self._dialog.show()
            self._dialog.show_waiting()
        self.go()

    @Slot()
    def _on_rejected(self) -> None:
        if self._dialog is not None and not self._decided:
            self._dialog.deleteLater()
            self._dialog = None

    def go(self) -> None:
        """Cancel everything; the window goes when the last job has ended."""
        self._decided = True
        self._board.refuse()
        self._board.cancel_all()
        if not self._board.running():
            self._finish()
        else:
            self._patience.start()

    @Slot()
    def _on_patience(self) -> None:
        """A look that hangs in a dead drive keeps nobody; a change is always waited for."""
        if self._board.running(visible_only=True):
            self._patience.start()
        else:
            self._finish(wait=0)

    @Slot()
    def _on_idle(self) -> None:
        if self._decided:
            self._finish()
        elif self._dialog is not None:
            self._dialog.reject()

    def _finish(self, wait: int = STOP_MS) -> None:
        if self._window.may_close:
            return
        self._patience.stop()
        self._window.may_close = True
        if self._dialog is not None:
            self._dialog.hide()
        self._window.close()
        self._board.close(wait)
        self.closed.emit()
