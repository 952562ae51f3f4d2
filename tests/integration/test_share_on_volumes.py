"""Sharing blocks on real file systems, loop-mounted where that is allowed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.harness import die_at_every_call
from roost.core.system.dedupe import apply_dedupe, plan_dedupe, recover_dedupe, undo_dedupe
from roost.core.system.dedupe.bytecode import is_valid
from roost.core.system.dedupe.sharing import NotSharedError, means_of, share_blocks
from roost.core.system.snapshot import restore_snapshot, take_snapshot, verify_snapshot
from support.installed import contents, installed
from support.venvs import PYTHON
from support.volumes import formatted

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


def without_bytecode(found: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in found.items() if not name.endswith(".pyc")}


def valid_bytecode(site: Path) -> bool:
    source = site / "p" / "__init__.py"
    cache = next((site / "p" / "__pycache__").iterdir())
    return is_valid(cache.read_bytes(), source.stat())


def test_bytecode_is_shared_with_its_source(volume: Path) -> None:
    sites = [
        installed(volume / name, FILES, moment=1_700_000_000 + len(name)) for name in ("a", "bb")
    ]
    result = apply_dedupe(plan_dedupe([volume / "a", volume / "bb"]), volume / "journal")
    assert [skip for skip in result.skipped if not skip.path.endswith("small.txt")] == []
    assert [valid_bytecode(site) for site in sites] == [True, True]
    caches = [next((site / "p" / "__pycache__").iterdir()) for site in sites]
    assert caches[0].read_bytes() == caches[1].read_bytes()
    assert caches[0].stat().st_ino != caches[1].stat().st_ino
    before = [contents(volume / name) for name in ("a", "bb")]
    assert plan_dedupe([volume / "a", volume / "bb"]).means == "reflink"
    assert undo_dedupe(volume / "journal").linked == 0
    assert [contents(volume / name) for name in ("a", "bb")] == before


def test_death_at_any_call(volume: Path) -> None:
    small = {name: data[:5000] for name, data in FILES.items()}

    def prepare(n: int) -> Path:
        for moment, name in enumerate(("a", "b")):
            installed(volume / str(n) / name, small, moment=10**9 + moment)
        return volume / str(n)

    def act(base: Path) -> None:
        apply_dedupe(plan_dedupe([base / "a", base / "b"]), base / "journal")

    def check(base: Path, died: bool) -> None:
        if (base / "journal").exists() and (base / "journal").stat().st_size:
            recover_dedupe(base / "journal")
        for name in ("a", "b"):
            site = base / name / PYTHON
            assert all((site / path).read_bytes() == data for path, data in small.items())
            assert valid_bytecode(site)
        assert not list(base.rglob("*.tmp"))
        shutil.rmtree(base)

    assert die_at_every_call(prepare, act, check) > 10


def free(volume: Path) -> int:
    os.sync()
    return shutil.disk_usage(volume).free


def test_blocks_come_to_be_shared(volume: Path) -> None:
    assert means_of(volume) == "reflink"
    trees = [volume / "a", volume / "b", volume / "c"]
    for number, tree in enumerate(trees):
        installed(tree, FILES, moment=1_700_000_000 + number)
    before = [without_bytecode(contents(tree)) for tree in trees]
    facts = {p: (p.lstat().st_ino, p.lstat().st_mtime_ns) for t in trees for p in t.rglob("*")}
    plan = plan_dedupe(trees)
    assert plan.means == "reflink"
    room = free(volume)
    result = apply_dedupe(plan, volume / "journal")
    gained = free(volume) - room
    # Each file stays itself: same inode, same times, same bytes; sources and bytecode apart.
    assert [without_bytecode(contents(tree)) for tree in trees] == before
    for path, (inode, moment) in facts.items():
        if path.suffix != ".pyc":
            assert path.lstat().st_ino == inode
        if path.suffix not in (".py", ".pyc"):
            assert path.lstat().st_mtime_ns == moment
    assert gained > 0.98 * 2 * (41 << 20)
    assert abs(gained - result.saved_bytes) < 0.02 * result.saved_bytes
    # An edit in place of one does not show in the others.
    with open(trees[0] / PYTHON / "p" / "lib.so", "r+b") as stream:
        stream.write(b"edited")
    assert without_bytecode(contents(trees[1])) == before[1]
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
