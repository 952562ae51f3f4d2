"""Whatever lies in other tools' folders: nothing of it runs, blocks, grows or leads out."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from roost.core.discovery.other import Found, OtherFound, find_others
from roost.core.discovery.other.identity import other_id
from roost.core.store.othercache import OtherCache
from roost.core.system.context import JobContext
from roost.core.system.volumes import Volumes
from support.other_tools import TORCH, Machine, write


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def scan(machine: Machine, *roots: Path, gathered: Found | None = None) -> list[OtherFound]:
    return list(
        find_others(machine.around, roots, OtherCache(), Volumes(), JobContext(), found=gathered)
    )


def test_a_hundred_scans_run_nothing(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fault 32: interpreters, sitecustomize, .pth, activate scripts, apps' own scripts."""
    root = machine.top / "disk"
    evil = f"#!/bin/sh\ntouch '{machine.canary}'\n"
    machine.venv(root / "a" / ".venv", TORCH)
    tree = machine.conda(root / "c", TORCH, root=True)
    write(tree / "etc" / "conda" / "activate.d" / "evil.sh", evil)
    write(root / "pinokio" / "api" / "x" / "pinokio.js", f"touch('{machine.canary}')")
    write(root / "pinokio" / "ENVIRONMENT")
    (root / "pinokio" / "bin").mkdir()
    machine.venv(root / "pinokio" / "api" / "x" / "env")
    for name in ("uv", "conda", "poetry", "pipx", "git"):
        write(machine.top / "bin" / name, evil).chmod(0o755)
    monkeypatch.setenv("PATH", str(machine.top / "bin"))

    def refuse(*_values: object, **_named: object) -> None:
        raise AssertionError("a process was started")

    for module, name in (
        *((subprocess, name) for name in ("Popen", "run", "check_output")),
        *((os, name) for name in ("system", "posix_spawn", "execv", "fork")),
    ):
        monkeypatch.setattr(module, name, refuse)
    before = {*sys.modules}
    for _ in range(100):
        assert len(scan(machine, root)) == 3
    assert not machine.canary.exists()
    assert not {"torch", "numpy"} & ({*sys.modules} - before)


def test_gigabytes_of_metadata_cost_nothing(machine: Machine) -> None:
    root = machine.top / "disk"
    tree = machine.venv(root / "env", TORCH)
    site = machine.site(tree)
    huge = [
        site / "torch-2.7.1+cu128.dist-info" / "METADATA",
        site / "numpy-2.2.0.dist-info" / "RECORD",
        root / "poetry" / "poetry.lock",
        machine.home / ".condarc",
        machine.home / ".conda" / "environments.txt",
        machine.home / ".lmstudio-home-pointer",
        machine.data / "comfyui-desktop-2" / "installations.json",
        machine.config / "StabilityMatrix" / "library.json",
        machine.config / "pypoetry" / "config.toml",
        machine.home / "kohya_ss" / ".release",
        machine.home / "kohya_ss" / "kohya_gui.py",
        root / "pointer" / ".venv",
        root / "big" / "pyvenv.cfg",
    ]
    for path in huge:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            stream.truncate(1 << 30)
    tracemalloc.start()
    try:
        found = scan(machine, root)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [one.env.path.name for one in found] == ["env"]
    assert {dist.problem for dist in found[0].facts.dists} == {
        "damaged-metadata",
        "damaged-record",
    }
    assert peak < 32 << 20


@pytest.mark.parametrize(
    "content",
    [
        *("[" * 100_000, "{" * 50_000, "NaN", "\xff", '{"basePath": 5}'),
        '[{"installPath": "\\u0000"}]',
        '[{"installPath": "../../x"}, {"installPath": null}]',
        '{"a": 1, "a": ' + "9" * 5000 + "}",
    ],
)
def test_damaged_registers_of_apps_are_passed_over(machine: Machine, content: str) -> None:
    """Fault 27."""
    for path in (
        machine.config / "ComfyUI" / "config.json",
        machine.config / "Pinokio" / "config.json",
        machine.config / "StabilityMatrix" / "library.json",
        machine.config / "StabilityMatrix" / "settings.json",
        machine.data / "comfyui-desktop-2" / "installations.json",
        machine.config / "pypoetry" / "config.toml",
        machine.data / "pipx" / "venvs" / "black" / "pipx_metadata.json",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("latin-1"))
    machine.venv(machine.config / "StabilityMatrix" / "Packages" / "a" / "venv")
    assert [one.info.label for one in scan(machine)] == ["a"]


