"""Own, shared and will-free bytes; measuring again; packages by RECORD."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roost.core.domain.errors import CancelledError, StoreError
from roost.core.system.context import JobContext
from roost.core.system.tree import (
    Weight,
    again,
    measure_again,
    measure_packages,
    measure_tree,
    measure_trees,
)
from support.trees import Node, build, deep_tree, trees

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="builds POSIX trees")


def blocks(path: Path) -> int:
    return os.lstat(path).st_blocks * 512


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two trees: a file of each own, one shared by both, one shared with something outside."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    for tree in (one, other):
        (tree / "own").write_bytes(b"o" * 9000)
        (tree / "twice").write_bytes(b"t" * 5000)
        os.link(tree / "twice", tree / "again")
    (one / "both").write_bytes(b"b" * 20_000)
    os.link(one / "both", other / "both")
    (tmp_path / "outside").write_bytes(b"x" * 30_000)
    os.link(tmp_path / "outside", one / "outside")
    return one, other


def test_own_shared_and_will_free(two: tuple[Path, Path]) -> None:
    one, _ = two
    measured = measure_tree(one)
    own = blocks(one) + blocks(one / "own") + blocks(one / "twice")
    assert measured.own == measured.will_free == own
    assert measured.shared == blocks(one / "both") + blocks(one / "outside")
    assert measured.allocated == measured.size == own + measured.shared
    assert measured.apparent == 9000 + 5000 + 20_000 + 30_000
    assert measured.files == 5


def test_several_together_count_shared_blocks_once(two: tuple[Path, Path]) -> None:
    one, other = two
    together = measure_trees([one, other])
    apart = measure_tree(one), measure_tree(other)
    both = blocks(one / "both")
    assert together.allocated == apart[0].allocated + apart[1].allocated - both
    assert together.will_free == apart[0].will_free + apart[1].will_free + both
    assert together.shared == blocks(one / "outside")


def test_newest_is_the_latest_change_of_anything(two: tuple[Path, Path]) -> None:
    later = 4_000_000_000_123_456_789
    os.utime(two[0] / "own", ns=(0, later))
    assert measure_tree(two[0]).newest_mtime_ns == later


def test_refuses_what_is_no_folder_and_can_be_cancelled(two: tuple[Path, Path]) -> None:
    with pytest.raises(StoreError):
        measure_tree(two[0] / "own")
    with pytest.raises(StoreError) as caught:
        measure_tree(two[0] / "none")
    assert caught.value.code == "not-found"
    ctx = JobContext()
    ctx.cancelled.set()
    with pytest.raises(CancelledError):
        measure_tree(two[0], ctx)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders count as settled at once; the caution about the clock has a test of its own."""
    monkeypatch.setattr(again, "_RACY_NS", -3_600_000_000_000)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "remove", "folder", "drop", "link", "rename", "replace"]),
        st.integers(0, 1000),
    ),
    max_size=5,
)


def tick(folder: Path) -> None:
    """Wait until the file system's clock has moved, which some do every few milliseconds only."""
    probe = folder / "probe"
    probe.touch()
    before = os.stat(probe).st_ctime_ns
    while os.stat(probe).st_ctime_ns == before:
        probe.touch()


def change(root: Path, step: str, number: int, seed: int) -> None:
    """One of the changes that installers make."""
    tick(root.parent)
    folders = [Path(top) for top, _, _ in os.walk(root)]
    folder = folders[seed % len(folders)]
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    if step == "add":
        (folder / f"new{number}").write_bytes(b"n" * seed * 10)
    elif step == "folder":
        (folder / f"folder{number}" / "deeper").mkdir(parents=True)
    elif step == "drop" and folder != root:
        shutil.rmtree(folder)
    elif step == "remove" and files:
        files[0].unlink()
    elif step == "link" and files:
        os.link(files[0], root / f"link{number}")
    elif step == "rename" and folder != root:
        folder.rename(root / f"renamed{number}")
    elif step == "replace" and files:
        (folder / "replacement").write_bytes(b"r" * 5000)
        (folder / "replacement").replace(files[0])


