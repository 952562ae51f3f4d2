"""Settings of the workspace (a plain file in it) and of the window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from roost.core.domain.accelerator import accelerator_title, is_accelerator
from roost.core.store.settings import DEFAULT_RETENTION, Settings
from roost.gui.look import Look
from roost.gui.widgets.choice import Choice
from roost.gui.widgets.labels import plain_label, wrapped_label

ACCELERATORS = ("cpu", "cu118", "cu121", "cu124", "cu126", "cu128", "rocm6.3", "rocm6.4", "mps")
KEEP_DAYS = (7, DEFAULT_RETENTION, 90)
THEMES = ("system", "light", "dark")


class SettingsDialog(QDialog):
    """``settings`` and ``theme`` are what was chosen, once accepted."""

    def __init__(
        self, look: Look, settings: Settings, theme: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._before = settings
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(520)
        self.accelerator = Choice(look, self.tr("Accelerator"))
        self.accelerator.addItem(self.tr("Automatic: what this machine runs"), "")
        for name in dict.fromkeys((*ACCELERATORS, settings.accelerator)):
            if is_accelerator(name):
                self.accelerator.addItem(accelerator_title(name), name)
        self.installer = Choice(look, self.tr("Installer"))
        for name, title in (
            ("", self.tr("Automatic: uv")),
            ("uv", "uv"),
            ("pip", "pip"),
        ):
            self.installer.addItem(title, name)
        self.mirror = QLineEdit(settings.mirror)
        self.mirror.setAccessibleName(self.tr("Package index to use instead"))
        self.mirror.setPlaceholderText(self.tr("empty: as pip is configured"))
        self.keep = Choice(look, self.tr("Keep in the trash"))
        known = {*KEEP_DAYS, *(() if settings.retention is None else (settings.retention,))}
        for days in sorted(known):
            self.keep.addItem(self.tr("{n} days").format(n=days), days)
        self.keep.addItem(self.tr("for ever"), None)
        self.theme = Choice(look, self.tr("Theme"))
        titles = (self.tr("As the system"), self.tr("Light"), self.tr("Dark"))
        for name, title in zip(THEMES, titles, strict=True):
            self.theme.addItem(title, name)
        _choose(self.accelerator, settings.accelerator)
        _choose(self.installer, settings.installer)
        _choose(self.theme, theme)
        _choose(self.keep, settings.retention)
        self._lay_out()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.addRow(self.tr("Accelerator"), self.accelerator)
        form.addRow(self.tr("Installer"), self.installer)
        form.addRow(self.tr("Package index"), self.mirror)
        form.addRow(self.tr("Keep in the trash"), self.keep)
        form.addRow(self.tr("Theme"), self.theme)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("kind", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(plain_label(self.tr("Settings"), "title"))
        layout.addWidget(
            wrapped_label(
                self.tr("All but the theme belong to this workspace and lie in its settings.toml."),
                "muted",
            )
        )
        layout.addLayout(form)
        layout.addWidget(buttons)

    def settings(self) -> Settings:
        """What was there, with what can be chosen here."""
        return replace(
            self._before,
            accelerator=self.accelerator.currentData(),
            installer=self.installer.currentData(),
            mirror=self.mirror.text().strip(),
            retention=self.keep.currentData(),
        )

    def theme_name(self) -> str:
        return str(self.theme.currentData())


def _choose(box: QComboBox, data: object) -> None:
    values = [box.itemData(place) for place in range(box.count())]
    box.setCurrentIndex(values.index(data) if data in values else 0)
