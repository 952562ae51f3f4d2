"""Row 16: other tools' environments in 10,000 folders, against `find` for their `pyvenv.cfg`."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench.harness import ROOST, Bench, Line, clear, row, say
from roost.core.discovery.other import Surroundings
from roost.core.domain.errors import CancelledError
from roost.core.domain.events import Event
from roost.core.domain.hardware import Hardware
from roost.core.system.context import JobContext
from roost.core.workspace.host import Host
from roost.core.workspace.others import scan_other
from support.fake_env import make_env

FOLDERS = 10_000
ENVIRONMENTS = 300
STACK = {"torch": "2.13.0+cpu", "transformers": "4.57.1", "peft": "0.17.1", "numpy": "2.2.0"}
LONG_AGO = 1_700_000_000


@row(16, "scan 10,000 folders with 300 environments of other tools")
def scan(bench: Bench) -> Iterator[Line]:
    root, user = bench.work / "machine", bench.work / "user"
    say(f"making {FOLDERS:,} folders with {ENVIRONMENTS} environments")
    count = _make(root)
    places = ["find", str(root), "-name", "pyvenv.cfg"]

    def forget(name: str) -> None:
        if name == "cold":
            clear(user)

    def roost() -> None:
        if (found := len(_scan(root, user, JobContext()))) != ENVIRONMENTS:
            raise ValueError(f"{found} environments found instead of {ENVIRONMENTS}")

    contestants = {"cold": roost, ROOST: roost}
    if os.name == "posix":
        contestants["find"] = lambda: subprocess.run(places, capture_output=True, check=True)
    roost()
    times = bench.alternate(contestants, before=forget)
    note = f"{count:,} folders"
    yield bench.absolute("scan: nothing of ours cached", times["cold"], None, note=note)
    yield bench.absolute("scan: warm", times[ROOST], 3.0, note=note)
    if "find" in times:
        yield bench.ratio("scan: warm, health of each included", times, "find", 2.0)
    else:
        yield bench.skip("scan against find", "there is no find here")
    yield bench.absolute("cancel of a scan", [_cancel(root, user) for _ in range(5)], 0.1)
    yield bench.absolute("scan: most memory in use", [_memory(root, user)], 64e6, "bytes")
    clear(root)


def _make(root: Path) -> int:
    for number in range(ENVIRONMENTS):
        make_env(root / f"user{number % 10}" / f"project{number}" / ".venv", STACK)
    count = sum(len(inner) for _, inner, _ in os.walk(root))
    number = 0
    while count < FOLDERS:
        folder = root / f"user{number % 10}" / f"data{number % 100}" / f"run{number}"
        count += 1 if folder.parent.exists() else 2
        folder.mkdir(parents=True)
        for name in ("notes.txt", "main.py", "config.json"):
            (folder / name).touch()
        number += 1
    # As of long ago: folders changed two seconds ago or less are read again, out of caution.
    for path, _inner, _files in os.walk(root):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return count


def _scan(root: Path, user: Path, ctx: JobContext) -> tuple[object, ...]:
    environ = {"ROOST_CACHE_DIR": str(user / "cache")}
    host = Host(environ, lambda: datetime.now(UTC), lambda _cache: Hardware())
    nobody = Surroundings(str(user / "home"), environ, sys.platform, str(user / "top"))
    return scan_other(None, host, [root], ctx, around=nobody).environments


def _cancel(root: Path, user: Path) -> float:
    """Seconds from the cancel to the end, in the middle of a scan without a cache."""
    clear(user)
    began = threading.Event()

    def sink(event: Event) -> None:
        began.set()

    ctx = JobContext(sink=sink)
    asked: list[float] = []

    def cancel() -> None:
        began.wait()
        asked.append(time.perf_counter())
        ctx.cancelled.set()

    thread = threading.Thread(target=cancel)
    thread.start()
    try:
        _scan(root, user, ctx)
    except CancelledError:
        return time.perf_counter() - asked[0]
    finally:
        thread.join()
    raise ValueError("the scan was done before the cancel came")


def _memory(root: Path, user: Path) -> float:
    tracemalloc.start()
    try:
        _scan(root, user, JobContext())
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
