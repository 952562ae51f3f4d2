"""A tree read as files: every maker's `pyvenv.cfg`, conda, uv's links, builds of torch, Windows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from roost.core.system.venv import config as config_module
from roost.core.system.venv.config import base_version, read_config, windows_version_of
from roost.core.system.venv.dists import entry_path, scan_site
from roost.core.system.venv.facts import read_facts
from roost.core.system.venv.locate import (
    last_change,
    locate_tree,
    python_path,
    site_packages,
    tree_stamp,
)
from roost.core.system.venv.safe import Unread, file_stamp, is_within, read_head, read_whole
from roost.core.system.venv.torchbuild import torch_build
from support.fake_env import STACK, add_package, make_env, python_of
from support.fake_env import site_packages as site_of

MINOR = f"{sys.version_info[0]}.{sys.version_info[1]}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("home = /usr/bin\nversion = 3.11.4\n", ("ok", "/usr/bin", "3.11.4", False)),
        ("home=/usr/bin\nversion_info=3.12.1.final.0\n", ("ok", "/usr/bin", "3.12.1", False)),
        ("HOME = /a = b\nversion_info = 3.13\n", ("ok", "/a = b", "3.13", False)),
        (
            "home = /x\ninclude-system-site-packages = True\nversion = soon\n",
            ("ok", "/x", None, True),
        ),
        ("version = 3.11\n", ("no-home", "", "3.11", False)),
        ("", ("no-home", "", None, False)),
        ("\0\0", ("unreadable", "", None, False)),
    ],
)
def test_pyvenv_cfg(tmp_path: Path, text: str, expected: tuple[object, ...]) -> None:
    (tmp_path / "pyvenv.cfg").write_text(text)
    found = read_config(str(tmp_path))
    assert (found.state, found.home, found.version, found.system_site) == expected


def test_pyvenv_cfg_that_is_none(tmp_path: Path) -> None:
    assert read_config(str(tmp_path)).state == "missing"
    (tmp_path / "pyvenv.cfg").mkdir()
    assert read_config(str(tmp_path)).state == "unreadable"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX layouts of base Pythons")
def test_the_base_version_is_read_from_names_and_headers(tmp_path: Path) -> None:
    def base(folder: str, name: str, *, library: str = "", header: str = "") -> str | None:
        prefix = tmp_path / folder
        (prefix / "bin").mkdir(parents=True)
        (prefix / "bin" / name).touch()
        if library:
            (prefix / "lib" / library).mkdir(parents=True)
            (prefix / "lib" / library / "os.py").touch()
        if header:
            include = prefix / "include" / "python3.12"
            include.mkdir(parents=True)
            (include / "patchlevel.h").write_text(f'#define PY_VERSION      "{header}"\n')
        return base_version(str(prefix / "bin" / name), "")

    assert base("usr", "python3.12") == "3.12"
    assert base("cpython-3.12.7-linux-x86_64-gnu", "python3.12") == "3.12.7"
    assert base("opt", "python3.12", header="3.12.9+") == "3.12.9"
    assert base("plain", "python", library="python3.10") == "3.10"
    assert base("unknown", "python") is None


def test_the_base_version_on_windows() -> None:
    assert windows_version_of(["python.exe", "python3.dll", "python311.dll"]) == "3.11"
    assert windows_version_of(["python3.dll", "vcruntime140.dll"]) is None


def test_windows_layout(tmp_path: Path) -> None:
    (tmp_path / "Scripts").mkdir()
    (tmp_path / "Scripts" / "python.exe").touch()
    (tmp_path / "Lib" / "site-packages").mkdir(parents=True)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "python310.dll").touch()
    assert python_path(str(tmp_path), windows=True) == str(tmp_path / "Scripts" / "python.exe")
    assert site_packages(str(tmp_path), None, windows=True) == str(
        tmp_path / "Lib" / "site-packages"
    )
    assert base_version("", str(tmp_path / "home"), windows=True) == "3.10"
    assert config_module.base_version("", str(tmp_path / "none"), windows=True) is None
    conda = tmp_path / "conda"
    conda.mkdir()
    (conda / "python.exe").touch()
    assert python_path(str(conda), windows=True) == str(conda / "python.exe")


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX tree")
def test_a_conda_tree_needs_no_pyvenv_cfg_and_no_records(tmp_path: Path) -> None:
    tree = make_env(tmp_path / "env", {"torch": "2.4.0"})
    (tree / "pyvenv.cfg").unlink()
    (tree / "conda-meta").mkdir()
    (next(site_of(tree).glob("torch-*")) / "RECORD").unlink()
    facts = read_facts(str(tree))
    assert facts.config == "conda" and facts.dists[0].problem == ""
    assert facts.python_version == MINOR


@pytest.mark.skipif(sys.platform == "win32", reason="uv links on POSIX only where asked to")
def test_packages_that_are_links_into_uvs_cache_are_there(tmp_path: Path) -> None:
    tree = make_env(tmp_path / "env", STACK)
    cache = tmp_path / "cache"
    cache.mkdir()
    for number, file in enumerate(sorted(site_of(tree).rglob("*"))):
        if file.is_file():
            target = cache / f"{number}-{file.name}"
            file.rename(target)
            file.symlink_to(target)
    facts = read_facts(str(tree))
    assert [dist.problem for dist in facts.dists] == [""] * 4
    assert facts.versions()["transformers"] == STACK["transformers"]


@pytest.mark.parametrize(
    ("version", "text", "more", "platform", "expected"),
    [
        ("2.13.0+cpu", "", {}, "linux", "cpu"),
        ("2.5.1+cu121", "", {}, "linux", "cu121"),
        (
            "2.13.0",
            "cuda: Optional[str] = '12.8'\nhip: Optional[str] = None\n",
            {},
            "linux",
            "cu128",
        ),
        (
            "2.13.0",
            "cuda: Optional[str] = None\nhip = '6.2.41133-dd7f95766'\n",
            {},
            "linux",
            "rocm6.2",
        ),
        ("2.13.0", "cuda = None\nxpu: Optional[str] = '20250001'\n", {}, "linux", "xpu"),
        ("2.13.0", "cuda = None\nhip = None\n", {}, "linux", "cpu"),
        ("2.13.0", "cuda = None\nhip = None\n", {}, "darwin", "mps"),
        ("2.13.0", "__version__ = '2.13.0+cu126'\n", {}, "linux", "cu126"),
        ("2.13.0", "", {"nvidia-cuda-runtime-cu12": "12.8.90"}, "linux", "cu128"),
        ("2.13.0", "", {}, "linux", None),
        (None, "__version__ = '2.0.1+cpu'\n", {}, "linux", "cpu"),
    ],
)
def test_which_build_of_torch(
    tmp_path: Path,
    version: str | None,
    text: str,
    more: dict[str, str],
    platform: str,
    expected: str | None,
) -> None:
    if text:
        (tmp_path / "torch").mkdir()
        (tmp_path / "torch" / "version.py").write_text(text)
    versions = {**more, **({"torch": version} if version else {})}
    found = torch_build(str(tmp_path), versions, platform)
    assert found == (version or "2.0.1+cpu", expected)


def test_without_torch(tmp_path: Path) -> None:
    assert torch_build(str(tmp_path), {"numpy": "2.0"}) == (None, None)


def test_egg_infos_and_folders_without_metadata_names(tmp_path: Path) -> None:
    site = tmp_path / "site-packages"
    (site / "old_thing-1.2-py3.11.egg-info").mkdir(parents=True)
    (site / "old_thing-1.2-py3.11.egg-info" / "PKG-INFO").write_text("Name: old\nVersion: 1.2\n")
    (site / "file-0.1.egg-info").write_text("Name: file\nVersion: 0.1\n")
    (site / "my-odd-name-3.0.dist-info").mkdir()
    (site / "more.egg-link").write_text("/somewhere\n")
    content = scan_site(str(site), str(tmp_path))
    assert [(dist.name, dist.version, dist.problem) for dist in content.dists] == [
        ("file", "0.1", ""),
        ("my-odd-name", "3.0", "no-metadata"),
        ("old", "1.2", ""),
    ]
    assert content.elsewhere


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (b"a/b.py,sha256=x,12\n", "a/b.py"),
        (b'"a,""b"".py",sha256=x,12\r\n', 'a,"b".py'),
        (b"a,b,,", "a,b"),
        (b"", None),
    ],
)
def test_a_line_of_a_record(line: bytes, path: str | None) -> None:
    assert entry_path(line) == path


def test_reading_is_bounded_and_follows_no_link(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * 100)
    (tmp_path / "link").symlink_to(file)
    assert read_head(str(file), 10) == b"x" * 10
    assert read_whole(str(file), 100) == b"x" * 100
    assert read_whole(str(file), 99) is Unread.TOO_LARGE
    assert read_whole(str(tmp_path / "link"), 100) is Unread.LINK
    assert read_head(str(tmp_path / "none"), 10) is Unread.MISSING
    assert read_whole(str(tmp_path), 10) is Unread.UNREADABLE
    assert read_head("a\0b", 10) is Unread.UNREADABLE
    assert file_stamp(str(file)) is not None
    assert file_stamp(str(tmp_path / "link")) is None and file_stamp("a\0b") is None


def test_is_within_goes_by_whole_names() -> None:
    assert is_within("/a/b", "/a") and is_within("/a", "/a")
    assert not is_within("/ab", "/a") and is_within("/a", "/")


def test_where_a_tree_lies(tmp_path: Path) -> None:
    unit = tmp_path / "environments" / "org__model"
    unit.mkdir(parents=True)
    assert locate_tree(str(unit)).problem is None
    (unit / ".venv").symlink_to(tmp_path / "environments")
    inside = locate_tree(str(unit))
    assert inside.problem is not None and not inside.forbidden
    (unit / ".venv").unlink()
    (unit / ".venv").symlink_to(tmp_path.parent)
    assert locate_tree(str(unit)).forbidden
    moved = locate_tree(str(unit), pointers=True)
    assert moved.problem is not None and not moved.forbidden
    twin = tmp_path / "environments" / "twin"
    twin.symlink_to(unit, target_is_directory=True)
    (unit / ".venv").unlink()
    (unit / ".venv").mkdir()
    linked = locate_tree(str(twin))
    assert linked.problem is not None and not linked.forbidden


def test_the_stamp_and_the_time_of_the_last_change(tmp_path: Path) -> None:
    tree = make_env(tmp_path / "env", {})
    site = site_of(tree)
    os.utime(site, ns=(10**18, 10**18))
    os.utime(tree / "pyvenv.cfg", ns=(5, 5))
    stamp = tree_stamp(str(tree), str(python_of(tree)), str(site), None)
    assert stamp.count("_") == 3 and stamp.endswith("_-")
    assert last_change(stamp) == 10**9
    assert last_change("-_-_-_-") is None
    assert tree_stamp(str(tree / "none"), "a\0b", None, None) == "-_-_-_-"


def test_the_fingerprint_tells_every_change(tmp_path: Path) -> None:
    first = make_env(tmp_path / "one", STACK)
    second = make_env(tmp_path / "two", dict(reversed(STACK.items())))
    assert read_facts(str(first)).fingerprint == read_facts(str(second)).fingerprint
    info = add_package(second, "numpy", "2.1.0")
    more = read_facts(str(second)).fingerprint
    assert more != read_facts(str(first)).fingerprint
    (info / "RECORD").write_text("numpy/__init__.py,,\n")
    assert read_facts(str(second)).fingerprint != more
