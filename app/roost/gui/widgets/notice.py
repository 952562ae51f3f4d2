"""The one inline place for errors and news: what happened, what to do, a way to copy it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from roost.gui.look import Look
from roost.gui.widgets.labels import wrapped_label

GOOD_NEWS_MS = 6000
"""Errors stay until they are closed; that something was copied need not."""


class Message(NamedTuple):
    """``color``: red, amber, green or blue.  ``details`` is what *Copy details* copies."""

    title: str
    body: str = ""
    color: str = "red"
    details: str = ""
    action: str = ""
    on_action: Callable[[], None] | None = None
    help_page: str = ""
    passing: bool = False
    """Whether it goes by itself, as good news do."""


class Notice(QFrame):
    copied = Signal(str)
    help_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._message = Message("")
        self.setObjectName("notice")
        self._icon = QLabel()
        self._title = wrapped_label(kind="noticeTitle")
        self._body = wrapped_label(kind="noticeBody")
        self._act = QPushButton()
        self._copy = QPushButton(self.tr("Copy details"))
        self._help = QPushButton(self.tr("Help"))
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close this message"))
        look.dress(self._close, "cross", "muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._body)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        for widget in (self._act, self._help, self._copy, self._close):
            row.addWidget(widget)
        self._act.clicked.connect(self._on_action)
        self._copy.clicked.connect(self._on_copy)
        self._help.clicked.connect(self._on_help)
        self._close.clicked.connect(self.hide)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(GOOD_NEWS_MS)
        self._fade.timeout.connect(self.hide)
        self.hide()

    @property
    def message(self) -> Message:
        return self._message

    def show_message(self, message: Message) -> None:
        self._message = message
        words = self._look.words
        self._title.setText(words.plain(message.title))
        self._body.setText("\n".join(words.plain(line) for line in message.body.splitlines()))
        self._body.setVisible(bool(message.body))
        self._act.setText(message.action)
        self._act.setVisible(bool(message.action))
        self._copy.setVisible(bool(message.details))
        self._help.setVisible(bool(message.help_page))
        self.setProperty("tone", message.color)
        self.setAccessibleName(f"{message.title} {message.body}")
        self.retheme()
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        if message.color == "green" or message.passing:
            self._fade.start()
        else:
            self._fade.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        self._fade.stop()
        super().hideEvent(event)

    def retheme(self) -> None:
        icons = {"red": "badge-broken", "amber": "badge-degraded", "green": "badge-healthy"}
        name = icons.get(self._message.color, "info")
        color = self._look.theme.color(self._message.color)
        self._icon.setPixmap(self._look.assets.pixmap(name, color, 20, self.devicePixelRatioF()))

    def _on_action(self) -> None:
        self.hide()
        if self._message.on_action is not None:
            self._message.on_action()

    def _on_copy(self) -> None:
        self.copied.emit(self._message.details)

    def _on_help(self) -> None:
        self.help_wanted.emit(self._message.help_page)
