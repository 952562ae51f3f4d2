"""`roost scan` and `roost list --all` as another program would call them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support.other_tools import TORCH, Machine, write

APP = Path(__file__).resolve().parents[2] / "app"
MORE = {
    "app_version", "label", "role", "group", "project", "last_used_by", "packages", "id", "kind",
    "source", "name", "path", "python_executable", "python_version", "torch", "accelerator",
    "status", "health", "size_bytes", "own_bytes", "last_used", "app",
}  # fmt: skip


@pytest.fixture
def machine(tmp_path: Path, isolated_user: Path) -> Machine:
    made = Machine(tmp_path, sys.platform)
    made.home = isolated_user
    return made


def roost(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "roost", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(APP), "PYTHONUTF8": "1"},
    )


def data(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    document = json.loads(done.stdout)
    assert document["ok"] is (done.returncode in (0, 4)), done.stderr
    found: dict[str, Any] = document["data"]
    return found


def mine(found: dict[str, Any], machine: Machine) -> list[dict[str, Any]]:
    """Without what else lies on the machine that runs the tests."""
    starts = (str(machine.top), str(machine.home))
    return [env for env in found["environments"] if env["path"].startswith(starts)]


def test_a_first_look_needs_no_workspace(machine: Machine, tmp_path: Path) -> None:
    disk = machine.top / "disk"
    write(disk / "kohya_ss" / "kohya_gui.py")
    write(disk / "kohya_ss" / ".release", "v25.2.1")
    machine.venv(disk / "kohya_ss" / "venv", TORCH)
    done = roost("--json", "scan", str(disk), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = data(done)
    assert found["root"] is None
    assert found["roots"] == [str(disk)]
    (env,) = mine(found, machine)
    assert env.keys() >= MORE
    assert (env["kind"], env["app"], env["app_version"]) == ("other", "kohya_ss", "25.2.1")
    assert (env["torch"], env["accelerator"]) == (TORCH["torch"], "cu128")
    assert env["health"]["level"] == "static"
    assert env["size_bytes"] is None
    assert [one["version"] for one in found["picture"]["torch"]] == [TORCH["torch"]]
    assert not machine.canary.exists()
    text = roost("scan", str(disk), cwd=tmp_path)
    assert "kohya_ss 25.2.1" in text.stdout
    assert env["id"] in text.stdout


def test_without_a_root_it_looks_through_the_home(machine: Machine, tmp_path: Path) -> None:
    machine.venv(machine.home / "deep" / "er" / "project" / ".venv")
    (env,) = mine(data(roost("--json", "scan", "--sizes", cwd=tmp_path)), machine)
    assert env["label"] == "project"
    assert env["size_bytes"] >= env["own_bytes"] > 0


def test_list_all_shows_both_kinds_with_the_same_ids(machine: Machine, tmp_path: Path) -> None:
    disk, root = machine.top / "disk", machine.top / "workspace"
    machine.venv(disk / "other" / ".venv", TORCH)
    machine.venv(root / "environments" / "org__model" / ".venv", TORCH)
    scanned = data(roost("--root", str(root), "--json", "scan", str(machine.top), cwd=tmp_path))
    everything = data(roost("--root", str(root), "--json", "list", "--all", cwd=tmp_path))
    ours = data(roost("--root", str(root), "--json", "list", cwd=tmp_path))
    assert [env["id"] for env in ours["environments"]] == ["legacy:org__model"]
    assert [env["label"] for env in mine(scanned, machine)] == ["other"]
    assert {env["id"] for env in mine(everything, machine)} == {
        "legacy:org__model",
        mine(scanned, machine)[0]["id"],
    }


def test_a_missing_root_is_told_and_the_rest_is_done(machine: Machine, tmp_path: Path) -> None:
    machine.venv(machine.top / "disk" / "one")
    gone = str(machine.top / "gone")
    done = roost("--json", "scan", gone, str(machine.top / "disk"), cwd=tmp_path)
    assert done.returncode == 4
    assert [error["code"] for error in json.loads(done.stdout)["errors"]] == ["no-such-root"]
    assert len(mine(data(done), machine)) == 1


def test_a_found_one_can_be_checked_by_its_id(machine: Machine, tmp_path: Path) -> None:
    root = machine.top / "workspace"
    (root / ".envs").mkdir(parents=True)
    machine.venv(machine.top / "disk" / "one", TORCH)
    scan = roost("--root", str(root), "--json", "scan", str(machine.top / "disk"), cwd=tmp_path)
    (env,) = mine(data(scan), machine)
    checked = roost("--root", str(root), "--json", "check", env["id"], cwd=tmp_path)
    (again,) = data(checked)["environments"]
    assert (again["id"], again["path"]) == (env["id"], env["path"])
    refused = roost("--root", str(root), "--json", "delete", env["id"], "--yes", cwd=tmp_path)
    assert refused.returncode == 1
    (error,) = json.loads(refused.stdout)["errors"]
    assert error["code"] == "blocked"  # by the files in it that no package explains
    assert Path(env["path"]).is_dir()
    unknown = roost("--root", str(root), "--json", "check", "other:nothing", cwd=tmp_path)
    assert unknown.returncode == 5
    assert not machine.canary.exists()


def test_progress_for_programs_names_each_one(machine: Machine, tmp_path: Path) -> None:
    machine.venv(machine.top / "disk" / "one")
    done = roost("--json", "--progress", "json", "scan", str(machine.top / "disk"), cwd=tmp_path)
    events = [json.loads(line) for line in done.stderr.splitlines()]
    (env,) = mine(data(done), machine)
    assert f"{env['id']} added" in {
        event["message"] for event in events if event["event"] == "environment"
    }
