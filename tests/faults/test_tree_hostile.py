"""Links, swaps, mounts, locked files and full disks: faults 14, 23, 24, 25 and 30 for trees."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from roost.core.domain.errors import CancelledError, StoreError
from roost.core.domain.events import Event, Progress
from roost.core.system.context import JobContext
from roost.core.system.tree import (
    check_components,
    copy_tree,
    identity,
    leftovers,
    move_tree,
    remove_tree,
    rename,
)
from roost.core.system.tree.contents import Contents
from roost.core.system.tree.handles import DescriptorHandle
from support.trees import Node, as_nobody, build, seen

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="builds POSIX trees")

TREE = (
    Node("file", b"pyvenv.cfg", b"home = /usr/bin\n"),
    Node("folder", b"lib", mode=0o755, below=(Node("file", b"a.py", b"1"),)),
    Node("folder", b"data", mode=0o755, below=(Node("file", b"b", b"2"),)),
)


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Path]:
    """The user's data: the same after every test."""
    place = tmp_path / "outside"
    build(place, (Node("file", b"mine", b"keep"), Node("folder", b"lib", mode=0o755, below=TREE)))
    before = seen(place)
    yield place
    assert seen(place) == before


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    build(tmp_path / "tree", TREE)
    return tmp_path / "tree"


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as caught:
        act()
    assert caught.value.remedy
    return caught.value.code


# 14 read-only and locked files


def test_read_only_files_and_folders_go(tmp_path: Path, tree: Path) -> None:
    def act() -> None:
        here = Path()
        build(here / "own", TREE)
        os.chmod("own/lib/a.py", 0o400)
        os.chmod("own/lib", 0o500)
        os.mkdir("own/data/closed")
        Path("own/data/closed/file").touch()
        os.chmod("own/data/closed", 0o000)
        os.chmod("own/data", 0o100)
        result = remove_tree(here / "own")
        assert result.complete, result.left
        assert not os.path.lexists("own")

    folder = tmp_path / "writable"
    folder.mkdir()
    as_nobody(folder, act)


