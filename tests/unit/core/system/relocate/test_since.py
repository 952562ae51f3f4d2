"""Bytecode that came into a tree goes again, whatever else came stays, times come back."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from roost.core.system.relocate.since import (
    close_keep,
    keep_bytecode,
    note_tree,
    remove_what_came,
)
from support.operations import fingerprint


def tree_in(folder: Path) -> Path:
    tree = folder / "tree"
    package = tree / "lib" / "p"
    (package / "__pycache__").mkdir(parents=True)
    (package / "a.py").write_text("A = 1\n")
    (package / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"old a")
    (tree / "lib" / "q").mkdir()
    (tree / "lib" / "q" / "b.py").write_text("B = 1\n")
    return tree


def times(tree: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in [tree, *tree.rglob("*")] if path.is_dir()}


def test_what_python_wrote_goes_and_the_folders_are_as_they_were(tmp_path: Path) -> None:
    tree, keep = tree_in(tmp_path), tmp_path / "keep"
    before, moments = fingerprint(tree), times(tree)
    note_tree(tree, keep)
    keep_bytecode(tree, keep, ("lib/p/a.py", "lib/p/a.txt"))
    (tree / "lib" / "p" / "__pycache__" / "a.cpython-312.pyc").write_bytes(b"another Python")
    rewritten = tree / "lib" / "p" / "__pycache__" / "a.cpython-311.pyc"
    rewritten.unlink()
    rewritten.write_bytes(b"compiled anew")
    new = tree / "lib" / "q" / "__pycache__"
    new.mkdir()
    (new / "b.cpython-311.pyc").write_bytes(b"new")
    assert remove_what_came(tree, keep) == 2
    assert fingerprint(tree) == before
    assert times(tree) == moments
    assert remove_what_came(tree, keep) == 0


def test_files_of_somebodys_own_stay(tmp_path: Path) -> None:
    tree, keep = tree_in(tmp_path), tmp_path / "keep"
    note_tree(tree, keep)
    (tree / "lib" / "q" / "notes.txt").write_text("mine")
    (tree / "lib" / "new").mkdir()
    (tree / "lib" / "new" / "c.py").write_text("C = 1\n")
    assert remove_what_came(tree, keep) == 0
    assert (tree / "lib" / "q" / "notes.txt").read_text() == "mine"
    assert (tree / "lib" / "new" / "c.py").exists()


def test_once_closed_nothing_more_is_taken_from_it(tmp_path: Path) -> None:
    """A death while the kept files go must not make the next command look for them."""
    tree, keep = tree_in(tmp_path), tmp_path / "keep"
    note_tree(tree, keep)
    keep_bytecode(tree, keep, ("lib/p/a.py",))
    close_keep(keep)
    added = tree / "lib" / "p" / "__pycache__" / "later.cpython-311.pyc"
    added.write_bytes(b"later")
    assert remove_what_came(tree, keep) == 0
    assert added.exists()
    close_keep(keep)
    close_keep(tmp_path / "never")


def test_names_may_hold_anything(tmp_path: Path) -> None:
    tree, keep = tree_in(tmp_path), tmp_path / "keep"
    odd = tree / "lib" / "two\nlines" / "__pycache__"
    odd.mkdir(parents=True)
    (odd / "a\nb.cpython-311.pyc").write_bytes(b"old")
    before, moments = fingerprint(tree), times(tree)
    note_tree(tree, keep)
    (odd / "new.cpython-311.pyc").write_bytes(b"new")
    assert remove_what_came(tree, keep) == 1
    assert fingerprint(tree) == before
    assert times(tree) == moments


@pytest.mark.parametrize(
    "text", [b"", b"\xff", b"D\0../beside\x00123", b"D\0.", b"D\0lib\0never", b"D\0.\x001\0P"]
)
def test_a_note_that_is_damaged_or_lies_changes_nothing(tmp_path: Path, text: bytes) -> None:
    tree, keep = tree_in(tmp_path), tmp_path / "keep"
    (tmp_path / "beside").mkdir()
    before, moments = fingerprint(tmp_path), times(tmp_path)
    keep.mkdir()
    (keep / "tree.zz").write_bytes(zlib.compress(text))
    assert remove_what_came(tree, keep) == 0
    (keep / "tree.zz").unlink()
    keep.rmdir()
    del moments[tmp_path]
    assert fingerprint(tmp_path) == before
    assert {path: moment for path, moment in times(tmp_path).items() if path != tmp_path} == moments
