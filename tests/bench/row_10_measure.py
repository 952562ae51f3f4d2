"""Row 10: measuring one tree against a warm ``du -s``, and an unchanged one again."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

from bench.harness import ROOST, Bench, Line, row
from roost.core.system.tree import measure_again, measure_packages, measure_tree


@row(10, "measure the reference tree")
def measure(bench: Bench) -> Iterator[Line]:
    tree = bench.reference()
    measured = measure_tree(tree)  # warms the cache for everybody
    if os.name == "posix":
        du = ["du", "-s", tree]
        said = int(subprocess.run(du, capture_output=True, check=True).stdout.split()[0]) * 1024
        if said != measured.allocated:
            raise ValueError(f"du says {said}, Roost {measured.allocated}")
        times = bench.alternate(
            {
                ROOST: lambda: measure_tree(tree),
                "du -s": lambda: subprocess.run(du, capture_output=True, check=True),
            }
        )
        yield bench.ratio("measure: own, shared, will-free", times, "du -s", 2.5)
    yield _again(bench)
    site = next(tree.glob("lib/python*/site-packages"), tree / "Lib" / "site-packages")
    taken = bench.alternate({ROOST: lambda: measure_packages(tree, site)})
    yield bench.absolute("measure every package by RECORD", taken[ROOST], None)


def _again(bench: Bench) -> Line:
    tree = bench.reference()
    found = measure_again(tree)
    while found.folders_read:  # folders changed in the last two seconds are read again, to be safe
        found = measure_again(tree, found.index)
    index = found.index
    times = bench.alternate({ROOST: lambda: measure_again(tree, index)})
    return bench.absolute("measure: unchanged since last time", times[ROOST], 0.02)
