"""Power cut at every step of a move across volumes, and of a relocation with its originals."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from faults.power import Disk, cut_everywhere
from roost.core.domain.errors import StoreError
from roost.core.system.context import JobContext
from roost.core.system.relocate import relocate, restore_originals
from roost.core.system.tree import leftovers, move, move_tree
from support.installed import contents, installed
from support.venvs import posix_venv

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="follows descriptors in /proc")


def test_a_move_across_volumes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = tmp_path / "base"
    for side in ("here", "there"):
        (base / side).mkdir(parents=True)
    source, target = base / "here" / "tree", base / "there" / "tree"
    installed(source, {"p/__init__.py": b"x = 1\n", "p/lib.so": b"native" * 100})
    expected = contents(source)
    real = move.rename

    def refused(old: Path, new: Path, **options: object) -> None:
        if (old, new) == (source, target):
            raise StoreError("other-volume", "another volume")
        real(old, new, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(move, "rename", refused)

    def check(where: str) -> None:
        there = [path for path in (source, target) if path.exists()]
        assert there, where
        for path in there:
            assert contents(path) == expected, where
        for path in (source, target):
            known = {path.name, *(part.name for part in leftovers(path.parent))}
            assert set(os.listdir(path.parent)) <= known

    def act() -> None:
        assert move_tree(source, target, JobContext()).complete

    assert cut_everywhere(Disk(base), act, check) > 40


@pytest.mark.slow
def test_a_relocation_can_be_taken_back(tmp_path: Path) -> None:
    base = tmp_path / "base"
    old = Path("/home/u/old/.venv")
    posix_venv(base / "tree", str(old))
    (base / "keep").mkdir()
    expected = contents(base / "tree")

    def check(where: str) -> None:
        restore_originals(base / "tree", base / "keep")
        assert contents(base / "tree") == expected, where

    def act() -> None:
        relocate(base / "tree", old, Path("/home/u/new/.venv"), keep=base / "keep")

    assert cut_everywhere(Disk(base), act, check) > 40
