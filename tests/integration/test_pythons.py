"""Which environments hang on which base Python, and what is said of a base that has changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from roost.core.workspace.pythons import Hang, Hanging
from support.commands import document, roost
from support.fake_env import base_python

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="makes links and scripts")
SHORT = ".".join(map(str, sys.version_info[:2]))


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A Python of the test's own, which may go: its library is the real one's."""
    real = Path(os.path.realpath(base_python()))
    folder = tmp_path / "own" / "bin"
    folder.mkdir(parents=True)
    path = folder / f"python{SHORT}"
    path.write_text(f'#!/bin/sh\nexec "{real}" "$@"\n')
    path.chmod(0o755)
    return path


def legacy_on(root: Path, name: str, base: Path, version: str) -> None:
    tree = root / "environments" / name / ".venv"
    site = tree / "lib" / f"python{'.'.join(version.split('.')[:2])}" / "site-packages"
    site.mkdir(parents=True)
    (tree / "bin").mkdir()
    (tree / "bin" / "python").symlink_to(base)
    (tree / "pyvenv.cfg").write_text(f"home = {base.parent}\nversion = {version}\n")


def rows(root: Path, code: int, path: Path) -> list[dict[str, Any]]:
    done = roost(root, "--json", "pythons", ROOST_CACHE_DIR=str(root.parent / "cache"))
    assert done.returncode == code, done.stderr
    found: list[dict[str, Any]] = document(done)["data"]["pythons"]
    for one in found:
        assert one.keys() == {"path", "version", "kind", "stable", "present", "environments"}
    return [one for one in found if one["path"] == str(path)]


def test_environments_stand_under_their_base(tmp_path: Path, base: Path) -> None:
    root = tmp_path / "space"
    patch = ".".join(map(str, sys.version_info[:3]))
    legacy_on(root, "org__one", base, patch)
    legacy_on(root, "org__two", base, f"{SHORT}.0")
    legacy_on(root, "org__three", base, "3.4.1")
    [mine] = rows(root, 4, base)
    assert mine["present"] is True
    states = {env["id"]: env["state"] for env in mine["environments"]}
    assert states["legacy:org__one"] == "ok"
    assert states["legacy:org__two"] in ("ok", "patched")  # a shim's name tells no patch level
    assert states["legacy:org__three"] == "upgraded"
    remedies = {env["id"]: env["remedy"] for env in mine["environments"]}
    assert remedies["legacy:org__three"] == "roost migrate legacy:org__three"
    assert remedies["legacy:org__one"] is None


def test_a_base_that_is_gone_stays_in_the_list_with_what_it_breaks(
    tmp_path: Path, base: Path
) -> None:
    root = tmp_path / "space"
    legacy_on(root, "org__one", base, f"{SHORT}.1")
    shutil.rmtree(base.parent)
    [mine] = rows(root, 4, base)
    assert (mine["present"], mine["kind"]) == (False, None)
    assert [(env["id"], env["state"]) for env in mine["environments"]] == [
        ("legacy:org__one", "gone")
    ]
    told = roost(root, "pythons", ROOST_CACHE_DIR=str(tmp_path / "cache"))
    assert told.returncode == 4
    assert "legacy:org__one: the base is gone: it cannot start" in told.stdout
    assert "→ roost migrate legacy:org__one" in told.stdout


def test_a_workspace_without_environments_lists_the_pythons_of_the_machine(
    tmp_path: Path,
) -> None:
    root = tmp_path / "space"
    (root / "environments").mkdir(parents=True)
    done = roost(root, "--json", "pythons", ROOST_CACHE_DIR=str(tmp_path / "cache"))
    assert done.returncode == 0, done.stderr
    found = document(done)["data"]["pythons"]
    real = os.path.realpath(base_python())
    assert real in [os.path.realpath(one["path"]) for one in found]
    assert all(one["present"] and one["environments"] == [] for one in found)
    assert all(one["version"] and one["kind"] for one in found)
    again = roost(root, "--json", "pythons", ROOST_CACHE_DIR=str(tmp_path / "cache"))
    assert document(again)["data"]["pythons"] == found


def test_conda_and_copies_are_told_by_what_they_say(tmp_path: Path) -> None:
    root = tmp_path / "space"
    tree = root / "environments" / "org__copied" / ".venv"
    subprocess.run([base_python(), "-m", "venv", "--without-pip", "--copies", tree], check=True)
    home = next(
        line.partition("=")[2].strip()
        for line in (tree / "pyvenv.cfg").read_text().splitlines()
        if line.startswith("home")
    )
    done = roost(root, "--json", "pythons", ROOST_CACHE_DIR=str(tmp_path / "cache"))
    found = document(done)["data"]["pythons"]
    [mine] = [one for one in found if one["environments"]]
    assert os.path.realpath(mine["path"]) == os.path.realpath(Path(home) / "python3")


def test_only_what_is_broken_has_a_remedy() -> None:
    from roost.core.domain.env import EnvId

    shared = EnvId.parse("shared:torch-cpu-transformers")
    told = {state: Hanging(shared, state, "3.11.1").remedy for state in Hang}
    assert told[Hang.OK] == told[Hang.PATCHED] == ""
    assert told[Hang.GONE] == told[Hang.UPGRADED] == f"roost repair {shared}"
