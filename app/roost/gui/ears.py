"""Hears the process's signals, from the first paint on: until then a signal ends it at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from roost.gui.signals import Signals


class Ears(QObject):
    """``asked``: called when the process is asked to end, once ``listen`` has been called.

    What listening loads takes 10 ms, and no row needs it.
    """

    def __init__(self, parent: QObject, asked: Callable[[], None]) -> None:
        super().__init__(parent)
        self._asked = asked
        self._signals: Signals | None = None

    @Slot()
    def listen(self) -> None:
        from roost.gui.signals import Signals

        self._signals = Signals(self)
        self._signals.ending.connect(self._asked)

    def close(self) -> None:
        if self._signals is not None:
            self._signals.close()
