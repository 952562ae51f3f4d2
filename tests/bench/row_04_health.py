"""Row 4: static health of the reference tree against ``pip check``, and `check` with every file."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.harness import ROOST, Bench, Line, row
from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.health import check_records, check_static


@row(4, "static health of the reference tree")
def health(bench: Bench) -> Iterator[Line]:
    tree = bench.reference()
    python = tree / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    env = Env(EnvId(EnvKind.OTHER, "reference"), tree, tree, python)
    failed = check_static(env).failed()
    if failed:
        raise ValueError(f"the reference tree is not healthy: {failed[0]}")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "check"]
    subprocess.run(pip, capture_output=True)  # compiles pip itself; its verdict is not ours
    times = bench.alternate(
        {
            ROOST: lambda: check_static(env),
            "pip check": lambda: subprocess.run(pip, capture_output=True),
        }
    )
    yield bench.absolute("static health", times[ROOST], 0.06)
    yield bench.ratio("static health, at least 50 times as fast", times, "pip check", 1 / 50)
    times = bench.alternate({ROOST: lambda: _every_file(tree)})
    note = f"{statistics.median(times[ROOST]):.3f} s for {_entries(tree):,} entries"
    yield bench.absolute("check: every RECORD entry's size", times[ROOST], 0.25, note=note)


def _every_file(tree: Path) -> None:
    checks = check_records(tree)
    if not checks[0].ok:
        raise ValueError(f"the reference tree is not as installed: {checks[0]}")


def _entries(tree: Path) -> int:
    return sum(path.read_bytes().count(b"\n") for path in tree.rglob("*.dist-info/RECORD"))
