"""Snapshots of small environments: taken, checked, damaged, restored."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roost.core.domain.errors import CancelledError, StoreError
from roost.core.system.context import JobContext
from roost.core.system.snapshot import (
    Damage,
    open_snapshot,
    restore_snapshot,
    take_snapshot,
    verify_snapshot,
)
from roost.core.system.snapshot import taking as taking_module
from roost.core.system.snapshot.manifest import NAME, read_manifest
from support.installed import installed
from support.venvs import PYTHON

FILES = {
    "p/__init__.py": b"x = 1\n",
    "p/lib.so": b"native" * 1000,
    "p/config.yaml": b"a: 1\n",
    "p/sub/deep.txt": b"text",
    "start.pth": b"# nothing\n",
}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="symbolic links and modes")


@pytest.fixture(params=["hardlink", "reflink"], autouse=True)
def means(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways; where the file system cannot share blocks the second is a plain copy."""
    monkeypatch.setattr(taking_module, "means_of", lambda _folder: request.param)
    return str(request.param)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    made = tmp_path / "env"
    installed(made, FILES)
    (made / "bin" / "python").symlink_to("/usr/bin/python3")
    (made / "lib64").symlink_to("lib")
    (made / "bin" / "tool").chmod(0o755)
    os.link(made / "bin" / "tool", made / "bin" / "tool2")
    return made


def state(tree: Path) -> dict[str, tuple[object, ...]]:
    """Everything of a tree but inode numbers."""
    found: dict[str, tuple[object, ...]] = {}
    for folder, folders, files in os.walk(tree):
        for name in ["", *folders, *files]:
            path = Path(folder, name)
            facts = path.lstat()
            content: object = None
            if stat.S_ISLNK(facts.st_mode):
                content = os.readlink(path)
            elif stat.S_ISREG(facts.st_mode):
                content = path.read_bytes()
            found[os.path.relpath(path, tree)] = (facts.st_mode, facts.st_mtime_ns, content)
    return found


def inode(path: Path) -> int:
    return path.lstat().st_ino


def test_taken_and_restored_byte_for_byte(tree: Path, tmp_path: Path) -> None:
    before = state(tree)
    snapshot = take_snapshot(tree, tmp_path / "snap")
    assert state(tree) == before
    assert verify_snapshot(snapshot.folder) == ()
    restore_snapshot(snapshot.folder, tmp_path / "again")
    assert state(tmp_path / "again") == before
    assert state(tree) == before
    assert verify_snapshot(snapshot.folder) == ()
    assert open_snapshot(tmp_path / "snap") == snapshot
    assert inode(tmp_path / "again/bin/tool") == inode(tmp_path / "again/bin/tool2")
    assert sorted(os.listdir(tmp_path)) == ["again", "env", "snap"]


def test_what_is_linked_and_what_is_copied(tree: Path, tmp_path: Path, means: str) -> None:
    snapshot = take_snapshot(tree, tmp_path / "snap")
    kept = tmp_path / "snap" / "tree"
    linked = {
        str(path.relative_to(tree))
        for path in tree.rglob("*")
        if path.is_file() and not path.is_symlink() and "lib64" not in path.parts
        if inode(path) == inode(kept / path.relative_to(tree))
    }
    expected = {f"{PYTHON}/p/__init__.py", f"{PYTHON}/p/lib.so", f"{PYTHON}/p/sub/deep.txt"}
    if means == "reflink":
        assert linked == set()
    else:
        assert {name for name in linked if not name.endswith(".pyc")} == expected
    assert snapshot.linked == len(linked)


def test_the_live_tree_goes_on_by_replacing(tree: Path, tmp_path: Path) -> None:
    """As installers do: new files by rename, old ones unlinked; scripts even in place."""
    before = state(tree)
    snapshot = take_snapshot(tree, tmp_path / "snap")
    site = tree / PYTHON
    (site / "p" / "new").write_bytes(b"upgraded")
    os.replace(site / "p" / "new", site / "p" / "lib.so")
    (site / "p" / "__init__.py").unlink()
    (tree / "bin" / "tool").write_bytes(b"in place")
    (site / "p" / "config.yaml").write_bytes(b"in place")
    (tree / "pyvenv.cfg").write_text("in place")
    assert verify_snapshot(snapshot.folder) == ()
    restore_snapshot(snapshot.folder, tmp_path / "again")
    assert state(tmp_path / "again") == before


def test_a_changed_mode_or_time_of_a_linked_file_is_put_right(tree: Path, tmp_path: Path) -> None:
    before = state(tree)
    take_snapshot(tree, tmp_path / "snap")
    os.utime(tree / PYTHON / "p" / "lib.so", (1, 1))
    (tree / PYTHON / "p" / "__init__.py").chmod(0o600)
    live = state(tree)
    restore_snapshot(tmp_path / "snap", tmp_path / "again")
    assert state(tmp_path / "again") == before
    assert state(tree) == live


