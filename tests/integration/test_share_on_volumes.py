"""Sharing blocks on real file systems, loop-mounted where that is allowed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.volumes import formatted
from roost.core.system.dedupe import apply_dedupe, plan_dedupe, undo_dedupe
from roost.core.system.dedupe.sharing import NotSharedError, means_of, share_blocks
from roost.core.system.snapshot import restore_snapshot, take_snapshot, verify_snapshot
from support.installed import contents, installed
from support.venvs import PYTHON

FILES = {
    "p/__init__.py": b"x = 1\n" * 2000,
    "p/lib.so": os.urandom(40 << 20),
    "p/odd.bin": os.urandom((1 << 20) + 17),
    "p/small.txt": b"y" * 100,
}


@pytest.fixture(params=["btrfs", "xfs"])
def volume(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    with formatted(request.param, tmp_path, 700) as place:
        if isinstance(place, str):
            pytest.skip(place)
        yield place


def free(volume: Path) -> int:
    os.sync()
    return shutil.disk_usage(volume).free


def test_blocks_come_to_be_shared(volume: Path) -> None:
    assert means_of(volume) == "reflink"
    trees = [volume / "a", volume / "b", volume / "c"]
    for number, tree in enumerate(trees):
        installed(tree, FILES, moment=1_700_000_000 + number)
    before = [contents(tree) for tree in trees]
    facts = {p: (p.lstat().st_ino, p.lstat().st_mtime_ns) for t in trees for p in t.rglob("*")}
    plan = plan_dedupe(trees)
    assert plan.means == "reflink"
    room = free(volume)
    result = apply_dedupe(plan, volume / "journal")
    gained = free(volume) - room
    # Each file stays itself: same inode, same times, same bytes.
    assert [contents(tree) for tree in trees] == before
    assert {p: (p.lstat().st_ino, p.lstat().st_mtime_ns) for p in facts} == facts
    assert gained > 0.98 * 2 * (41 << 20)
    assert abs(gained - result.saved_bytes) < 0.02 * result.saved_bytes
    # An edit in place of one does not show in the others.
    with open(trees[0] / PYTHON / "p" / "lib.so", "r+b") as stream:
        stream.write(b"edited")
    assert contents(trees[1]) == before[1]
    assert undo_dedupe(volume / "journal").linked == 0


def test_the_kernel_refuses_what_differs(volume: Path) -> None:
    (volume / "a").write_bytes(b"a" * 100_000)
    (volume / "b").write_bytes(b"a" * 99_999 + b"b")
    with pytest.raises(NotSharedError, match="differ"):
        share_blocks(volume / "a", volume / "b")
    assert (volume / "b").read_bytes().endswith(b"b")


def test_a_snapshot_takes_no_room_and_no_edit_reaches_it(volume: Path) -> None:
    installed(volume / "env", FILES)
    before = contents(volume / "env")
    room = free(volume)
    snapshot = take_snapshot(volume / "env", volume / "snap")
    assert snapshot.linked == 0
    assert room - free(volume) < 2 << 20
    with open(volume / "env" / PYTHON / "p" / "lib.so", "r+b") as stream:
        stream.write(b"edited in place")
    assert verify_snapshot(volume / "snap") == ()
    restore_snapshot(volume / "snap", volume / "again")
    assert contents(volume / "again") == before


def test_other_volumes_are_never_linked(volume: Path, tmp_path: Path) -> None:
    trees = [volume / "a", tmp_path / "b"]
    for tree in trees:
        installed(tree, FILES)
    assert plan_dedupe(trees).groups == ()
    assert take_snapshot(trees[1], volume / "snap").linked == 0
    assert verify_snapshot(volume / "snap") == ()
