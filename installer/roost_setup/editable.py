"""Make the clone's `roost` importable and its commands available, without a build backend: an
editable wheel written by hand, which pip then gives launchers for this platform."""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
import zipfile
from pathlib import Path

from .console import CannotGoOn


def version_of(root: Path) -> str:
    """The version in `app/roost/version.py`, read as text. Raises CannotGoOn without one."""
    path = root / "app" / "roost" / "version.py"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise CannotGoOn(
            f"{path} cannot be read ({error}).", "check the clone out again."
        ) from None
    found = re.search(r'^__version__(?:\s*:\s*\w+)?\s*=\s*"([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise CannotGoOn(f"{path} names no __version__.", "check the clone out again.")
    return found[1]


def write_wheel(root: Path, folder: Path) -> Path:
    """Write the editable wheel of the clone at `root` into `folder`; returns its path.

    Layout and names: the binary distribution format and entry points specifications of PyPA.
    The dependencies are not in it: the lock has installed them already.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = version_of(root)
    info = f"roost-{version}.dist-info"
    files = {
        "roost-editable.pth": _pth_line(root / "app"),
        f"{info}/METADATA": (
            f"Metadata-Version: 2.1\nName: roost\nVersion: {version}\n"
            f"Summary: {project['description']}\n"
        ),
        f"{info}/WHEEL": (
            "Wheel-Version: 1.0\nGenerator: roost-setup\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        ),
        f"{info}/entry_points.txt": _entry_points(project),
    }
    record = [f"{name},{_digest(text)},{len(text.encode())}" for name, text in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"roost-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
    return path


def _pth_line(folder: Path) -> str:
    """`site` reads .pth files in the locale's encoding before Python 3.13: other characters must be
    spelled in ASCII, which only an import line can do."""
    text = str(folder)
    return f"{text}\n" if text.isascii() else f"import sys; sys.path.append({text!a})\n"


def _entry_points(project: dict[str, dict[str, str]]) -> str:
    lines: list[str] = []
    for table, group in (("scripts", "console_scripts"), ("gui-scripts", "gui_scripts")):
        lines += [f"[{group}]", *(f"{k} = {v}" for k, v in project.get(table, {}).items()), ""]
    return "\n".join(lines)


def _digest(text: str) -> str:
    raw = hashlib.sha256(text.encode()).digest()
    return "sha256=" + base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
