"""Help, shortcuts and reports: dialogs that show a text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from roost.gui.look import Look
from roost.gui.widgets.labels import plain_label, wrapped_label

HELP_PAGES = ("quick-guide", "troubleshooting", "technical-notes")


class HelpDialog(QDialog):
    """The Markdown of resources/help, the same texts as in the repository.

    These files are Roost's own, so here, and only here, text is rendered.
    """

    def __init__(self, look: Look, page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(self.tr("Help"))
        self.resize(720, 620)
        self.browser = QTextBrowser()
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName(self.tr("Help"))
        self.browser.anchorClicked.connect(self._on_link)
        titles = {
            "quick-guide": self.tr("Quick guide"),
            "troubleshooting": self.tr("Troubleshooting"),
            "technical-notes": self.tr("Technical notes"),
        }
        row = QHBoxLayout()
        self.buttons: dict[str, QPushButton] = {}
        for name in HELP_PAGES:
            button = QPushButton(titles[name])
            button.setCheckable(True)
            button.setProperty("page", name)
            button.clicked.connect(self._on_button)
            row.addWidget(button)
            self.buttons[name] = button
        row.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(row)
        layout.addWidget(self.browser, 1)
        self.show_page(page)

    def show_page(self, page: str) -> None:
        name, _, anchor = page.partition("#")
        name = name if name in HELP_PAGES else HELP_PAGES[0]
        self.browser.setMarkdown(self._look.assets.help.get(f"{name}.md", ""))
        for key, button in self.buttons.items():
            button.setChecked(key == name)
        if anchor:
            self.browser.scrollToAnchor(anchor)

    def _on_button(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.show_page(sender.property("page"))

    def _on_link(self, url: QUrl) -> None:
        self.show_page(url.path().removesuffix(".md"))


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
        for place, (key, title) in enumerate([*lines, *more]):
            grid.addWidget(plain_label(key, "strong"), place, 0)
            grid.addWidget(plain_label(title), place, 1)
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
