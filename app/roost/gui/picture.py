"""Pictures and texts of the window for support: redacted, with a footer of the facts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from roost.gui import text
from roost.gui.controller import Controller
from roost.gui.models.row import Row
from roost.gui.panes.status import version_text
from roost.gui.theme import scaled

FOOTER = 28


def redacted_picture(controller: Controller) -> QPixmap:
    """The window as it is, private names taken out while it is painted, and a footer."""
    words = controller.look.words
    before = words.redacting
    words.redacting = True
    controller.repaint_texts()
    QApplication.sendPostedEvents()
    try:
        border = controller.look.theme.color("border")
        return with_footer(controller, window_picture(controller.window, border))
    finally:
        words.redacting = before
        controller.repaint_texts()


def private_picture(controller: Controller, hide: Mapping[str, str]) -> QPixmap:
    """The window without its dialogs, and without the names in ``hide``."""
    words = controller.look.words
    before, words.hide, words.redacting = (words.hide, words.redacting), hide, True
    controller.repaint_texts()
    QApplication.sendPostedEvents()
    try:
        return with_footer(controller, controller.window.grab())
    finally:
        words.hide, words.redacting = before
        controller.repaint_texts()


def window_picture(window: QMainWindow, border: QColor) -> QPixmap:
    """The window, and an open dialog over it as the desktop would show it."""
    picture = window.grab()
    dialogs = [child for child in window.findChildren(QDialog) if child.isVisible()]
    if not dialogs:
        return picture
    dialog = dialogs[-1]
    painter = QPainter(picture)
    painter.fillRect(QRect(QPoint(0, 0), window.size()), QColor(10, 14, 20, 110))
    left = (window.width() - dialog.width()) // 2
    top = max(24, (window.height() - dialog.height()) // 2 - 24)
    for spread, alpha in ((10, 10), (6, 18), (3, 28)):
        frame = QRect(left, top + 2, dialog.width(), dialog.height())
        frame.adjust(-spread, -spread, spread, spread)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, alpha))
        painter.drawRoundedRect(frame, spread + 4, spread + 4)
    painter.drawPixmap(left, top, dialog.grab())
    painter.setPen(border)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(left, top, dialog.width() - 1, dialog.height() - 1)
    painter.end()
    return picture


def with_footer(controller: Controller, picture: QPixmap) -> QPixmap:
    look = controller.look
    ratio = picture.devicePixelRatio()
    width, height = picture.width() / ratio, picture.height() / ratio
    result = QPixmap(picture.width(), picture.height() + round(FOOTER * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(look.theme.color("bar"))
    painter = QPainter(result)
    painter.drawPixmap(0, 0, picture)
    painter.setFont(scaled(QApplication.font(), 0.85))
    painter.setPen(look.theme.color("on_bar"))
    painter.drawText(
        QRect(22, int(height), int(width) - 44, FOOTER),
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
        " · ".join(facts(controller)),
    )
    painter.end()
    return result


def facts(controller: Controller) -> list[str]:
    """Version, system, accelerator and the figures of the workspace."""
    window = controller.window
    cards = window.figures.cards.values()
    lines = [version_text(), window.status.hardware.text(), window.status.space.text()]
    lines += [card.accessibleName() for card in cards]
    return [line for line in lines if line]


def as_text(controller: Controller) -> str:
    """The same facts and every row as plain text for a chat, redacted."""
    words = controller.look.words
    before = words.redacting
    words.redacting = True
    try:
        root = words.path(str(controller.session.root or "–"))
        lines = [*facts(controller), f"Workspace: {root}", ""]
        lines += [_row_text(controller, row) for row in controller.table.rows]
        tail = controller.log.tail(20)
        if tail:
            lines += ["", "Log:", tail]
        return "\n".join(lines)
    finally:
        words.redacting = before


def _row_text(controller: Controller, row: Row) -> str:
    env, words = row.env, controller.look.words
    parts = [
        words.plain(str(env.id)),
        row.label.word,
        text.source_label(env, row.fallback).word,
        f"Python {words.plain(env.python_version or '–')}",
        f"torch {text.torch_text(env)}",
        text.size(env.sizes.size if env.sizes else None),
    ]
    failed = [words.plain(f"{check.code}: {check.found}") for check in env.health.failed()[:3]]
    return " | ".join([*parts, *failed])
