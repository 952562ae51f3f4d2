"""Scratch folders: private, and swept once their owner is gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from roost.core.operations.installers.scratch import scratch

CODE = """
import os, sys
from pathlib import Path
from roost.core.operations.installers.scratch import scratch
with scratch(Path(sys.argv[1])) as folder:
    (folder / "pyproject.toml").write_text("https://me:hunter2@host/simple")
    print(folder, flush=True)
    {end}
"""


def killed(parent: Path, end: str) -> Path:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    argv = [sys.executable, "-c", CODE.format(end=end), str(parent)]
    shown = subprocess.run(argv, env=env, capture_output=True, text=True)
    return Path(shown.stdout.strip())


def test_private_and_gone_afterwards(tmp_path: Path) -> None:
    with scratch(tmp_path) as folder:
        if sys.platform != "win32":
            assert folder.stat().st_mode & 0o077 == 0
        with scratch(tmp_path) as second:  # our own is not swept
            assert folder.is_dir()
            assert second != folder
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="dies by a signal")
def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    left = killed(tmp_path, "os.kill(os.getpid(), 9)")
    assert (left / "pyproject.toml").is_file()
    with scratch(tmp_path):
        assert not left.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="dies by a signal")
def test_of_another_machine_or_name_nothing_is_touched(tmp_path: Path) -> None:
    left = killed(tmp_path, "os.kill(os.getpid(), 9)")
    foreign = tmp_path / left.name.replace(left.name.split("-")[1], "0123abcd")
    left.rename(foreign)
    (tmp_path / "roost-notes").mkdir()
    target = tmp_path / "target"
    target.mkdir()
    (target / "keep").touch()
    link = tmp_path / left.name
    link.symlink_to(target)
    with scratch(tmp_path):
        assert foreign.is_dir()
        assert (tmp_path / "roost-notes").is_dir()
        assert (target / "keep").exists()
