"""The sample workspace is real: built by uv from real packages, and the tour does the main job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from roost.core.demo import BROKEN_ID, HEALTHY_ID, KEY, build
from roost.core.domain.errors import InstallerError, UsageError
from roost.core.system.context import JobContext

APP = Path(__file__).resolve().parents[2] / "app"


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError) as caught:
        build(tmp_path, JobContext())
    assert caught.value.code == "not-empty"
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_without_any_package_source_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    with pytest.raises(InstallerError) as caught:
        build(tmp_path / "sample", JobContext())
    assert caught.value.remedy
    assert not (tmp_path / "sample").exists()


@pytest.mark.timeout(240)
def test_the_tour_does_the_main_job(tmp_path: Path) -> None:
    root = tmp_path / "my sample"
    done = subprocess.run(
        [sys.executable, "-m", "roost", "demo", str(root), "--tour"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(APP), "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for expected in (
        "✓ Using healthy old per-model environment (migration fallback)",
        f"Creating new shared environment: {KEY}",
        f"Environment {KEY} ready!",
        f"Using existing shared environment: {KEY}",
    ):
        assert expected in done.stdout
    assert "which the model needs" not in done.stdout + done.stderr
    assert (root / "environments" / HEALTHY_ID / ".venv" / "pyvenv.cfg").is_file()
    assert not os.path.exists(root / "environments" / BROKEN_ID / ".venv" / "bin" / "python")
    record = json.loads((root / ".envs" / KEY / "env.json").read_text())
    assert record["status"] == "READY"
