"""What a copy keeps beyond names and bytes: attributes, holes, owners, links inside."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from roost.core.system.context import JobContext
from roost.core.system.tree import copy_tree, measure_tree, move_tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="uses Linux' own calls to look")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    made = tmp_path / "tree"
    (made / "lib").mkdir(parents=True)
    (made / "lib" / "a.so").write_bytes(b"a" * 9000)
    return made


def test_extended_attributes(tree: Path) -> None:
    places = [tree, tree / "lib", tree / "lib" / "a.so"]
    for place in places:
        try:
            os.setxattr(place, "user.origin", str(place.name).encode())
        except OSError as error:
            assert error.errno == errno.ENOTSUP
            pytest.skip("this volume has no user attributes")
    os.chmod(tree / "lib" / "a.so", 0o444)
    copy = tree.with_name("copy")
    copy_tree(tree, copy, JobContext())
    for place in places:
        there = copy / place.relative_to(tree)
        assert os.getxattr(there, "user.origin") == str(place.name).encode()
    assert os.stat(copy / "lib" / "a.so").st_mode & 0o777 == 0o444


def test_holes_stay_holes(tree: Path) -> None:
    sparse = tree / "lib" / "sparse.bin"
    with sparse.open("wb") as file:
        file.write(b"start")
        file.seek(64 << 20)
        file.write(b"end")
    if os.stat(sparse).st_blocks * 512 > 1 << 20:
        pytest.skip("this volume keeps no holes")
    copy = tree.with_name("copy")
    copy_tree(tree, copy, JobContext())
    copied = copy / "lib" / "sparse.bin"
    assert copied.read_bytes() == sparse.read_bytes()
    assert os.stat(copied).st_blocks * 512 <= 1 << 20
    assert measure_tree(copy).apparent == measure_tree(tree).apparent


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="root alone gives away")
def test_owners_and_set_id_bits(tree: Path) -> None:
    path = tree / "lib" / "a.so"
    os.chown(path, 12345, 23456)
    os.chmod(path, 0o6755)
    copy = tree.with_name("copy")
    copy_tree(tree, copy, JobContext())
    facts = os.stat(copy / "lib" / "a.so")
    assert (facts.st_uid, facts.st_gid, facts.st_mode & 0o7777) == (12345, 23456, 0o6755)


def test_links_inside_stay_links_and_those_outside_are_not_shared(tree: Path) -> None:
    os.link(tree / "lib" / "a.so", tree / "again.so")
    os.link(tree / "lib" / "a.so", tree.with_name("outside.so"))
    copy = tree.with_name("copy")
    copy_tree(tree, copy, JobContext())
    one, other = os.stat(copy / "lib" / "a.so"), os.stat(copy / "again.so")
    assert (one.st_ino, one.st_nlink) == (other.st_ino, 2)
    assert one.st_ino != os.stat(tree.with_name("outside.so")).st_ino


def test_relative_links_stay_relative(tree: Path) -> None:
    (tree / "lib64").symlink_to("lib")
    (tree / "gone").symlink_to("../nowhere/at all")
    move_tree(tree, tree.with_name("moved"), JobContext())
    copy = tree.with_name("copy")
    copy_tree(tree.with_name("moved"), copy, JobContext())
    assert os.readlink(copy / "lib64") == "lib"
    assert os.readlink(copy / "gone") == "../nowhere/at all"
