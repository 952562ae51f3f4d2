"""What is asked before another tool's environment is adopted, removed or run."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roost.gui.look import Look
from roost.gui.text import tr
from roost.gui.widgets.choice import Choice
from roost.gui.widgets.labels import ElidedLabel, plain_label, wrapped_label


class _Question(QDialog):
    """A title, a sentence, a field, and two buttons."""

    def __init__(self, title: str, told: str, go: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(12)
        self.body.addWidget(ElidedLabel(title, "title"))
        self.body.addWidget(wrapped_label(told, "muted"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go: QPushButton = self.buttons.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setProperty("kind", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def finish(self) -> None:
        self.body.addWidget(self.buttons)


class AppNameDialog(_Question):
    """An app's environment goes only where its name has been typed."""

    def __init__(self, look: Look, app: str, parent: QWidget | None = None) -> None:
        title = tr("Remove an environment of {app}?").format(app=look.words.plain(app))
        told = tr(
            "{app} will not start without it. The safer way is through {app} itself. To set it "
            "aside all the same (it can be undone), type the name of the app."
        ).format(app=look.words.plain(app))
        super().__init__(title, told, tr("Show the plan"), parent)
        self._app = app
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the app"))
        self.name.setPlaceholderText(look.words.plain(app))
        self.name.textChanged.connect(self._on_text)
        self.body.addWidget(self.name)
        self.finish()
        self._on_text("")
        self.name.setFocus()

    def _on_text(self, typed: str) -> None:
        same = " ".join(typed.split()).casefold() == self._app.casefold()
        self.go.setEnabled(same)


class AdoptDialog(_Question):
    """By link or by copy, and for which model."""

    def __init__(self, look: Look, label: str, parent: QWidget | None = None) -> None:
        title = tr("Adopt {what}").format(what=look.words.plain(label))
        told = tr("It becomes a legacy environment of this workspace. The original stays.")
        super().__init__(title, told, tr("Show the plan"), parent)
        self.how = Choice(look, self.tr("How"))
        self.how.addItem(self.tr("By link: its files stay where they are"), False)
        self.how.addItem(self.tr("By copy: the workspace has its own files"), True)
        self.model = QLineEdit()
        self.model.setAccessibleName(self.tr("For the model"))
        self.model.setPlaceholderText(self.tr("org/name or a folder; empty: for none yet"))
        for name, field in ((self.tr("How"), self.how), (self.tr("For the model"), self.model)):
            row = plain_label(name, "label")
            row.setBuddy(field)
            self.body.addWidget(row)
            self.body.addWidget(field)
        self.finish()

    def choice(self) -> tuple[bool, str | None]:
        """(by copy, model)."""
        return bool(self.how.currentData()), self.model.text().strip() or None


class ConsentDialog(_Question):
    """A deep check runs code of the environment."""

    def __init__(self, look: Look, label: str, parent: QWidget | None = None) -> None:
        title = tr("Check {what}?").format(what=look.words.plain(label))
        told = tr(
            "This starts the environment's own Python and imports its libraries: its code runs. "
            "Do so only if you trust where it came from."
        )
        super().__init__(title, told, tr("Run its Python"), parent)
        self.finish()
