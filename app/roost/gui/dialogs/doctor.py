"""*Check everything*: a line for each finding as it comes, with a button that does what helps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roost.core.domain.finding import Finding, State
from roost.gui.look import Look
from roost.gui.panes.cards import CardPage
from roost.gui.widgets.labels import plain_label, wrapped_label

MOST_LINES = 400
_ICONS = {
    State.OK: ("badge-healthy", "green"),
    State.WARNING: ("badge-degraded", "amber"),
    State.PROBLEM: ("badge-broken", "red"),
}


class DoctorDialog(QDialog):
    """Emits what shall be done; nothing is done here."""

    wanted = Signal(object)
    help_wanted = Signal(object)
    deeper = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Check everything"))
        self.resize(760, 620)
        self._look = look
        self.findings: list[Finding] = []
        self._wrong = 0
        """How many lines stand at the top because something is to be done."""
        self.buttons: list[QPushButton] = []
        self.page = CardPage(look, self.tr("Findings"))
        self.summary = wrapped_label("", "muted")
        self.deep = QPushButton(self.tr("Look deeper"))
        self.deep.setToolTip(self.tr("Runs the Python of every environment"))
        self.deep.setAutoDefault(False)
        self.deep.clicked.connect(self.deeper)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.deep)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self.tr("Check everything"), "title"))
        layout.addWidget(self.summary)
        layout.addWidget(self.page, 1)
        layout.addLayout(row)

    def begin(self) -> None:
        """Empty, and waiting for findings."""
        self.findings.clear()
        self._wrong = 0
        self.buttons.clear()
        self.page.clear()
        self.deep.setEnabled(False)
        self.summary.setText(self.tr("Looking; nothing is changed."))

    def add(self, finding: Finding) -> None:
        self.findings.append(finding)
        if finding.state is not State.OK:
            self.page.column.insertWidget(self._wrong, self._line(finding))
            self._wrong += 1
        elif len(self.findings) <= MOST_LINES:
            self.page.add(self._line(finding))

    def ended(self) -> None:
        problems = sum(one.state is State.PROBLEM for one in self.findings)
        warnings = sum(one.state is State.WARNING for one in self.findings)
        self.deep.setEnabled(True)
        if not problems and not warnings:
            self.summary.setText(self.tr("All is well."))
            return
        told = self.tr("Problems: {problems}, warnings: {warnings}.")
        self.summary.setText(told.format(problems=problems, warnings=warnings))

    def _line(self, finding: Finding) -> QFrame:
        look, words = self._look, self._look.words
        frame, column = self.page.card()
        name, color = _ICONS[finding.state]
        icon = QLabel()
        icon.setPixmap(
            look.assets.pixmap(name, look.theme.color(color), 14, self.devicePixelRatioF())
        )
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(wrapped_label(words.told(finding.found), "value"))
        if finding.remedy:
            texts.addWidget(wrapped_label(words.told(finding.remedy), "small"))
        head.addLayout(texts, 1)
        if finding.command:
            head.addWidget(self._button(self._deed(finding), finding, self._on_deed))
        if finding.state is not State.OK:
            head.addWidget(self._button(self.tr("Help"), finding, self._on_help))
        column.addLayout(head)
        told = f"{words.told(finding.found)} {words.told(finding.remedy)}"
        frame.setAccessibleName(f"{self._state(finding.state)}: {told}")
        return frame

    def _button(self, title: str, finding: Finding, then: object) -> QPushButton:
        button = QPushButton(title)
        button.setAutoDefault(False)
        button.setProperty("finding", len(self.findings) - 1)
        button.setAccessibleName(f"{title}: {self._look.words.told(finding.found)}")
        button.clicked.connect(then)
        self.buttons.append(button)
        return button

    def _deed(self, finding: Finding) -> str:
        verb = finding.command[1] if finding.command[0] == "roost" else ""
        return {
            "doctor": self.tr("Look deeper"),
            "check": self.tr("Check"),
            "delete": self.tr("Delete…"),
            "migrate": self.tr("Migrate…"),
            "create": self.tr("Create…"),
            "trash": self.tr("Trash…"),
            "list": self.tr("Tidy up"),
        }.get(verb, self.tr("Copy the command"))

    def _state(self, state: State) -> str:
        return {
            State.OK: self.tr("All right"),
            State.WARNING: self.tr("Warning"),
            State.PROBLEM: self.tr("Problem"),
        }[state]

    def _on_deed(self) -> None:
        self.wanted.emit(self._sent())

    def _on_help(self) -> None:
        self.help_wanted.emit(self._sent())

    def _sent(self) -> Finding:
        sender = self.sender()
        assert sender is not None
        return self.findings[int(sender.property("finding"))]
