"""A stand-in for what uv fetches managed Pythons from: an archive, its list, and its mirror.

The archive holds the Python that runs the tests, laid out as python-build-standalone lays
its own out, without what a venv does not need.  uv unpacks it, verifies its hash against the
list, and what comes out starts.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
import sysconfig
import tarfile
from dataclasses import dataclass
from pathlib import Path

RELEASE = "20260101"
_MAKERS = "https://github.com/astral-sh/python-build-standalone/releases/download"
_LEFT_OUT = frozenset(
    ["test", "tests", "idlelib", "ensurepip", "lib2to3", "tkinter", "turtledemo", "curses"]
)
_NOT_BASE = frozenset(["site-packages", "dist-packages", "pydoc_data", "__pycache__"])
VERSION = ".".join(map(str, sys.version_info[:3]))
SHORT = ".".join(map(str, sys.version_info[:2]))


@dataclass(frozen=True)
class Mirror:
    """``variables`` make uv use it; ``key`` is what it has."""

    folder: Path
    archive: Path
    list: Path
    key: str

    def variables(self, installed: Path) -> dict[str, str]:
        """For an environment whose managed Pythons lie in ``installed``."""
        return {
            "UV_PYTHON_INSTALL_MIRROR": self.folder.as_uri(),
            "UV_PYTHON_DOWNLOADS_JSON_URL": str(self.list),
            "UV_PYTHON_INSTALL_DIR": str(installed),
        }


def make_mirror(folder: Path, *, version: str = VERSION, bad_hash: bool = False) -> Mirror:
    """A mirror of one Python (Linux and glibc only, as the list names it)."""
    machine = platform.machine()
    key = f"cpython-{version}-linux-{machine}-gnu"
    triple = f"{machine}-unknown-linux-gnu-install_only_stripped"
    name = f"cpython-{version}+{RELEASE}-{triple}.tar.gz"
    release = folder / RELEASE
    release.mkdir(parents=True)
    archive = release / name
    _pack(archive)
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    major, minor, patch = (int(part) for part in version.split("."))
    entry = {
        "name": "cpython",
        "arch": {"family": machine, "variant": None},
        "os": "linux",
        "libc": "gnu",
        "major": major,
        "minor": minor,
        "patch": patch,
        "prerelease": "",
        "url": f"{_MAKERS}/{RELEASE}/{name.replace('+', '%2B')}",
        "sha256": "0" * 64 if bad_hash else digest,
        "variant": None,
        "build": RELEASE,
    }
    listed = folder / "downloads.json"
    listed.write_text(json.dumps({key: entry}))
    return Mirror(folder, archive, listed, key)


def _pack(archive: Path) -> None:
    python = os.path.realpath(getattr(sys, "_base_executable", "") or sys.executable)
    library = Path(sysconfig.get_path("stdlib"))
    shared = Path(sysconfig.get_config_var("LIBDIR") or "") / str(
        sysconfig.get_config_var("INSTSONAME") or "none"
    )
    with tarfile.open(archive, "w:gz", compresslevel=1) as out:
        out.add(python, f"python/bin/python{SHORT}")
        for link in ("python3", "python"):
            entry = tarfile.TarInfo(f"python/bin/{link}")
            entry.type, entry.linkname = tarfile.SYMTYPE, f"python{SHORT}"
            out.addfile(entry)
        if shared.suffix != ".a" and shared.is_file():
            out.add(shared, f"python/lib/{shared.name}", recursive=False)
        out.add(library, f"python/lib/python{SHORT}", filter=_slim)


def _slim(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    parts = Path(entry.name).parts[3:]
    left_out = any(part in _LEFT_OUT | _NOT_BASE or part.startswith("config-") for part in parts)
    return None if left_out else entry
