"""Parts of the planner's page: figures of the volumes, what can be chosen, the summary."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roost.core.domain.consolidation import VolumeShare
from roost.core.domain.plan import Plan
from roost.gui import plan_words, text
from roost.gui.look import Look
from roost.gui.widgets.choice import Choice
from roost.gui.widgets.labels import ElidedLabel, plain_label, wrapped_label
from roost.gui.widgets.tick import Tick

_PROMOTE = ("", "rename", "copy", "no")
_LINES = 9


class Volumes(QFrame):
    """One line a volume: net gain after purge, peak, trash, free; a short one in red."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plainCard")
        self._shares: tuple[VolumeShare, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(16, 10, 16, 10)
        self._rows.setSpacing(8)
        self.hide()

    def show_shares(self, shares: Sequence[VolumeShare]) -> None:
        if tuple(shares) == self._shares:
            return
        self._shares = tuple(shares)
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, share in enumerate(self._shares):
            self._rows.addWidget(self._line(share, titled=number == 0))
        self.setVisible(bool(self._shares))

    def lines(self) -> list[str]:
        return [
            f"{share.path}: "
            + ", ".join(f"{title} {value}" for title, value, _ in plan_words.volume_cells(share))
            for share in self._shares
        ]

    def _line(self, share: VolumeShare, *, titled: bool) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(1)
        cells = plan_words.volume_cells(share)
        name = ElidedLabel(str(share.path), "mono")
        name.setMinimumWidth(80)
        if titled:
            grid.addWidget(plain_label(self.tr("Drive"), "label"), 0, 0)
        grid.addWidget(name, 1, 0)
        grid.setColumnStretch(0, 2)
        for place, (title, value, kind) in enumerate(cells, 1):
            label = plain_label(value, kind)
            label.setAccessibleName(f"{share.path}: {title} {value}")
            if titled:
                grid.addWidget(plain_label(title, "label"), 0, place)
            grid.addWidget(label, 1, place)
            grid.setColumnStretch(place, 1)
        if share.short:
            told = self.tr("This does not fit: {size} more are needed on the way.").format(
                size=text.size(share.peak - share.free)
            )
            grid.addWidget(wrapped_label(told, "bad"), 2, 0, 1, len(cells) + 1)
        return holder


class Options(QWidget):
    """How missing shared ones are made, and what the user agrees to."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.promote = Choice(look, self.tr("How missing shared environments are made"))
        self.promote.setProperty("kind", "compact")
        for name, title in zip(
            _PROMOTE,
            (
                self.tr("Missing ones: built; by rename if short"),
                self.tr("Missing ones: by rename, no download"),
                self.tr("Missing ones: by copy, no download"),
                self.tr("Missing ones: always built"),
            ),
            strict=True,
        ):
            self.promote.addItem(title, name)
        purge = self.tr("Free each one before the next (no undo)")
        self.purge = Tick(look, purge, text=purge)
        trust = self.tr("Models may run code of their own when proved")
        self.trust = Tick(look, trust, text=trust)
        self.offer = wrapped_label("", "small")
        self.use_rename = QPushButton(self.tr("Use rename"))
        self.use_rename.setProperty("kind", "link")
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(self.promote)
        first.addWidget(self.purge)
        first.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.offer, 1)
        second.addWidget(self.use_rename)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addWidget(self.trust)
        column.addLayout(second)
        self.promote.activated.connect(self._on_changed)
        self.purge.toggled.connect(self._on_changed)
        self.trust.toggled.connect(self._on_changed)
        self.use_rename.clicked.connect(self._on_rename)
        self.reset()

    def reset(self) -> None:
        """As at the start, without telling anybody."""
        for tick in (self.purge, self.trust):
            tick.blockSignals(True)
            tick.setChecked(False)
            tick.blockSignals(False)
        self.promote.setCurrentIndex(0)
        self.trust.hide()
        self._offer("")

    def how(self) -> str:
        return str(self.promote.currentData())

    def show_plan(self, plan: Plan, words: text.Words) -> None:
        """What the plan offers: a rename instead of a build; consent where it is asked."""
        asks = any(one.code == "remote-code" for item in plan.items for one in item.warnings)
        self.trust.setVisible(asks or self.trust.isChecked())
        offered = [one.message for one in plan.warnings if one.code == "can-promote"]
        if not offered:
            self._offer("")
            return
        said = text.told(offered[0]).replace(" (--promote-by rename)", "")
        if len(offered) > 1:
            said = text.plural(
                "{n} missing one could be made by rename, without a download.",
                "{n} missing ones could be made by rename, without a download.",
                len(offered),
            )
        self._offer(words.plain(said))

    def _offer(self, sentence: str) -> None:
        self.offer.setText(sentence)
        self.offer.setVisible(bool(sentence))
        self.use_rename.setVisible(bool(sentence))

    def _on_changed(self) -> None:
        self.changed.emit()

    def _on_rename(self) -> None:
        self.promote.setCurrentIndex(_PROMOTE.index("rename"))
        self.changed.emit()


class Ending(QPlainTextEdit):
    """How it ended, as text that can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Summary of the migration"))
        self.hide()

    def show_summary(self, summary: str) -> None:
        self.setPlainText(summary)
        lines = min(_LINES, summary.count("\n") + 1)
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * lines + 28)
        self.show()

    def text(self) -> str:
        return self.toPlainText()