@pytest.mark.parametrize(
    ("name", "how"),
    [
        (f"{PYTHON}/p/lib.so", "its content has changed"),
        ("bin/tool", "its content has changed"),
        ("bin/python", "it leads elsewhere"),
    ],
)
def test_damage_is_found_and_not_restored(tree: Path, tmp_path: Path, name: str, how: str) -> None:
    take_snapshot(tree, tmp_path / "snap")
    path = tmp_path / "snap" / "tree" / name
    if path.is_symlink():
        path.unlink()
        path.symlink_to("/elsewhere")
    else:
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.write_bytes(bytes(data))
    assert Damage(name, how) in verify_snapshot(tmp_path / "snap")
    with pytest.raises(StoreError) as caught:
        restore_snapshot(tmp_path / "snap", tmp_path / "again")
    assert caught.value.code == "damaged-snapshot"
    assert {"path": name, "how": how} in caught.value.data["damage"]
    assert not (tmp_path / "again").exists()


def test_missing_and_additional_entries(tree: Path, tmp_path: Path) -> None:
    take_snapshot(tree, tmp_path / "snap")
    kept = tmp_path / "snap" / "tree"
    (kept / "bin" / "tool").unlink()
    (kept / "extra").write_text("x")
    (kept / PYTHON / "p" / "sub" / "deep.txt").unlink()
    (kept / PYTHON / "p" / "sub").rmdir()
    (kept / PYTHON / "p" / "sub").write_text("a file now")
    paths = {damage.path for damage in verify_snapshot(tmp_path / "snap")}
    assert paths == {"bin/tool", "extra", f"{PYTHON}/p/sub", f"{PYTHON}/p/sub/deep.txt"}


def test_nothing_is_left_under_the_name_after_a_failure(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(taking_module, "write_manifest", full)
    with pytest.raises(OSError, match="No space"):
        take_snapshot(tree, tmp_path / "snap")
    assert sorted(os.listdir(tmp_path)) == ["env"]


def test_existing_targets_are_never_touched(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "snap").mkdir()
    with pytest.raises(StoreError) as caught:
        take_snapshot(tree, tmp_path / "snap")
    assert caught.value.code == "exists"
    assert sorted(os.listdir(tmp_path)) == ["env", "snap"]
    take_snapshot(tree, tmp_path / "snap2")
    with pytest.raises(StoreError):
        restore_snapshot(tmp_path / "snap2", tmp_path / "snap")
    assert os.listdir(tmp_path / "snap") == []


def test_cancel_leaves_nothing(tree: Path, tmp_path: Path) -> None:
    ctx = JobContext()
    ctx.cancelled.set()
    with pytest.raises(CancelledError):
        take_snapshot(tree, tmp_path / "snap", ctx)
    take_snapshot(tree, tmp_path / "snap")
    with pytest.raises(CancelledError):
        restore_snapshot(tmp_path / "snap", tmp_path / "again", ctx)
    assert sorted(os.listdir(tmp_path)) == ["env", "snap"]


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[:-1],
        lambda lines: [*lines[:3], *lines[4:]],
        lambda lines: [],
        lambda lines: ['{"schema": 99, "does": "snapshot"}', *lines[1:]],
        lambda lines: [lines[0], json.dumps(["../x", "file", 0, 0, 0, "", False]), *lines[2:]],
        lambda lines: [lines[0], json.dumps(["/etc/x", "file", 0, 0, 0, "", False]), *lines[2:]],
        lambda lines: [lines[0], "[1]", *lines[2:]],
        lambda lines: ["[" * 100_000, *lines[1:]],
    ],
)
def test_damaged_lists(tree: Path, tmp_path: Path, change: object) -> None:
    take_snapshot(tree, tmp_path / "snap")
    manifest = tmp_path / "snap" / NAME
    lines = manifest.read_text().splitlines()
    manifest.write_text("\n".join(change(lines)) + "\n")  # type: ignore[operator]
    for act in (open_snapshot, verify_snapshot):
        with pytest.raises(StoreError) as caught:
            act(tmp_path / "snap")
        assert caught.value.code == "damaged-snapshot"


NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters="\0/"), min_size=1, max_size=20
).filter(lambda name: name not in (".", "..") and len(os.fsencode(name)) < 250)
TREES: st.SearchStrategy[dict[str, object]] = st.recursive(
    st.one_of(st.binary(max_size=40), st.integers(0, 3)),
    lambda inner: st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
).filter(lambda made: isinstance(made, dict))  # type: ignore[assignment]


def grow(folder: Path, made: dict[str, object]) -> None:
    """bytes: a file; a number: a link, a dangling one, a loop, an empty folder."""
    folder.mkdir(parents=True)
    for name, inner in made.items():
        path = folder / name
        if isinstance(inner, dict):
            grow(path, inner)
        elif isinstance(inner, bytes):
            path.write_bytes(inner)
            path.chmod(0o400 | len(inner) % 8 * 0o11)
        elif inner == 3:
            path.mkdir()
        else:
            path.symlink_to([name, "/nowhere/at/all", ".."][int(str(inner)) % 3])


@given(made=TREES)
@settings(max_examples=30, deadline=None)
def test_any_tree(tmp_path_factory: pytest.TempPathFactory, made: dict[str, object]) -> None:
    base = tmp_path_factory.mktemp("any")
    installed(base / "env", FILES, compiled=False)
    grow(base / "env" / PYTHON / "odd", made)
    grow(base / "env" / "share", made)
    before = state(base / "env")
    take_snapshot(base / "env", base / "snap")
    assert verify_snapshot(base / "snap") == ()
    restore_snapshot(base / "snap", base / "again")
    assert state(base / "again") == before == state(base / "env")
    assert len(read_manifest(base / "snap")) >= len(before) - 1
