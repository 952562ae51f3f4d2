"""The longest stalls of Roost's window under a flood, as JSON.

    python -m bench.window.stalls log|rows

``log``: 100,000 lines in ten seconds.  ``rows``: 10,000 rows, sorted, filtered and scrolled
while 200 sizes a second come in, for ten seconds.
"""

from __future__ import annotations

import itertools
import json
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt, QTimer

from roost.core.domain.env import Env, Sizes
from roost.core.domain.events import EnvironmentChanged
from roost.core.store.userconfig import UserConfig
from roost.core.system.context import JobContext
from roost.gui.gapmeter import GapMeter
from roost.gui.jobs.job import Job, JobEnded, LaneName
from roost.gui.main import Shell, application
from roost.gui.models.env_filter import EnvFilter
from support.fake_workspace import ROOT, FakeWorkspace, many_environments

SECONDS = 10
LINES = 100_000
ROWS = 10_000
UPDATES_A_SECOND = 200


def main(kind: str) -> int:
    app = application()
    count = ROWS if kind == "rows" else 100
    envs: list[Env] = [replace(one, sizes=Sizes(1, 1, 1)) for one in many_environments(count)]
    workspace = FakeWorkspace.with_envs(envs)
    shell = Shell(app, UserConfig(), lambda _root: workspace, Path(ROOT))
    meter = GapMeter(shell)

    def begin() -> None:
        shell.controller.session.settled.disconnect(begin)
        meter.start()
        (_rows if kind == "rows" else _log)(shell, end)

    def end() -> None:
        print(json.dumps(asdict(meter.stop())), flush=True)
        os._exit(0)

    shell.controller.session.settled.connect(begin)
    shell.start()
    return app.exec()


def _log(shell: Shell, end: Callable[[], None]) -> None:
    pace = threading.Event()

    def flood(ctx: JobContext) -> None:
        step = LINES // (SECONDS * 20)
        for number in range(LINES):
            ctx.log(f"  Downloading package-{number}-1.0-py3-none-any.whl (12.3 MB)", "output")
            if number % step == 0:
                pace.wait(1 / 20)

    def flooded(_end: JobEnded) -> None:
        QTimer.singleShot(500, end)

    shell.controller.board.submit(
        Job("flood", "Flood", flood, LaneName.CHANGE, visible=True), flooded
    )


def _rows(shell: Shell, end: Callable[[], None]) -> None:
    """Updates come from a worker as they do in life; the user sorts, types and scrolls."""
    table, view = shell.controller.table, shell.window.table.view
    ids = [row.id for row in table.rows]
    pace = threading.Event()

    def updates(ctx: JobContext) -> None:
        for number in range(UPDATES_A_SECOND * SECONDS):
            ctx.emit(EnvironmentChanged(ctx.job, ids[number * 37 % ROWS], "changed"))
            pace.wait(1 / UPDATES_A_SECOND)

    def updated(_end: JobEnded) -> None:
        timer.stop()
        end()

    words = itertools.cycle(("", "m", "mo", "model-0", "model-09", ""))
    columns = itertools.cycle((1, 7, 3, 0))
    orders = itertools.cycle((Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder))
    clock = QElapsedTimer()
    clock.start()

    def act() -> None:
        turn = clock.elapsed() // 250
        bar = view.verticalScrollBar()
        bar.setValue((bar.value() + bar.maximum() // 7) % max(1, bar.maximum()))
        if turn % 2:
            table.set_filter(EnvFilter.of(None, next(words)))
        else:
            view.sortByColumn(next(columns), next(orders))

    timer = QTimer(shell)
    timer.setInterval(250)
    timer.timeout.connect(act)
    timer.start()
    shell.controller.board.submit(Job("updates", "Updates", updates, LaneName.CHANGE), updated)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
