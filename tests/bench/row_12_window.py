"""Rows 12 and 14: a window with a thousand environments, against a bare one of PySide6."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.command import as_installed
from bench.harness import ROOST, Bench, Line, clear, row, say
from support.fake_env import make_legacy, make_shared

COUNT = 1000
PEER = "bare QTableView"
LOG_LINES = 20_000
"""An hour's worth of log: a real pip install of the reference stack writes some 300 lines."""


@row(12, "window: process start to the first painted row, 1,000 environments")
def first_row(bench: Bench) -> Iterator[Line]:
    root = _thousand(bench)
    windows = {
        ROOST: partial(_window, bench, "roost_window", str(root)),
        PEER: partial(_window, bench, "bare"),
    }
    for window in windows.values():
        window()  # writes bytecode, and fills the disk's cache for both
    times = bench.alternate(windows)
    yield bench.ratio("first painted row", times, PEER, 1.6)
    clear(root)


@row(14, "memory: window with 1,000 environments after an hour's worth of log")
def memory(bench: Bench) -> Iterator[Line]:
    root = _thousand(bench)
    ours = [_window(bench, "roost_window", str(root), str(LOG_LINES)) for _ in range(3)]
    bare = [_window(bench, "bare") for _ in range(3)]
    mine, other = statistics.median(ours) / 1e6, statistics.median(bare) / 1e6
    held = mine <= 1.6 * other
    note = f"{COUNT:,} rows settled, {LOG_LINES:,} log lines"
    yield Line(14, "resident memory", mine, PEER, other, "MB", "≤ 1.6 ×", held, note, 3)
    clear(root)


def _thousand(bench: Bench) -> Path:
    root = bench.work / "window-space"
    say(f"making {COUNT:,} small environments")
    make_shared(root, "torch-cpu-transformers", env_json={})
    for number in range(COUNT - 1):
        name = f"org__model-{number}"
        make_legacy(root, name, metadata={"model_id": f"org/model-{number}"})
    return root


def _window(bench: Bench, module: str, *words: str) -> int:
    """Run one window to its end; bytes of memory it held then."""
    return int(run_window(bench, module, *words))


def run_window(bench: Bench, module: str, *words: str) -> str:
    """Run ``bench.window.MODULE`` in a process of its own; the last line it printed."""
    environ = as_installed(bench.work / "user")
    tests = Path(__file__).resolve().parent.parent
    environ["PYTHONPATH"] = os.pathsep.join((environ["PYTHONPATH"], str(tests)))
    environ["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, "-m", f"bench.window.{module}", *words]
    done = subprocess.run(command, env=environ, capture_output=True, check=True, text=True)
    return done.stdout.splitlines()[-1]
