"""Small whole workspaces: a profile of tiny local wheels, and environments that start."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.package_index import make_wheel

KEY = "torch-cpu-transformers"
STACK = {
    "torch": "2.13.0+cpu",
    "transformers": "4.57.1",
    "peft": "0.17.1",
    "accelerate": "1.11.0",
}
PROFILE = """\
schema = 1
id = "small"
env_key = "torch-cpu-transformers"
title = "Small (CPU)"
python = ">=3.10"
requirements = [{requirements}]
constraints = []
index = ""
checks = ["torch", "transformers", "peft", "accelerate"]
"""


def make_stack_wheels(folder: Path, versions: Mapping[str, str] = STACK) -> Path:
    """Tiny wheels under the names of the real stack; returns the find-links folder."""
    for name, version in versions.items():
        make_wheel(folder, name, version, {f"{name}/__init__.py": f"__version__ = {version!r}\n"})
    return folder


def offline(monkeypatch: pytest.MonkeyPatch, wheels: Path) -> None:
    """The user's package source is this folder and nothing else, said the way pip's users do."""
    for name in list(os.environ):
        if name.startswith(("PIP_", "UV_")):
            monkeypatch.delenv(name)
    empty = wheels.parent / "pip.conf"
    empty.write_text("")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(empty))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))


def make_workspace(root: Path, requirements: tuple[str, ...] = tuple(STACK)) -> Path:
    """A workspace with the small profile and the accelerator set to cpu."""
    (root / "environments").mkdir(parents=True)
    (root / "profiles").mkdir()
    quoted = ", ".join(json.dumps(one) for one in requirements)
    (root / "profiles" / "small.toml").write_text(PROFILE.format(requirements=quoted))
    (root / ".envs").mkdir()
    (root / ".envs" / "settings.toml").write_text('accelerator = "cpu"\n')
    return root
