"""Fifty processes on one missing key, and creators that are killed (faults 15 and 17).

One build at a time, everybody who lives is served, nobody waits for a dead one.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId, EnvKind
from roost.core.store.layout import Layout
from roost.core.system.locks import read_owner_record
from support.commands import command, surroundings
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline

ASKERS, KILLS = 50, 5
STAGES = ("", "resolve", "venv", "install")
LATE = ("check", "publish")
END = 900.0
"""Seconds: fifty interpreters start on whatever is left of a machine."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(1200),
    pytest.mark.skipif(os.name == "nt", reason="SIGKILL"),
]


@pytest.mark.parametrize("seed", [1, 2])
def test_one_builds_at_a_time_and_all_who_live_are_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    root = make_workspace(tmp_path / "ws")
    out = tmp_path / "out"
    out.mkdir()
    dice, askers = random.Random(seed), {}
    try:
        for number in range(ASKERS):
            with (
                (out / f"{number}.json").open("wb") as said,
                (out / f"{number}.log").open("wb") as log,
            ):
                started = subprocess.Popen(
                    command(root, "--json", "resolve", "org/model"),
                    stdin=subprocess.DEVNULL,
                    stdout=said,
                    stderr=log,
                    env=surroundings(),
                )
            askers[started.pid] = started
        killed = kill_creators(Layout(root), askers, dice)
        end = time.monotonic() + END
        for asker in askers.values():
            asker.wait(max(1.0, end - time.monotonic()))
    finally:
        for asker in askers.values():
            asker.kill()
            asker.wait()

    assert killed, "nobody was caught building"
    print(f"{len(killed)} creators killed")
    codes = [asker.returncode for asker in askers.values()]
    assert codes.count(-signal.SIGKILL) == len(killed)
    assert codes.count(0) == ASKERS - len(killed), codes
    answers = [
        json.loads(text)["data"]
        for number in range(ASKERS)
        if (text := (out / f"{number}.json").read_text(encoding="utf-8"))
    ]
    assert {answer["python_executable"] for answer in answers} == {
        str(root / ".envs" / KEY / ".venv" / "bin" / "python")
    }
    strategies = [answer["strategy"] for answer in answers]
    assert strategies.count("created") <= 1  # none where the last creator died once it was there
    assert set(strategies) <= {"created", "joined", "shared"}
    builds = sum(
        (out / f"{number}.log").read_text(encoding="utf-8").count("temp location")
        for number in range(ASKERS)
    )
    assert 1 <= builds <= len(killed) + 1
    # One more command settles what the very last death may have left.
    subprocess.run(command(root, "list"), env=surroundings(), check=True, capture_output=True)
    for folder in (".tmp", ".journal"):
        assert os.listdir(root / ".envs" / folder) == []
    probe = [answers[0]["python_executable"], "-c", "import torch, transformers, peft, accelerate"]
    subprocess.run(probe, check=True)


def kill_creators(
    layout: Layout, askers: dict[int, subprocess.Popen[bytes]], dice: random.Random
) -> set[int]:
    """Kill who builds, at a stage of their own each, until enough are dead or it is built."""
    env, killed = EnvId(EnvKind.SHARED, KEY), set[int]()
    wanted, end = dice.choice(STAGES), time.monotonic() + END
    while len(killed) < KILLS and not layout.env_json(KEY).exists():
        assert time.monotonic() < end, "nobody builds"
        owner = read_owner_record(layout, env)
        if owner is None or owner.identity.pid in killed:
            continue
        pid = owner.identity.pid
        if pid in askers and (owner.stage == wanted or owner.stage in LATE):
            askers[pid].send_signal(signal.SIGKILL)
            askers[pid].wait()
            killed.add(pid)
            wanted = dice.choice(STAGES)
    return killed