@settings(
    max_examples=300 if os.environ.get("ROOST_TEST_FULL") else 30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(nodes=trees(depth=3), steps=STEPS)
def test_measuring_again_sees_what_changed(
    tmp_path: Path, settled: None, nodes: tuple[Node, ...], steps: list[tuple[str, int]]
) -> None:
    if os.geteuid() != 0:
        pytest.skip("changes read-only folders")
    root = Path(tempfile.mkdtemp(dir=tmp_path)) / "tree"
    build(root, nodes)
    found = measure_again(root)
    assert found.measure == measure_tree(root)
    for number, (step, seed) in enumerate(steps):
        change(root, step, number, seed)
        found = measure_again(root, found.index)
        assert found.measure == measure_tree(root)
    still = measure_again(root, found.index)
    assert (still.folders_read, still.measure) == (0, found.measure)
    shutil.rmtree(root)


def test_only_changed_folders_are_read(two: tuple[Path, Path], settled: None) -> None:
    one = two[0]
    for number in range(20):
        (one / f"f{number}" / "deep").mkdir(parents=True)
    first = measure_again(one)
    assert first.folders_read == 41
    assert measure_again(one, first.index).index == first.index
    tick(one.parent)
    (one / "f3" / "deep" / "new").touch()
    assert measure_again(one, first.index).folders_read == 1


def test_a_folder_changed_a_moment_ago_is_read_again(two: tuple[Path, Path]) -> None:
    first = measure_again(two[0])
    assert measure_again(two[0], first.index).folders_read == 1


def test_links_made_elsewhere_are_noticed(two: tuple[Path, Path], settled: None) -> None:
    one, other = two
    first = measure_again(one)
    (other / "both").unlink()
    second = measure_again(one, first.index)
    assert second.measure == measure_tree(one)
    assert second.measure.own > first.measure.own
    assert second.exact
    assert second.folders_read == 0


def test_a_second_name_inside_is_not_counted_twice(tmp_path: Path, settled: None) -> None:
    root = tmp_path / "tree"
    (root / "a").mkdir(parents=True)
    (root / "a" / "file").write_bytes(b"f" * 5000)
    first = measure_again(root)
    tick(tmp_path)
    os.link(root / "a" / "file", root / "again")
    second = measure_again(root, first.index)
    assert second.measure == measure_tree(root)
    tick(tmp_path)
    (root / "b").mkdir()
    third = measure_again(root, second.index)
    assert third.measure == measure_tree(root)
    assert third.folders_read == 2  # the first has not changed: known again


def test_too_many_links_to_ask_are_told(
    two: tuple[Path, Path], settled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = measure_again(two[0])
    monkeypatch.setattr(again, "ASKED", 3)
    assert not measure_again(two[0], first.index).exact


def test_any_other_bytes_are_no_index(two: tuple[Path, Path], settled: None) -> None:
    one, other = two
    right = measure_tree(one)
    index = measure_again(one).index
    for wrong in (b"", b"\x00", b"{}", index[:-5], index + b"x", measure_again(other).index):
        found = measure_again(one, wrong)
        assert found.measure == right
        assert found.folders_read == 1


def test_an_index_of_a_replaced_folder_is_not_used(two: tuple[Path, Path], settled: None) -> None:
    one, other = two
    index = measure_again(one).index
    one.rename(one.with_name("away"))
    other.rename(one)
    assert measure_again(one, index).measure == measure_tree(one)


def test_a_deep_tree_again(tmp_path: Path, settled: None) -> None:
    deep_tree(tmp_path / "tree", 1200, "name")
    first = measure_again(tmp_path / "tree")
    assert first.measure == measure_tree(tmp_path / "tree")
    assert measure_again(tmp_path / "tree", first.index).folders_read == 0
    from roost.core.system.tree import remove_tree

    assert remove_tree(tmp_path / "tree").complete


def test_packages_by_record(tmp_path: Path) -> None:
    tree = tmp_path / "env"
    site = tree / "lib" / "python3.11" / "site-packages"
    (site / "one" / "__pycache__").mkdir(parents=True)
    (site / "one" / "a.py").write_bytes(b"a" * 100)
    (site / "one" / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"c" * 200)
    (site / "one" / "__pycache__" / "stray.cpython-311.pyc").write_bytes(b"s" * 7)
    (site / "name, with comma").write_bytes(b"q" * 50)
    (tree / "bin").mkdir()
    (tree / "bin" / "tool").write_bytes(b"t" * 30)
    (tree / "pyvenv.cfg").write_bytes(b"home")
    (tmp_path / "secret").write_bytes(b"x" * 9999)
    record = [
        "one/a.py,sha256=x,100",
        '"name, with comma",,',
        "../../../bin/tool,,",
        "../../../../secret,,",
        "/etc/passwd,,",
        "one/missing.py,,",
        "one-1.dist-info/RECORD,,",
    ]
    for name, lines in (("one", record), ("two", ["one/a.py,,"])):
        info = site / f"{name}-1.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        (info / "RECORD").write_text("\n".join(lines) + "\n")
    broken = site / "three-1.dist-info"
    broken.mkdir()
    weights = measure_packages(tree, site)
    own = 100 + 200 + 50 + 30 + (site / "one-1.dist-info" / "RECORD").stat().st_size
    assert weights.by_name["one"].apparent == own
    assert weights.by_name["one"].files == 5
    assert weights.by_name["two"] == Weight()  # the first by name has it
    assert "three" not in weights.by_name
    everything = measure_tree(tree)
    together = sum(w.apparent for w in weights.by_name.values()) + weights.rest.apparent
    assert together == everything.apparent
