r"""``\\?\`` forms, names Windows refuses, and the layout of a venv in both flavours."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.core.domain.errors import StoreError
from roost.core.system.paths import (
    VenvLayout,
    check_name,
    name_problem,
    os_path,
    plain_path,
    venv_python,
)


@pytest.mark.parametrize(
    ("given_path", "expected"),
    [
        ("C:\\a\\b", "\\\\?\\C:\\a\\b"),
        ("C:/a/../b/./c/", "\\\\?\\C:\\b\\c"),
        ("C:\\", "\\\\?\\C:\\"),
        ("\\\\server\\share\\x", "\\\\?\\UNC\\server\\share\\x"),
        ("//server/share/x/..", "\\\\?\\UNC\\server\\share\\"),
        ("\\\\?\\C:\\a.", "\\\\?\\C:\\a."),
        ("\\\\?\\UNC\\server\\share\\x", "\\\\?\\UNC\\server\\share\\x"),
        ("\\\\.\\pipe\\x", "\\\\.\\pipe\\x"),
        ("b\\c", "\\\\?\\D:\\here\\b\\c"),
        ("\\b", "\\\\?\\D:\\b"),
        ("D:b", "\\\\?\\D:\\here\\b"),
        (".", "\\\\?\\D:\\here"),
        ("C:\\NUL", "\\\\?\\C:\\NUL"),
        ("C:\\trailing. ", "\\\\?\\C:\\trailing. "),
    ],
)
def test_windows_form(given_path: str, expected: str) -> None:
    assert os_path(given_path, windows=True, cwd="D:\\here") == expected


@given(st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=300))
def test_windows_form_is_absolute_normal_and_stable(text: str) -> None:
    once = os_path(text, windows=True, cwd="C:\\here")
    assert once.startswith(("\\\\?\\", "\\\\.\\"))
    assert "/" not in once
    assert os_path(once, windows=True, cwd="E:\\elsewhere") == once


@pytest.mark.parametrize(
    "path", ["C:\\a\\b", "\\\\server\\share\\x", "C:\\" + "long\\" * 100 + "x"]
)
def test_plain_is_the_way_back(path: str) -> None:
    assert plain_path(os_path(path, windows=True)) == path


def test_elsewhere_a_path_is_left_as_it_is(tmp_path: Path) -> None:
    assert os_path("a/./b", windows=False) == "a/./b"
    assert os_path(tmp_path / "x", windows=False) == str(tmp_path / "x")


@pytest.mark.parametrize("name", ["ok", "a.b", "con", "COM1", "a b", ".x", "x.", "a:b", "名前"])
def test_any_name_but_separators_is_fine_on_posix(name: str) -> None:
    assert name_problem(name, windows=False) == ""


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "a\0b"])
@pytest.mark.parametrize("windows", [False, True])
def test_never_a_name(name: str, windows: bool) -> None:
    assert name_problem(name, windows=windows)


@pytest.mark.parametrize(
    "name",
    [
        *("con", "CON.txt", "nul", "Nul .x", "com1", "LPT9.a.b", "COM¹", "CONIN$", "a.", "a "),
        *("a:b", "a\\b", "a?", "a*", "<", "|", '"', "a\x07", "aux"),
    ],
)
def test_not_a_name_on_windows(name: str) -> None:
    with pytest.raises(StoreError) as caught:
        check_name(name, windows=True)
    assert caught.value.code == "bad-name"


@pytest.mark.parametrize("name", ["console", "com10", "com", "nul_", "a.b", ".x", "COM0x", "名前"])
def test_a_name_on_windows(name: str) -> None:
    assert check_name(name, windows=True) == name


def test_windows_layout() -> None:
    layout = VenvLayout(PureWindowsPath("C:\\env"), (3, 12), windows=True)
    assert str(layout.python) == "C:\\env\\Scripts\\python.exe"
    assert str(layout.pythonw) == "C:\\env\\Scripts\\pythonw.exe"
    assert str(layout.purelib) == "C:\\env\\Lib\\site-packages"
    assert layout.platlib == layout.purelib
    assert layout.lib64 is None
    assert str(layout.script("pip")) == "C:\\env\\Scripts\\pip.exe"
    assert str(layout.config) == "C:\\env\\pyvenv.cfg"
    assert str(layout.headers) == "C:\\env\\Include"
    assert layout.pure() == PureWindowsPath("C:\\env")


def test_posix_layout() -> None:
    layout = VenvLayout(PurePosixPath("/env"), (3, 13), windows=False, free_threaded=True)
    assert str(layout.python) == "/env/bin/python"
    assert layout.pythonw == layout.python
    assert str(layout.purelib) == "/env/lib/python3.13t/site-packages"
    assert str(layout.lib64) == "/env/lib64"
    assert str(layout.script("pip")) == "/env/bin/pip"
    assert str(layout.headers) == "/env/include"


@pytest.mark.parametrize(
    ("folder", "version", "implementation", "free_threaded"),
    [
        ("python3.9", (3, 9), "python", False),
        ("python3.14t", (3, 14), "python", True),
        ("pypy3.10", (3, 10), "pypy", False),
    ],
)
def test_layout_is_read_off_a_tree(
    tmp_path: Path, folder: str, version: tuple[int, int], implementation: str, free_threaded: bool
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "lib" / folder / "site-packages").mkdir(parents=True)
    (tmp_path / "lib" / "pythonic").mkdir()
    layout = VenvLayout.of(tmp_path)
    assert (layout.version, layout.implementation) == (version, implementation)
    assert layout.free_threaded is free_threaded
    assert Path(layout.purelib).is_dir()
    assert venv_python(tmp_path) == tmp_path / "bin" / "python"


def test_a_windows_tree_is_recognised_anywhere(tmp_path: Path) -> None:
    (tmp_path / "Scripts").mkdir()
    assert VenvLayout.of(tmp_path, (3, 11)).windows
    assert venv_python(tmp_path) == tmp_path / "Scripts" / "python.exe"


def test_the_newest_python_of_several_or_the_wanted_one(tmp_path: Path) -> None:
    for folder in ("python3.11", "python3.12"):
        (tmp_path / "lib" / folder).mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    assert VenvLayout.of(tmp_path).version == (3, 12)
    assert VenvLayout.of(tmp_path, (3, 11)).version == (3, 11)


def test_a_real_venv(tmp_path: Path) -> None:
    import venv

    venv.create(tmp_path / "env", with_pip=False, symlinks=os.name != "nt")
    layout = VenvLayout.of(tmp_path / "env")
    assert Path(layout.python).exists()
    assert Path(layout.purelib).is_dir()
    assert Path(layout.config).is_file()
