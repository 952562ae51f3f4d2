"""Death at every call of taking and restoring a snapshot: whole under its name, or not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from faults.harness import die_at_every_call
from roost.core.system.snapshot import restore_snapshot, take_snapshot, verify_snapshot
from roost.core.system.snapshot import taking as taking_module
from roost.core.system.tree.copy import PART_NAME
from support.installed import contents, installed

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks")

FILES = {"p/__init__.py": b"x = 1\n", "p/lib.so": b"native" * 100, "p/a.cfg": b"a = 1\n"}


@pytest.fixture(autouse=True)
def _hard_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_module, "means_of", lambda _folder: "hardlink")


def only_parts_besides(base: Path, *names: str) -> bool:
    return all(PART_NAME.fullmatch(name) for name in set(os.listdir(base)) - set(names))


def test_taking(tmp_path: Path) -> None:
    def prepare(n: int) -> Path:
        installed(tmp_path / str(n) / "env", FILES)
        return tmp_path / str(n)

    def act(base: Path) -> None:
        take_snapshot(base / "env", base / "snap")

    def check(base: Path, died: bool) -> None:
        assert contents(base / "env").items() >= expected.items()
        assert only_parts_besides(base, "env", "snap")
        if (base / "snap").exists():
            assert verify_snapshot(base / "snap") == ()
        else:
            assert died

    installed(tmp_path / "expected", FILES)
    expected = {k: v for k, v in contents(tmp_path / "expected").items() if ".pyc" not in k}
    assert die_at_every_call(prepare, act, check) > 40


def test_restoring(tmp_path: Path) -> None:
    installed(tmp_path / "env", FILES)
    take_snapshot(tmp_path / "env", tmp_path / "snap")
    expected = contents(tmp_path / "env")

    def prepare(n: int) -> Path:
        (tmp_path / str(n)).mkdir()
        return tmp_path / str(n)

    def act(base: Path) -> None:
        restore_snapshot(tmp_path / "snap", base / "env")

    def check(base: Path, died: bool) -> None:
        assert only_parts_besides(base, "env")
        assert died or (base / "env").exists()
        if (base / "env").exists():
            assert contents(base / "env") == expected
        assert verify_snapshot(tmp_path / "snap") == ()

    assert die_at_every_call(prepare, act, check) > 30
