"""Roost's window on a workspace, until its first row is painted, or until its work is done.

    python -m bench.window.roost_window ROOT [LOG_LINES]

It starts as the command does.  With LOG_LINES it waits until every row is looked at, and until
that many lines have streamed into the log.
"""

from __future__ import annotations

import gc
import importlib
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import roost.__main__ as command

if TYPE_CHECKING:
    from roost.core.system.context import JobContext
    from roost.gui.main import Shell

BATCH, PAUSE = 400, 0.05
"""Lines come as an installer writes them, not an hour's worth at once: 8,000 a second at most."""


def main(root: Path, lines: int | None) -> int:
    gc.disable()  # as the command does before it loads the window, which is the first to load Qt
    window = importlib.import_module("roost.gui.main")
    from bench.window.watch import leave_when_painted

    begin = window.Shell.start

    def start(shell: Shell) -> None:
        begin(shell)
        if lines is None:
            leave_when_painted(shell.window.table.view)
        else:
            _flood_then_leave(shell, lines)

    window.Shell.start = start
    return command._open_window(str(root))


def _flood_then_leave(shell: Shell, lines: int) -> None:
    from PySide6.QtCore import QTimer

    from bench.window.watch import leave
    from roost.gui.jobs.job import Job, LaneName

    pace = threading.Event()
    log = shell.controller.log
    left = lines

    def flood(ctx: JobContext) -> None:
        for number in range(lines):
            ctx.log(f"  Downloading package-{number}-1.0-py3-none-any.whl (12.3 MB)", "output")
            if number % BATCH == 0:
                pace.wait(PAUSE)

    def begin() -> None:
        shell.controller.session.settled.disconnect(begin)
        shell.controller.board.submit(Job("flood", "Flood", flood, LaneName.CHANGE))
        log.rowsInserted.connect(look)

    def look(_parent: object, first: int, last: int) -> None:
        nonlocal left
        left -= last - first + 1
        if left <= 0:
            QTimer.singleShot(0, leave)

    shell.controller.session.settled.connect(begin)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None))
