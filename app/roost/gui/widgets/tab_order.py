"""Where Tab goes: Qt goes by age, so what is made late has to be put in its place."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def take_place_in_tab_order(late: QWidget, place: QWidget) -> None:
    """Let Tab come to ``late`` and all in it where ``place`` stands, and not after all the rest."""
    before = place
    while not _takes_tab(before):
        before = cast(QWidget, before.previousInFocusChain())
    widget = late
    widgets = []
    while late is widget or late.isAncestorOf(widget):
        widgets.append(widget)
        widget = cast(QWidget, widget.nextInFocusChain())
    for widget in filter(_takes_tab, widgets):
        QWidget.setTabOrder(before, widget)
        before = widget


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
