"""Roost's command as an installed one runs: the script pip writes, and bytecode beside it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import roost

SCRIPT = "import sys; from roost.__main__ import main; sys.exit(main())"


def roost_command(root: Path, *words: str) -> list[str]:
    """`roost --root ROOT WORDS…`."""
    return [sys.executable, "-c", SCRIPT, "--root", str(root), *words]


def as_installed(work: Path) -> dict[str, str]:
    """The environment of such a run: own caches and settings, and bytecode that stays."""
    environ = {
        **os.environ,
        "PYTHONPATH": str(Path(roost.__file__).parent.parent),
        "PYTHONPYCACHEPREFIX": str(work / "bytecode"),
        "ROOST_CACHE_DIR": str(work / "cache"),
        "ROOST_CONFIG_DIR": str(work / "config"),
        "ROOST_ACCELERATOR": "cpu",
    }
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return environ
