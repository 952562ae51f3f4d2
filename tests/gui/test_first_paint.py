"""What a start may load and make before the first row is painted; times are for the bench."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QWidget

from roost.gui.jobs.job import Job, LaneName
from roost.gui.panes.details import Tab
from support.desk import Desk
from support.fake_env import make_legacy, make_shared

APP = Path(__file__).parents[2] / "app"
KEY = "torch-cpu-transformers"
LATER = (
    *("roost.gui.dialogs", "roost.gui.scan", "roost.gui.space", "roost.gui.panes.planner"),
    *("roost.gui.panes.details_pages", "roost.gui.picture", "roost.gui.consolidating"),
    *("roost.gui.signals", "roost.gui.gapmeter", "roost.core.discovery.read"),
    *("roost.core.operations", "roost.core.health", "roost.core.resolver", "roost.core.workspace"),
    *("roost.core.domain.plan", "roost.core.domain.decision", "roost.core.domain.usage"),
    *(
        "hashlib",
        "socket",
        "selectors",
        "platform",
        "sqlite3",
        "msgspec",
        "psutil",
        "filelock",
        "subprocess",
        "ctypes",
        "click",
    ),
    *("PySide6.QtNetwork", "PySide6.QtTest", "PySide6.QtDBus"),
)
"""Modules (with all below them) that nothing needs before a row is seen."""
_START = """\
import builtins, json, os, sys
from pathlib import Path
ours = builtins.__import__
from roost.gui import controller, main, session, standing
from PySide6.QtCore import QCoreApplication, QEvent, QObject

# What waits for the paint never comes here: test_painted.py has that it comes after.
controller.after_paint = lambda widget, then: None
standing.LATEST_MS = 600_000
made = []
by_name = session.by_name
session.by_name = lambda *which: made.append(which) or by_name(*which)

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.view.model().rowCount():
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    def customEvent(self, event):  # the paint has ended
        app = QCoreApplication.instance()
        told = {
            "modules": sorted(sys.modules),
            "import": builtins.__import__ is ours,
            "sources": len(sys.modules["linecache"].cache),
            "rows": self.view.model().rowCount(),
            "made": len(made),
            "widgets": sorted({type(one).__name__ for one in app.allWidgets()}),
        }
        print(json.dumps(told), flush=True)
        os._exit(0)

begin = main.Shell.start

def start(shell):
    watch = Watch(shell)
    watch.view = shell.window.table.view
    watch.view.viewport().installEventFilter(watch)
    begin(shell)

main.Shell.start = start
main.run(Path(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A start of the window in a process of its own, up to the moment its first row is painted."""
    root = tmp_path_factory.mktemp("start") / "ws"
    make_shared(root, KEY, env_json={})
    for number in range(200):
        make_legacy(root, f"org__model-{number}", metadata={"model_id": f"org/model-{number}"})
    environ = {**os.environ, "PYTHONPATH": str(APP), "QT_QPA_PLATFORM": "offscreen"}
    environ["ROOST_CACHE_DIR"] = str(root.parent / "cache")
    environ["ROOST_CONFIG_DIR"] = str(root.parent / "config")
    done = subprocess.run(
        [sys.executable, "-c", _START, str(root)],
        env=environ, capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_all_names_are_in_the_first_rows_that_are_painted(start: dict[str, Any]) -> None:
    assert start["rows"] == 201


def test_no_row_is_made_that_is_not_painted(start: dict[str, Any]) -> None:
    assert 5 < start["made"] < 60


def test_nothing_is_loaded_that_no_row_needs(start: dict[str, Any]) -> None:
    early = [
        one
        for one in start["modules"]
        if any(one == late or one.startswith(f"{late}.") for late in LATER)
    ]
    assert early == []


def test_imports_are_pythons_own_and_no_source_is_read(start: dict[str, Any]) -> None:
    """PySide's import reads the source of every module, and ``linecache`` keeps it."""
    assert start["import"]
    assert start["sources"] < 10


def test_nothing_is_made_that_nobody_sees_yet(start: dict[str, Any]) -> None:
    late = {"DetailsPages", "EmptyPane", "PlannerPage", "QDialog", "JobWidget"}
    assert not late & set(start["widgets"])


def test_what_is_made_late_stands_in_the_tab_order_where_it_is_seen(
    make_desk: Callable[..., Desk],
) -> None:
    """The details come after the table and before the log, though they are made last."""
    desk = make_desk()
    desk.open()
    window = desk.window
    desk.select(desk.controller.table.rows[0].id)
    chain = [window.table.view]
    while len(chain) < 500 and chain[-1] is not window.log.view:
        chain.append(chain[-1].nextInFocusChain())
    order = [one for one in chain if one in (window.details.pages.tabs, window.log.view)]
    assert order == [window.details.pages.tabs, window.log.view]
    assert window.isActiveWindow(), "making them must not open a window of their own"


def test_details_are_made_once_and_keep_their_tab(desk: Desk) -> None:
    first, second = (row.id for row in desk.controller.table.rows[:2])
    desk.select(first)
    pages: QWidget = desk.window.details.pages
    desk.window.details.show_tab(Tab.HEALTH)
    desk.select(second)
    assert desk.window.details.pages is pages
    assert desk.window.details.tab is Tab.HEALTH


def test_the_lines_of_jobs_are_made_with_them_and_reached_before_the_log(desk: Desk) -> None:
    board, window = desk.controller.board, desk.window
    gate = threading.Event()
    for title in ("first", "second"):
        board.submit(Job(title, title, lambda _ctx: gate.wait(60), LaneName.CHANGE, visible=True))
    lines = window.activity.lines
    try:
        assert [one.title.text() for one in lines] == ["first", "second"]
        wanted = [window.log.save_button, lines[0].button, lines[1].button, window.log.view]
        chain: list[QWidget | None] = [window.log.save_button]
        while len(chain) < 500 and chain[-1] is not window.log.view:
            chain.append(cast(QWidget, chain[-1]).nextInFocusChain())
        assert [one for one in chain if one in wanted] == wanted
    finally:
        gate.set()
    desk.settle()
