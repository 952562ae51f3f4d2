"""Where no window can open: a sentence and exit 1 instead of Qt's abort."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from roost.core.domain.errors import RoostError

_NEEDS_ONE = ("", "xcb", "wayland", "wayland-egl")
_REMEDY = (
    "Everything works without: `roost --help`; a picture: `roost gui --screenshot OUT.png`. "
    "`roost doctor` tells what a window lacks here."
)


def require_screen(environ: Mapping[str, str], platform: str) -> None:
    """Raises RoostError ``no-display`` where nothing names a screen."""
    named = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    wanted = environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if platform == "linux" and not named and wanted in _NEEDS_ONE:
        raise RoostError("no-display", "There is no screen here for a window.", remedy=_REMEDY)


@contextmanager
def last_words() -> Iterator[None]:
    """While Qt looks for the screen that is named: if it does not answer, Qt ends the process."""
    before = qInstallMessageHandler(_say)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _say(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if kind is not QtMsgType.QtFatalMsg:
        sys.stderr.write(f"{text}\n")
        return
    first = text.strip().partition("\n")[0]
    sys.stderr.write(f"roost: The window cannot open. {first}\n  → {_REMEDY}\n")
    sys.stderr.flush()
    os._exit(1)
