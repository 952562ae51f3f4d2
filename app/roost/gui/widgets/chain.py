"""The decision drawn as a chain: the steps in order, the taken one lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from roost.gui import text
from roost.gui.look import Look
from roost.gui.warned import plainly
from roost.gui.widgets.clamped_label import ClampedLabel
from roost.gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from roost.core.domain.decision import Decision, TraceEntry

_LEFT = 44
_CIRCLE = 24
# By the enum's values: the enum itself would be imported before there is a decision to show.
_ICONS = {"taken": "check", "rejected": "cross", "skipped": "minus"}
_COLORS = {"taken": "green", "rejected": "red", "skipped": "grey"}


class ChainStep(QWidget):
    """One step: its question, its outcome, and what was found."""

    def __init__(self, look: Look, entry: TraceEntry, *, first: bool, last: bool) -> None:
        super().__init__()
        self._look = look
        self._outcome = entry.outcome
        self._first, self._last = first, last
        taken = entry.outcome == "taken"
        question = text.step_question(entry)
        asked = entry.outcome != "skipped"
        whole = look.words.told(entry.reason) if asked or entry.reason else ""
        reason = look.words.told(plainly(entry.reason)) if whole else ""
        reason = reason or text.outcome_word(entry.outcome)
        right = Qt.TextElideMode.ElideRight
        head = ElidedLabel(
            question, "stepTaken" if taken else "step" if asked else "stepSkipped", right
        )
        self.note = ClampedLabel(reason, "small", whole=whole)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(self)
        inset = 7 if asked else 6
        layout.setContentsMargins(_LEFT, inset, 10, inset)
        layout.setSpacing(2)
        layout.addWidget(head)
        layout.addWidget(self.note)
        self.setAccessibleName(f"{question} {text.outcome_word(entry.outcome)}. {whole or reason}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        color = _COLORS[self._outcome]
        middle = self.height() / 2
        x = 21.0
        if self._outcome == "taken":
            painter.setPen(QPen(theme.color("green"), 1))
            painter.setBrush(theme.color("green_soft"))
            painter.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), 8, 8)
        painter.setPen(QPen(theme.color("border"), 2))
        gap = _CIRCLE / 2 + 1
        if not self._first:
            painter.drawLine(QPointF(x, 1), QPointF(x, middle - gap))
        if not self._last:
            painter.drawLine(QPointF(x, middle + gap), QPointF(x, self.height() - 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{color}_soft"))
        painter.drawEllipse(QPointF(x, middle), _CIRCLE / 2, _CIRCLE / 2)
        pixmap = self._look.assets.pixmap(
            _ICONS[self._outcome], theme.color(color), 14, self.devicePixelRatioF()
        )
        painter.drawPixmap(QPointF(x - 7, middle - 7), pixmap)


class DecisionChain(QWidget):
    """All steps; those the trace does not name were not asked."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.steps: list[ChainStep] = []

    def show_decision(self, decision: Decision) -> None:
        self.clear()
        entries = full_trace(decision)
        for place, entry in enumerate(entries):
            step = ChainStep(self._look, entry, first=place == 0, last=place == len(entries) - 1)
            self._layout.addWidget(step)
            self.steps.append(step)

    def clear(self) -> None:
        for step in self.steps:
            self._layout.removeWidget(step)
            step.hide()
            step.deleteLater()
        self.steps = []


def full_trace(decision: Decision) -> list[TraceEntry]:
    """One entry a step, in order; of several looks at one step the taken or last one."""
    from roost.core.domain.decision import Outcome, Step, TraceEntry

    entries: list[TraceEntry] = []
    for step in Step:
        found = [entry for entry in decision.trace if entry.step is step]
        taken = [entry for entry in found if entry.outcome == "taken"]
        if step is Step.PIN and not taken:
            continue
        entries.append((taken or found or [TraceEntry(step, Outcome.SKIPPED, "")])[-1])
    return entries
