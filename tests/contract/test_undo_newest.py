"""formats.md: `undo` alone takes the newest, also where that is the move of the workspace."""

from __future__ import annotations

from pathlib import Path

from support.commands import document, roost
from support.fake_env import make_legacy
from support.workspaces import make_workspace


def test_the_newest_may_be_a_move(tmp_path: Path) -> None:
    root, target = make_workspace(tmp_path / "space"), tmp_path / "moved"
    make_legacy(root, "org__one")
    assert roost(root, "delete", "legacy:org__one", "--yes").returncode == 0
    make_legacy(root, "org__other")
    assert roost(root, "move", target, "--yes").returncode == 0
    assert root.is_symlink()
    done = roost(target, "--json", "undo")
    assert done.returncode == 0, document(done)["errors"]
    assert (root / "environments" / "org__other").is_dir() and not root.is_symlink()
    assert roost(root, "undo").returncode == 0
    assert (root / "environments" / "org__one").is_dir()


def test_what_was_deleted_after_a_move_comes_back_first(tmp_path: Path) -> None:
    root, target = make_workspace(tmp_path / "space"), tmp_path / "moved"
    make_legacy(root, "org__one")
    assert roost(root, "move", target, "--yes").returncode == 0
    assert roost(target, "delete", "legacy:org__one", "--yes").returncode == 0
    assert roost(target, "undo").returncode == 0
    assert (target / "environments" / "org__one").is_dir() and root.is_symlink()
