"""A lane: one long-lived QThread with one worker in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QThread, Signal

from roost.gui.jobs.worker import Order, OrderQueue, Worker


class Lane(QObject):
    """Both thread and worker are kept referenced: an unreferenced worker never runs, and a
    running QThread that is collected aborts the process (reliability.md)."""

    wake = Signal()

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.queue = OrderQueue()
        self.worker = Worker(self.queue)
        self.thread_ = QThread(self)
        self.thread_.setObjectName(f"roost-{name}")
        self.worker.moveToThread(self.thread_)
        self.wake.connect(self.worker.work, Qt.ConnectionType.QueuedConnection)

    def submit(self, order: Order) -> None:
        self.queue.push(order)
        if not self.thread_.isRunning():
            self.thread_.start()
        self.wake.emit()

    def stop(self, limit: int) -> bool:
        """End the thread; False if it has not after ``limit`` ms.

        Its jobs have ended by then, but for one that hangs in a drive which does not answer.
        """
        if not self.thread_.isRunning():
            return True
        self.thread_.quit()
        return self.thread_.wait(limit)
