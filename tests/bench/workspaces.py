"""Workspaces of many small environments, for the rows that count them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.harness import say
from support.fake_env import base_python, make_shared, python_of, site_packages

MODEL = "org/served"
KEY = "torch-cpu-transformers"


def many(root: Path, count: int) -> Path:
    """``count`` environments in ``root``: one shared one that starts, the others legacy."""
    say(f"making {count:,} small environments")
    (root / "environments").mkdir(parents=True)
    make_shared(root, KEY, env_json={})
    (root / ".envs" / "settings.toml").write_text('accelerator = "cpu"\n', encoding="utf-8")
    for number in range(count - 1):
        _legacy(root / "environments" / f"org__model-{number}", f"org/model-{number}")
    return root


def _legacy(folder: Path, model: str) -> None:
    """What a look at files needs of an environment, in a handful of files."""
    tree, base = folder / ".venv", base_python()
    info = site_packages(tree) / "torch-2.13.0+cpu.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: torch\nVersion: 2.13.0+cpu\n")
    (info / "RECORD").write_text("")
    python_of(tree).parent.mkdir(parents=True)
    if sys.platform == "win32":
        python_of(tree).write_bytes(b"MZ")
    else:
        python_of(tree).symlink_to(base)
    version = ".".join(map(str, sys.version_info[:3]))
    (tree / "pyvenv.cfg").write_text(f"home = {base.parent}\nversion = {version}\n")
    (folder / "environment_metadata.json").write_text(json.dumps({"model_id": model}))
