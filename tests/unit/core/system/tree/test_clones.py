"""Clones on macOS by a recorded call, and falling back where a volume cannot."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from roost.core.system.context import JobContext
from roost.core.system.tree import copy_tree, copyfiles
from roost.core.system.tree.contents import Contents, can_clone
from roost.core.system.tree.macclone import NO_OWNER, Cloner
from support.trees import Node, build, seen

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="by descriptors")

TREE = (
    Node("file", b"a", b"one", 0o444),
    Node("folder", b"b", mode=0o755, below=(Node("file", b"c", b"two", 0o755),)),
)


class Apfs:
    """``fclonefileat`` as far as a copy can tell; after ``works`` calls it refuses."""

    def __init__(self, works: int, refusal: int = errno.ENOTSUP) -> None:
        self.works = works
        self.refusal = refusal
        self.calls = 0

    def __call__(self, source: int, folder: int, name: bytes, flags: int) -> int:
        assert flags == NO_OWNER
        self.calls += 1
        if self.calls > self.works:
            return self.refusal
        made = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, dir_fd=folder)
        os.write(made, os.pread(source, 100, 0))
        os.close(made)
        return 0


@pytest.mark.parametrize(
    ("works", "means", "calls"), [(99, "clonefile", 2), (0, None, 1), (1, "clonefile", 2)]
)
def test_clones_while_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, works: int, means: str | None, calls: int
) -> None:
    apfs = Apfs(works)
    monkeypatch.setattr(copyfiles, "system_call", lambda: apfs)
    monkeypatch.setattr("roost.core.system.tree.copy.THREADS", 1)
    build(tmp_path / "tree", TREE)
    result = copy_tree(tmp_path / "tree", tmp_path / "copy", JobContext())
    assert seen(tmp_path / "copy") == seen(tmp_path / "tree")
    assert (result.means == means) is (means is not None)
    assert apfs.calls == calls


def test_any_other_failure_is_one(tmp_path: Path) -> None:
    cloner = Cloner(Apfs(0, errno.ENOSPC))
    with pytest.raises(OSError) as caught:
        cloner.clone(0, 0, "x")
    assert caught.value.errno == errno.ENOSPC
    assert not cloner.cloned


def contents_of(source: Path, target: Path, contents: Contents) -> bytes:
    reader, writer = os.open(source, os.O_RDONLY), os.open(target, os.O_WRONLY | os.O_CREAT)
    try:
        contents.copy(reader, writer, os.fstat(reader))
    finally:
        os.close(reader)
        os.close(writer)
    return target.read_bytes()


@pytest.mark.parametrize("can_range", [False, True])
@pytest.mark.parametrize("holes", [False, True])
def test_each_means_gives_the_same_bytes(tmp_path: Path, can_range: bool, holes: bool) -> None:
    source = tmp_path / "source"
    with open(source, "wb") as file:
        file.write(os.urandom(3 << 20))
        if holes:
            file.seek(20 << 20)
            file.write(b"after the hole")
            file.truncate(30 << 20)
    moved: list[int] = []
    contents = Contents(moved.append, can_clone=False, can_range=can_range)
    assert contents_of(source, tmp_path / "target", contents) == source.read_bytes()
    assert sum(moved) >= 3 << 20
    if holes:
        assert os.stat(tmp_path / "target").st_blocks * 512 < 10 << 20
    if not can_range:
        assert contents.means == "plain"


def test_what_a_volume_refuses_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(os, "copy_file_range"):
        pytest.skip("this system has no copy_file_range")

    def refuse(*_: object) -> int:
        raise OSError(errno.EXDEV, "another volume")

    monkeypatch.setattr(os, "copy_file_range", refuse)
    (tmp_path / "source").write_bytes(b"x" * 100)
    contents = Contents(lambda _: None, can_clone=False)
    assert contents_of(tmp_path / "source", tmp_path / "target", contents) == b"x" * 100
    assert not contents.can_range


def test_a_file_that_shrinks_while_it_is_copied(tmp_path: Path) -> None:
    from roost.core.domain.errors import StoreError

    source = tmp_path / "source"
    source.write_bytes(b"x" * 5000)
    status = os.stat(source)
    source.write_bytes(b"x" * 10)
    reader = os.open(source, os.O_RDONLY)
    writer = os.open(tmp_path / "target", os.O_WRONLY | os.O_CREAT)
    try:
        with pytest.raises(StoreError) as caught:
            Contents(lambda _: None).copy(reader, writer, status)
    finally:
        os.close(reader)
        os.close(writer)
    assert caught.value.code == "changed"


def test_asking_whether_a_clone_is_possible_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * 5000)
    assert can_clone(tmp_path / "file", tmp_path) in (False, True)
    assert not can_clone(tmp_path, tmp_path)
    assert os.listdir(tmp_path) == ["file"]
