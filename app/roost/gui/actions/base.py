"""An action: one thing the user can do, with its words, key, and when it is possible."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from roost.gui.announcer import Announcer
from roost.gui.look import Look
from roost.gui.selection import Selection
from roost.gui.session import Session


@dataclass(frozen=True, slots=True)
class Bench:
    """What every action works with."""

    session: Session
    selection: Selection
    look: Look
    announcer: Announcer


class Deed(QAction):
    """Base: asks ``possible`` whenever the selection changes and runs ``carry_out``."""

    def __init__(
        self, bench: Bench, title: str, tip: str = "", key: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(title, parent)
        self.bench = bench
        if key:
            self.setShortcut(QKeySequence(key))
            tip = f"{tip or title.replace('&', '')} ({key})"
        if tip:
            self.setToolTip(tip)
        self.triggered.connect(self._on_triggered)
        bench.selection.changed.connect(self.refresh)
        bench.session.opened.connect(self.refresh)
        self.refresh()

    def possible(self) -> bool:
        """Whether it can be done now; a workspace is open unless overridden."""
        return self.bench.session.workspace is not None

    def carry_out(self) -> None:
        raise AssertionError(f"{type(self).__name__} does nothing")

    def refresh(self) -> None:
        self.setEnabled(self.possible())

    def _on_triggered(self) -> None:
        if self.possible():
            self.carry_out()
