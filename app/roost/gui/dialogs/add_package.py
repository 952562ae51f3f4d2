"""Asking which packages to add: requirement lines, one a line."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from roost.core.domain.requirement import parse_requirement
from roost.gui.look import Look
from roost.gui.widgets.labels import ElidedLabel, wrapped_label


class AddPackageDialog(QDialog):
    """``lines()`` is what was asked for, once accepted."""

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add package"))
        self.setMinimumWidth(480)
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(self.tr("Packages, one a line"))
        self.field.setPlaceholderText(self.tr("soundfile\nlibrosa>=0.10,<1"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.fontMetrics().height() * 6)
        self.trouble = wrapped_label("", "bad")
        self.trouble.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(
            self.tr("Show the plan"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.go.setProperty("kind", "primary")
        self.go.setShortcut("Ctrl+Return")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(ElidedLabel(self.tr("Add to {what}").format(what=title), "title"))
        told = self.tr(
            "One package a line, as pip takes them. What is there keeps its version where that "
            "fits; the plan says what changes and which models use it."
        )
        layout.addWidget(wrapped_label(told, "muted"))
        layout.addWidget(self.field)
        layout.addWidget(self.trouble)
        layout.addWidget(buttons)
        self.field.textChanged.connect(self._look)
        self._look()

    def lines(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.field.toPlainText().splitlines())
        return tuple(line for line in lines if line and not line.startswith("#"))

    def _look(self) -> None:
        """A line that is none is told while it is typed."""
        lines = self.lines()
        wrong = [line for line in lines if parse_requirement(line) is None]
        self.go.setEnabled(bool(lines) and not wrong)
        told = self.tr("This is not a requirement: {line}")
        self.trouble.setText(told.format(line=wrong[0]) if wrong else "")
        self.trouble.setVisible(bool(wrong))
