"""Death at every call of a deduplication and of its undoing: every file stays whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from faults.harness import die_at_every_call
from roost.core.system.dedupe import apply_dedupe, plan_dedupe, recover_dedupe, undo_dedupe
from roost.core.system.dedupe import planning as planning_module
from roost.core.system.dedupe.bytecode import is_valid
from support.installed import contents, installed

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks")

FILES = {
    "p/__init__.py": b"x = 1\n",
    "p/a.py": b"def f():\n    return 2\n",
    "p/lib.so": b"native" * 200_000,
    "p/data.bin": b"data" * 300,
}


@pytest.fixture(autouse=True)
def _hard_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning_module, "means_of", lambda _folder: "hardlink")


def prepared(base: Path) -> Path:
    for number in range(2):
        installed(base / f"env{number}", FILES, moment=1_700_000_000 + 1000 * number)
    return base


def trees(base: Path) -> list[Path]:
    return [base / "env0", base / "env1"]


def without_bytecode(base: Path) -> list[dict[str, bytes]]:
    return [
        {name: data for name, data in contents(tree).items() if not name.endswith((".pyc", ".tmp"))}
        for tree in trees(base)
    ]


def all_bytecode_valid(base: Path) -> bool:
    tag = f"cpython-{sys.version_info.major}{sys.version_info.minor}"
    return all(
        is_valid(
            (source.parent / "__pycache__" / f"{source.stem}.{tag}.pyc").read_bytes(),
            source.stat(),
        )
        for source in base.rglob("*.py")
    )


def test_recovered_after_a_death_at_any_call(tmp_path: Path) -> None:
    def act(base: Path) -> None:
        apply_dedupe(plan_dedupe(trees(base)), base / "journal", hardlink=True)

    expected = without_bytecode(prepared(tmp_path / "expected"))

    def check(base: Path, died: bool) -> None:
        if (base / "journal").exists() and (base / "journal").stat().st_size:
            recover_dedupe(base / "journal")
            recover_dedupe(base / "journal")
        assert without_bytecode(base) == expected
        assert all_bytecode_valid(base)
        assert not list(base.rglob("*.tmp"))
        if not died:
            assert plan_dedupe(trees(base)).groups == ()
        # What was interrupted can be taken up again, and all of it undone.
        apply_dedupe(plan_dedupe(trees(base)), base / "journal2", hardlink=True)
        assert plan_dedupe(trees(base)).groups == ()
        for journal in ("journal2", "journal"):
            if (base / journal).exists() and (base / journal).stat().st_size:
                undo_dedupe(base / journal)
        assert without_bytecode(base) == expected
        assert all_bytecode_valid(base)
        assert all(p.lstat().st_nlink == 1 for p in base.rglob("*") if p.is_file())

    deaths = die_at_every_call(lambda n: prepared(tmp_path / str(n)), act, check)
    assert deaths > 15


def test_undoing_may_die_at_any_call_too(tmp_path: Path) -> None:
    def prepare(n: int) -> Path:
        base = prepared(tmp_path / str(n))
        apply_dedupe(plan_dedupe(trees(base)), base / "journal", hardlink=True)
        return base

    def act(base: Path) -> None:
        undo_dedupe(base / "journal")

    expected = without_bytecode(prepared(tmp_path / "expected"))

    def check(base: Path, _died: bool) -> None:
        assert without_bytecode(base) == expected
        undo_dedupe(base / "journal")
        assert without_bytecode(base) == expected
        assert all_bytecode_valid(base)
        assert not list(base.rglob("*.tmp"))
        assert all(p.lstat().st_nlink == 1 for p in base.rglob("*") if p.is_file())

    assert die_at_every_call(prepare, act, check) > 30
