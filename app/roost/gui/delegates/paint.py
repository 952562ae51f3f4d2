"""Painting shared by the table's delegates: pills, two lines of text, row grounds."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from roost.gui.assets import Assets
from roost.gui.text import Label
from roost.gui.theme import Theme, scaled

PILL_HEIGHT = 20
PILL_PADDING = 9
ICON = 12
BESIDE = 10
LEAST_BESIDE = 64
"""Pixels between two texts in one line, and the fewest in which the second says anything."""


def pill_font(base: QFont) -> QFont:
    return scaled(base, 0.85, bold=True)


def pill_height(base: QFont) -> int:
    return max(PILL_HEIGHT, QFontMetrics(pill_font(base)).height() + 6)


def fill(painter: QPainter, area: QRect, color: QColor) -> None:
    """As ``fillRect``, whose overloads would load all of QGradient, 3 ms of each start.

    Leaves the painter without a pen.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRect(area)


def pill_width(label: Label, base: QFont) -> int:
    """Pixels a pill needs, padding and icon included."""
    width = QFontMetrics(pill_font(base)).horizontalAdvance(label.word) + 2 * PILL_PADDING
    return width + (ICON + 4 if label.icon else 0)


def draw_pill(
    painter: QPainter, left: float, middle: float, label: Label, base: QFont, theme: Theme,
    assets: Assets, most: int = 10_000,
) -> int:  # fmt: skip
    """A pill whose left edge and vertical middle are given; returns its width."""
    font = pill_font(base)
    height = pill_height(base)
    width = min(pill_width(label, base), most)
    box = QRectF(left, middle - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{label.color}_soft"))
    painter.drawRoundedRect(box, height / 2, height / 2)
    ink = theme.color(label.color)
    x = box.left() + PILL_PADDING
    if label.icon:
        ratio = painter.device().devicePixelRatio()
        pixmap = assets.pixmap(label.icon, ink, ICON, ratio)
        painter.drawPixmap(QPointF(x - 1, middle - ICON / 2), pixmap)
        x += ICON + 4
    painter.setFont(font)
    painter.setPen(ink)
    area = QRectF(x, box.top(), box.right() - x - PILL_PADDING / 2, height)
    word = QFontMetrics(font).elidedText(
        label.word, Qt.TextElideMode.ElideRight, int(area.width()) + 1
    )
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)
    return width


def draw_lines(
    painter: QPainter,
    area: QRect,
    first: tuple[str, QFont, QColor],
    second: tuple[str, QFont, QColor] | None,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    elide_second: Qt.TextElideMode | None = None,
) -> None:
    """One line in the middle, or two around it; each elided to the width."""
    lines = [first] if second is None or not second[0] else [first, second]
    heights = [QFontMetrics(font).height() for _, font, _ in lines]
    gap = 2
    y = area.center().y() + 1 - (sum(heights) + gap * (len(lines) - 1)) / 2
    modes = (elide, elide_second or elide)
    for (content, font, color), height, mode in zip(lines, heights, modes, strict=False):
        painter.setFont(font)
        painter.setPen(color)
        shown = QFontMetrics(font).elidedText(content, mode, area.width())
        painter.drawText(
            QRectF(area.left(), y, area.width(), height),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            shown,
        )
        y += height + gap


def draw_beside(
    painter: QPainter,
    area: QRect,
    first: tuple[str, QFont, QColor],
    second: tuple[str, QFont, QColor],
    elide: Qt.TextElideMode,
    elide_second: Qt.TextElideMode,
) -> None:
    """Both in one line; the second only where what the first leaves is worth it."""
    draw_lines(painter, area, first, None, elide)
    used = QFontMetrics(first[1]).horizontalAdvance(first[0]) + BESIDE
    if area.width() - used > LEAST_BESIDE:
        draw_lines(painter, area.adjusted(used, 1, 0, 1), second, None, elide_second)


def draw_bar(painter: QPainter, area: QRectF, fraction: float, phase: float, theme: Theme) -> None:
    """A progress bar; ``fraction`` below 0 has no end, ``phase`` 0..1 moves its piece."""
    radius = area.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(area, radius, radius)
    painter.setBrush(theme.color("accent"))
    if fraction >= 0:
        done = QRectF(area.left(), area.top(), area.width() * min(1.0, fraction), area.height())
        painter.drawRoundedRect(done, radius, radius)
        return
    piece = area.width() * 0.25
    left = area.left() + (area.width() - piece) * phase
    painter.drawRoundedRect(QRectF(left, area.top(), piece, area.height()), radius, radius)
