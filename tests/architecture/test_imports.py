"""Imports point down, Qt stays in the window, and nothing slow loads before it is needed."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "app" / "roost"
SLOW = ("filelock", "psutil", "packaging", "rich", "PySide6", "virtualenv", "click", "qtawesome")


def modules(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.py")) if "__pycache__" not in path.parts)


def imported(path: Path) -> set[str]:
    """Top-level names of everything that the file imports, lazily or not."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def test_layers_hold() -> None:
    command = "from importlinter.cli import lint_imports_command as main; main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", command, "--no-cache"],
        cwd=ROOT,
        env=_with_app_on_path(),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_qt_only_in_the_window() -> None:
    qt = {"PySide6", "shiboken6", "qtawesome", "qtpy"}
    outside = [path for path in modules(PACKAGE) if PACKAGE / "gui" not in path.parents]
    guilty = {str(path.relative_to(ROOT)): imported(path) & qt for path in outside}
    assert {path: names for path, names in guilty.items() if names} == {}
    assert len(outside) > 10


def test_core_knows_no_command_line() -> None:
    terminal = {"click", "rich", "argparse"}
    guilty = [path for path in modules(PACKAGE / "core") if imported(path) & terminal]
    assert guilty == []


def test_set_up_is_standard_library_only() -> None:
    """What makes packages to hand out (`roost_dist`) runs in the finished set-up."""
    allowed = set(sys.stdlib_module_names) | {"roost_setup"}
    for path in (ROOT / "installer/bootstrap.py", *modules(ROOT / "installer/roost_setup")):
        assert imported(path) <= allowed, path


@pytest.mark.parametrize("statement", ["import roost", "from roost import EnvRegistry"])
def test_library_import_is_light(statement: str) -> None:
    """performance.md: these cost 20 to 140 ms each, on the way to an answer that takes 2."""
    code = f"{statement}\nimport sys\nprint(*[m for m in {SLOW!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env=_with_app_on_path(),
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, [], "")


def test_command_line_does_not_load_the_window() -> None:
    code = "import roost.__main__, sys; print('PySide6' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env=_with_app_on_path(),
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "False"), done.stderr


def _with_app_on_path() -> dict[str, str]:
    return dict(os.environ) | {"PYTHONPATH": str(ROOT / "app")}
