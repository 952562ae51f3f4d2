"""What of a window's words does not fit its place."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QTabBar, QWidget
from pytestqt.exceptions import TimeoutError as NotInTime
from pytestqt.qtbot import QtBot

from roost.gui.widgets.labels import ElidedLabel


def cut(root: QWidget) -> list[str]:
    """Buttons and one-line labels that are narrower than their words."""
    found = []
    for bar in root.findChildren(QTabBar):
        if bar.isVisibleTo(root) and bar.tabRect(bar.count() - 1).right() > bar.width():
            found.append(f"tabs: {bar.width()} of {bar.tabRect(bar.count() - 1).right()}")
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or isinstance(widget, ElidedLabel):
            continue
        if not isinstance(widget, (QLabel, QAbstractButton)):
            continue
        if not widget.text() or (isinstance(widget, QLabel) and widget.wordWrap()):
            continue
        needed = widget.fontMetrics().horizontalAdvance(widget.text())
        if isinstance(widget, QPushButton):  # its icon and its edges belong to it
            needed = max(needed, widget.sizeHint().width())
        if widget.width() + 2 < needed or widget.height() + 2 < widget.fontMetrics().height():
            found.append(f"{widget.text()}: {widget.width()} of {needed}")
    return found


def still_cut(root: QWidget, qtbot: QtBot) -> list[str]:
    """What is cut once the layouts have come to rest: a page just shown has yet to be laid out."""
    with suppress(NotInTime):
        qtbot.waitUntil(lambda: not cut(root), timeout=20_000)
    return cut(root)
