"""Whatever a tree looks like: the copy is the original, removal is complete, measure is ``du``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from roost.core.system.context import JobContext
from roost.core.system.tree import copy_tree, measure_tree, move_tree, remove_tree, verify_copy
from support.trees import Node, build, deep_tree, depth_of, seen, trees

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="builds POSIX trees")
thorough = settings(
    max_examples=400 if os.environ.get("ROOST_TEST_FULL") else 40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@contextmanager
def place(tmp_path: Path) -> Iterator[Path]:
    """A fresh folder for each example, with something outside that links may point at."""
    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    (folder / "outside").mkdir()
    (folder / "outside" / "a").write_text("keep")
    yield folder
    assert (folder / "outside" / "a").read_text() == "keep"
    shutil.rmtree(folder)


def everywhere(nodes: tuple[Node, ...], outside: bytes) -> tuple[Node, ...]:
    """The tree plus links that lead out of it."""
    return (*nodes, Node("link", b"to outside", outside), Node("link", b"up", b"../outside"))


@thorough
@given(nodes=trees())
def test_a_copy_is_the_original(tmp_path: Path, nodes: tuple[Node, ...]) -> None:
    with place(tmp_path) as folder:
        build(folder / "tree", everywhere(nodes, os.fsencode(folder / "outside")))
        before = seen(folder / "tree")
        copy_tree(folder / "tree", folder / "copy", JobContext())
        assert seen(folder / "copy") == before
        assert seen(folder / "tree") == before
        verify_copy(folder / "tree", folder / "copy", JobContext())
        assert sorted(os.listdir(folder)) == ["copy", "outside", "tree"]


@thorough
@given(nodes=trees())
def test_removal_is_complete_and_touches_nothing_else(
    tmp_path: Path, nodes: tuple[Node, ...]
) -> None:
    with place(tmp_path) as folder:
        build(folder / "tree", everywhere(nodes, os.fsencode(folder / "outside")))
        result = remove_tree(folder / "tree")
        assert result.complete
        assert os.listdir(folder) == ["outside"]


@pytest.mark.skipif(shutil.which("du") is None, reason="compares with du, which is missing here")
@thorough
@given(nodes=trees())
def test_allocated_is_what_du_says(tmp_path: Path, nodes: tuple[Node, ...]) -> None:
    with place(tmp_path) as folder:
        build(folder / "tree", everywhere(nodes, os.fsencode(folder / "outside")))
        du = subprocess.run(
            ["du", "-s", "--block-size=1", "tree"], cwd=folder, capture_output=True, check=True
        )
        apparent = subprocess.run(
            ["find", "tree", "-type", "f", "-printf", r"%D:%i %s\n"],
            cwd=folder,
            capture_output=True,
            check=True,
        )
        measured = measure_tree(folder / "tree")
        assert measured.allocated == int(du.stdout.split()[0])
        once = {tuple(line.split()) for line in apparent.stdout.splitlines()}
        assert measured.apparent == sum(int(size) for _, size in once)


@thorough
@given(nodes=trees(depth=2))
def test_a_moved_tree_is_the_same_folder(tmp_path: Path, nodes: tuple[Node, ...]) -> None:
    with place(tmp_path) as folder:
        build(folder / "tree", everywhere(nodes, os.fsencode(folder / "outside")))
        before, inode = seen(folder / "tree"), os.lstat(folder / "tree").st_ino
        move_tree(folder / "tree", folder / "moved", JobContext())
        assert seen(folder / "moved") == before
        assert os.lstat(folder / "moved").st_ino == inode
        assert not (folder / "tree").exists()


@pytest.mark.parametrize("name", ["d", "n" * 200], ids=["short names", "long names"])
def test_three_thousand_folders_inside_each_other(tmp_path: Path, name: str) -> None:
    deep_tree(tmp_path / "tree", 3000, name)
    assert measure_tree(tmp_path / "tree").files == 1
    copy_tree(tmp_path / "tree", tmp_path / "copy", JobContext())
    assert depth_of(tmp_path / "copy", name) == 3000
    verify_copy(tmp_path / "tree", tmp_path / "copy", JobContext())
    open_before = len(os.listdir("/proc/self/fd")) if os.path.exists("/proc/self/fd") else 0
    assert remove_tree(tmp_path / "tree").folders == 3001
    assert remove_tree(tmp_path / "copy").complete
    assert os.listdir(tmp_path) == []
    if open_before:
        assert len(os.listdir("/proc/self/fd")) == open_before
