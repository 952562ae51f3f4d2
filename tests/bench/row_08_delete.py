"""Row 8: delete, from the confirmed plan until the environment is gone and undoable."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from bench.command import as_installed, roost_command
from bench.harness import ROOST, Bench, Line, clear, row
from roost.core.domain.env import EnvId, EnvKind
from roost.core.system.accounting.looked import RACY_NS
from roost.core.system.context import JobContext
from roost.core.system.tree import (
    check_components,
    copy_tree,
    identity,
    measure_tree,
    remove_tree,
    rename,
)
from roost.core.workspace import Workspace

ENV = EnvId(EnvKind.LEGACY, "org__big")


@row(8, "delete: the whole operation, and the rename alone")
def delete(bench: Bench) -> Iterator[Line]:
    root = bench.work / "delete"
    tree = root / "environments" / ENV.name / ".venv"
    tree.parent.mkdir(parents=True)
    copy_tree(bench.reference(), tree, JobContext())
    about = json.dumps({"model_id": "org/big"})
    (tree.parent / "environment_metadata.json").write_text(about, encoding="utf-8")
    _settle(tree)
    planned, executed, undone = _operations(Workspace(root), bench.runs)
    entries = sum(1 for _ in tree.rglob("*"))
    yield bench.absolute(
        f"{ROOST}'s delete of the reference tree, journal and looks under the lock included",
        executed,
        0.1,
        note=f"{entries:,} entries; slowest {max(executed) * 1000:.0f} ms",
    )
    yield bench.absolute(f"{ROOST}'s plan of it, with sizes", planned, None)
    yield bench.absolute(f"{ROOST}'s undo of it", undone, None)
    yield bench.absolute(
        "`roost delete --yes`, whole process, plan included", _commands(bench, root), None
    )
    yield bench.absolute(f"{ROOST}'s rename alone", _renames(bench, tree.parent), 0.1)
    remove_tree(root)
    clear(root)


def _settle(tree: Path) -> None:
    """Until the copy is no longer so fresh that every look at it has to be a whole one."""
    newest = max(os.lstat(folder).st_ctime_ns for folder, _, _ in os.walk(tree))
    while time.time_ns() <= newest + RACY_NS:
        measure_tree(tree)


def _operations(workspace: Workspace, runs: int) -> tuple[list[float], ...]:
    """Seconds of plan, execute and undo."""
    ctx = JobContext()
    times: tuple[list[float], ...] = ([], [], [])
    for _ in range(runs):
        start = time.perf_counter()
        plan = workspace.plan_delete([ENV], ctx)
        ready = time.perf_counter()
        result = workspace.execute(plan, ctx)
        gone = time.perf_counter()
        if not result.ok:
            raise RuntimeError(result.errors[0].message)
        workspace.undo(None, ctx)
        back = time.perf_counter()
        for taken, seconds in zip(times, (ready - start, gone - ready, back - gone), strict=True):
            taken.append(seconds)
    return times


def _commands(bench: Bench, root: Path) -> list[float]:
    environ = as_installed(bench.work / "installed")
    taken = []
    for number in range(bench.runs + 1):
        start = time.perf_counter()
        subprocess.run(
            roost_command(root, "delete", str(ENV), "--yes"),
            env=environ,
            check=True,
            capture_output=True,
        )
        if number:  # the first one writes its bytecode
            taken.append(time.perf_counter() - start)
        Workspace(root).undo(None, JobContext())
    return taken


def _renames(bench: Bench, unit: Path) -> list[float]:
    trash = bench.work / "trash"
    trash.mkdir()
    taken: list[float] = []
    for number in range(bench.runs):
        seen = identity(unit)
        start = time.perf_counter()
        check_components(bench.work, unit)
        rename(unit, trash / str(number), expect=seen)
        taken.append(time.perf_counter() - start)
        rename(trash / str(number), unit)
    trash.rmdir()
    return taken
