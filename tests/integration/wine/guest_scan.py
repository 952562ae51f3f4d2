"""Runs inside the lane, by Windows' Python: other tools' environments on Windows paths."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import pytest

from roost.core.discovery.other import Found, OtherFound, find_others
from roost.core.discovery.other.identity import other_id
from roost.core.store.othercache import OtherCache
from roost.core.system.context import JobContext
from roost.core.system.paths import os_path
from roost.core.system.volumes import Reach, Volumes, local_drives, volumes
from support.other_tools import TORCH, Machine, write

if sys.platform != "win32":
    pytest.skip("for Windows' Python", allow_module_level=True)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path, "win32")


def scan(machine: Machine, *roots: Path, gathered: Found | None = None) -> list[OtherFound]:
    cache, ctx = OtherCache(), JobContext()
    return list(find_others(machine.around, roots, cache, volumes(), ctx, found=gathered))


def test_a_virtual_environment_has_scripts_and_lib(machine: Machine) -> None:
    tree = machine.venv(machine.top / "disk" / "one" / ".venv", TORCH)
    (found,) = scan(machine, machine.top / "disk")
    assert found.env.python == tree / "Scripts" / "python.exe"
    assert (found.env.torch, found.env.accelerator) == (TORCH["torch"], "cu128")
    assert (found.facts.interpreter, found.facts.config, found.facts.site_state) == ("ok",) * 3


def test_an_embedded_python_tells_its_version_by_its_library(machine: Machine) -> None:
    folder = machine.top / "disk" / "ComfyUI_windows_portable"
    write(folder / "ComfyUI" / "comfyui_version.py", '__version__ = "0.3.61"')
    machine.python(folder / "python_embeded", TORCH, version="3.12.4")
    (found,) = scan(machine, machine.top / "disk")
    assert (found.info.app, found.info.version) == ("ComfyUI", "0.3.61")
    assert (found.env.python_version, found.facts.config) == ("3.12", "own")
    assert found.env.python == folder / "python_embeded" / "python.exe"


def test_known_places_come_from_the_profile(machine: Machine) -> None:
    machine.venv(machine.home / "pipx" / "venvs" / "black")
    machine.conda(machine.data / "miniconda3", root=True)
    machine.python(machine.config / "uv" / "python" / "cpython-3.12.7-windows-x86_64-none")
    assert {one.info.app for one in scan(machine)} == {"pipx", "conda", "uv Python"}


def test_the_same_place_in_other_words_is_the_same_environment(machine: Machine) -> None:
    machine.venv(machine.top / "disk" / "Mixed Case" / ".venv")
    first = scan(machine, machine.top / "disk")
    second = scan(machine, Path(str(machine.top / "DISK").upper()))
    assert len(first) == len(second) == 1
    assert first[0].env.id == second[0].env.id
    assert other_id(r"C:\AI\x", "win32") == other_id("c:/ai/X", "win32")


def test_both_ways_of_writing_a_path_in_a_pointer(machine: Machine) -> None:
    root = machine.top / "disk"
    target = machine.venv(root / "far" / "a" / "b" / "target")
    write(root / "one" / ".venv", "..\\far\\a\\b\\target\r\n")
    write(root / "two" / ".venv", str(target).replace("\\", "/"))
    assert [one.env.path for one in scan(machine, root)] == [target]


def test_deeper_than_260_characters(machine: Machine) -> None:
    deep = machine.top / "disk" / ("d" * 100) / ("e" * 100)
    machine.venv(deep / "env")
    beyond = os_path(deep / ("f" * 100) / "inner")
    os.makedirs(beyond)
    gathered = Found()
    assert [
        one.env.path.name for one in scan(machine, machine.top / "disk", gathered=gathered)
    ] == ["env"]
    assert gathered.told.counts["unreadable"] == 0


def test_shares_are_far_and_fixed_drives_are_near() -> None:
    found = volumes()
    assert found.is_remote("\\\\server\\share\\x")
    assert not found.is_remote("C:\\Users")
    assert not Reach(found)("\\\\server\\share\\x")
    assert Reach(found)("C:\\")
    near = found.without("\\\\server\\share")
    assert not near.is_remote("\\\\server\\share\\x")
    assert near.is_remote("\\\\other\\share\\x")


def test_drives_are_those_the_system_has() -> None:
    drives = local_drives()
    assert "C:\\" in drives
    bits = ctypes.windll.kernel32.GetLogicalDrives()
    assert all(bits >> (ord(drive[0]) - 65) & 1 for drive in drives)


def test_resolving_keeps_what_has_no_links(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    for path in (tmp_path, tmp_path / "a" / "b", tmp_path / "gone", Path("C:\\")):
        assert Volumes().resolve(str(path)) == str(path)


def test_what_was_read_is_kept_for_the_next_time(machine: Machine, tmp_path: Path) -> None:
    machine.venv(machine.top / "disk" / "one", TORCH)
    root = machine.top / "disk"
    cache = OtherCache.open(tmp_path)
    first = list(find_others(machine.around, [root], cache, volumes(), JobContext()))
    assert cache.save()
    again = OtherCache.open(tmp_path)
    second = list(find_others(machine.around, [root], again, volumes(), JobContext()))
    assert [one.env for one in first] == [one.env for one in second]
    assert again.roots == (str(root),)
