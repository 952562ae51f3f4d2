"""Runs inside the lane, by Windows' Python: trees on a Windows file system, MAX_PATH enforced.

Numbers are asserted, never message texts, which differ from Microsoft's.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from integration.wine import max_path
from roost.core.domain.errors import StoreError
from roost.core.domain.events import Event, LogLine
from roost.core.system.context import JobContext
from roost.core.system.paths import os_path
from roost.core.system.tree import (
    Patience,
    check_components,
    copy_tree,
    free_space,
    identity,
    measure_again,
    measure_tree,
    move_tree,
    remove_tree,
    rename,
    verify_copy,
)

if sys.platform != "win32":
    pytest.skip("for Windows' Python", allow_module_level=True)

SHORT = Patience(seconds=0.2)
FAR = Path(*[f"folder with a long name {number}" for number in range(20)])


@pytest.fixture(scope="module", autouse=True)
def _limit() -> None:
    max_path.enforce()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    made = tmp_path / "tree"
    (made / "Scripts").mkdir(parents=True)
    (made / "pyvenv.cfg").write_text("home = C:\\py\n")
    (made / "Scripts" / "tool.exe").write_bytes(b"MZ" * 5000)
    return made


def deep_file(tree: Path) -> Path:
    path = tree / FAR / "x.py"
    os.makedirs(os_path(path.parent))
    with open(os_path(path), "w") as file:
        file.write("deep")
    assert len(str(path)) > 500
    return path


def test_the_limit_bites(tree: Path) -> None:
    path = deep_file(tree)
    acts: list[Callable[[], object]] = [
        path.read_bytes,
        lambda: os.stat(path),
        lambda: os.scandir(path.parent),
    ]
    for act in acts:
        with pytest.raises(OSError) as caught:
            act()
        assert caught.value.winerror == 206


def test_everything_works_beyond_the_limit(tree: Path, tmp_path: Path) -> None:
    deep_file(tree)
    measured = measure_tree(tree)
    assert measured.files == 3
    copy_tree(tree, tmp_path / "copy", JobContext())
    verify_copy(tree, tmp_path / "copy", JobContext())
    again = measure_again(tmp_path / "copy")
    assert again.measure.apparent == measured.apparent
    assert measure_again(tmp_path / "copy", again.index).measure == again.measure
    events: list[Event] = []
    move_tree(tmp_path / "copy", tmp_path / "moved", JobContext("", events.append))
    assert not [event for event in events if isinstance(event, LogLine)]
    with open(os_path(tmp_path / "moved" / FAR / "x.py")) as file:
        assert file.read() == "deep"
    for path in (tree, tmp_path / "moved"):
        result = remove_tree(path, patience=SHORT)
        assert result.complete, result.left
        assert not path.exists()


def test_copies_keep_times_attributes_and_links(tree: Path, tmp_path: Path) -> None:
    tool = tree / "Scripts" / "tool.exe"
    os.utime(tool, ns=(1_500_000_000_000_000_000, 1_600_000_000_123_456_700))
    os.link(tool, tree / "again.exe")
    os.chmod(tree / "pyvenv.cfg", stat.S_IREAD)
    result = copy_tree(tree, tmp_path / "copy", JobContext())
    copied = os.stat(tmp_path / "copy" / "Scripts" / "tool.exe")
    assert copied.st_mtime_ns == 1_600_000_000_123_456_700
    assert copied.st_size == 10_000
    assert os.path.samefile(tmp_path / "copy" / "again.exe", tmp_path / "copy/Scripts/tool.exe")
    assert not os.stat(tmp_path / "copy" / "pyvenv.cfg").st_mode & stat.S_IWRITE
    assert (result.files, result.means) == (2, "copyfile2")
    assert remove_tree(tmp_path / "copy", patience=SHORT).complete  # the read-only one too
    os.chmod(tree / "pyvenv.cfg", stat.S_IWRITE)


def test_an_open_file_stays_and_is_named(tree: Path) -> None:
    with open(tree / "Scripts" / "tool.exe"):
        result = remove_tree(tree, patience=SHORT)
    assert [path for path, _ in result.left] == [tree / "Scripts" / "tool.exe"]
    assert "WinError 32" in result.left[0][1]
    assert (tree / "pyvenv.cfg").exists()
    assert remove_tree(tree, patience=SHORT).complete


def test_a_loaded_library_stays_until_it_is_let_go(tree: Path) -> None:
    library = tree / "Scripts" / "held.dll"
    shutil.copy(Path(sys.base_prefix) / "DLLs" / "libffi-8.dll", library)
    loaded = ctypes.WinDLL(str(library))
    result = remove_tree(tree, patience=SHORT)
    assert [path for path, _ in result.left] == [library]
    assert "WinError 5" in result.left[0][1]
    assert (tree / "pyvenv.cfg").exists()
    free = ctypes.windll.kernel32.FreeLibrary
    free.argtypes = (ctypes.c_void_p,)
    assert free(loaded._handle)
    assert remove_tree(tree, patience=SHORT).complete


def test_rename_never_replaces(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(StoreError) as caught:
        rename(tree, tmp_path / "there", patience=SHORT)
    assert caught.value.code == "exists"
    seen = identity(tree)
    rename(tree, tmp_path / "moved", expect=seen, patience=SHORT)
    assert identity(tmp_path / "moved") == seen
    check_components(tmp_path, tmp_path / "moved" / "Scripts")


def test_identity_is_real(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert identity(tree).inode != 0
    assert identity(tree) != identity(tmp_path / "other")
    with pytest.raises(StoreError) as caught:
        remove_tree(tree, expect=identity(tmp_path / "other"))
    assert caught.value.code == "changed"
    assert (tree / "pyvenv.cfg").exists()


def test_names_that_plain_paths_would_change(tree: Path, tmp_path: Path) -> None:
    with open(os_path(tree / "Scripts" / "dots..."), "w") as file:
        file.write("x")
    copy_tree(tree, tmp_path / "copy", JobContext())
    names = os.listdir(os_path(tmp_path / "copy" / "Scripts"))
    assert sorted(names) == ["dots...", "tool.exe"]
    assert remove_tree(tmp_path / "copy", patience=SHORT).complete
    assert remove_tree(tree, patience=SHORT).complete


def test_free_space_is_told(tmp_path: Path) -> None:
    assert free_space(tmp_path / "not" / "there") > 1_000_000
