"""What an empty list says instead of showing nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView

from roost.gui.look import Look


def paint_placeholder(view: QAbstractItemView, look: Look, sentence: str) -> None:
    """Draw the sentence in the middle of an empty view; call it from its paintEvent."""
    if not sentence or view.model() is None or view.model().rowCount():
        return
    viewport = view.viewport()
    painter = QPainter(viewport)
    painter.setPen(look.theme.color("hint"))
    painter.drawText(
        viewport.rect().adjusted(24, 0, -24, 0),
        int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap),
        sentence,
    )
    painter.end()
