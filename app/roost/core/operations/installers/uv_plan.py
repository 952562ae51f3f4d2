"""uv's resolution as values: pylock.toml in, packages with sizes and hashes out."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from roost.core.domain.requirement import normalised_name
from roost.core.operations.installers.base import Planned
from roost.core.operations.installers.torchbuild import TRITON_KIN
from roost.core.system.userfolders import home_folder


def parse_pylock(text: str, cached: Mapping[str, frozenset[str]]) -> tuple[Planned, ...]:
    """Packages of a pylock.toml (PEP 751), sorted by name.

    ``cached``: normalised name → versions in uv's cache.  A package that lies in
    a local folder counts as cached: nothing is downloaded for it.
    """
    packages = tomllib.loads(text).get("packages", [])
    return tuple(sorted((_planned(p, cached) for p in packages), key=lambda p: p.name))


def _planned(package: Mapping[str, Any], cached: Mapping[str, frozenset[str]]) -> Planned:
    name = normalised_name(str(package["name"]))
    version = str(package.get("version", ""))
    wheels = [wheel for wheel in package.get("wheels", []) if isinstance(wheel, dict)]
    sdist = package.get("sdist")
    files = wheels or ([sdist] if isinstance(sdist, dict) else [])
    every = wheels + ([sdist] if isinstance(sdist, dict) else [])
    hashes = [file.get("hashes", {}).get("sha256") for file in every]
    local = bool(files) and all(str(file.get("url", "")).startswith("file:") for file in files)
    sizes = [size for file in files if (size := _size(file)) is not None]
    return Planned(
        name,
        version,
        max(sizes) if sizes else None,
        True if local else version in cached.get(name, frozenset()),
        tuple(f"sha256:{digest}" for digest in hashes if digest),
    )


def _size(file: Mapping[str, Any]) -> int | None:
    size = file.get("size")
    if isinstance(size, int):
        return size
    parts = urlsplit(str(file.get("url", "")))
    if parts.scheme != "file":
        return None
    try:
        return Path(url2pathname(unquote(parts.path))).stat().st_size
    except (OSError, ValueError):
        return None


def cached_versions(cache: Path) -> dict[str, frozenset[str]]:
    """What uv's cache holds unpacked: normalised name → versions.

    Layout (uv's "Caching"): wheels-v*/{pypi, index/<hash>}/<name>/<version>-<tags>.
    """
    found: dict[str, set[str]] = {}
    for pattern in ("wheels-v*/pypi/*", "wheels-v*/index/*/*"):
        for folder in cache.glob(pattern):
            for entry in os.scandir(folder) if folder.is_dir() else ():
                if entry.is_dir():  # a link into archive-v*, not dangling
                    found.setdefault(folder.name, set()).add(entry.name.partition("-")[0])
    return {name: frozenset(versions) for name, versions in found.items()}


def uv_cache(configured: str, environ: Mapping[str, str] | None = None) -> Path:
    """Where uv keeps its cache (uv's "Caching", "Cache directory")."""
    env = os.environ if environ is None else environ
    if configured:
        return Path(configured).expanduser()
    if sys.platform == "win32":
        return Path(env.get("LOCALAPPDATA") or home_folder() / "AppData" / "Local") / "uv" / "cache"
    return Path(env.get("XDG_CACHE_HOME") or home_folder() / ".cache") / "uv"


def project_text(
    requirements: Sequence[str], index: str, packages: Sequence[str], python: str = ">=3.8"
) -> str:
    """A pyproject.toml that ties ``packages`` to ``index`` and nothing else to it.

    An explicit index serves only direct dependencies, so companions that torch
    needs from there are named among ``requirements`` when they turn out missing.
    """
    quoted = ",\n".join(f"    {_string(line)}" for line in requirements)
    tied = "".join(
        f'{_string(name)} = {{ index = "torch" }}\n' for name in (*packages, *TRITON_KIN)
    )
    return (
        f'[project]\nname = "roost-request"\nversion = "0"\nrequires-python = "{python}"\n'
        f"dependencies = [\n{quoted}\n]\n\n"
        f'[[tool.uv.index]]\nname = "torch"\nurl = {_string(index)}\nexplicit = true\n\n'
        f"[tool.uv.sources]\n{tied}"
    )


def _string(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if ord(c) >= 32 else f"\\u{ord(c):04x}" for c in escaped) + '"'
