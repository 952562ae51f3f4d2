"""The `roost` command as another program calls it, and the one document it prints."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

APP = Path(__file__).resolve().parents[2] / "app"


def command(root: Path | str | None, *words: str | Path) -> list[str]:
    """The argv of one call."""
    start = [sys.executable, "-m", "roost"]
    if root is not None:
        start += ["--root", str(root)]
    return [*start, *map(str, words)]


def surroundings(**variables: str) -> dict[str, str]:
    """The environment variables of one call."""
    return {**os.environ, "PYTHONPATH": str(APP), "PYTHONUTF8": "1", **variables}


def roost(
    root: Path | str | None,
    *words: str | Path,
    stdin: str = "",
    cwd: Path | None = None,
    before: Sequence[str] = (),
    **variables: str,
) -> subprocess.CompletedProcess[str]:
    """One call of the command, as another program would make it.

    ``before``: words in front of it, such as those of a program that changes the user.
    """
    return subprocess.run(
        [*before, *command(root, *words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=stdin,
        cwd=cwd,
        env=surroundings(**variables),
    )


def document(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """The one JSON document on stdout, checked for the envelope of formats.md."""
    found: dict[str, Any] = json.loads(done.stdout)
    assert found.keys() == {"schema", "ok", "data", "errors"}
    assert found["schema"] == 1
    assert found["ok"] is (done.returncode in (0, 4))
    assert found["ok"] or found["errors"], "a failure names what failed"
    for error in found["errors"]:
        assert error.keys() == {"code", "message", "remedy", "path"}
        assert error["remedy"]
    assert "Traceback" not in done.stderr
    return found
