"""An action: one thing the user can do, with its words, key, and when it is possible."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence

from roost.core.domain.env import EnvKind
from roost.gui.announcer import Announcer
from roost.gui.look import Look
from roost.gui.selection import Selection
from roost.gui.session import Session


class Bench(NamedTuple):
    """What every action works with."""

    session: Session
    selection: Selection
    look: Look
    announcer: Announcer


class Deed(QAction):
    """Base: asks ``possible`` whenever the selection changes and runs ``carry_out``."""

    instead: QAction | None = None
    """What does it for an environment of another tool, by the rules of its owner."""

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

    def hand_over(self, action: QAction) -> None:
        """From now on ``action`` is what is meant where another tool's environment is selected."""
        self.instead = action
        action.enabledChanged.connect(self._on_instead)
        self.refresh()

    def refresh(self) -> None:
        instead = self._elsewhere()
        self.setEnabled(self.possible() if instead is None else instead.isEnabled())

    @Slot(bool)
    def _on_instead(self, _enabled: bool) -> None:
        self.refresh()

    def _elsewhere(self) -> QAction | None:
        row = None if self.instead is None else self.bench.selection.single
        return self.instead if row is not None and row.env.kind is EnvKind.OTHER else None

    def _on_triggered(self) -> None:
        instead = self._elsewhere()
        if instead is not None:
            instead.trigger()
        elif self.possible():
            self.carry_out()
