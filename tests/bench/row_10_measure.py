"""Row 10: measuring one tree against a warm ``du -s``, and an unchanged one again."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

from bench.harness import ROOST, Bench, Line, row
from roost.core.system.tree import measure_tree


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
