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

    def stop(self) -> None:
        """End the thread.  Called once its jobs have ended, so that this does not wait long."""
        if self.thread_.isRunning():
            self.thread_.quit()
            self.thread_.wait()
