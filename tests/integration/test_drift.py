"""Somebody installs into a shared environment: said everywhere, taken back or accepted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from roost import EnvRegistry, Workspace
from roost.core.domain.drift import Change
from roost.core.domain.env import EnvId
from roost.core.domain.errors import UsageError
from roost.core.system.context import JobContext
from support.commands import document, roost
from support.fake_env import STACK, add_package, make_legacy, make_shared, site_packages
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline

ENV = EnvId.parse(f"shared:{KEY}")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    root = make_workspace(tmp_path / "ws")
    assert roost(root, "create", KEY).returncode == 0
    assert roost(root, "python", "org/model").returncode == 0
    return root


def install(root: Path, name: str, version: str) -> None:
    """What `pip install` in the shared environment leaves."""
    site = site_packages(root / ".envs" / KEY / ".venv")
    for old in site.glob(f"{name}-*.dist-info"):
        for file in old.iterdir():
            file.unlink()
        old.rmdir()
    add_package(root / ".envs" / KEY / ".venv", name, version)


def listed(root: Path) -> dict[str, Any]:
    (env,) = document(roost(root, "--json", "list"))["data"]["environments"]
    found: dict[str, Any] = env
    return found


def test_it_is_said_wherever_the_environment_is(root: Path) -> None:
    assert listed(root)["drift"] is None
    install(root, "peft", "0.99.0")
    install(root, "six", "1.17.0")
    changes = [
        {"name": "peft", "before": STACK["peft"], "after": "0.99.0"},
        {"name": "six", "before": None, "after": "1.17.0"},
    ]
    assert listed(root)["drift"] == changes
    assert "(changed since it was built)" in roost(root, "list").stdout

    done = roost(root, "check", f"shared:{KEY}")
    assert done.returncode == 4
    assert f"peft {STACK['peft']} → 0.99.0; six 1.17.0 added" in done.stdout
    assert "models affected: org/model" in done.stdout
    assert f"roost repair shared:{KEY}" in done.stdout
    assert f"roost check shared:{KEY} --accept" in done.stdout

    for _ in range(3):  # found, then from what was kept
        resolved = roost(root, "--json", "resolve", "org/model")
        data = document(resolved)["data"]
        assert (data["strategy"], data["degraded"]) == ("shared", False)
        assert [warning["code"] for warning in data["warnings"]] == ["drift"]
        assert "peft" in data["warnings"][0]["message"]
        (taken,) = [entry for entry in data["trace"] if entry["outcome"] == "taken"]
        assert "drift" in taken["reason"]
        assert "⚠" in roost(root, "python", "org/model").stderr
    spec = EnvRegistry(root).get_env_for_model("org/model")
    assert [warning.code for warning in spec.decision.warnings] == ["drift"]
    assert listed(root)["health"]["badge"] == "degraded"


def test_accepted_it_is_how_the_environment_was_built(root: Path) -> None:
    install(root, "peft", "0.99.0")
    assert roost(root, "python", "org/model").returncode == 0  # checks it deeply
    before = json.loads((root / ".envs" / KEY / "env.json").read_text())
    done = roost(root, "check", f"shared:{KEY}", "--accept")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0.99.0" in done.stderr
    env = listed(root)
    assert (env["drift"], env["health"]["badge"]) == (None, "healthy")  # the check still holds
    after = json.loads((root / ".envs" / KEY / "env.json").read_text())
    assert after == {**before, "fingerprint": after["fingerprint"]}
    assert after["fingerprint"] != before["fingerprint"]
    lock = (root / ".envs" / KEY / "requirements.lock").read_text()
    assert "peft==0.99.0" in lock.replace(" \\", "")
    again = roost(root, "check", f"shared:{KEY}", "--accept")
    assert "nothing to accept" in again.stderr
    assert document(roost(root, "--json", "resolve", "org/model"))["data"]["warnings"] == []
    assert any("accept" in entry.operation for entry in Workspace(root).history())


def test_restored_it_is_as_it_was(root: Path) -> None:
    install(root, "peft", "0.99.0")
    workspace, ctx = Workspace(root), JobContext()
    assert workspace.describe(ENV).drift == (Change("peft", STACK["peft"], "0.99.0"),)
    result = workspace.execute(workspace.plan_restore(ENV, ctx), ctx)
    assert result.errors == ()
    assert workspace.describe(ENV).drift is None
    versions = {package.name: package.version for package in workspace.packages(ENV)}
    assert versions["peft"] == STACK["peft"]
    with pytest.raises(UsageError, match="Nothing was found"):
        workspace.plan_restore(ENV, ctx)


def test_files_changed_at_the_same_versions(root: Path) -> None:
    install(root, "peft", STACK["peft"])  # the same version from elsewhere: another RECORD
    env = listed(root)
    assert env["drift"] == []
    assert "(changed since it was built)" in roost(root, "list").stdout


def test_what_has_no_record_has_nothing_to_accept(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "ws")
    make_shared(root, KEY)  # as an older set-up made it
    make_legacy(root, "org__a")
    for env, code in ((f"shared:{KEY}", "not-recorded"), ("legacy:org__a", "not-shared")):
        done = roost(root, "--json", "check", env, "--accept")
        assert done.returncode == 2
        assert document(done)["errors"][0]["code"] == code
