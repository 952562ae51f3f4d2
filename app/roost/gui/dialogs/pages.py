"""Shortcuts and reports: dialogs that show a text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roost.gui.widgets.labels import plain_label, wrapped_label


class ShortcutsDialog(QDialog):
    """What the keys do, read from the actions themselves."""

    def __init__(
        self,
        actions: Sequence[QAction],
        more: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        native = QKeySequence.SequenceFormat.NativeText
        lines = [
            (action.shortcut().toString(native), action.text().replace("&", "").rstrip("…"))
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        told = [*lines, *more]
        half = (len(told) + 1) // 2  # in two columns: one is higher than a small screen
        for place, (key, title) in enumerate(told):
            column = 3 * (place // half)
            grid.addWidget(plain_label(key, "strong"), place % half, column)
            grid.addWidget(plain_label(title), place % half, column + 1)
        grid.setColumnMinimumWidth(2, 12)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(plain_label(self.tr("Keyboard shortcuts"), "title"))
        layout.addLayout(grid)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


class ReportDialog(QDialog):
    """An unexpected error: the report with version and log tail, ready to be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(680, 420)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        copy = QPushButton(self.tr("Copy the report"))
        copy.clicked.connect(self._copy)
        close = QPushButton(self.tr("Go on"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self.tr("Something went wrong in Roost itself"), "title"))
        layout.addWidget(
            wrapped_label(
                self.tr(
                    "Your environments are not affected: every change is journalled and is undone "
                    "or completed at the next start. Please send this report."
                ),
                "muted",
            )
        )
        layout.addWidget(self.report, 1)
        layout.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
