"""The programs ``roost.exe`` and ``roost-gui.exe``: distlib's launchers with our start-up line.

They find Python from where they lie themselves, so an installed folder may be moved.
"""

from __future__ import annotations

import io
import zipfile
from importlib.resources import files
from pathlib import Path

_STARTS = {
    "roost.exe": ("t64.exe", "python.exe", "main"),
    "roost-gui.exe": ("w64.exe", "pythonw.exe", "gui"),
}


def write_launchers(folder: Path) -> None:
    """Write both into ``folder``, beside which the folder ``python`` lies."""
    folder.mkdir(parents=True)
    for name, (stub, python, function) in _STARTS.items():
        (folder / name).write_bytes(_launcher(stub, python, function))


def _launcher(stub: str, python: str, function: str) -> bytes:
    code = f"import sys\nfrom roost.__main__ import {function}\nsys.exit({function}())\n"
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr(zipfile.ZipInfo("__main__.py", (2026, 1, 1, 0, 0, 0)), code)
    first = f"#!<launcher_dir>\\..\\python\\{python}\r\n".encode()
    program = files("distlib").joinpath(stub).read_bytes()
    return program + first + archive.getvalue()
