"""An unexpected exception opens a report; it never leaves a dead window."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

_LIMIT = 3


class CrashReporter(QObject):
    """Takes Python's hook for unhandled exceptions while the window runs.

    Reports come as text through ``reported``; the same place is reported a few times at
    most, so that an error in a paint event does not bury the window.
    """

    reported = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = sys.excepthook
        self._seen: dict[str, int] = {}

    def install(self) -> None:
        self._before = sys.excepthook
        sys.excepthook = self.handle

    def uninstall(self) -> None:
        sys.excepthook = self._before

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        report = "".join(traceback.format_exception(kind, error, trace))
        self.report(report)

    def report(self, report: str) -> None:
        place = report[-400:]
        self._seen[place] = self._seen.get(place, 0) + 1
        if self._seen[place] <= _LIMIT:
            sys.stderr.write(report)
            self.reported.emit(report)
