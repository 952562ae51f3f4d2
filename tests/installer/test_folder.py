"""The one-folder build: made by PyInstaller, then run with an empty environment."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from roost.version import __version__
from roost_dist.folder import tarball
from roost_dist.making import Making

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.xdist_group("folder"),  # one build for all
    pytest.mark.skipif(sys.platform != "linux", reason="tried on Linux; elsewhere by hand"),
    pytest.mark.skipif(sys.version_info >= (3, 15), reason="no PyInstaller for this Python"),
]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("folder")
    (folder / "work").mkdir()
    made = tarball(Making(ROOT, folder / "work", folder, quick=True))
    shutil.rmtree(folder / "work")
    assert made.name == f"roost-{__version__}-linux-{platform.machine().lower()}.tar.gz"
    with tarfile.open(made) as archive:
        archive.extractall(folder / "with a space", filter="data")
    made.unlink()
    yield folder / "with a space" / "roost" / "roost"
    shutil.rmtree(folder)


def run(program: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """With nothing of this session at all, as `env -i` does."""
    return subprocess.run([program, *words], env={}, cwd="/", capture_output=True, text=True)


def test_version(program: Path) -> None:
    assert run(program, "--version").stdout.strip() == f"roost {__version__}"


def test_the_doctor_finds_its_own_parts(program: Path, tmp_path: Path) -> None:
    (tmp_path / "environments").mkdir()
    said = run(program, "--root", str(tmp_path), "doctor", "--json")
    found = {one["code"]: one["state"] for one in json.loads(said.stdout)["data"]["findings"]}
    for name in ("uv", "pip", "choices", "workspace-writable", "locks"):
        assert found[name] == "ok", said.stdout


def test_the_window_draws(program: Path, tmp_path: Path) -> None:
    out = tmp_path / "picture.png"
    done = run(program, "gui", "--state", "empty", "--screenshot", str(out))
    assert done.returncode == 0, done.stderr
    assert out.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert out.stat().st_size > 5_000


def test_it_serves_as_the_python_of_its_own_tools(program: Path, tmp_path: Path) -> None:
    """Environments are made with virtualenv where the base Python lacks venv, caches are asked
    for with pip: both are started as "this Python", which is the program itself."""
    tree = tmp_path / "tree"
    words = ("-I", "-m", "virtualenv", "--no-seed", "--quiet", "--no-periodic-update")
    done = run(program, *words, "--python", sys.executable, str(tree))
    assert done.returncode == 0, done.stderr
    assert (tree / "pyvenv.cfg").is_file()
    runner = program.parent / "_internal" / "pip" / "__pip-runner__.py"
    listed = run(program, "-I", str(runner), "--python", str(tree / "bin" / "python"), "list")
    assert listed.returncode == 0, listed.stderr
