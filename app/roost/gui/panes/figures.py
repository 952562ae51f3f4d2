"""The four figures: what there is, what needs attention, what could be won."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from roost.gui import text
from roost.gui.look import Look
from roost.gui.models.env_filter import Figure
from roost.gui.models.tally import Tally
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

    def show_tally(self, counted: Tally, net_gain: int | None, *, asking: bool = False) -> None:
        used = text.plural("used by {n} model", "used by {n} models", counted.models)
        self.cards[Figure.SHARED].show_figure(text.number(counted.shared), used)
        self.cards[Figure.LEGACY].show_figure(
            text.number(counted.legacy), self.tr("one model each")
        )
        parts = []
        if counted.broken:
            parts.append(text.plural("{n} broken", "{n} broken", counted.broken))
        if counted.degraded:
            parts.append(text.plural("{n} degraded", "{n} degraded", counted.degraded))
        if not parts:
            unchecked = counted.unchecked
            parts.append(
                text.plural("{n} not checked yet", "{n} not checked yet", unchecked)
                if unchecked
                else self.tr("all well")
            )
        self.cards[Figure.ATTENTION].show_figure(text.number(counted.attention), ", ".join(parts))
        gain = "–" if net_gain is None else text.size(net_gain)
        note = self.tr("after purge") if net_gain is not None else self.tr("not known")
        if asking:
            note = self.tr("measuring…")
        self.cards[Figure.GAIN].show_figure(gain, note if counted.own else "")

    def _on_clicked(self) -> None:
        sender = self.sender()
        for card in self.cards.values():
            if card is not sender:
                card.setChecked(False)
        self.chosen.emit(self.figure)
