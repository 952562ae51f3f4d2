"""A workspace as the older set-ups left it: `environments/` and nothing of Roost's."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.commands import document, roost
from support.fake_env import make_legacy, site_packages


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "environments").mkdir()
    for name in ("org__one", "org__two"):
        tree = make_legacy(tmp_path, name) / ".venv"
        (site_packages(tree) / "torch" / "big.py").write_text("x = 1\n" * 20_000)
    return tmp_path


def test_dedupe_needs_no_folder_of_ours(root: Path) -> None:
    plan = document(roost(root, "--json", "dedupe", "--dry-run"))["data"]
    assert (len(plan["items"]), plan["left_out"]) == (2, [])
    done = document(roost(root, "--json", "dedupe", "--hardlink", "--yes"))["data"]
    assert {item["outcome"] for item in done["items"]} == {"done"}


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--sizes"], ["du"], ["doctor"], ["trash", "list"], ["history"], ["profiles"],
        ["clean", "--yes"], ["check", "org__one"], ["use", "org/one", "org__two"],
        ["delete", "org__one", "--yes", "--include-user-files"], ["migrate", "--all", "--dry-run"],
    ],
    ids="-".join,
)  # fmt: skip
def test_every_command_does(root: Path, words: list[str]) -> None:
    done = roost(root, "--json", *words)
    assert document(done)["ok"] is True, done.stdout
    assert "Errno" not in done.stdout


@pytest.mark.parametrize("words", [["list"], ["du"], ["trash", "list"], ["clean", "--dry-run"]])
def test_looking_leaves_only_a_cache(root: Path, words: list[str]) -> None:
    assert roost(root, *words).returncode == 0
    assert {child.name for child in (root / ".envs").glob("*")} <= {".cache"}
