"""formats.md, "Env keys": which accelerator a key is for, told by the command line alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from roost.core.system.gpu import has_nvidia_driver
from support.commands import document, roost
from support.fake_env import STACK, make_legacy

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a driver's program as a shell script"),
    pytest.mark.skipif(has_nvidia_driver(Path("/"), sys.platform), reason="a real driver is here"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "space"
    (root / "environments").mkdir(parents=True)
    return root


def _driver(folder: Path, version: str, cuda: str) -> str:
    """A PATH with an `nvidia-smi` in front that knows one GPU."""
    folder.mkdir(exist_ok=True)
    program = folder / "nvidia-smi"
    program.write_text(
        '#!/bin/sh\ncase "$*" in\n'
        f'*query-gpu*) echo "NVIDIA GeForce RTX 4090, {version}, 24564, 8.9" ;;\n'
        f'*) echo "| NVIDIA-SMI {version}  Driver Version: {version}  CUDA Version: {cuda} |" ;;\n'
        "esac\n"
    )
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize(
    ("version", "cuda", "newest", "legacy"),
    [
        ("520.61.05", "11.8", "cu118", "cu118"),
        ("530.30.02", "12.1", "cu121", "cu121"),
        ("550.54.14", "12.4", "cu124", "cu121"),
    ],
)
def test_a_driver_that_only_its_program_tells_of(
    root: Path, tmp_path: Path, version: str, cuda: str, newest: str, legacy: str
) -> None:
    """The legacy environment's build where the driver runs it, else the newest key it supports."""
    make_legacy(root, "org__old", {**STACK, "torch": "2.2.0+cu121"})
    around = {
        "PATH": _driver(tmp_path / "bin", version, cuda),
        "ROOST_CACHE_DIR": str(tmp_path / "cache"),
    }

    def key(model: str, **more: str) -> str:
        done = roost(root, "--json", "resolve", model, "--no-create", **{**around, **more})
        found: str = document(done)["data"]["env_key"]
        return found

    assert key("org/new") == f"torch-{newest}-transformers"
    assert key("org/old") == f"torch-{legacy}-transformers"
    (root / ".envs").mkdir(exist_ok=True)
    (root / ".envs" / "settings.toml").write_text('accelerator = "cpu"\n')
    assert key("org/old") == "torch-cpu-transformers"
    assert key("org/old", ROOST_ACCELERATOR="rocm6.2") == "torch-rocm6.2-transformers"


def test_what_the_driver_is_now_counts(root: Path, tmp_path: Path) -> None:
    """What was found is remembered, and asked for again once the driver is another."""
    for version, cuda, key in (("530.30.02", "12.1", "cu121"), ("520.61.05", "11.8", "cu118")):
        path = _driver(tmp_path / "bin", version, cuda)
        for _ in range(2):
            around = {"PATH": path, "ROOST_CACHE_DIR": str(tmp_path / "cache")}
            done = roost(root, "--json", "resolve", "org/m", "--no-create", **around)
            assert document(done)["data"]["env_key"] == f"torch-{key}-transformers"
