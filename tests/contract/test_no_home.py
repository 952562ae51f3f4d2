"""A container under a uid of its own: no HOME, no account, no folder to keep anything in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.commands import APP, command
from support.fake_env import base_python, make_legacy
from support.workspaces import KEY, make_stack_wheels, make_workspace

UID = 54321
AS_NOBODY = ["setpriv", f"--reuid={UID}", f"--regid={UID}", "--clear-groups"]


def _may_run() -> bool:
    """Whether that user can start this Python at all: it may lie in somebody's home."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("setpriv") is None:
        return False
    places = [str(APP), os.path.realpath(sys.executable), os.path.realpath(base_python())]
    look = ["-c", f"import os; print([os.stat(place) for place in {places!r}])"]
    return all(
        subprocess.run([*AS_NOBODY, one, *look], capture_output=True, cwd="/").returncode == 0
        for one in (sys.executable, base_python())
    )


pytestmark = pytest.mark.skipif(not _may_run(), reason="needs root, setpriv, Pythons for all")


@pytest.fixture
def root() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        root = make_workspace(Path(folder) / "space")
        make_stack_wheels(Path(folder) / "wheels")
        make_legacy(root, "org__a")
        for place, _, files in os.walk(folder):
            for name in (".", *files):
                os.lchown(os.path.join(place, name), UID, UID)
        yield root


def _roost(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    around = {
        "PATH": f"{base_python().parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(APP),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(root.parent / "wheels"),
        "PIP_CONFIG_FILE": os.devnull,
    }
    argv = [*AS_NOBODY, *command(root, "--json", *words)]
    return subprocess.run(argv, capture_output=True, text=True, cwd="/", env=around)


@pytest.mark.parametrize(
    "words",
    [
        ["list"], ["resolve", "org/a"], ["python", "org/a"], ["trash", "list"], ["history"],
        ["delete", "org__a", "--dry-run"], ["use", "org/a", "org__a"], ["create", KEY],
    ],
    ids="-".join,
)  # fmt: skip
def test_every_command_does_without(root: Path, words: list[str]) -> None:
    done = _roost(root, *words)
    assert json.loads(done.stdout)["ok"] is True, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not Path("/.uv_cache").exists()
