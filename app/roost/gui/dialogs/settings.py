"""Settings of the workspace (a plain file in it) and of the window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
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
from roost.core.store.userconfig import LOG_LEVELS, THEMES, UserConfig
from roost.gui import text
from roost.gui.language import language_titles
from roost.gui.look import Look
from roost.gui.widgets.choice import Choice
from roost.gui.widgets.labels import plain_label, wrapped_label
from roost.gui.widgets.tick import Tick

ACCELERATORS = ("cpu", "cu118", "cu121", "cu124", "cu126", "cu128", "rocm6.3", "rocm6.4", "mps")
KEEP_DAYS = (7, DEFAULT_RETENTION, 90)
LABEL_WIDTH = 136
KEEP_LAUNCHES = (0, 1, 3, 10)


class SettingsDialog(QDialog):
    """``settings()`` and ``config()`` are what was chosen, once accepted."""

    def __init__(
        self, look: Look, settings: Settings, config: UserConfig, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._before = settings
        self._config = config
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("n" * 66))
        self._make_workspace_fields()
        self._make_window_fields()
        self._lay_out()

    def _make_workspace_fields(self) -> None:
        look, settings = self._look, self._before
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
        empty = self.tr("empty: as pip is configured")
        self.mirror = _line(settings.mirror, self.tr("Package index to use instead"), empty)
        self.python_mirror = _line(
            settings.python_mirror,
            self.tr("Mirror of managed Pythons"),
            self.tr("empty: where uv looks by itself"),
        )
        self.keep = Choice(look, self.tr("Keep in the trash"))
        known = {*KEEP_DAYS, *(() if settings.retention is None else (settings.retention,))}
        for days in sorted(known):
            self.keep.addItem(text.plural("{n} day", "{n} days", days), days)
        self.keep.addItem(self.tr("for ever"), None)
        self.launches = Choice(look, self.tr("And until its model was started since"))
        for count in sorted({*KEEP_LAUNCHES, settings.retention_launches}):
            words = text.plural("once", "{n} times", count)
            if not count:
                words = self.tr("the days alone count")
            self.launches.addItem(words, count)
        choose(self.accelerator, settings.accelerator)
        choose(self.installer, settings.installer)
        choose(self.keep, settings.retention)
        choose(self.launches, settings.retention_launches)

    def _make_window_fields(self) -> None:
        look, config = self._look, self._config
        self.theme = Choice(look, self.tr("Theme"))
        titles = (self.tr("As the system"), self.tr("Light"), self.tr("Dark"))
        for name, title in zip(THEMES, titles, strict=True):
            self.theme.addItem(title, name)
        self.language = Choice(look, self.tr("Language"))
        for code, title in (("system", self.tr("As the system")), *language_titles()):
            self.language.addItem(title, code)
        self.log_level = Choice(look, self.tr("Lines shown in the log"))
        lines = (self.tr("All lines"), self.tr("Steps only"), self.tr("Problems only"))
        for name, title in zip(LOG_LEVELS, lines, strict=True):
            self.log_level.addItem(title, name)
        told = self.tr("Tell me when a long job has ended")
        self.notify = Tick(look, told, text=told)
        self.notify.setChecked(config.notify)
        dense = self.tr("Compact rows: one line for each environment")
        self.compact = Tick(look, dense, text=dense)
        self.compact.setChecked(config.compact)
        choose(self.theme, config.theme)
        choose(self.language, config.language)
        choose(self.log_level, config.log_level)

    def _lay_out(self) -> None:
        workspace = self._form(
            (self.tr("Accelerator"), self.accelerator),
            (self.tr("Installer"), self.installer),
            (self.tr("Package index"), self.mirror),
            (self.tr("Python mirror"), self.python_mirror),
            (self.tr("Keep in the trash"), self.keep),
            (self.tr("… and until started"), self.launches),
        )
        window = self._form(
            (self.tr("Theme"), self.theme),
            (self.tr("Language"), self.language),
            (self.tr("Log"), self.log_level),
            ("", self.compact),
            ("", self.notify),
        )
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        save = buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("kind", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(plain_label(self.tr("Settings"), "title"))
        layout.addWidget(plain_label(self.tr("This workspace"), "heading"))
        kept = self.tr("These lie in the workspace itself, in .envs/settings.toml.")
        layout.addWidget(wrapped_label(kept, "muted"))
        layout.addLayout(workspace)
        layout.addWidget(plain_label(self.tr("This window"), "heading"))
        layout.addLayout(window)
        self._align(workspace, window)
        layout.addWidget(buttons)

    @staticmethod
    def _align(*forms: QFormLayout) -> None:
        """The fields of all forms begin at one edge, whatever the language's longest title is."""
        titles = [
            title
            for form in forms
            for row in range(form.rowCount())
            if (item := form.itemAt(row, QFormLayout.ItemRole.LabelRole)) is not None
            and (title := item.widget()) is not None
        ]
        widest = max(title.sizeHint().width() for title in titles)
        for title in titles:
            title.setMinimumWidth(max(LABEL_WIDTH, widest))

    @staticmethod
    def _form(*rows: tuple[str, QWidget]) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for title, field in rows:
            label = plain_label(title)
            label.setMinimumHeight(field.sizeHint().height())
            label.setBuddy(field)
            form.addRow(label, field)
        return form

    def settings(self) -> Settings:
        """What was there, with what can be chosen here."""
        return replace(
            self._before,
            accelerator=self.accelerator.currentData(),
            installer=self.installer.currentData(),
            mirror=self.mirror.text().strip(),
            python_mirror=self.python_mirror.text().strip(),
            retention=self.keep.currentData(),
            retention_launches=self.launches.currentData(),
        )

    def config(self) -> UserConfig:
        """What was remembered, with what can be chosen here."""
        return replace(
            self._config,
            theme=str(self.theme.currentData()),
            language=str(self.language.currentData()),
            log_level=str(self.log_level.currentData()),
            notify=self.notify.isChecked(),
            compact=self.compact.isChecked(),
        )


def choose(box: QComboBox, data: object) -> None:
    values = [box.itemData(place) for place in range(box.count())]
    box.setCurrentIndex(values.index(data) if data in values else 0)


def _line(value: str, name: str, placeholder: str) -> QLineEdit:
    field = QLineEdit(value)
    field.setAccessibleName(name)
    field.setPlaceholderText(placeholder)
    return field
