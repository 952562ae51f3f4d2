"""The copy itself, half of row 7, against ``cp -a`` and its like; how soon a cancel is felt."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bench.harness import ROOST, Bench, Line, clear, row
from roost.core.domain.errors import CancelledError
from roost.core.system.context import JobContext
from roost.core.system.tree import copy_tree, remove_tree, sync_volume
from support.volumes import formatted


@row(7, "copy of the reference tree, ordinary blocks")
def copy(bench: Bench) -> Iterator[Line]:
    source, target = bench.reference(), bench.work / "copy"

    def before(_name: str) -> None:
        clear(target)
        sync_volume(bench.work)

    times = bench.alternate(
        {
            ROOST: lambda: copy_tree(source, target, JobContext()),
            "shutil.copytree": lambda: shutil.copytree(source, target, symlinks=True),
            "cp -a": lambda: subprocess.run(["cp", "-a", source, target], check=True),
        },
        before=before,
    )
    clear(target)
    yield bench.ratio("copy", times, "cp -a", 1.2)
    yield bench.ratio("copy", times, "shutil.copytree", None)


@row(7, "copy of the reference tree, shared blocks")
def reflink(bench: Bench) -> Iterator[Line]:
    for kind in ("btrfs", "xfs"):
        with formatted(kind, bench.work, megabytes=6000) as volume:
            if isinstance(volume, str):
                yield bench.skip(f"copy by reflink on {kind}", volume)
                continue
            source, target = volume / "source", volume / "copy"
            subprocess.run(["cp", "-a", bench.reference(), source], check=True)
            yield _by_reflink(bench, kind, source, target)


def _by_reflink(bench: Bench, kind: str, source: Path, target: Path) -> Line:
    means = set()

    def before(_name: str) -> None:
        clear(target)
        sync_volume(target.parent)

    peer = "cp -a --reflink=always"
    times = bench.alternate(
        {
            ROOST: lambda: means.add(copy_tree(source, target, JobContext()).means),
            peer: lambda: subprocess.run([*peer.split(), source, target], check=True),
        },
        before=before,
    )
    return bench.ratio(f"copy on {kind} ({', '.join(means)})", times, peer, 1.5)


@row(7, "how soon a cancelled copy is back")
def cancel(bench: Bench) -> Iterator[Line]:
    source, target = bench.reference(), bench.work / "copy"
    taken: list[float] = []
    for number in range(bench.runs):
        ctx = JobContext()
        stopped: list[float] = []

        def stop(ctx: JobContext = ctx, stopped: list[float] = stopped) -> None:
            stopped.append(time.perf_counter())
            ctx.cancelled.set()

        noticed: list[float] = []

        def clean(path: Path, noticed: list[float] = noticed) -> None:
            noticed.append(time.perf_counter())
            remove_tree(path)

        timer = threading.Timer(0.3 + 0.3 * number, stop)
        timer.start()
        with suppress(CancelledError):
            copy_tree(source, target, ctx, clean=clean)
        timer.join()
        if stopped and noticed:
            taken.append(noticed[0] - stopped[0])
        clear(target)
    if os.name != "posix" or not taken:
        yield bench.skip("cancel of a copy", "the copy was over before the cancel")
        return
    yield bench.absolute("cancel of a copy: from the click to no more writing", [max(taken)], 0.1)
