"""Row 8: a tree is gone and undoable by one rename, whatever its size."""

from __future__ import annotations

import time
from collections.abc import Iterator

from bench.harness import ROOST, Bench, Line, row
from roost.core.system.context import JobContext
from roost.core.system.tree import check_components, copy_tree, identity, remove_tree, rename


@row(8, "delete by rename: components and identity checked")
def delete(bench: Bench) -> Iterator[Line]:
    tree = bench.work / "delete"
    trash = bench.work / "trash"
    trash.mkdir()
    copy_tree(bench.reference(), tree, JobContext())
    taken: list[float] = []
    for number in range(bench.runs):
        seen = identity(tree)
        start = time.perf_counter()
        check_components(bench.work, tree)
        rename(tree, trash / str(number), expect=seen)
        taken.append(time.perf_counter() - start)
        rename(trash / str(number), tree)
    yield bench.absolute(f"{ROOST}'s rename of the reference tree into the trash", taken, 0.1)
    remove_tree(tree)
    trash.rmdir()