def test_a_foreign_file_stays_and_is_named(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("needs root to make a folder of somebody else")
    folder = tmp_path / "writable"
    folder.mkdir()
    build(folder / "tree", TREE)
    for path in (folder / "tree", folder / "tree" / "data"):
        os.chown(path, 65534, 65534)  # but not lib, nor what is in it

    def act() -> None:
        result = remove_tree(Path("tree"))
        assert [path for path, _ in result.left] == [Path("tree/lib/a.py")]
        assert "not permitted" in result.left[0][1]
        assert sorted(os.listdir("tree")) == ["lib", "pyvenv.cfg"]

    as_nobody(folder, act)


def test_an_unreadable_folder_cannot_be_copied_and_leaves_nothing(tmp_path: Path) -> None:
    def act() -> None:
        build(Path("tree"), TREE)
        os.chmod("tree/lib", 0o000)
        assert code_of(lambda: copy_tree(Path("tree"), Path("copy"), JobContext())) == (
            "no-permission"
        )
        os.chmod("tree/lib", 0o755)
        os.chmod("tree/lib/a.py", 0o000)
        assert code_of(lambda: copy_tree(Path("tree"), Path("copy"), JobContext())) == (
            "no-permission"
        )
        assert os.listdir(".") == ["tree"]

    folder = tmp_path / "writable"
    folder.mkdir()
    as_nobody(folder, act)


def test_an_immutable_file_stays_and_is_named(tree: Path) -> None:
    locked = tree / "lib" / "a.py"
    tool = shutil.which("chattr")
    if tool is None or subprocess.run([tool, "+i", locked], capture_output=True).returncode:
        pytest.skip("files cannot be made immutable here")
    try:
        result = remove_tree(tree)
        assert [path for path, _ in result.left] == [locked]
        assert sorted(os.listdir(tree)) == ["lib", "pyvenv.cfg"]
    finally:
        subprocess.run([tool, "-i", locked], check=True)
    assert remove_tree(tree).complete


# 23, 24: links where a folder should be, exchanged between check and act


def test_a_link_is_not_entered_from_the_top(tmp_path: Path, outside: Path) -> None:
    link = tmp_path / "key"
    link.symlink_to(outside)
    assert code_of(lambda: remove_tree(link)) == "linked-path"
    assert code_of(lambda: copy_tree(link, tmp_path / "copy", JobContext())) != ""
    assert code_of(lambda: check_components(tmp_path, link)) == "linked-path"
    assert code_of(lambda: check_components(tmp_path, link / "lib")) == "linked-path"
    assert link.is_symlink()


def test_components(tmp_path: Path, tree: Path) -> None:
    check_components(tmp_path, tree / "lib")
    check_components(tree, tree)
    assert code_of(lambda: check_components(tmp_path, tree / "lib" / "a.py")) == "linked-path"
    assert code_of(lambda: check_components(tmp_path, tmp_path / "none")) == "not-found"
    assert code_of(lambda: check_components(tree, tmp_path)) == "outside"
    assert code_of(lambda: check_components(tmp_path, tree / ".." / ".." / "x")) == "outside"


def test_a_file_is_no_tree(tree: Path) -> None:
    assert code_of(lambda: remove_tree(tree / "pyvenv.cfg")) == "linked-path"
    assert (tree / "pyvenv.cfg").exists()


def test_nothing_there_is_fine(tmp_path: Path) -> None:
    assert remove_tree(tmp_path / "none").complete
    assert remove_tree(tmp_path / "none" / "deeper").complete


@pytest.mark.parametrize("swap", ["link", "folder"])
@pytest.mark.parametrize("what", ["rename", "remove", "move"])
def test_the_parent_is_swapped_between_check_and_act(
    tmp_path: Path, outside: Path, what: str, swap: str
) -> None:
    parent = tmp_path / "parent"
    build(parent, (Node("folder", b"lib", mode=0o755, below=TREE),))
    checked = identity(parent / "lib")
    parent.rename(tmp_path / "moved")
    if swap == "link":
        parent.symlink_to(outside)
    else:
        shutil.copytree(outside, parent)
    acts: dict[str, Callable[[], object]] = {
        "rename": lambda: rename(parent / "lib", tmp_path / "gone", expect=checked),
        "remove": lambda: remove_tree(parent / "lib", expect=checked),
        "move": lambda: move_tree(parent / "lib", tmp_path / "gone", JobContext(), expect=checked),
    }
    assert code_of(acts[what]) == "changed"
    assert (parent / "lib" / "pyvenv.cfg").exists()
    assert not (tmp_path / "gone").exists()


def test_a_stranger_that_slips_in_right_before_the_rename_is_put_back(
    tmp_path: Path, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roost.core.system.tree import renaming as module

    real = module.rename_exclusively

    def late(old: int, name: str, new: int, new_name: str) -> None:
        if name == "tree":
            tree.rename(tmp_path / "aside")
            tree.mkdir()
            (tree / "stranger").touch()
        real(old, name, new, new_name)

    monkeypatch.setattr(module, "rename_exclusively", late)
    assert code_of(lambda: rename(tree, tmp_path / "target", expect=identity(tree))) == "changed"
    assert (tree / "stranger").exists()
    assert not (tmp_path / "target").exists()


def test_a_folder_that_becomes_a_link_during_the_purge(
    tree: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = DescriptorHandle.entries
    swapped: list[Path] = []

    def entries(self: DescriptorHandle) -> list[tuple[str, bool]]:
        found = real(self)
        if dict(found).get("lib") and not swapped:
            swapped.append(tree / "lib")
            shutil.rmtree(tree / "lib")
            (tree / "lib").symlink_to(outside)
        return found

    monkeypatch.setattr(DescriptorHandle, "entries", entries)
    assert remove_tree(tree).complete
    assert swapped
    assert not os.path.lexists(tree)


def test_somebody_writes_into_the_tree_while_it_goes(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = DescriptorHandle.rmdir
    writes: list[str] = []

    def rmdir(self: DescriptorHandle, name: str) -> None:
        if name == "lib" and not writes:
            writes.append(name)
            (tree / "lib" / "late.pyc").touch()
        real(self, name)

    monkeypatch.setattr(DescriptorHandle, "rmdir", rmdir)
    assert remove_tree(tree).complete
    assert writes == ["lib"]


# 25: links, hard links and mounts inside


def test_links_go_and_what_they_lead_to_stays(tree: Path, outside: Path) -> None:
    (tree / "models").symlink_to(outside)
    (tree / "lib" / "file").symlink_to(outside / "mine")
    os.link(outside / "mine", tree / "lib" / "hard")
    assert remove_tree(tree).complete


def test_a_bind_mount_inside_is_not_emptied(tmp_path: Path, tree: Path, outside: Path) -> None:
    mounted = tree / "lib" / "mounted here"
    mounted.mkdir()
    if subprocess.run(["mount", "--bind", outside, mounted], capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        result = remove_tree(tree)
        assert [path for path, _ in result.left] == [mounted]
        assert "mounted" in result.left[0][1]
        assert (tree / "pyvenv.cfg").exists()
    finally:
        subprocess.run(["umount", mounted], check=True)
    assert remove_tree(tree).complete


# 30: names


@pytest.mark.parametrize(
    "name", ["with space", "quote'\"", "$(touch x)", "🐦 名", "-rf", "a\\b", "…", "%s", "'; rm"]
)
def test_any_root_name_works(tmp_path: Path, name: str) -> None:
    place = tmp_path / f"in {name}"
    place.mkdir()
    build(place / name, TREE)
    before = seen(place / name)
    copy_tree(place / name, place / "copy", JobContext())
    move_tree(place / "copy", place / f"{name}2", JobContext())
    assert seen(place / f"{name}2") == before
    assert remove_tree(place / name).complete
    assert remove_tree(place / f"{name}2").complete
    assert os.listdir(place) == []
    assert not (tmp_path / "x").exists()


# full disks, cancel, existing targets


def test_an_existing_target_is_never_touched(tmp_path: Path, tree: Path) -> None:
    (tmp_path / "there").mkdir()
    for act in (
        lambda: copy_tree(tree, tmp_path / "there", JobContext()),
        lambda: rename(tree, tmp_path / "there"),
        lambda: move_tree(tree, tmp_path / "there", JobContext()),
    ):
        assert code_of(act) == "exists"
    assert os.listdir(tmp_path / "there") == []
    assert sorted(os.listdir(tmp_path)) == ["there", "tree"]


@pytest.fixture
def small_volume(tmp_path: Path) -> Iterator[Path]:
    """A volume of two megabytes."""
    place = tmp_path / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", place]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", place], check=True)


def test_too_little_space_is_told_before_anything_is_written(
    tree: Path, small_volume: Path
) -> None:
    (tree / "big").write_bytes(b"x" * 3_000_000)
    with pytest.raises(StoreError) as caught:
        copy_tree(tree, small_volume / "copy", JobContext())
    assert caught.value.code == "no-space"
    assert str(small_volume) in caught.value.message
    assert os.listdir(small_volume) == []


def test_a_disk_that_fills_up_on_the_way(
    tree: Path, small_volume: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree / "big").write_bytes(b"x" * 3_000_000)
    monkeypatch.setattr("roost.core.system.tree.copy.free_space", lambda path: 1 << 40)
    with pytest.raises(StoreError) as caught:
        copy_tree(tree, small_volume / "copy", JobContext())
    assert caught.value.code == "disk-full"
    assert str(small_volume) in caught.value.message
    assert os.listdir(small_volume) == []


def test_a_copy_cancelled_at_once_leaves_nothing(tmp_path: Path, tree: Path) -> None:
    ctx = JobContext()
    ctx.cancelled.set()
    with pytest.raises(CancelledError):
        copy_tree(tree, tmp_path / "copy", ctx)
    assert os.listdir(tmp_path) == ["tree"]


@pytest.mark.parametrize("queued", [False, True])
def test_a_copy_cancelled_inside_a_file_leaves_nothing(
    tmp_path: Path, tree: Path, monkeypatch: pytest.MonkeyPatch, queued: bool
) -> None:
    ctx = JobContext()

    def endless(self: Contents, source: int, target: int, status: os.stat_result) -> None:
        os.write(target, b"half")
        ctx.cancelled.set()
        while True:  # a file without end, until the crew is told to stop
            self.check(1)

    monkeypatch.setattr(Contents, "copy", endless)
    before = seen(tree)
    later: list[Path] = []
    with pytest.raises(CancelledError):
        copy_tree(tree, tmp_path / "copy", ctx, clean=later.append if queued else remove_tree)
    assert leftovers(tmp_path) == later
    assert not (tmp_path / "copy").exists()
    assert seen(tree) == before


def test_progress_ends_at_the_whole(tmp_path: Path, tree: Path) -> None:
    events: list[Progress] = []

    def sink(event: Event) -> None:
        assert isinstance(event, Progress)
        events.append(event)

    result = copy_tree(tree, tmp_path / "copy", JobContext("j", sink), subject="env", stage="s")
    last = events[-1]
    assert (last.done, last.total, last.unit) == (result.bytes, result.bytes, "bytes")
    assert (last.stage, last.subject, last.fraction) == ("s", "env", 1.0)
    assert str(result.files) in last.message


def test_a_purge_tells_how_far_it_is(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roost.core.system.tree.remove.SHOW_S", 0.0)
    told = threading.Event()
    real = DescriptorHandle.rmdir
    events: list[Progress] = []

    def sink(event: Event) -> None:
        assert isinstance(event, Progress)
        events.append(event)
        told.set()

    def rmdir(self: DescriptorHandle, name: str) -> None:
        if name == "tree":
            assert told.wait(60)
        real(self, name)

    monkeypatch.setattr(DescriptorHandle, "rmdir", rmdir)
    assert remove_tree(tree, JobContext("j", sink), stage="purge", subject="env").files == 3
    assert (events[-1].stage, events[-1].subject, events[-1].unit) == ("purge", "env", "files")
    assert 0 <= events[-1].done <= 3
    assert events[-1].total is None


def test_leftovers_are_only_our_own_folders(tmp_path: Path) -> None:
    (tmp_path / ".part-0123abcd").mkdir()
    (tmp_path / ".part-file").mkdir()
    (tmp_path / ".part-89abcdef").symlink_to(tmp_path)
    assert leftovers(tmp_path) == [tmp_path / ".part-0123abcd"]
    assert leftovers(tmp_path / "none") == []
