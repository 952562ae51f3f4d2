"""What stands in the user's files and means nothing is said, and stops no model."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.commands import document, roost
from support.fake_env import make_legacy
from support.workspaces import make_stack_wheels, make_workspace, offline


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    space = make_workspace(tmp_path / "space")
    make_legacy(space, "org__model")
    return space


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("settings", 'accelerator = "zzz"', "accelerator = 'zzz'"),
        ("settings", 'accelerator = "cpu"\ninstaller = "conda"', "installer = 'conda'"),
        ("overrides", '[models."org/model"]\npin = "../x"', "pin = '../x'"),
        ("overrides", '[models."org/model"]\nprefer = 7', "prefer = '7'"),
        ("overrides", '[models]\n"org/model" = "shared:x"', "shared:x"),
    ],
)
def test_a_choice_that_means_nothing_is_said(root: Path, name: str, text: str, shown: str) -> None:
    file = root / ".envs" / f"{name}.toml"
    file.write_text(f"{text}\n")
    done = roost(root, "--json", "resolve", "org/model", "--no-create")
    data = document(done)["data"]
    assert (done.returncode, data["source"]) == (0, "legacy-per-model")
    (told,) = [one for one in data["warnings"] if one["code"] == "choice-ignored"]
    assert shown in told["message"] and file.name in told["message"]
    problems = document(roost(root, "--json", "list"))["data"]["problems"]
    assert [one["path"] for one in problems] == [str(file)]
    assert file.name in roost(root, "python", "org/model").stderr
    assert file.read_text() == f"{text}\n"


def test_what_means_something_is_not_told(root: Path) -> None:
    (root / ".envs" / "settings.toml").write_text(
        'accelerator = ""\nmirror = "https://host/simple"\nretention = "forever"\nmine = [1]\n'
    )
    (root / ".envs" / "overrides.toml").write_text(
        '[models."org/model"]\nprefer = "legacy"\nnote = "mine"\ndedicated = false\n'
    )
    data = document(roost(root, "--json", "resolve", "org/model", "--no-create"))["data"]
    assert data["warnings"] == []
    assert document(roost(root, "--json", "list"))["data"]["problems"] == []
