"""Row 5: the reference stack from a warm cache, compiled; the installer's part, and all of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.command import as_installed, roost_command
from bench.harness import REFERENCE, ROOST, Bench, Line, row
from roost.core.operations.installers import (
    InstallRequest,
    get_installer,
    read_sources,
)
from roost.core.operations.installers.uv import find_uv
from roost.core.system.context import JobContext
from roost.core.system.process import clean_environment
from roost.core.system.venv.locate import python_path

BASE = str(Path(sys.base_prefix) / ("python.exe" if sys.platform == "win32" else "bin/python3"))
UV, PIP = "uv venv + uv pip install --compile-bytecode", "venv + pip install"
KEY = "torch-cpu-transformers"
WHOLE = "roost create"


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


def stack_workspace(root: Path) -> Path:
    """A workspace whose one profile is the reference stack."""
    (root / "profiles").mkdir(parents=True)
    (root / "environments").mkdir()
    wanted = ", ".join(f'"{line}"' for line in REFERENCE)
    names = ", ".join(f'"{line.partition("==")[0]}"' for line in REFERENCE)
    (root / "profiles" / "reference.toml").write_text(
        f'schema = 1\nid = "reference"\nenv_key = "{KEY}"\ntitle = "Reference"\n'
        f'python = "=={sys.version_info[0]}.{sys.version_info[1]}.*"\n'
        f"requirements = [{wanted}]\nchecks = [{names}]\n"
    )
    return root


def by_command(root: Path, work: Path) -> None:
    """`roost create`, the whole process: plan, build, deep check, publish."""
    words = roost_command(root, "--progress", "none", "create", KEY)
    subprocess.run(words, env=as_installed(work), check=True, capture_output=True)


@row(5, "create from a warm cache, bytecode included")
def create(bench: Bench) -> Iterator[Line]:
    root = stack_workspace(bench.work / "space")
    trees = {ROOST: bench.work / "roost", UV: bench.work / "uv", PIP: bench.work / "pip"}
    trees[WHOLE] = root / ".envs"
    by_roost(request(trees[ROOST]))  # fills uv's cache
    times = bench.alternate(
        {
            ROOST: lambda: by_roost(request(trees[ROOST])),
            WHOLE: lambda: by_command(root, bench.work),
            UV: lambda: by_uv(trees[UV]),
            PIP: lambda: by_pip(trees[PIP]),
        },
        before=remover(trees),
    )
    yield bench.ratio("create, compiled", times, UV, 1.15)
    yield bench.ratio("create, compiled, at least twice as fast", times, PIP, 0.5)
    whole = {**times, ROOST: times[WHOLE]}
    note = "plan, deep check and publishing included; the peers check nothing"
    yield bench.ratio("the whole of `roost create`", whole, UV, None, note=note)
    yield bench.ratio("the whole of `roost create`", whole, PIP, None, note=note)
    for tree in (*trees.values(), root):
        shutil.rmtree(tree, ignore_errors=True)
