"""First run: what this is in two sentences, a folder, or a sample to try it on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from roost.gui.look import Look
from roost.gui.widgets.labels import wrapped_label


class EmptyPane(QWidget):
    open_wanted = Signal()
    sample_wanted = Signal()
    scan_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = wrapped_label(self.tr("One environment for many models"), "display")
        body = wrapped_label(
            self.tr(
                "Roost replaces a pile of per-model Python environments by a few shared ones and "
                "moves your models over by click. Nothing is lost on the way: what works keeps "
                "working, and every step can be undone."
            ),
            "muted",
        )
        for label in (title, body):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        body.setFixedWidth(560)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(body)
        middle.addStretch(1)
        self.open_button = QPushButton(" " + self.tr("Open a folder…"))
        self.open_button.setProperty("kind", "primary")
        look.dress(self.open_button, "folder", "on_accent")
        self.sample_button = QPushButton(" " + self.tr("Try a sample workspace"))
        look.dress(self.sample_button, "sample")
        self.scan_button = QPushButton(" " + self.tr("Scan my drives…"))
        look.dress(self.scan_button, "search")
        hint = wrapped_label(
            self.tr("The folder is the one that holds “environments” or “.envs”; "
                    "you can also drop it here."),
            "small",
        )  # fmt: skip
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.scan_button)
        buttons.addWidget(self.sample_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(self._icon)
        layout.addWidget(title)
        layout.addLayout(middle)
        layout.addSpacing(12)
        layout.addLayout(buttons)
        layout.addSpacing(4)
        layout.addWidget(hint)
        layout.addStretch(3)
        self.open_button.clicked.connect(self.open_wanted)
        self.sample_button.clicked.connect(self.sample_wanted)
        self.scan_button.clicked.connect(self.scan_wanted)
        self.retheme()

    def retheme(self) -> None:
        look = self._look
        self._icon.setPixmap(
            look.assets.pixmap("layers", look.theme.color("accent"), 64, self.devicePixelRatioF())
        )
