"""Stability Matrix: ``Packages/*/venv`` of a library, and the Pythons in its ``Assets``.

A library is a portable ``Data`` folder or the one ``library.json`` names; its ``settings.json``
lists what is installed, with versions (LykosAI/StabilityMatrix, ``InstalledPackage``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.places import (
    folders,
    is_folder,
    join,
    json_of,
    name_of,
    object_of,
    text_of,
)
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings
from roost.core.discovery.other.venvs import trees_in

KIND = "stability-matrix"
APP = "Stability Matrix"
_OLD_PYTHON = re.compile(r"Python(\d)(\d{1,2})", re.I)
_NEW_PYTHON = re.compile(r"(?:cpython-)?(\d+\.\d+(?:\.\d+)?).*")


def _known(around: Surroundings) -> Iterator[Candidate]:
    settings = join(around.config, "StabilityMatrix")
    libraries = [settings]
    named = around.named(text_of(json_of(join(settings, "library.json")), "LibraryPath"))
    if named is not None:
        libraries.append(named)
    for library in libraries:
        yield from _library(library)


def _library(library: str) -> Iterator[Candidate]:
    installed = _installed(library)
    for package in folders(join(library, "Packages")):
        name = name_of(package)
        label, version = installed.get(name.lower(), (name, None))
        for tree in trees_in(package):
            yield Candidate(
                tree,
                KIND,
                APP,
                version=version,
                label=label,
                group=library,
                project=package,
            )
    yield from _pythons(library)


def _installed(library: str) -> Mapping[str, tuple[str, str | None]]:
    """Name of a package's folder, in small letters, to what it is called and its version."""
    entries = object_of(json_of(join(library, "settings.json"))).get("InstalledPackages")
    found: dict[str, tuple[str, str | None]] = {}
    for entry in entries if isinstance(entries, list) else []:
        path = text_of(entry, "LibraryPath") or text_of(entry, "Path")
        name = path.replace("\\", "/").rstrip("/").rpartition("/")[2]
        if name:
            label = text_of(entry, "DisplayName") or text_of(entry, "PackageName") or name
            found[name.lower()] = (label, _version(entry))
    return found


def _version(entry: Any) -> str | None:
    version = object_of(entry).get("Version")
    release = text_of(version, "InstalledReleaseVersion") or text_of(entry, "PackageVersion")
    branch, commit = text_of(version, "InstalledBranch"), text_of(version, "InstalledCommitSha")
    if branch:
        return f"{branch}@{commit[:7]}" if commit else branch
    return release.removeprefix("v") or None


def _pythons(library: str) -> Iterator[Candidate]:
    assets = join(library, "Assets")
    for tree in folders(assets):
        match = _OLD_PYTHON.fullmatch(name_of(tree))
        if match is not None:
            yield _python(tree, library, f"{match[1]}.{match[2]}")
    for tree in folders(join(assets, "Python")):
        match = _NEW_PYTHON.fullmatch(name_of(tree))
        if match is not None:
            yield _python(tree, library, match[1])


def _python(tree: str, library: str, version: str) -> Candidate:
    label = f"Python {version}"
    return Candidate(
        tree,
        KIND,
        APP,
        role="python",
        label=label,
        group=library,
        own=True,
        python_version=version,
    )


def _inside(folder: str, names: frozenset[str], _around: Surroundings) -> Iterator[Candidate]:
    settled = "settings.json" in names and ("Assets" in names or "Models" in names)
    if settled and is_folder(join(folder, "Packages")):
        yield from _library(folder)


SCANNER = Scanner(
    KIND,
    _known,
    _inside,
    frozenset({"Packages"}),
    frozenset({"settings.json", "Assets", "Models"}),
)
