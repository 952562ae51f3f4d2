"""Power cut at every step of dedupe, its undoing, snapshots: files whole, journals of use."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from faults.power import Disk, cut_everywhere
from faults.test_dedupe_deaths import FILES, without_bytecode
from roost.core.domain.env import EnvId, EnvKind
from roost.core.operations.sharing import execute_sharing, undo_sharing
from roost.core.operations.sharing_plan import plan_sharing
from roost.core.system.context import JobContext
from roost.core.system.dedupe import apply_dedupe, plan_dedupe, recover_dedupe, undo_dedupe
from roost.core.system.dedupe import planning as planning_module
from roost.core.system.snapshot import restore_snapshot, take_snapshot, verify_snapshot
from roost.core.system.snapshot import taking as taking_module
from roost.core.system.tree import leftovers
from support.fake_env import make_legacy
from support.installed import contents, installed
from support.operations import operations
from support.workspaces import make_workspace

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="follows descriptors in /proc")


@pytest.fixture(autouse=True)
def _hard_links(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (planning_module, taking_module):
        monkeypatch.setattr(module, "means_of", lambda _folder: "hardlink")


def prepared(base: Path) -> list[Path]:
    trees = [base / "env0", base / "env1"]
    for number, tree in enumerate(trees):
        installed(tree, FILES, moment=1_700_000_000 + 1000 * number)
    return trees


def settle(base: Path) -> None:
    """What the next command does."""
    journal = base / "journal"
    if journal.exists() and journal.stat().st_size:
        recover_dedupe(journal)


@pytest.mark.parametrize("fresh", [False, True], ids=["written long ago", "just installed"])
def test_dedupe(tmp_path: Path, fresh: bool) -> None:
    base = tmp_path / "base"
    trees = prepared(base)
    expected = without_bytecode(base)
    # Just installed: the first environment, which lends its files, is not on the disk yet.
    disk = Disk(base, lambda path: fresh and trees[0] in path.parents)

    def check(where: str) -> None:
        settle(base)
        second = without_bytecode(base)[1]
        assert second == expected[1], where
        if not fresh:
            assert without_bytecode(base) == expected
        assert not list(base.rglob("*.tmp"))
        linked = [path for path in trees[1].rglob("*") if _links(path) > 1]
        if linked:
            # Nothing shares its blocks that the journal could not separate again.
            undo_dedupe(base / "journal")
            assert not [path for path in linked if _links(path) > 1], where
            assert without_bytecode(base)[1] == expected[1]

    def act() -> None:
        apply_dedupe(plan_dedupe(trees), base / "journal", hardlink=True)

    assert cut_everywhere(disk, act, check) > 20


def _links(path: Path) -> int:
    facts = os.lstat(path)
    return facts.st_nlink if path.is_file() and not path.is_symlink() else 1


def test_undoing(tmp_path: Path) -> None:
    base = tmp_path / "base"
    trees = prepared(base)
    expected = without_bytecode(base)
    apply_dedupe(plan_dedupe(trees), base / "journal", hardlink=True)
    disk = Disk(base)

    def check(where: str) -> None:
        assert without_bytecode(base) == expected, where
        undo_dedupe(base / "journal")
        assert without_bytecode(base) == expected
        assert not list(base.rglob("*.tmp"))
        assert all(_links(path) == 1 for path in base.rglob("*"))

    assert cut_everywhere(disk, lambda: undo_dedupe(base / "journal"), check) > 30


def test_the_journal_goes_only_after_the_last_link(tmp_path: Path) -> None:
    """The whole command: what is linked after a cut can still be separated."""
    root = make_workspace(tmp_path / "base")
    envs = [EnvId(EnvKind.LEGACY, name) for name in ("org__one", "org__two")]
    for env in envs:
        make_legacy(root, env.name, {"torch": "2.13.0"})
    context = operations(root)
    described = [context.describe(env) for env in envs]
    plan = plan_sharing(context, described, JobContext())
    assert execute_sharing(context, plan, JobContext(), hardlink=True).ok
    disk = Disk(root)

    def check(where: str) -> None:
        linked = [path for path in root.glob("environments/**/*") if _links(path) > 1]
        if linked:
            undo_sharing(context, JobContext())
        assert not [path for path in linked if _links(path) > 1], where

    assert cut_everywhere(disk, lambda: undo_sharing(context, JobContext()), check) > 20


SMALL = {"p/__init__.py": b"x = 1\n", "p/lib.so": b"native" * 100, "p/a.cfg": b"a = 1\n"}


@pytest.mark.parametrize("fresh", [False, True], ids=["written long ago", "just installed"])
def test_taking_a_snapshot(tmp_path: Path, fresh: bool) -> None:
    base = tmp_path / "base"
    installed(base / "env", SMALL)
    disk = Disk(base, lambda path: fresh)
    expected = contents(base / "env")

    def check(where: str) -> None:
        if not fresh:
            assert contents(base / "env") == expected, where
        if (base / "snap").exists():
            assert verify_snapshot(base / "snap") == (), where

    assert cut_everywhere(disk, lambda: take_snapshot(base / "env", base / "snap"), check) > 30


def test_restoring_a_snapshot(tmp_path: Path) -> None:
    base = tmp_path / "base"
    installed(base / "old", SMALL)
    expected = contents(base / "old")
    take_snapshot(base / "old", base / "snap")
    disk = Disk(base)

    def check(where: str) -> None:
        assert verify_snapshot(base / "snap") == (), where
        if (base / "env").exists():
            assert contents(base / "env") == expected, where
        else:
            assert set(os.listdir(base)) - {"old", "snap"} <= {p.name for p in leftovers(base)}

    assert cut_everywhere(disk, lambda: restore_snapshot(base / "snap", base / "env"), check) > 30
