"""A text over a few lines that ends at a word, never within one; the whole is its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from roost.gui.text import tip


class ClampedLabel(QLabel):
    """``most``: lines; ``whole``: what the tooltip says, where it says more than the text."""

    def __init__(
        self, text: str, kind: str, most: int = 2, whole: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._most = most
        self._whole = whole or text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setText(text)
        self.setAccessibleName(self._whole)

    def shown(self) -> list[str]:
        """The lines as they are drawn."""
        return wrapped(self.text(), self.fontMetrics(), self.contentsRect().width(), self._most)

    def hasHeightForWidth(self) -> bool:
        """Said here: a QLabel sets its policy back with each text."""
        return True

    def heightForWidth(self, width: int) -> int:
        self.ensurePolished()
        lines = wrapped(self.text(), self.fontMetrics(), width, self._most)
        return max(1, len(lines)) * self.fontMetrics().height()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self.text()), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.contentsRect()
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines = self.shown()
        painter.drawText(area, int(Qt.AlignmentFlag.AlignTop), "\n".join(lines))
        said = " ".join(lines)
        self.setToolTip(tip(self._whole) if said != self._whole else "")


def wrapped(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """At most ``most`` lines; what does not fit ends in "…" after a whole word."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        line, words = _line(words, metrics, width, last=len(lines) == most - 1)
        lines.append(line)
    return lines


def _line(
    words: list[str], metrics: QFontMetrics, width: int, *, last: bool
) -> tuple[str, list[str]]:
    """One line and the words that are left; a single word too long is cut in its middle."""
    count = len(words)
    while count > 1 and metrics.horizontalAdvance(_ended(words, count, last)) > width:
        count -= 1
    line = _ended(words, count, last)
    return metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, width), words[count:]


def _ended(words: list[str], count: int, last: bool) -> str:
    line = " ".join(words[:count])
    return f"{line.rstrip(',;:')} …" if last and count < len(words) else line
