"""Selects a row when a workspace has been opened, so that the details are not empty.

The one that was selected last time, else the first.  Whoever has selected, filtered or turned
to another page in the meantime keeps what they have; the keyboard stays where it is.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Slot

from roost.gui.controller import Controller
from roost.gui.others import is_other


class Beginning(QObject):
    """``chosen``: root to the id of the row selected there, kept up to date."""

    def __init__(self, controller: Controller, chosen: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller
        self.chosen = dict(chosen)
        self._begun = False
        self._waiting = False
        controller.session.opening.connect(self._on_opening)
        controller.session.scanned.connect(self._on_scanned)
        controller.selection.changed.connect(self._on_selection)
        controller.others.looked.connect(self._on_looked)

    @Slot()
    def _on_opening(self) -> None:
        self._begun = self._waiting = False

    @Slot()
    def _on_scanned(self) -> None:
        """The rows are all there and stay where they are; first let them be painted."""
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self, self._begin)

    @Slot()
    def _begin(self) -> None:
        controller = self._controller
        window, table = controller.window, controller.table
        elsewhere = window.planning or window.pages.currentWidget() is not window.upper
        if elsewhere or window.top.search.text() or window.figures.figure is not None:
            return
        if controller.selection.ids or window.table.view.verticalScrollBar().value():
            return
        last = self.chosen.get(str(controller.session.root), "")
        others = controller.others
        if others.looking and (others.awaited or is_other(last)):
            self._waiting = True  # the row is yet to come
            return
        wanted = last if table.position(last) is not None else table.id_at(0)
        if wanted is not None:
            window.table.select((wanted,))

    @Slot()
    def _on_looked(self) -> None:
        if self._waiting:
            self._waiting = False
            QTimer.singleShot(0, self, self._begin)

    @Slot()
    def _on_selection(self) -> None:
        row, root = self._controller.selection.single, self._controller.session.root
        if row is not None and root is not None:
            self.chosen[str(root)] = row.id