def test_packages_behind_a_link_out_are_not_read(machine: Machine) -> None:
    """Faults 23, 25: what a link leads to is neither counted nor read."""
    outside = machine.venv(machine.top / "outside", {"secret": "1.0"})
    tree = machine.venv(machine.top / "disk" / "env")
    site = machine.site(tree)
    site.rename(site.with_name("old"))
    site.symlink_to(machine.site(outside))
    (one,) = scan(machine, machine.top / "disk")
    assert (one.facts.site_state, one.facts.dists) == ("outside", ())


def test_a_tree_swapped_for_a_link_is_found_where_it_really_lies(machine: Machine) -> None:
    """Fault 24: the id belongs to the place, so a link never passes for what it replaced."""
    tree = machine.venv(machine.home / "kohya_ss" / "venv")
    write(machine.home / "kohya_ss" / "kohya_gui.py")
    (first,) = scan(machine)
    tree.rename(machine.top / "moved")
    tree.symlink_to(machine.top / "moved")
    (second,) = scan(machine)
    assert second.env.path == machine.top / "moved"
    assert second.env.id != first.env.id


def test_paths_that_are_no_text_are_refused_and_the_others_load(machine: Machine) -> None:
    """Faults 26, 31."""
    root = machine.top / "disk"
    machine.venv(root / "good")
    machine.venv(root / "new\nline")
    machine.venv(root / "bidi\u202etxt")
    machine.venv(Path(os.fsdecode(os.fsencode(root) + b"/\xff\xfe")))
    gathered = Found()
    found = scan(machine, root, gathered=gathered)
    assert {one.env.path.name for one in found} == {"good", "bidi\u202etxt"}
    assert [error.code for error in gathered.errors] == ["unsafe-name", "unsafe-name"]
    for error in gathered.errors:
        assert error.remedy
        assert (error.message + str(error.path)).isprintable()
    assert all(one.env.id.name.isascii() for one in found)


@pytest.mark.parametrize(
    "name", ["CON", "..", "\u202e", "a" * 10_000, "<img src=x>", "$(reboot)", "🦆", " "]
)
def test_ids_are_plain_whatever_a_folder_is_called(name: str) -> None:
    found = other_id(f"/home/me/{name}/.venv", "linux").name
    assert found.isascii() and len(found) < 60
    assert all(char.isalnum() or char == "-" for char in found)


def test_ids_do_not_depend_on_case_and_separators_of_windows() -> None:
    assert other_id("C:\\AI\\ComfyUI\\venv", "win32") == other_id("c:/ai/comfyui/VENV/", "win32")
    assert other_id("/AI/x/venv", "linux") != other_id("/ai/x/venv", "linux")
    assert other_id("/a/x/venv", "linux").name.startswith("x-")


def test_folders_that_only_look_like_one_are_none(machine: Machine) -> None:
    root = machine.top / "disk"
    write(root / "template" / "pyvenv.cfg", "no key at all\n")
    write(root / "empty" / "pyvenv.cfg", "")
    (root / "folder" / "pyvenv.cfg").mkdir(parents=True)
    (root / "ComfyUI_portable" / "python_embeded").mkdir(parents=True)
    (root / "ComfyUI_portable" / "ComfyUI").mkdir()
    (root / "meta" / "conda-meta").mkdir(parents=True)
    write(root / "uv" / "uv.lock")
    write(root / "uv" / ".venv" / "keep")
    write(machine.home / ".conda" / "environments.txt", f"/\n{machine.home}\nrelative\n\0\n")
    assert scan(machine, root) == []


def test_a_broken_environment_is_one_all_the_same(machine: Machine) -> None:
    root = machine.top / "disk"
    for name in ("base-gone", "no-python", "no-packages"):
        machine.venv(root / name)
    write(root / "base-gone" / "pyvenv.cfg", "home = /nowhere/at/all\nversion = 3.11.7\n")
    for python in (root / "no-python" / "bin").iterdir():
        python.unlink()
    machine.site(root / "no-packages").rename(root / "no-packages" / "elsewhere")
    found = {one.env.path.name: one.facts for one in scan(machine, root)}
    assert not found["base-gone"].home_exists
    assert found["no-python"].interpreter == "missing"
    assert found["no-packages"].site_state == "missing"
