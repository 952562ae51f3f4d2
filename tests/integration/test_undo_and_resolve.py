"""After a migration was undone the model starts where it started before, whoever asks how."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from roost.core.domain.decision import Strategy
from roost.core.domain.env import EnvId
from roost.core.system.context import JobContext
from roost.core.workspace import Workspace
from support.commands import document, roost
from support.fake_env import STACK, make_legacy, make_shared

KEY = "torch-cpu-transformers"
HERE = EnvId.parse("legacy:org__name")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links to the interpreter")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A legacy environment, and a healthy shared one of the same key to be tempted by."""
    make_legacy(tmp_path, HERE.name, metadata={"model_id": "org/name"})
    make_shared(tmp_path, KEY, dict(STACK), env_json={})
    folder = tmp_path / "models" / "org" / "name"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps({"model_type": "llama"}))
    return tmp_path


def used(root: Path, model: str) -> tuple[Strategy | None, str | None]:
    decision = Workspace(root).resolve(model, JobContext("ask"), create=False)
    return decision.strategy, decision.env_id


def test_as_the_window_does_it(root: Path) -> None:
    names = ("org/name", "org__name", str(root / "models" / "org" / "name"))
    workspace, ctx = Workspace(root), JobContext("window")
    assert workspace.execute(workspace.plan_migrate([HERE], ctx), ctx).ok
    assert {used(root, name) for name in names} == {(Strategy.SHARED, f"shared:{KEY}")}
    assert workspace.undo(None, ctx).ok
    assert {used(root, name) for name in names} == {(Strategy.LEGACY, str(HERE))}
    explained = workspace.explain(HERE)
    assert (explained.strategy, explained.env_id) == (Strategy.LEGACY, str(HERE))


def ok(root: Path, *words: str) -> Any:
    done = roost(root, "--json", *words)
    assert done.returncode == 0, done.stdout + done.stderr
    return document(done)["data"]


def test_by_the_commands(root: Path) -> None:
    ok(root, "migrate", str(HERE), "--yes")
    assert ok(root, "resolve", "org/name")["strategy"] == "shared"
    ok(root, "undo")
    found = ok(root, "resolve", "org/name", "--explain")
    assert found["strategy"] == "legacy"
    assert f"environments/{HERE.name}" in found["python_executable"]
    ok(root, "migrate", str(HERE), "--yes")
    assert ok(root, "resolve", "org/name")["strategy"] == "shared"
