"""Row 17: memory while the reference stack is installed: ours, and all processes together."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import psutil

from bench.command import as_installed, roost_command
from bench.harness import REFERENCE, Bench, Line, row
from bench.row_05_create import BASE, KEY, stack_workspace
from roost.core.operations.installers import read_sources
from roost.core.operations.installers.uv import find_uv
from roost.core.system.process import clean_environment

PERIOD = 0.05
"""Seconds between two looks."""


@row(17, "memory while installing the reference stack")
def memory(bench: Bench) -> Iterator[Line]:
    environ = clean_environment(read_sources().uv_environment())
    tree = bench.work / "uv"
    subprocess.run([find_uv(), "venv", "-q", "--python", BASE, tree], env=environ, check=True)
    install = [find_uv(), "pip", "install", "-q", "--compile-bytecode", "--python", str(tree)]
    _, peer = peak([*install, *REFERENCE], environ)
    shutil.rmtree(tree)
    for installer in ("uv", "pip"):
        root = stack_workspace(bench.work / "space")
        words = roost_command(root, "--progress", "none", "create", KEY, "--installer", installer)
        own, whole = peak(words, as_installed(bench.work))
        shutil.rmtree(root)
        yield Line(
            bench.row, f"roost alone, installing with {installer}", own, unit="bytes", runs=1
        )
        yield Line(
            bench.row,
            f"all processes, installing with {installer}",
            whole,
            "uv pip install --compile-bytecode",
            peer,
            "bytes",
            "(no target)",
            note="deep check included, which imports the stack",
            runs=1,
        )


def peak(argv: Sequence[str | Path], environ: Mapping[str, str]) -> tuple[int, int]:
    """Most resident bytes of the process itself, and of it with all it started."""
    running = subprocess.Popen(
        list(map(str, argv)),
        env=dict(environ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    own = whole = 0
    pause = threading.Event()
    process = psutil.Process(running.pid)
    while running.poll() is None:
        alone = resident(process)
        try:
            others = process.children(recursive=True)
        except psutil.Error:
            others = []
        own, whole = max(own, alone), max(whole, alone + sum(map(resident, others)))
        pause.wait(PERIOD)
    if running.returncode:
        raise RuntimeError(f"{argv[0]} ended with {running.returncode}")
    return own, whole


def resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0
