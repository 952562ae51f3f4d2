"""Choosing what a new shared environment shall be: the profile's key, and the installer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from roost.core.domain.envkey import display_name
from roost.gui.look import Look
from roost.gui.widgets.choice import Choice
from roost.gui.widgets.labels import plain_label, wrapped_label


class CreateDialog(QDialog):
    def __init__(
        self, look: Look, profiles: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New shared environment"))
        self.setMinimumWidth(480)
        self.keys = Choice(look, self.tr("Kind of environment"))
        for key, _title in profiles:
            self.keys.addItem(look.words.plain(display_name(key)), key)
        self._key = plain_label("", "mono")
        self.installer = Choice(look, self.tr("Installer"))
        for name, title in (
            ("", self.tr("As in the settings")),
            ("uv", self.tr("uv (fast)")),
            ("pip", self.tr("pip")),
        ):
            self.installer.addItem(title, name)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.addRow(self.tr("For"), self.keys)
        form.addRow("", self._key)
        form.addRow(self.tr("Installer"), self.installer)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go = buttons.addButton(self.tr("Show the plan"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setProperty("kind", "primary")
        go.setEnabled(bool(profiles))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(plain_label(self.tr("New shared environment"), "title"))
        layout.addWidget(
            wrapped_label(self.tr("One environment for all models of this kind."), "muted")
        )
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.keys.currentIndexChanged.connect(self._show_key)
        self._show_key()

    def choice(self) -> tuple[str, str]:
        return self.keys.currentData() or "", self.installer.currentData() or ""

    def _show_key(self) -> None:
        self._key.setText(str(self.keys.currentData() or ""))
