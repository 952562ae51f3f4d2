"""Which files of a venv may hold its path, and are mended; which are only searched."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LARGEST_TEXT = 4 << 20
"""Bytes; nothing that a tool generates with a path in it is larger."""

_SCRIPT_FOLDERS = frozenset({"bin", "scripts"})
_SITE_FOLDERS = frozenset({"site-packages", "dist-packages"})
_IN_SITE = (".pth", ".egg-link", ".py")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to be mended: its path relative to the tree (``/`` between), and its stat."""

    path: str
    facts: os.stat_result

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def is_link(self) -> bool:
        return stat.S_ISLNK(self.facts.st_mode)


def candidates(tree: Path) -> Iterator[Candidate]:
    """The files of a venv that its tools write its path into.

    ``pyvenv.cfg``, all of the scripts folders, the start-up and editable files of
    site-packages, ``direct_url.json`` and its kin, Jupyter's kernels, symbolic links.
    """
    for entry in _scan(tree):
        if entry.is_symlink() or entry.name == "pyvenv.cfg":
            yield Candidate(entry.name, entry.stat(follow_symlinks=False))
        elif _is_folder(entry) and entry.name.lower() in _SCRIPT_FOLDERS:
            for script in _scan(entry.path):
                if script.is_symlink() or script.is_file(follow_symlinks=False):
                    yield Candidate(
                        f"{entry.name}/{script.name}", script.stat(follow_symlinks=False)
                    )
    for site in site_folders(tree):
        yield from _in_site_packages(tree, site)
    yield from _kernels(tree)


def site_folders(tree: Path) -> list[str]:
    """The site-packages of a venv, relative (``lib/python3.11/site-packages``)."""
    found = []
    for top in _scan(tree):
        if not _is_folder(top) or top.name.lower() not in ("lib", "lib64", "site-packages"):
            continue
        if top.name in _SITE_FOLDERS:
            found.append(top.name)
        for below in _scan(top.path):
            if not _is_folder(below):
                continue
            if below.name in _SITE_FOLDERS:
                found.append(f"{top.name}/{below.name}")
                continue
            for site in _scan(below.path):
                if site.name in _SITE_FOLDERS and _is_folder(site):
                    found.append(f"{top.name}/{below.name}/{site.name}")
    return sorted(found)


def record_files(tree: Path) -> list[str]:
    """Every dist-info's RECORD, relative to the tree."""
    return [
        f"{site}/{entry.name}/RECORD"
        for site in site_folders(tree)
        for entry in _scan(tree / site)
        if entry.name.endswith(".dist-info") and _is_folder(entry)
    ]


def _in_site_packages(tree: Path, site: str) -> Iterator[Candidate]:
    for entry in _scan(tree / site):
        if entry.is_symlink():
            yield Candidate(f"{site}/{entry.name}", entry.stat(follow_symlinks=False))
        elif entry.name.endswith(".dist-info") and _is_folder(entry):
            for inside in _scan(entry.path):
                if inside.name.endswith(".json") and inside.is_file(follow_symlinks=False):
                    yield Candidate(
                        f"{site}/{entry.name}/{inside.name}", inside.stat(follow_symlinks=False)
                    )
        elif entry.name.endswith(_IN_SITE) and entry.is_file(follow_symlinks=False):
            yield Candidate(f"{site}/{entry.name}", entry.stat(follow_symlinks=False))


def _kernels(tree: Path) -> Iterator[Candidate]:
    base = "share/jupyter/kernels"
    if not _plain_folder(tree, base):
        return
    for kernel in _scan(tree / base):
        path = f"{base}/{kernel.name}/kernel.json"
        if not _is_folder(kernel):
            continue
        try:
            facts = os.lstat(tree / path)
        except OSError:
            continue
        if stat.S_ISREG(facts.st_mode):
            yield Candidate(path, facts)


def _plain_folder(tree: Path, path: str) -> bool:
    """Whether ``path`` is a folder reached through folders only, no links."""
    at = str(tree)
    for part in path.split("/"):
        at = os.path.join(at, part)
        try:
            if not stat.S_ISDIR(os.lstat(at).st_mode):
                return False
        except OSError:
            return False
    return True


def _is_folder(entry: os.DirEntry[str]) -> bool:
    junction = getattr(entry, "is_junction", None)
    return entry.is_dir(follow_symlinks=False) and not (junction is not None and junction())


def _scan(folder: str | os.PathLike[str]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
