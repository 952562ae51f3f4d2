"""Row 15: list, memory and resolve of 10 to 10,000 environments."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from bench.command import as_installed, roost_command
from bench.harness import Bench, Line, clear, row
from bench.workspaces import MODEL, many
from roost import EnvRegistry

COUNTS = (10, 100, 1_000, 10_000)
CALLS = 100
# What wait4 tells of a child counts the parent it was forked from.
WITH_MEMORY = """\
import sys
from roost.__main__ import main
code = main()
if sys.platform == "linux":
    sys.stderr.write(open("/proc/self/status").read())
sys.exit(code)
"""
SLACK = 2.0
"""How much more than linear (of list and memory) or than flat (of resolve) still holds."""


@row(15, "growth from 10 to 10,000 environments")
def growth(bench: Bench) -> Iterator[Line]:
    lists: list[float] = []
    sizes: list[float] = []
    calls: list[float] = []
    for count in COUNTS:
        root = many(bench.work / f"growing-{count}", count)
        environ = as_installed(bench.work / f"user-{count}")
        _list(root, environ, count)
        seen = [_list(root, environ, count) for _ in range(3)]
        lists.append(statistics.median(seconds for seconds, _ in seen))
        sizes.append(statistics.median(megabytes for _, megabytes in seen))
        calls.append(_resolve(root))
        clear(root)
    yield _line("list, warm", lists, "s", _linear(lists))
    if max(sizes):
        yield _line("memory of list", sizes, "MB", _linear(sizes))
    else:
        yield bench.skip("memory of list", "this system does not tell what a child took at most")
    yield _line("get_env_for_model", calls, "ms", calls[-1] <= SLACK * calls[0])


def _line(what: str, values: list[float], unit: str, held: bool) -> Line:
    note = ", ".join(
        f"{count:,}: {value:.3g} {unit}" for count, value in zip(COUNTS, values, strict=True)
    )
    target = "flat" if unit == "ms" else "linear"
    return Line(15, what, values[-1], "", None, unit, target, held, note, 3)


def _linear(values: list[float]) -> bool:
    """Whether the last step, ten times as many, costs about ten times what the one before did.

    Both less what the smallest workspace costs: the start of the process.
    """
    return values[-1] - values[0] <= SLACK * 10 * max(values[-2] - values[0], 1e-9)


def _list(root: Path, environ: dict[str, str], count: int) -> tuple[float, float]:
    """(seconds, megabytes at most, 0 where the system does not tell) of one `roost list`."""
    start = time.perf_counter()
    command = roost_command(root, "--json", "list")
    command[2] = WITH_MEMORY
    done = subprocess.run(command, env=environ, capture_output=True, check=True)
    seconds = time.perf_counter() - start
    if (found := done.stdout.count(b'"own_bytes"')) != count:
        raise ValueError(f"{found} environments listed instead of {count}")
    told = done.stderr.decode().rpartition("VmHWM:")[2].split()
    return seconds, int(told[0]) / 1024 if told else 0.0


def _resolve(root: Path) -> float:
    """Median milliseconds of a resolution."""
    registry = EnvRegistry(root)
    registry.get_env_for_model(MODEL)
    taken = []
    for _ in range(CALLS):
        start = time.perf_counter()
        registry.get_env_for_model(MODEL)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)
