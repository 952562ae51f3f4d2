"""Small environments with RECORDs and bytecode, as an installer leaves them."""

from __future__ import annotations

import os
import py_compile
from collections.abc import Mapping
from pathlib import Path

from support.venvs import PYTHON, record_line


def installed(
    tree: Path, files: Mapping[str, bytes], *, moment: int = 1_700_000_000, compiled: bool = True
) -> Path:
    """A venv in ``tree`` with one package ``p`` of ``files`` (paths below site-packages).

    Sources get mtime ``moment`` (seconds) and are compiled under their own path.
    Returns its site-packages.
    """
    site = tree / PYTHON
    lines = []
    (tree / "bin").mkdir(parents=True)
    (tree / "pyvenv.cfg").write_text("home = /usr/bin\n")
    (tree / "bin" / "tool").write_bytes(b"#!/usr/bin/python3\n" + b"#" * 5000)
    lines.append(record_line("../../../bin/tool", (tree / "bin" / "tool").read_bytes()))
    for name, data in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (moment, moment))
        lines.append(record_line(name, data))
        if compiled and path.suffix == ".py":
            cache = py_compile.compile(str(path), doraise=True)
            lines.append(f"{os.path.relpath(cache, site)},,\n")
    info = site / "p-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: p\nVersion: 1\n" + "x" * 5000)
    lines.append(record_line("p-1.dist-info/METADATA", (info / "METADATA").read_bytes()))
    (info / "RECORD").write_text("".join([*lines, "p-1.dist-info/RECORD,,\n"]))
    return site


def contents(tree: Path) -> dict[str, bytes]:
    """Every regular file below ``tree`` with its bytes."""
    return {
        str(path.relative_to(tree)): path.read_bytes()
        for path in sorted(tree.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
