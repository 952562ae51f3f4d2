"""The one-folder build: PyInstaller's, with a Python inside, packed as a tarball.

For systems without Debian's packages, or without the right to install any.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import shutil
import sys
import tarfile
from pathlib import Path

from roost_dist.making import SOURCE_DATE, Making
from roost_dist.trim import QT_MODULES, qt_words, remove
from roost_dist.wheels import roost_wheel, unpack_wheel
from roost_setup.console import CannotGoOn

ENTRY = Path(__file__).with_name("entry.py")

MODULES_AS_FILES = ("pip", "virtualenv", "python_discovery", "uv")
"""Packages that are started as programs of another Python, which needs their sources."""

_UNUSED = (
    "_internal/PySide6/Qt/plugins/networkinformation",
    "_internal/PySide6/Qt/plugins/tls",
    "_internal/PySide6/Qt/plugins/egldeviceintegrations",
    "_internal/PySide6/Qt/plugins/generic",
    "_internal/virtualenv/seed/wheels/embed/*.whl",
)
EXCLUDED = (
    "tkinter",
    "_tkinter",
    "setuptools",
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtPdf",
)


def one_folder(making: Making) -> Path:
    """The folder ``roost``: start ``roost`` in it.  Raises CannotGoOn."""
    source = making.folder("folder-source")
    unpack_wheel(making, roost_wheel(making), source)
    out = making.folder("folder")
    making.call([*_command(source, out, making.folder("folder-work"))], cwd=source)
    built = out / "roost"
    remove(built, _UNUSED)
    for path in built.glob("_internal/PySide6/Qt/translations/*"):
        if not qt_words(f"translations/{path.name}"):
            path.unlink()
    add_uv(built / "_internal")
    return built


def _command(source: Path, out: Path, work: Path) -> list[str]:
    words = [sys.executable, "-P", "-m", "PyInstaller", "--noconfirm", "--onedir"]
    words += ["--log-level", "ERROR", "--name", "roost", "--console"]
    words += ["--distpath", str(out), "--workpath", str(work), "--specpath", str(work)]
    words += ["--paths", str(source)]
    for name in hidden_modules(source):
        words += ["--hidden-import", name]
    for path, inside in shipped_files(source):
        words += ["--add-data", f"{path}{os.pathsep}{inside}"]
    for package in EXCLUDED:
        words += ["--exclude-module", package]
    return [*words, str(ENTRY)]


def hidden_modules(source: Path) -> list[str]:
    """Every module of Roost (commands are imported by name, which no analysis sees), all of the
    packages that run as programs, and what is used of Qt."""
    found = _below(source, "roost")
    for package in MODULES_AS_FILES:
        found += _below(_place(package).parent, package)
    return [*found, *(f"PySide6.Qt{module}" for module in QT_MODULES)]


def _below(top: Path, package: str) -> list[str]:
    files = sorted((top / package).rglob("*.py"))
    found = [path.relative_to(top).with_suffix("").parts for path in files]
    plain = [parts[:-1] if parts[-1] == "__init__" else parts for parts in found]
    return [".".join(parts) for parts in plain if all(map(str.isidentifier, parts))]


def _place(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise CannotGoOn(f"{package} is not in this environment.", "run bootstrap.py setup.")
    return Path(spec.origin).parent


def shipped_files(source: Path) -> list[tuple[Path, str]]:
    """Folders with where they go: resources, packages as files, their metadata."""
    found = [(source / "roost" / "_resources", "roost/_resources")]
    for package in MODULES_AS_FILES:
        place = _place(package)
        found.append((place, package))
        pattern = f"{package}-*.dist-info"
        found += [(info, info.name) for info in sorted(place.parent.glob(pattern))]
    return found


def add_uv(inside: Path) -> None:
    """uv's program lies outside of its package: put it where the package looks for it."""
    name = "uv.exe" if os.name == "nt" else "uv"
    files = importlib.metadata.files("uv") or ()
    found = [Path(str(one.locate())) for one in files if one.name == name]
    if len(found) != 1:
        raise CannotGoOn("the program uv is not in this environment.", "run bootstrap.py setup.")
    target = inside / "bin"
    target.mkdir(exist_ok=True)
    shutil.copy2(found[0], target / name)


def tarball(making: Making) -> Path:
    """``roost-VERSION-SYSTEM-MACHINE.tar.gz`` (Windows: .zip) in ``out``.  Raises CannotGoOn."""
    built = one_folder(making)
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    stem = f"roost-{making.version}-{system}-{platform.machine().lower()}"
    if os.name == "nt":
        made = shutil.make_archive(str(making.out / stem), "zip", built.parent, built.name)
        return Path(made)
    out = making.out / f"{stem}.tar.gz"
    with tarfile.open(out, "w:gz", compresslevel=1 if making.quick else 9) as archive:
        archive.add(built, arcname=built.name, filter=_same_every_time)
    return out


def _same_every_time(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = int(SOURCE_DATE)
    return entry
