"""`roost doctor` through the real command: one document, exit codes, and not a byte changed."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from support.commands import document, roost
from support.fake_env import make_legacy, make_shared
from support.trees import seen
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline

FIELDS = {"code", "state", "found", "remedy", "command", "path", "environment"}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return make_workspace(tmp_path / "space")


def test_a_broken_environment_is_a_problem(root: Path, isolated_user: Path) -> None:
    folder = make_legacy(root, "o__gone")
    shutil.rmtree(folder / ".venv" / ("Scripts" if sys.platform == "win32" else "bin"))
    make_shared(root, KEY)
    (root / ".envs" / ".tmp" / f"{KEY}-0a1b2c3d").mkdir(parents=True)
    before = seen(root), seen(isolated_user)
    done = roost(root, "--json", "doctor")
    found = document(done)
    assert done.returncode == 1
    data = found["data"]
    assert (data["root"], data["verdict"], data["deep"]) == (str(root), "problem", False)
    assert all(one.keys() == FIELDS for one in data["findings"])
    by_code = {one["code"]: one for one in data["findings"]}
    assert by_code["env-broken"]["environment"] == "legacy:o__gone"
    assert by_code["env-broken"]["command"] == "roost migrate legacy:o__gone"
    assert by_code["leftovers"]["state"] == "warning"
    assert "env-broken" in {error["code"] for error in found["errors"]}
    assert (seen(root), seen(isolated_user)) == before, "not even tidied up, or remembered"


def test_in_words_with_what_to_do(root: Path) -> None:
    make_legacy(root, "o__gone", broken=["torch"])
    done = roost(root, "doctor", "--deep")
    assert done.returncode == 1, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("✗ legacy:o__gone is broken"))
    assert lines[at + 1].startswith("    → ")
    assert lines[at + 2].strip() == "roost migrate legacy:o__gone"
    assert lines[-1].startswith("Problems: 1,")


def test_warnings_alone_exit_4(root: Path) -> None:
    (root / ".envs" / "roost.db").write_bytes(b"no database" * 500)
    done = roost(root, "--json", "doctor", "--deep", ROOST_ACCELERATOR="")
    found = document(done)
    worst = {one["state"] for one in found["data"]["findings"]}
    assert "warning" in worst
    assert done.returncode == (1 if "problem" in worst else 4)


def test_a_missing_root_is_a_wrong_call(tmp_path: Path) -> None:
    done = roost(tmp_path / "no", "--json", "doctor")
    assert done.returncode == 2
    assert document(done)["errors"][0]["code"] == "no-such-root"


def test_without_a_workspace_the_machine_is_looked_at(root: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = roost(None, "--json", "doctor", "--deep", cwd=empty)
    data = document(done)["data"]
    codes = {one["code"] for one in data["findings"]}
    assert data["root"] is None
    assert {"no-workspace", "interpreters", "uv", "hardware"} <= codes
    assert codes & {"qt", "no-display"}
    assert not codes & {"workspace-readable", "trash", "no-environments"}
    assert list(empty.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_workspace_that_cannot_be_written_is_looked_at_all_the_same(root: Path) -> None:
    make_legacy(root, "o__a")
    folders = [root, *(one for one in root.rglob("*") if one.is_dir() and not one.is_symlink())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        before = seen(root)
        data = document(roost(root, "--json", "doctor"))["data"]
        assert seen(root) == before
    finally:
        for folder in folders:
            folder.chmod(0o755)
    codes = {one["code"] for one in data["findings"]}
    assert "env-unchecked" in codes
    assert ("workspace-read-only" in codes) is (os.getuid() != 0)
