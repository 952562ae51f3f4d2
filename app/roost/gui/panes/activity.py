"""Activity: one line a job with its bar and cancel, over the log pane."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from roost.gui import text
from roost.gui.look import Look
from roost.gui.models.job_list import JobLine, JobListModel
from roost.gui.panes.log import LogPane
from roost.gui.text import Label
from roost.gui.widgets.bar import Bar
from roost.gui.widgets.labels import ElidedLabel, plain_label
from roost.gui.widgets.pill import Pill
from roost.gui.widgets.tab_order import take_place_in_tab_order

SHOWN_JOBS = 3


class JobWidget(QWidget):
    """One job: title, stage and figures, bar, percent, cancel."""

    cancel = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._job_id = ""
        self.title = ElidedLabel("", "strong")
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title.setMaximumWidth(320)
        self.detail = ElidedLabel("", "muted", Qt.TextElideMode.ElideRight)
        self.bar = Bar(look)
        self.percent = plain_label("", "value")
        self.percent.setFixedWidth(44)
        self.button = QPushButton(" " + self.tr("Cancel"))
        look.dress(self.button, "stop")
        self.button.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.title)
        row.addWidget(self.detail, 5)
        row.addWidget(self.bar, 4)
        row.addWidget(self.percent)
        row.addWidget(self.button)

    def show_line(self, line: JobLine) -> None:
        words = self._look.words
        self._job_id = line.job.id
        title = words.plain(line.job.title)
        self.title.show_text(title)
        self.detail.show_text(line.detail(words))
        fraction = line.fraction
        self.bar.setAccessibleName(title)
        self.bar.show_fraction(fraction if line.begun else 0.0)
        self.percent.setText("" if fraction is None else f"{fraction * 100:.0f} %")
        self.button.setEnabled(not line.cancelling)
        self.button.setAccessibleName(self.tr("Cancel {job}").format(job=title))

    def pulse(self, phase: float) -> None:
        self.bar.phase = phase
        self.bar.update()

    def _on_cancel(self) -> None:
        self.cancel.emit(self._job_id)


class ActivityPane(QFrame):
    cancel = Signal(str)

    def __init__(
        self, look: Look, jobs: JobListModel, log: LogPane, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._jobs = jobs
        self.log = log
        self._pill = Pill(look)
        self._more = plain_label("", "small")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(plain_label(self.tr("Activity"), "heading"))
        head.addWidget(self._pill)
        head.addWidget(self._more)
        head.addStretch(1)
        head.addLayout(log.tools)
        self.lines: list[JobWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 12)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(log, 1)
        self._phase = 0.0
        self._pulse = QTimer(self)
        self._pulse.setInterval(60)
        self._pulse.timeout.connect(self._on_pulse)
        jobs.rowsInserted.connect(self.refresh)
        jobs.rowsRemoved.connect(self.refresh)
        jobs.dataChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        count = self._jobs.rowCount()
        self._pill.show_label(
            Label(text.plural("{n} running", "{n} running", count), "blue")
            if count
            else Label(self.tr("idle"), "grey")
        )
        while len(self.lines) < min(count, SHOWN_JOBS):
            self._add_line()
        hidden = count - len(self.lines)
        self._more.setText(
            text.plural("{n} more waiting", "{n} more waiting", hidden) if hidden > 0 else ""
        )
        endless = False
        for place, widget in enumerate(self.lines):
            widget.setVisible(place < count)
            if place < count:
                line = self._jobs.line(place)
                widget.show_line(line)
                endless = endless or (line.begun and line.fraction is None)
        if endless and not self._pulse.isActive():
            self._pulse.start()
        elif not endless:
            self._pulse.stop()

    def _add_line(self) -> None:
        """Made with the first job that needs it; it stays for those that follow."""
        line = JobWidget(self._look)
        line.cancel.connect(self.cancel)
        self._column.insertWidget(1 + len(self.lines), line)
        before = self.lines[-1].button if self.lines else self.log.save_button
        take_place_in_tab_order(line, before)
        self.lines.append(line)

    def _on_pulse(self) -> None:
        self._phase = (self._phase + 0.03) % 1.0
        for widget in self.lines:
            if widget.isVisible():
                widget.pulse(self._phase)
