"""Death at every call of a relocation: with the originals kept, the tree comes back whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from faults.harness import die_at_every_call
from roost.core.system.relocate import relocate, restore_originals
from support.venvs import posix_venv

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks"),
]

OLD, NEW = Path("/home/u/old/.venv"), Path("/home/u/new/.venv")


def state(tree: Path) -> dict[str, tuple[object, ...]]:
    found: dict[str, tuple[object, ...]] = {}
    for folder, names, files in os.walk(tree):
        found[os.path.relpath(folder, tree)] = (os.stat(folder).st_mtime_ns,)
        for name in [*files, *(n for n in names if Path(folder, n).is_symlink())]:
            path = Path(folder, name)
            facts = path.lstat()
            if path.is_symlink():
                found[os.path.relpath(path, tree)] = (os.readlink(path),)
            else:
                found[os.path.relpath(path, tree)] = (
                    facts.st_mode,
                    facts.st_mtime_ns,
                    path.read_bytes(),
                )
    return found


def test_restored_after_a_death_at_any_call(tmp_path: Path) -> None:
    before: dict[str, tuple[object, ...]] = {}

    def prepare(n: int) -> Path:
        base = tmp_path / str(n)
        posix_venv(base / "tree", str(OLD))
        (base / "keep").mkdir()
        before.clear()
        before.update(state(base / "tree"))
        return base

    def act(base: Path) -> None:
        relocate(base / "tree", OLD, NEW, keep=base / "keep")

    def check(base: Path, died: bool) -> None:
        if not died:
            assert relocate(base / "tree", OLD, NEW).changed == ()
        restore_originals(base / "tree", base / "keep")
        assert state(base / "tree") == before

    assert die_at_every_call(prepare, act, check) > 60


def test_restoring_may_die_at_any_call_too(tmp_path: Path) -> None:
    before: dict[str, tuple[object, ...]] = {}

    def prepare(n: int) -> Path:
        base = tmp_path / str(n)
        posix_venv(base / "tree", str(OLD))
        (base / "keep").mkdir()
        before.clear()
        before.update(state(base / "tree"))
        relocate(base / "tree", OLD, NEW, keep=base / "keep")
        return base

    def act(base: Path) -> None:
        restore_originals(base / "tree", base / "keep")

    def check(base: Path, _died: bool) -> None:
        restore_originals(base / "tree", base / "keep")
        assert state(base / "tree") == before

    assert die_at_every_call(prepare, act, check) > 20
