"""Names and places of environments that are odd, and still environments (formats.md, faults 26, 28
and 30): nothing is only missing."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from support.commands import document, roost
from support.fake_env import make_legacy, make_shared
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows forbids these names itself")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    return make_workspace(tmp_path / "space")


@posix
@pytest.mark.parametrize("name", ["<img src=x onerror=y>", "q'uo\"te $(id)", "a*b?|c", "emoji 🦜"])
def test_a_name_is_shown_as_it_is_and_serves_its_model(root: Path, name: str) -> None:
    folder = make_legacy(root, name)
    (row,) = document(roost(root, "--json", "list"))["data"]["environments"]
    assert (row["id"], row["path"]) == (f"legacy:{name}", str(folder))
    assert roost(root, "python", name).stdout.strip() == row["python_executable"]
    make_shared(root, KEY)
    assert roost(root, "delete", f"legacy:{name}", "--yes").returncode == 0
    assert not folder.exists()
    assert roost(root, "undo").returncode == 0
    assert (folder / ".venv" / "pyvenv.cfg").is_file()


def test_an_id_that_no_hub_gives_finds_its_own_environment(root: Path) -> None:
    make_legacy(root, "münchen__模型")
    done = roost(root, "--json", "resolve", "münchen/模型", "--no-create")
    assert document(done)["data"]["source"] == "legacy-per-model"
    assert roost(root, "--json", "resolve", "wien/模型", "--no-create").returncode == 5


@posix
def test_a_folder_left_alone_is_named_in_the_text_too(root: Path) -> None:
    make_legacy(root, "org__model")
    (root / "environments" / "CON").mkdir()
    done = roost(root, "list")
    assert done.returncode == 0
    assert "legacy:org__model" in done.stdout and "CON" not in done.stdout
    assert "“CON”" in done.stderr and "→" in done.stderr


def test_a_tree_elsewhere_moves_its_model_and_stays(root: Path, tmp_path: Path) -> None:
    """A `.venv` that is a file holding a path: the model has a key, `--all` has it in view."""
    folder = make_legacy(root, "org__model", metadata={"model_id": "org/model"})
    elsewhere = tmp_path / "drive" / "tree"
    elsewhere.parent.mkdir()
    shutil.move(folder / ".venv", elsewhere)
    (folder / ".venv").write_text(f"{elsewhere}\n")
    (row,) = document(roost(root, "--json", "list"))["data"]["environments"]
    assert (row["env_key"], row["migration_target"]) == (KEY, KEY)
    done = roost(root, "--json", "migrate", "--all", "--yes")
    assert done.returncode == 0, done.stderr
    assert document(roost(root, "--json", "resolve", "org/model"))["data"]["strategy"] == "shared"
    assert (elsewhere / "pyvenv.cfg").is_file() and not folder.exists()
    assert roost(root, "undo").returncode == 0
    python = roost(root, "python", "org/model").stdout.strip()
    assert Path(python).is_relative_to(elsewhere)
