"""Details of several selected environments: which they are, and what can be done with all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from roost.gui import text
from roost.gui.look import Look
from roost.gui.models.row import Row
from roost.gui.widgets.action_button import ActionButton
from roost.gui.widgets.labels import ElidedLabel, plain_label, wrapped_label

NAMED = 12
"""So many are named; of more it is said how many there are."""


class SeveralPane(QWidget):
    def __init__(
        self,
        look: Look,
        migrate: QAction,
        delete: QAction,
        check: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = look.words
        self.told = wrapped_label("", "strong")
        self.names = [ElidedLabel() for _ in range(NAMED)]
        self.more = plain_label("", "small")
        self.frees = wrapped_label("", "muted")
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        primary = ActionButton(look, migrate, "migrate", primary=True)
        primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.buttons = (
            primary,
            ActionButton(look, delete, "trash"),
            ActionButton(look, check, text=self.tr("Check")),
        )
        for button in self.buttons:
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(8)
        for widget in (self.told, *self.names, self.more, self.frees):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(buttons)

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.told.setText(
            text.plural(
                "{n} environment selected.",
                "{n} environments selected: migrate, check or delete them together.",
                len(rows),
            )
        )
        for place, label in enumerate(self.names):
            label.setVisible(place < len(rows))
            if place < len(rows):
                label.show_text(self._words.env_title(rows[place].env))
        rest = len(rows) - NAMED
        self.more.setVisible(rest > 0)
        self.more.setText(text.plural("and {n} more", "and {n} more", max(rest, 0)))
        sizes = [row.env.sizes for row in rows]
        # What one shares with another of them comes back too, which only the plan knows.
        freed = sum(one.will_free for one in sizes if one is not None)
        self.frees.setVisible(None not in sizes)
        self.frees.setText(
            self.tr("Deleting them frees at least {size}.").format(size=text.size(freed))
        )
