"""SIGKILL at random instants of relocation, deduplication and its undoing, on larger trees."""

from __future__ import annotations

import os
import random
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from roost.core.system.dedupe import apply_dedupe, plan_dedupe, recover_dedupe, undo_dedupe
from roost.core.system.dedupe import planning as planning_module
from roost.core.system.relocate import relocate, restore_originals
from support.installed import contents, installed
from support.venvs import posix_venv

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]

ROUNDS = 40 if os.environ.get("ROOST_TEST_FULL") else 4
FILES = {
    **{f"p/m{n}.py": f"X = {n}\n".encode() * 50 for n in range(120)},
    **{f"p/d{n}.bin": bytes([n]) * 9000 for n in range(120)},
}
OLD, NEW = Path("/home/u/old/.venv"), Path("/home/u/new/.venv")


def killed_within(act: Callable[[], object], seconds: float) -> bool:
    """Run ``act`` in a child, killed after ``seconds`` unless it ended; whether it was killed."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reader)
            act()
            code = 0
        finally:
            os._exit(code)
    os.close(writer)
    ended, _, _ = select.select([reader], [], [], seconds)
    os.close(reader)
    if not ended:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert ended or os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    assert not ended or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def plain(base: Path) -> list[dict[str, bytes]]:
    return [
        {name: data for name, data in contents(base / tree).items() if ".pyc" not in name}
        for tree in ("a", "b")
    ]


def test_dedupe_and_its_undoing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning_module, "means_of", lambda _folder: "hardlink")
    chance = random.Random(11)

    def made(name: str) -> Path:
        for moment, tree in enumerate("ab"):
            installed(tmp_path / name / tree, FILES, moment=10**9 + moment)
        return tmp_path / name

    def link(base: Path) -> None:
        apply_dedupe(plan_dedupe([base / "a", base / "b"]), base / "journal", hardlink=True)

    first = made("first")
    expected = plain(first)
    linking = timed(lambda: link(first))
    undoing = timed(lambda: undo_dedupe(first / "journal"))
    assert plain(first) == expected
    for number in range(ROUNDS):
        base = made(str(number))
        killed_within(lambda base=base: link(base), chance.random() * linking)
        assert [
            {k: v for k, v in each.items() if not k.endswith(".tmp")} for each in plain(base)
        ] == expected
        journal = base / "journal"
        if not journal.exists() or b"\n" not in journal.read_bytes():
            continue
        recover_dedupe(journal)
        assert plain(base) == expected
        killed_within(lambda j=journal: undo_dedupe(j), chance.random() * undoing)
        undo_dedupe(journal)
        assert plain(base) == expected
        assert all(p.lstat().st_nlink == 1 for p in base.rglob("*") if p.is_file())


def test_relocation(tmp_path: Path) -> None:
    chance = random.Random(12)

    def made(name: str) -> Path:
        tree = tmp_path / name / "tree"
        posix_venv(tree, str(OLD))
        for number in range(300):
            (tree / "bin" / f"tool{number}").write_text(f"#!{OLD}/bin/python\nprint({number})\n")
        (tmp_path / name / "keep").mkdir()
        return tmp_path / name

    def move(base: Path) -> None:
        relocate(base / "tree", OLD, NEW, keep=base / "keep")

    first = made("first")
    expected = contents(first / "tree")
    took = timed(lambda: move(first))
    for number in range(ROUNDS):
        base = made(str(number))
        killed_within(lambda base=base: move(base), chance.random() * took)
        restore_originals(base / "tree", base / "keep")
        assert contents(base / "tree") == expected
        assert os.readlink(base / "tree" / "bin" / "alias") == f"{OLD}/bin/tool"
