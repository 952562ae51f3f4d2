"""Rows 5 and 6: the reference stack from a warm cache, compiled, and up to usable."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from bench.harness import REFERENCE, ROOST, Bench, Line, row
from roost.core.operations.installers import (
    InstallRequest,
    get_installer,
    read_sources,
    write_lock,
)
from roost.core.operations.installers.uv import find_uv
from roost.core.system.context import JobContext
from roost.core.system.process import clean_environment
from roost.core.system.venv.locate import python_path

BASE = str(Path(sys.base_prefix) / ("python.exe" if sys.platform == "win32" else "bin/python3"))
UV, PIP = "uv venv + uv pip install --compile-bytecode", "venv + pip install"
IMPORT = "import torch, transformers, peft, accelerate"


def request(tree: Path) -> InstallRequest:
    return InstallRequest(tree, REFERENCE, sources=read_sources(), accelerator="cpu")


def by_roost(wanted: InstallRequest) -> None:
    installer = get_installer("uv")
    installer.create_venv(wanted.tree, BASE, JobContext())
    installer.install(wanted, JobContext())


def by_uv(tree: Path) -> None:
    env = clean_environment(read_sources().uv_environment())
    subprocess.run([find_uv(), "venv", "-q", "--python", BASE, tree], env=env, check=True)
    install = [find_uv(), "pip", "install", "-q", "--compile-bytecode", "--python", tree]
    subprocess.run([*install, *REFERENCE], env=env, check=True)


def by_pip(tree: Path) -> None:
    subprocess.run([BASE, "-m", "venv", tree], check=True)
    install = [python_path(str(tree)), "-m", "pip", "install", "-qq"]
    subprocess.run([*install, "--disable-pip-version-check", *REFERENCE], check=True)


def remover(trees: dict[str, Path]) -> Callable[[str], object]:
    return lambda name: shutil.rmtree(trees[name], ignore_errors=True)


@row(5, "create from a warm cache, bytecode included")
def create(bench: Bench) -> Iterator[Line]:
    trees = {ROOST: bench.work / "roost", UV: bench.work / "uv", PIP: bench.work / "pip"}
    by_roost(request(trees[ROOST]))  # fills uv's cache
    times = bench.alternate(
        {
            ROOST: lambda: by_roost(request(trees[ROOST])),
            UV: lambda: by_uv(trees[UV]),
            PIP: lambda: by_pip(trees[PIP]),
        },
        before=remover(trees),
    )
    yield bench.ratio("create, compiled", times, UV, 1.15)
    yield bench.ratio("create, compiled, at least twice as fast", times, PIP, 0.5)
    for tree in trees.values():
        shutil.rmtree(tree, ignore_errors=True)


@row(6, "create from a warm cache up to usable, the same lock built before")
def usable(bench: Bench) -> Iterator[Line]:
    first, tree = bench.work / "first", bench.work / "second"
    lock = bench.work / "requirements.lock"
    by_roost(request(first))
    plan = get_installer("uv").dry_run(request(first), JobContext())
    lock.write_text(write_lock(plan.pins), encoding="utf-8")
    wanted = replace(request(tree), locked=lock, bytecode_donors=(first,))
    times = bench.alternate(
        {ROOST: lambda: by_roost(wanted)}, before=lambda _name: shutil.rmtree(tree, True)
    )
    yield bench.absolute("create from a known lock, bytecode taken over", times[ROOST], 3.0)
    names = {ROOST: tree, "compiled": first}
    for python in names.values():
        import_stack(python)  # the page cache is warm for both
    times = bench.alternate(
        {name: lambda python=python: import_stack(python) for name, python in names.items()}
    )
    yield bench.ratio("import of the stack afterwards", times, "compiled", 1.3)
    for made in (first, tree):
        shutil.rmtree(made)


def import_stack(tree: Path) -> None:
    python = python_path(str(tree))
    subprocess.run([python, "-B", "-W", "ignore", "-c", IMPORT], check=True, capture_output=True)
