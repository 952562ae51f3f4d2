"""How the tool that owns an environment removes it, and which files there are that tool's own."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from roost.core.discovery.other.candidate import OtherFound
from roost.core.domain.errors import StoreError
from roost.core.system.venv.safe import read_whole

_NOTES = {"pipx": ("pipx_metadata.json",), "uv": ("uv-receipt.toml",), "conda": ("conda-meta/*",)}
_MAX_META = 64 << 20


@dataclass(frozen=True, slots=True)
class Removal:
    """``argv`` to run, with ``variables`` on top of a clean environment."""

    tool: str
    argv: tuple[str, ...]
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The command as a person would type it."""
        return " ".join([Path(self.argv[0]).stem, *self.argv[1:]])


def has_owner(one: OtherFound) -> bool:
    """Whether a tool can be asked to remove it: pipx's, uv's tools, conda's environments."""
    info, tree = one.info, one.env.path
    if info.kind == "pipx":
        return _is(Path(info.group, "venvs", tree.name), tree)
    if info.kind == "uv" and info.role == "tool":
        return _is(Path(info.group, tree.name), tree)
    return (info.kind, info.app, info.role) == ("conda", "conda", "environment")


def removal_of(one: OtherFound, environ: Mapping[str, str]) -> Removal:
    """The owner's own command for this environment: pipx, uv tools and conda have one.

    Raises StoreError ``not-ours`` for what belongs to an app, a project or nobody, and for
    Pythons that others build upon; ``no-owner`` where the tool cannot be found.
    """
    info, tree = one.info, one.env.path
    if info.kind == "pipx" and _is(Path(info.group, "venvs", tree.name), tree):
        program = _program(one, ("pipx",), environ)
        return Removal("pipx", (program, "uninstall", tree.name), {"PIPX_HOME": info.group})
    if info.kind == "uv" and info.role == "tool" and _is(Path(info.group, tree.name), tree):
        program = _program(one, ("uv",), environ)
        return Removal("uv", (program, "tool", "uninstall", tree.name), {"UV_TOOL_DIR": info.group})
    if (info.kind, info.app, info.role) == ("conda", "conda", "environment"):
        program = _conda(one, environ)
        return Removal("conda", (program, "env", "remove", "-y", "-p", str(tree)))
    raise StoreError(
        "not-ours",
        f"{one.env.id} belongs to {info.app}, so nothing is changed there.",
        path=str(tree),
        remedy=f"Remove it with {info.app}, or by hand.",
    )


def files_of_owner(one: OtherFound) -> Iterator[str]:
    """What its owner put there besides packages, relative to the tree (``folder/*``: all below)."""
    kind = one.info.kind
    yield from _NOTES.get(kind, ())
    if kind != "conda" and (one.env.path / "conda-meta").is_dir():
        yield from _NOTES["conda"]
    if kind == "pipx":
        yield f"{one.facts.site}/pipx_shared.pth".replace(os.sep, "/")
    if kind == "conda" or (one.env.path / "conda-meta").is_dir():
        yield from _conda_files(one.env.path)


def _is(place: Path, tree: Path) -> bool:
    """Whether the owner's place for it is this very folder, not a link that leads there."""
    return not place.is_symlink() and Path(os.path.realpath(place)) == tree


def _conda(one: OtherFound, environ: Mapping[str, str]) -> str:
    """The conda of its own root first: another one may not know the environment."""
    places = []
    if one.info.group:
        root = Path(one.info.group)
        places = [root / "bin" / "conda", root / "Scripts" / "conda.exe"]
    if environ.get("CONDA_EXE"):
        places.append(Path(environ["CONDA_EXE"]))
    for place in places:
        if place.is_absolute() and place.is_file():
            return str(place)
    return _program(one, ("conda", "mamba", "micromamba"), environ)


def _program(one: OtherFound, names: tuple[str, ...], environ: Mapping[str, str]) -> str:
    for name in names:
        found = shutil.which(name, path=environ.get("PATH", ""))
        if found is not None and Path(found).is_absolute():
            return found
    raise StoreError(
        "no-owner",
        f"{names[0]}, which {one.env.id} belongs to, is not on the PATH.",
        path=str(one.env.path),
        remedy=f"Install {names[0]} again, or put it on the PATH, and try once more.",
    )


def _conda_files(tree: Path) -> Iterator[str]:
    """The files of conda's packages, as ``conda-meta/*.json`` lists them."""
    try:
        names = os.listdir(tree / "conda-meta")
    except OSError:
        return
    for name in names:
        raw = read_whole(str(tree / "conda-meta" / name), _MAX_META)
        if not name.endswith(".json") or not isinstance(raw, bytes):
            continue
        try:
            document = json.loads(raw)
        except (ValueError, RecursionError):
            continue
        files = document.get("files") if isinstance(document, dict) else None
        if isinstance(files, list):
            yield from (path for path in files if isinstance(path, str) and "*" not in path)
