"""Row 3: `roost list` of a thousand environments, whole process, with and without our cache."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.command import as_installed, roost_command
from bench.harness import Bench, Line, clear, row, say
from support.fake_env import make_legacy, make_shared

COUNT = 1000


@row(3, "list 1,000 environments, whole process")
def list_environments(bench: Bench) -> Iterator[Line]:
    root, user = bench.work / "thousand", bench.work / "user"
    say(f"making {COUNT:,} small environments")
    make_shared(root, "torch-cpu-transformers", env_json={})
    for number in range(COUNT - 1):
        name = f"org__model-{number}"
        make_legacy(root, name, metadata={"model_id": f"org/model-{number}"})

    def forget(name: str) -> None:
        if name.startswith("cold"):
            clear(root / ".envs" / ".cache")
            clear(user / "cache")

    listing = partial(_list, root, user)
    listing()  # reads every file once, so that the disk's own cache is warm for both
    times = bench.alternate({"cold": listing, "warm": listing}, before=forget)
    yield bench.absolute("list: nothing of ours cached", times["cold"], 1.5)
    # Whichever came before it, a listing that forgets nothing finds the cache.
    yield bench.absolute("list: nothing changed since last time", times["warm"], 0.4)
    clear(root)


def _list(root: Path, user: Path) -> None:
    command = roost_command(root, "--json", "list")
    done = subprocess.run(command, env=as_installed(user), capture_output=True, check=True)
    if (found := done.stdout.count(b'"own_bytes"')) != COUNT:
        raise ValueError(f"{found} environments listed instead of {COUNT}")
