"""Where the window opens: where it was, as far as there is a screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

LEAST = (900, 600)
TITLE = 32
"""What the frame of the system takes above the window; it must be within reach of the mouse."""


def place(window: QWidget, geometry: tuple[int, int, int, int] | None) -> None:
    """``geometry``: as it was left; None leaves the place to the system."""
    if geometry is None:
        window.resize(on_screen(window.geometry(), screens()).size())
        return
    x, y, width, height = geometry
    wanted = QRect(x, y, max(LEAST[0], width), max(LEAST[1], height))
    window.setGeometry(on_screen(wanted, screens()))


def screens() -> list[QRect]:
    """What each screen leaves to windows, the main one first."""
    return [screen.availableGeometry() for screen in QGuiApplication.screens()]


def on_screen(wanted: QRect, there: Sequence[QRect]) -> QRect:
    """``wanted`` on the screen that shows most of it, moved and made smaller until all is there.

    A monitor may have been unplugged since, or its scale changed.
    """
    if not there:
        return wanted
    screen = max(there, key=lambda one: _area(one.intersected(wanted)))
    room = screen.adjusted(0, TITLE, 0, 0)
    width, height = min(wanted.width(), room.width()), min(wanted.height(), room.height())
    x = max(room.left(), min(wanted.x(), room.left() + room.width() - width))
    y = max(room.top(), min(wanted.y(), room.top() + room.height() - height))
    return QRect(x, y, width, height)


def _area(rect: QRect) -> int:
    return rect.width() * rect.height() if rect.isValid() else 0
