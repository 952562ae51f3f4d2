"""With several workers, tests that share a screen or a torch stack stay on one of them. Releases of
pytest and xdist that do not fit together spread them silently (pytest-xdist#1386)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = """\
import os
import pytest

def tell(kind):
    print("RAN", kind, os.environ["PYTEST_XDIST_WORKER"])

@pytest.mark.e2e
@pytest.mark.parametrize("number", range(4))
def test_window(number):
    tell("window")

@pytest.mark.torch
@pytest.mark.parametrize("number", range(4))
def test_torch(number):
    tell("torch")

@pytest.mark.parametrize("number", range(4))
def test_other(number):
    tell("other")
"""


def test_groups_stay_together_and_failed_checks_are_told(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_groups.py").write_text(TESTS)
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "tests")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    command = [sys.executable, "-P", "-m", "pytest", "-n", "2", "--dist", "loadgroup", "-rP"]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env=_env() | {"ROOST_FAILED_CHECKS": "mypy"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    ran = re.findall(r"^RAN (\w+) (\w+)$", done.stdout, re.MULTILINE)
    assert len(ran) == 12
    for kind in ("window", "torch"):
        assert len({worker for what, worker in ran if what == kind}) == 1, kind
    assert len({worker for _, worker in ran}) == 2
    assert "mypy: see the top" in done.stdout


def _env() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "COV_"))}
