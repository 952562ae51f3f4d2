"""A long job that ends while the user is elsewhere is told by the desktop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from roost.gui.jobs.board import JobBoard
from roost.gui.jobs.job import Ending, Job, JobEnded
from roost.gui.look import Look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

LONG_MS = 10_000


class Notifier(QObject):
    """``told`` carries title and text of each notification; who shows it is ``show``."""

    told = Signal(str, str)

    def __init__(
        self,
        board: JobBoard,
        look: Look,
        looking: Callable[[], bool],
        parent: QObject | None = None,
        *,
        long_ms: int = LONG_MS,
    ) -> None:
        super().__init__(parent)
        self.wanted = True
        self._look = look
        self._looking = looking
        self._long_ms = long_ms
        self._begun: dict[str, QElapsedTimer] = {}
        board.started.connect(self._on_started)
        board.ended.connect(self._on_ended)

    @Slot(object)
    def _on_started(self, job: Job) -> None:
        if job.visible:
            clock = QElapsedTimer()
            clock.start()
            self._begun[job.id] = clock

    @Slot(object)
    def _on_ended(self, end: JobEnded) -> None:
        clock = self._begun.pop(end.job.id, None)
        if clock is None or not self.wanted or self._looking():
            return
        if clock.elapsed() < self._long_ms or end.ending is Ending.CANCELLED:
            return
        done = end.ending is Ending.DONE
        title = self.tr("Finished") if done else self.tr("Failed")
        self.told.emit(title, self._look.words.plain(end.job.title))


class Tray(QObject):
    """The desktop's place for messages: an icon that is there only while one is out."""

    opened = Signal()

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._tray: QSystemTrayIcon | None = None

    @Slot(str, str)
    def show(self, title: str, body: str) -> None:
        """A message where the desktop takes some; the task bar asks for a look in any case."""
        from PySide6.QtWidgets import QSystemTrayIcon  # most windows never tell anything

        QApplication.alert(self._window)
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        icon = QApplication.windowIcon()
        if self._tray is None:
            self._tray = QSystemTrayIcon(icon, self)
            self._tray.messageClicked.connect(self._open)
            self._tray.activated.connect(self._open)
        self._tray.show()
        self._tray.showMessage(title, body, icon)

    @Slot()
    def hide(self) -> None:
        """The user looks at the window: nothing is left to tell."""
        if self._tray is not None:
            self._tray.hide()

    @Slot()
    def _open(self) -> None:
        self.hide()
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        self.opened.emit()
