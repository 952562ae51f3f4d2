"""Which files of a venv its packages and its makers explain, read from RECORDs and names.

Paths are relative to the tree with "/" between, lower case on Windows.  Nothing is
looked up on disk beyond the metadata, and no entry that leads out of the tree counts.
"""

from __future__ import annotations

import os
import posixpath
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from roost.core.system.venv.dists import MAX_RECORD, entry_path
from roost.core.system.venv.safe import Unread, read_whole

CASE_BLIND = sys.platform == "win32"
_SITE = re.compile(
    r"(?:lib(?:64)?/(?:python|pypy)\d+\.\d+t?/site-packages|lib/site-packages)", re.I
)
# What `python -m venv`, virtualenv, uv and conda's stubs put into a tree besides packages.
_SCAFFOLDING = re.compile(
    r"""pyvenv\.cfg|\.lock|CACHEDIR\.TAG|\.gitignore|lib64|\.gitkeep
    |(?:bin|Scripts)/(?:
        (?:de)?activate(?:\.(?:bat|ps1|csh|fish|nu|xsh|sh))?|activate_this\.py
        |pydoc\.bat|(?:python|pypy)w?[\d.]*t?(?:_d)?(?:\.exe)?|pythonw?[\d.]*t?(?:\.exe)?
        |pip[\d.]*(?:\.exe)?|easy_install(?:-[\d.]+)?(?:\.exe)?|wheel(?:-[\d.]+)?(?:\.exe)?
        |[^/]+\.(?:dll|pyd)|venvlauncher\.exe|venvwlauncher\.exe)
    |(?:[^/]+/)*(?:site-packages)/(?:
        _virtualenv\.(?:py|pth)|easy-install\.pth|[^/]+\.egg-link|distutils-precedence\.pth
        |_uv_ephemeral_overlay\.pth|(?:README|README\.txt))
    |share/python-wheels/[^/]+\.whl
    """,
    re.X | re.I,
)
_BYTECODE = re.compile(
    r"(?:.*/)?__pycache__/[^/]+\.[a-z]+-?\d+[a-z0-9-]*(?:\.opt-[12])?\.pyc", re.I
)
_CODE = (".py", ".pyi", ".pyc", ".so", ".pyd", ".dll", ".typed", ".dylib")
_WINDOWS_SCRIPT = re.compile(r"(?:-script\.pyw?|\.exe(?:\.manifest)?|\.bat|\.cmd)$", re.I)


@dataclass(frozen=True, slots=True)
class Explained:
    """``files`` by RECORD; ``roots`` hold code of packages without a readable RECORD."""

    files: frozenset[str]
    roots: tuple[str, ...]
    scripts: frozenset[str]
    """Names of console scripts, without ending."""

    def __contains__(self, path: str) -> bool:
        wanted = fold(path)
        if wanted in self.files or _SCAFFOLDING.fullmatch(path) or _BYTECODE.fullmatch(path):
            return True
        folder, _, name = wanted.rpartition("/")
        if folder in ("bin", "scripts"):
            return _WINDOWS_SCRIPT.sub("", name) in self.scripts
        return any(_below(wanted, root) for root in self.roots)


def explained_by(tree: str) -> Explained:
    """Read every RECORD, ``installed-files.txt`` and ``entry_points.txt`` of a tree."""
    files: set[str] = set()
    roots: list[str] = []
    scripts: set[str] = set()
    for site in _sites(tree):
        for name in _names(os.path.join(tree, *site.split("/"))):
            folder = os.path.join(tree, *site.split("/"), name)
            here = f"{site}/{name}"
            if name.startswith("~"):
                roots.append(fold(here) + "/*")  # pip's own leftovers of an uninstall
            elif name.endswith((".dist-info", ".egg-info")):
                listed = set(_listed(folder, site, name))
                files |= listed
                scripts |= set(_entry_points(folder))
                if not listed:
                    roots += _without_record(folder, site, name)
                roots.append(fold(here) + "/*")
    return Explained(frozenset(files), tuple(roots), frozenset(scripts))


def fold(path: str) -> str:
    return path.lower() if CASE_BLIND else path


def _below(path: str, root: str) -> bool:
    """``root/*``: anything below; ``root``: code at or below it."""
    if root.endswith("/*"):
        return path.startswith(root[:-1]) or path == root[:-2]
    return path.endswith(_CODE) and (path.startswith(root + "/") or path == f"{root}.py")


def _sites(tree: str) -> Iterator[str]:
    for lib in _names(tree):
        if lib.lower() not in ("lib", "lib64") or os.path.islink(os.path.join(tree, lib)):
            continue
        if os.path.isdir(os.path.join(tree, lib, "site-packages")):
            yield f"{lib}/site-packages"
        for python in _names(os.path.join(tree, lib)):
            site = f"{lib}/{python}/site-packages"
            plain = not os.path.islink(os.path.join(tree, lib, python))
            if plain and _SITE.fullmatch(site) and _plain_folder(os.path.join(tree, site)):
                yield site


def _plain_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _listed(folder: str, site: str, name: str) -> Iterator[str]:
    if os.path.isfile(folder) and not os.path.islink(folder):
        yield fold(f"{site}/{name}")  # a single-file .egg-info
        return
    raw = read_whole(os.path.join(folder, "RECORD"), MAX_RECORD)
    if isinstance(raw, bytes):
        prefix = f"{site}/"
        for line in raw.split(b"\n"):
            entry = entry_path(line)
            if entry is None or "\0" in entry:
                continue
            if "\\" in entry and CASE_BLIND:
                entry = entry.replace("\\", "/")
            if ".." not in entry and not entry.startswith(("/", "./")):
                yield fold(prefix + entry)
            elif (path := _inside(site, entry)) is not None:
                yield fold(path)
    raw = read_whole(os.path.join(folder, "installed-files.txt"), MAX_RECORD)
    if isinstance(raw, bytes):
        for entry in raw.decode("utf-8", "surrogateescape").splitlines():
            inside = _inside(f"{site}/{name}", entry.replace("\\", "/")) if entry else None
            if inside is not None:
                yield fold(inside)


def _inside(base: str, entry: str) -> str | None:
    """The path from the tree, or None where the entry leads out of it (fault 33)."""
    path = posixpath.normpath(posixpath.join(base, entry))
    outside = path.startswith(("/", "../")) or path == ".."
    return None if outside else path


def _entry_points(folder: str) -> Iterator[str]:
    raw = read_whole(os.path.join(folder, "entry_points.txt"), 1 << 20)
    section = ""
    for line in raw.decode("utf-8", "replace").splitlines() if isinstance(raw, bytes) else ():
        text = line.strip()
        if text.startswith("["):
            section = text
        elif section in ("[console_scripts]", "[gui_scripts]") and "=" in text:
            yield fold(text.partition("=")[0].strip())


def _without_record(folder: str, site: str, name: str) -> list[str]:
    """Module folders of a package whose RECORD is missing: its code is still its own."""
    raw: bytes | Unread = read_whole(os.path.join(folder, "top_level.txt"), 1 << 16)
    if isinstance(raw, bytes):
        modules = raw.decode("utf-8", "replace").split()
    else:
        modules = [re.split(r"-\d", name)[0].replace("-", "_")]
    return [fold(f"{site}/{module}") for module in modules if module and ".." not in module]
