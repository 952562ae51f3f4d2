"""Closing while jobs run: ask, then cancel them and wait without freezing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from roost.gui import text
from roost.gui.jobs.job import Job
from roost.gui.look import Look
from roost.gui.widgets.bar import Bar
from roost.gui.widgets.labels import ElidedLabel, plain_label, wrapped_label


class CloseDialog(QDialog):
    """Accepted: cancel and close.  While they end, it says so and shows that it lives."""

    def __init__(self, look: Look, jobs: Sequence[Job], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Close Roost?"))
        self.setMinimumWidth(440)
        title = text.plural("A job is still running", "{n} jobs are still running", len(jobs))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(plain_label(title, "title"))
        for job in jobs[:6]:
            layout.addWidget(ElidedLabel(look.words.plain(job.title), "strong"))
        self._note = wrapped_label(
            self.tr("Closing cancels it. What was there before stays as it was.")
            if len(jobs) == 1
            else self.tr("Closing cancels them. What was there before stays as it was."),
            "muted",
        )
        layout.addWidget(self._note)
        self.bar = Bar(look)
        self.bar.setAccessibleName(self.tr("Waiting for the jobs to end"))
        self.bar.hide()
        layout.addWidget(self.bar)
        self.stay = QPushButton(self.tr("Keep running"))
        self.stay.setDefault(True)
        self.go = QPushButton(self.tr("Cancel and close"))
        self.go.setProperty("kind", "danger")
        self.go.setAutoDefault(False)
        self.go.setShortcut(QKeySequence("Ctrl+Return"))
        self.go.setToolTip(self.tr("Ctrl+Enter"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(self.go)
        layout.addLayout(row)
        self.stay.clicked.connect(self.reject)
        self.go.clicked.connect(self.accept)

    def show_waiting(self) -> None:
        """Both choices are made; now only wait."""
        self._note.setText(self.tr("Cancelling, and putting everything back in order…"))
        self.stay.setEnabled(False)
        self.go.setEnabled(False)
        self.bar.show()
        self.bar.show_fraction(None)
