"""Labels for data from disk: never HTML, never wider than there is room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from roost.gui.text import tip


def plain_label(text: str = "", kind: str = "", parent: QWidget | None = None) -> QLabel:
    """A QLabel that shows its text literally (a QLabel guesses HTML otherwise).

    ``kind`` is what the stylesheet knows it by: title, muted, small, heading, mono…
    """
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    if kind:
        label.setProperty("kind", kind)
    return label


def wrapped_label(text: str = "", kind: str = "") -> QLabel:
    """The same, over several lines, and its text can be selected with the mouse."""
    label = plain_label(text, kind)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setMinimumWidth(40)
    return label


class ElidedLabel(QLabel):
    """One line, shortened in the middle; the whole text is its tooltip."""

    def __init__(
        self,
        text: str = "",
        kind: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if kind:
            self.setProperty("kind", kind)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)

    def shortened(self, width: int) -> str:
        """What is shown in ``width`` pixels."""
        return self.fontMetrics().elidedText(self.text(), self._mode, width)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.contentsRect()
        shown = self.shortened(area.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        self.setToolTip(tip(self.text()) if shown != self.text() else "")
