"""Row 9: purge against ``rm -rf`` and ``shutil.rmtree``."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator

from bench.harness import ROOST, Bench, Line, row
from roost.core.system.context import JobContext
from roost.core.system.tree import copy_tree, remove_tree, sync_volume


@row(9, "purge of the reference tree")
def purge(bench: Bench) -> Iterator[Line]:
    tree = bench.work / "purge"

    def before(_name: str) -> None:
        copy_tree(bench.reference(), tree, JobContext())
        sync_volume(bench.work)  # else who comes first waits for the copy's write-back

    contestants = {
        ROOST: lambda: remove_tree(tree),
        "shutil.rmtree": lambda: shutil.rmtree(tree),
    }
    if os.name == "posix":
        contestants["rm -rf"] = lambda: subprocess.run(["rm", "-rf", tree], check=True)
    times = bench.alternate(contestants, before=before)
    if "rm -rf" in times:
        yield bench.ratio("purge, just written", times, "rm -rf", 1.3)
    yield bench.ratio("purge, just written", times, "shutil.rmtree", 0.5)
