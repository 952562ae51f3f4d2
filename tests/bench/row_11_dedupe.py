"""The dedupe half of row 11: six equal stacks, hard-linked, against the disk one of them takes."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from bench.harness import Bench, Line, row
from roost.core.system.dedupe import apply_dedupe, plan_dedupe, undo_dedupe
from roost.core.system.relocate import relocate
from roost.core.system.tree import sync_volume
from support.volumes import formatted

STACKS = 6
LIMIT = 1.3


@row(11, "dedupe of six equal stacks")
def dedupe(bench: Bench) -> Iterator[Line]:
    folder = bench.work / "stacks"
    folder.mkdir()
    try:
        yield from _dedupe_in(bench, folder, "ordinary blocks")
    finally:
        shutil.rmtree(folder)
    with formatted("btrfs", bench.work, megabytes=9000) as volume:
        if isinstance(volume, str):
            yield bench.skip("dedupe by reflink on btrfs", volume)
        else:
            yield from _dedupe_in(bench, volume, "btrfs")


def _dedupe_in(bench: Bench, folder: Path, where: str) -> Iterator[Line]:
    trees = [_stack(bench.reference(), folder / f"env{n}", days=n) for n in range(STACKS)]
    sync_volume(folder)
    empty = shutil.disk_usage(folder).used
    one, before = _allocated(trees[:1]), _allocated(trees)
    start = time.perf_counter()
    plan = plan_dedupe(trees)
    planned = time.perf_counter() - start
    start = time.perf_counter()
    result = apply_dedupe(plan, folder / "journal", hardlink=True)
    took = time.perf_counter() - start
    sync_volume(folder)
    freed = empty - shutil.disk_usage(folder).used
    after = _allocated(trees) if plan.means == "hardlink" else before - freed
    note = (
        f"{plan.means}; {result.linked} files in {took:.0f} s, plan {planned:.1f} s, "
        f"{len(result.skipped)} left alone; predicted {plan.saves_bytes >> 20} MB, "
        f"free space grew {freed >> 20} MB"
    )
    yield Line(
        11,
        f"disk of six equal stacks, {where}",
        after / 1e9,
        "one of them",
        one / 1e9,
        "GB",
        f"<= {LIMIT} x",
        after <= LIMIT * one,
        note,
        1,
    )
    start = time.perf_counter()
    undone = undo_dedupe(folder / "journal")
    yield Line(
        11,
        f"undo of the dedupe, {where}",
        time.perf_counter() - start,
        note=f"{undone.linked} files separated",
        runs=1,
    )


def _stack(source: Path, tree: Path, days: int) -> Path:
    """A stack as a separate installation would have left it: other path, other mtimes.

    The mtime of each source is written into its bytecode, as compiling it then would have.
    """
    subprocess.run(["cp", "-a", source, tree], check=True)
    relocate(tree, source, tree)
    shift = days * 86_400
    for folder, _, names in os.walk(tree):
        for name in names:
            path = os.path.join(folder, name)
            if name.endswith(".py"):
                facts = os.lstat(path)
                os.utime(path, (facts.st_atime, int(facts.st_mtime) + shift))
            elif name.endswith(".pyc"):
                with open(path, "r+b") as stream:
                    head = stream.read(12)
                    (moment,) = struct.unpack_from("<I", head, 8)
                    stream.seek(8)
                    stream.write(struct.pack("<I", moment + shift))
    return tree


def _allocated(trees: list[Path]) -> int:
    done = subprocess.run(["du", "-skc", *trees], capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-2]) * 1024
