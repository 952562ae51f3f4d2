"""The program, telling what it shows: started in the place of ``python -m roost``.

It writes what is on the screen (names, words, places in pixels) to the file that
``ROOST_TEST_SHOWN`` names, ten times a second; tests read it to know where to click.  Nothing
else differs: all that the tests do comes in as mouse and keys.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMenu,
    QTableView,
    QTreeView,
    QWidget,
)

from roost.gui import main
from roost.gui.models.roles import Role
from roost.gui.panes.table import EnvView

LOOKS_MS = 100


def watch(app: QApplication, out: Path) -> None:
    last = ""

    def look() -> None:
        nonlocal last
        told = json.dumps(shown(app))
        if told != last:
            last = told
            fresh = out.with_suffix(".new")
            fresh.write_text(told)
            fresh.replace(out)

    timer = QTimer(app)
    timer.timeout.connect(look)
    timer.start(LOOKS_MS)


def shown(app: QApplication) -> dict[str, Any]:
    """Everything visible: widgets with a name or words, entries of open menus, lines of views."""
    widgets: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    for window in app.topLevelWidgets():
        if not window.isVisible():
            continue
        for widget in (window, *window.findChildren(QWidget)):
            if not widget.isVisible() or widget.window() is not window:
                continue
            widgets += _widget(widget)
            if isinstance(widget, QMenu):
                widgets += _entries(widget)
            if isinstance(widget, QTableView | QTreeView) and not isinstance(
                widget.model(), QAbstractListModel
            ):
                lines += _lines(widget)
    return {"widgets": widgets, "lines": lines}


def _widget(widget: QWidget) -> Iterator[dict[str, Any]]:
    words = widget.text() if isinstance(widget, QLabel) else getattr(widget, "text", str)()
    name = widget.accessibleName() or str(words)
    if not name.strip():
        return
    yield {
        "name": name.strip(),
        "words": str(words).strip(),
        "kind": type(widget).__name__,
        "place": _place(widget, widget.rect()),
        "enabled": widget.isEnabled(),
        "focus": widget.hasFocus(),
        "window": widget.window().windowTitle(),
    }


def _entries(menu: QMenu) -> Iterator[dict[str, Any]]:
    for action in menu.actions():
        if action.text():
            yield {
                "name": action.text().replace("&", ""),
                "words": action.text(),
                "kind": "entry",
                "place": _place(menu, menu.actionGeometry(action)),
                "enabled": action.isEnabled(),
                "focus": False,
                "window": "",
            }


def _lines(view: QTableView | QTreeView) -> Iterator[dict[str, Any]]:
    """Those of the part that can be seen, with the words of every column."""
    model = view.model()
    for index in _indexes(view, model, QModelIndex()):
        whole = QRect(view.visualRect(index))
        if not view.viewport().rect().intersects(whole):
            continue
        cells = [index.siblingAtColumn(column) for column in range(model.columnCount())]
        check = index.data(Qt.ItemDataRole.CheckStateRole)
        yield {
            "view": view.accessibleName(),
            "id": str(index.data(Role.ID)) if isinstance(view, EnvView) else "",
            "cells": [str(cell.data() or "") for cell in cells],
            "small": [str(cell.data(Role.SUBTITLE) or "") for cell in cells],
            "places": [_place(view.viewport(), view.visualRect(cell)) for cell in cells],
            "part": index.data(Role.FRACTION) if isinstance(view, EnvView) else None,
            "marked": None if check is None else check == Qt.CheckState.Checked,
            "selected": view.selectionModel().isSelected(index),
        }


def _indexes(
    view: QAbstractItemView, model: QAbstractItemModel, parent: QModelIndex
) -> Iterator[QModelIndex]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        if isinstance(view, QTreeView) and view.isExpanded(index):
            yield from _indexes(view, model, index)


def _place(widget: QWidget, area: QRect) -> list[int]:
    """Left, top, width and height on the screen."""
    corner = widget.mapToGlobal(QPoint(area.x(), area.y()))
    return [corner.x(), corner.y(), area.width(), area.height()]


def run() -> int:
    from roost.__main__ import main as roost

    make = main.application

    def watched() -> QApplication:
        app = make()
        watch(app, Path(os.environ["ROOST_TEST_SHOWN"]))
        return app

    main.application = watched
    return roost()


if __name__ == "__main__":
    sys.exit(run())
