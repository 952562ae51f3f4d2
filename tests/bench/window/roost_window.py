"""Roost's window on a workspace, until its first row is painted, or until its work is done.

    python -m bench.window.roost_window ROOT [LOG_LINES]

With LOG_LINES it waits until every row is looked at and that many lines are in the log.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from roost.gui.main import Shell, application, open_workspace  # isort: split

# After it: as in a start, Roost's own modules are the first that load Qt.
from bench.window.watch import leave, leave_when_painted
from roost.core.store.userconfig import config_dir, load_user_config
from roost.core.system.context import JobContext
from roost.gui.jobs.job import Job, JobEnded, LaneName


def main(root: Path, lines: int | None) -> int:
    app = application()
    shell = Shell(app, load_user_config(config_dir(os.environ)), open_workspace, root)
    shell.start()
    if lines is None:
        leave_when_painted(shell.window.table.view)
    else:
        _flood_then_leave(shell, lines)
    return app.exec()


def _flood_then_leave(shell: Shell, lines: int) -> None:
    def flood(ctx: JobContext) -> None:
        for number in range(lines):
            ctx.log(f"  Downloading package-{number}-1.0-py3-none-any.whl (12.3 MB)", "output")

    def flooded(_end: JobEnded) -> None:
        leave()

    def begin() -> None:
        shell.controller.session.settled.disconnect(begin)
        shell.controller.board.submit(Job("flood", "Flood", flood, LaneName.CHANGE), flooded)

    shell.controller.session.settled.connect(begin)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None))
