"""What of a window's words does not fit its place."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QTabBar, QWidget

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
