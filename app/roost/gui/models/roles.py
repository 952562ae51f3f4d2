"""Columns and roles of the environment table."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt


class Column(IntEnum):
    HEALTH = 0
    NAME = 1
    SOURCE = 2
    MODELS = 3
    PYTHON = 4
    TORCH = 5
    SIZE = 6
    USED = 7


class Role(IntEnum):
    """Beside Qt's own; all columns of a row answer all of them."""

    ROW = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2
    SUBTITLE = Qt.ItemDataRole.UserRole + 3
    LABEL = Qt.ItemDataRole.UserRole + 4
    FRACTION = Qt.ItemDataRole.UserRole + 5
