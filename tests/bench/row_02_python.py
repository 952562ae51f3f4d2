"""Row 2: `roost python MODEL`, whole process, against `uv run` of nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from uv import find_uv_bin

from bench.command import as_installed, roost_command
from bench.harness import ROOST, Bench, Line, clear, row
from bench.workspaces import KEY, MODEL, many
from roost.core.store.answers import answer_path
from roost.core.workspace.remembering import SETTLED
from support.fake_env import python_of

RUNS = 15


@row(2, "roost python MODEL, whole process")
def python(bench: Bench) -> Iterator[Line]:
    root = many(bench.work / "for-python", 10)
    environ = as_installed(bench.work / "user")
    expected = str(python_of(root / ".envs" / KEY / ".venv"))
    command = roost_command(root, "python", MODEL)

    def ask() -> None:
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
        if done.stdout.strip() != expected:
            raise ValueError(f"{done.stdout.strip()} instead of {expected}")

    kept = Path(answer_path(str(root), MODEL))
    started = time.monotonic()
    while not kept.exists():  # the deep check, and until nothing has changed for a while
        ask()
        if time.monotonic() - started > 60 * SETTLED:
            raise ValueError("no answer was kept")
    tree = root / ".envs" / KEY / ".venv"
    uv = [os.fspath(find_uv_bin()), "run", "--no-project", "-p", str(tree), "python", "-c", "pass"]
    nothing = [sys.executable, "-c", "pass"]
    contestants = {
        ROOST: ask,
        "uv run": lambda: subprocess.run(uv, env=environ, capture_output=True, check=True),
        "python -c pass": lambda: subprocess.run(nothing, env=environ, check=True),
    }
    times = bench.alternate(contestants, runs=max(RUNS, bench.runs))
    yield bench.ratio("nothing changed since the last time", times, "uv run", 1.5)
    yield bench.ratio("nothing changed since the last time", times, "python -c pass", None)

    def forget(name: str) -> None:
        if name == ROOST:
            kept.unlink(missing_ok=True)

    times = bench.alternate(contestants, before=forget, runs=max(RUNS, bench.runs))
    yield bench.ratio("something changed: the long way", times, "uv run", None)
    clear(root)
