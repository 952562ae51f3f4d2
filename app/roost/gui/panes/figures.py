"""The four figures: what there is, what needs attention, what could be won."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from roost.core.domain.env import EnvKind
from roost.core.domain.health import Badge
from roost.gui import text
from roost.gui.look import Look
from roost.gui.models.env_filter import Figure
from roost.gui.models.row import Row
from roost.gui.widgets.figure_card import FigureCard


class FiguresPane(QWidget):
    """Pressing one filters the table by it; pressing it again shows everything."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = {
            Figure.SHARED: FigureCard(look, "layers", "accent", self.tr("Shared")),
            Figure.LEGACY: FigureCard(look, "box", "muted", self.tr("Legacy")),
            Figure.ATTENTION: FigureCard(look, "warning", "amber", self.tr("Needs attention")),
            Figure.GAIN: FigureCard(look, "disk", "green", self.tr("Net gain")),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for card in self.cards.values():
            row.addWidget(card, 1)
            card.clicked.connect(self._on_clicked)

    @property
    def figure(self) -> Figure | None:
        for figure, card in self.cards.items():
            if card.isChecked():
                return figure
        return None

    def clear(self) -> None:
        for card in self.cards.values():
            card.setChecked(False)

    def retheme(self) -> None:
        for card in self.cards.values():
            card.retheme()

    def show_rows(self, rows: list[Row], net_gain: int | None, *, asking: bool = False) -> None:
        shared = [row.env for row in rows if row.env.kind is EnvKind.SHARED]
        legacy = [row.env for row in rows if row.env.kind is EnvKind.LEGACY]
        broken = sum(row.env.health.badge is Badge.BROKEN for row in rows)
        degraded = sum(row.env.health.badge is Badge.DEGRADED for row in rows)
        unknown = sum(row.unchecked for row in rows)
        models = len({model for env in shared for model in env.models})
        used = text.plural("used by {n} model", "used by {n} models", models)
        self.cards[Figure.SHARED].show_figure(str(len(shared)), used)
        self.cards[Figure.LEGACY].show_figure(str(len(legacy)), self.tr("one model each"))
        parts = []
        if broken:
            parts.append(text.plural("{n} broken", "{n} broken", broken))
        if degraded:
            parts.append(text.plural("{n} degraded", "{n} degraded", degraded))
        if not parts:
            parts.append(
                text.plural("{n} not checked yet", "{n} not checked yet", unknown)
                if unknown
                else self.tr("all well")
            )
        self.cards[Figure.ATTENTION].show_figure(str(broken + degraded), ", ".join(parts))
        gain = "–" if net_gain is None else text.size(net_gain)
        note = self.tr("after purge") if net_gain is not None else self.tr("not known")
        if asking:
            note = self.tr("measuring…")
        self.cards[Figure.GAIN].show_figure(gain, note if rows else "")

    def _on_clicked(self) -> None:
        sender = self.sender()
        for card in self.cards.values():
            if card is not sender:
                card.setChecked(False)
        self.chosen.emit(self.figure)
