"""On real ext4, xfs and btrfs: clones where there are any, and what a purge really frees."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from roost.core.system.context import JobContext
from roost.core.system.tree import (
    copy_tree,
    measure_tree,
    measure_trees,
    move_tree,
    remove_tree,
    sync_volume,
    verify_copy,
)
from support.trees import seen
from support.volumes import formatted

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="loop mounts are a matter of Linux"),
]


@pytest.fixture(params=["ext4", "xfs", "btrfs"])
def volume(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    with formatted(request.param, tmp_path, megabytes=400) as made:
        if isinstance(made, str):
            pytest.skip(made)
        yield made


def fill(tree: Path, megabytes: int) -> None:
    """Incompressible files of mixed sizes, most of the bytes in a few, as in a torch wheel."""
    (tree / "lib").mkdir(parents=True)
    for number in range(megabytes):
        (tree / "lib" / f"big{number}.so").write_bytes(os.urandom(1 << 20))
    for number in range(300):
        folder = tree / f"package{number % 17}"
        folder.mkdir(exist_ok=True)
        (folder / f"m{number}.py").write_bytes(os.urandom(number * 40))
    (tree / "pyvenv.cfg").write_text("home = /usr/bin\n")


def free(volume: Path) -> int:
    sync_volume(volume)
    status = os.statvfs(volume)
    return status.f_bfree * status.f_frsize


def test_a_purge_frees_what_was_predicted(volume: Path) -> None:
    fill(volume / "tree", 120)
    (volume / "outside").mkdir()
    for number in range(20):  # a third is held by somebody else as well
        os.link(volume / "tree" / "lib" / f"big{number}.so", volume / "outside" / str(number))
    sync_volume(volume)
    measured = measure_tree(volume / "tree")
    assert measured.shared >= 20 << 20
    before = free(volume)
    assert remove_tree(volume / "tree").complete
    gained = settled_gain(volume, before, measured.will_free)
    assert gained == pytest.approx(measured.will_free, rel=0.01)


def test_two_trees_that_share_free_their_common_blocks_together(volume: Path) -> None:
    fill(volume / "one", 120)
    (volume / "two").mkdir()
    for number in range(30):
        os.link(volume / "one" / "lib" / f"big{number}.so", volume / "two" / str(number))
    sync_volume(volume)
    alone = measure_tree(volume / "one").will_free
    together = measure_trees([volume / "one", volume / "two"]).will_free
    assert together - alone >= 30 << 20
    before = free(volume)
    assert remove_tree(volume / "one").complete
    assert remove_tree(volume / "two").complete
    assert settled_gain(volume, before, together) == pytest.approx(together, rel=0.01)


def settled_gain(volume: Path, before: int, expected: int, within: float = 0.01) -> int:
    """What came free; xfs gives blocks back in the background, up to seconds after the call."""
    deadline = time.monotonic() + 60
    while True:
        gained = free(volume) - before
        if abs(gained - expected) <= expected * within or time.monotonic() > deadline:
            return gained
        os.sched_yield()


def test_copies_share_blocks_where_the_volume_can(volume: Path) -> None:
    fill(volume / "tree", 60)
    before_seen, before = seen(volume / "tree"), free(volume)
    result = copy_tree(volume / "tree", volume / "copy", JobContext())
    used = before - free(volume)
    clones = volume.name.startswith(("btrfs", "xfs"))
    assert result.means == ("reflink" if clones else "copy_file_range")
    assert used < 12 << 20 if clones else used >= 60 << 20
    assert seen(volume / "copy") == before_seen
    (volume / "copy" / "lib" / "big0.so").write_bytes(b"changed")
    assert seen(volume / "tree") == before_seen


def test_cloned_blocks_are_not_own(volume: Path) -> None:
    if volume.name.startswith("ext4"):
        pytest.skip("ext4 cannot share blocks")
    fill(volume / "tree", 40)
    copy_tree(volume / "tree", volume / "copy", JobContext())
    (volume / "copy" / "lib" / "big0.so").write_bytes(os.urandom(8 << 20))
    sync_volume(volume)
    measured = measure_tree(volume / "copy")
    assert measured.own < 10 << 20
    assert measured.shared >= 39 << 20
    before = free(volume)
    assert remove_tree(volume / "copy").complete
    # What files too small for extents of their own hold comes on top of the promise.
    gained = settled_gain(volume, before, measured.will_free, within=0.05)
    assert gained == pytest.approx(measured.will_free, rel=0.05)
    assert measure_tree(volume / "tree").own >= 40 << 20


def test_a_clone_needs_no_space_of_its_own(volume: Path) -> None:
    if volume.name.startswith("ext4"):
        pytest.skip("ext4 cannot share blocks")
    room = free(volume) >> 20
    fill(volume / "tree", room * 6 // 10)
    copy_tree(volume / "tree", volume / "copy", JobContext())
    verify_copy(volume / "tree", volume / "copy", JobContext())


def test_moves_to_and_from_the_volume(volume: Path, tmp_path: Path) -> None:
    fill(volume / "tree", 5)
    before = seen(volume / "tree")
    assert move_tree(volume / "tree", tmp_path / "moved", JobContext()).complete
    assert seen(tmp_path / "moved") == before
    assert not (volume / "tree").exists()
    assert move_tree(tmp_path / "moved", volume / "back", JobContext()).complete
    assert seen(volume / "back") == before
