"""The four scenarios of product.md with the log lines of formats.md, to the letter."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from roost import EnvRegistry, NoEnvironmentError
from support.fake_env import STACK, make_legacy
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline

MODEL = "org/model"


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make_stack_wheels(tmp_path / "wheels")
    offline(monkeypatch, folder)
    return folder


@pytest.fixture
def root(tmp_path: Path, wheels: Path) -> Path:
    return make_workspace(tmp_path / "work space")


def ask(root: Path, **options: object) -> tuple[object, list[str]]:
    lines: list[str] = []
    spec = EnvRegistry(root).get_env_for_model(
        model_id=MODEL,
        log_callback=lines.append,
        **options,  # type: ignore[arg-type]
    )
    return spec, lines


def test_scenario_c_then_a(root: Path) -> None:
    spec, lines = ask(root)
    assert lines[0] == f"Resolved env_key: {KEY}"
    assert lines[1] == f"Creating new shared environment: {KEY}"
    temp = lines[2].removeprefix("Creating environment in temp location: ")
    assert re.fullmatch(rf"\.envs/\.tmp/{KEY}-[0-9a-f]{{8}}", temp)
    assert lines[3:] == [
        "Virtual environment created, installing dependencies...",
        "Installing PyTorch stack...",
        f"Environment {KEY} ready!",
    ]
    assert spec.metadata == {"env_key": KEY, "status": "READY", "source": "shared"}
    assert spec.decision.strategy == "created"
    assert spec.python_executable.is_relative_to(root / ".envs" / KEY / ".venv")
    code = "import torch, transformers; print(torch.__version__)"
    ran = subprocess.run([spec.python_executable, "-c", code], capture_output=True, text=True)
    assert ran.stdout.strip() == "2.13.0+cpu", ran.stderr

    spec, lines = ask(root)
    assert lines == [
        f"Resolved env_key: {KEY}",
        f"Using existing shared environment: {KEY}",
    ]
    assert spec.decision.strategy == "shared"
    assert not list((root / ".envs" / ".tmp").iterdir())


def test_scenario_b(root: Path) -> None:
    tree = make_legacy(root, "org__model", STACK) / ".venv"
    spec, lines = ask(root)
    python = tree / "bin" / "python"
    assert lines == [
        f"Resolved env_key: {KEY}",
        f"Checking old per-model environment: {python}",
        "✓ Using healthy old per-model environment (migration fallback)",
        f"  To migrate to new shared envs, delete: {root / 'environments' / 'org__model'}",
        "  or run: roost migrate legacy:org__model",
    ]
    assert spec.metadata == {
        "env_key": KEY,
        "status": "READY",
        "source": "legacy-per-model",
        "migration_target": KEY,
    }
    assert spec.python_executable == python


def test_scenario_d(root: Path, wheels: Path) -> None:
    tree = make_legacy(root, "org__model", {"torch": "2.13.0+cpu"}) / ".venv"
    next(wheels.glob("transformers-*")).unlink()
    spec, lines = ask(root)
    assert lines[:2] == [
        f"Resolved env_key: {KEY}",
        f"Checking old per-model environment: {tree / 'bin' / 'python'}",
    ]
    assert lines[2] == f"Creating new shared environment: {KEY}"
    assert lines[-1] == (
        "⚠ New env creation failed, attempting to use old environment as last resort"
    )
    assert spec.metadata["source"] == "legacy-per-model-fallback"
    assert spec.metadata["migration_target"] == KEY
    assert spec.decision.degraded
    assert not (root / ".envs" / KEY).exists()
    assert not list((root / ".envs" / ".tmp").iterdir())


def test_nothing_to_be_had_says_why_of_every_step(root: Path, wheels: Path) -> None:
    next(wheels.glob("transformers-*")).unlink()
    with pytest.raises(NoEnvironmentError) as caught:
        ask(root)
    decision = caught.value.decision
    assert decision.python_executable is None
    assert decision.env_key == KEY
    assert {str(entry.step) for entry in decision.trace} == {
        "shared",
        "legacy",
        "join",
        "create",
        "last-resort",
    }
    assert "transformers" in caught.value.message
    assert caught.value.remedy
