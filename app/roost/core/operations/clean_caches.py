"""The download caches of uv and pip: emptied by their own commands, nothing else touches them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from roost.core.domain.errors import CancelledError, InstallerError, RoostError, StoreError
from roost.core.operations.context import OperationContext
from roost.core.operations.installers.pip import find_pip
from roost.core.operations.installers.tool import run_tool
from roost.core.operations.installers.uv import find_uv
from roost.core.system.context import JobContext
from roost.core.system.process import clean_environment, run_captured
from roost.core.system.tree import measure_tree

CACHES = ("uv-cache", "uv-cache-all", "pip-cache")
_COMMANDS = {
    "uv-cache": ("cache", "prune"),
    "uv-cache-all": ("cache", "clean"),
    "pip-cache": ("cache", "purge"),
}
_WHY = {
    "uv-cache": "`uv cache prune` removes what uv itself no longer reaches; "
    "installed environments keep their files",
    "uv-cache-all": "`uv cache clean` removes all downloads; installed environments keep their "
    "files, the next builds download again",
    "pip-cache": "`pip cache purge` removes all downloads; installed environments keep their "
    "files, the next builds download again",
}
_ASK = 60.0
"""Seconds for a tool to say where its cache lies."""


@dataclass(frozen=True, slots=True)
class Cache:
    """One download cache; ``frees`` None where the tool decides what goes."""

    kind: str
    path: Path
    why: str
    size: int | None
    frees: int | None


def plan_caches(
    context: OperationContext, kinds: Sequence[str], ctx: JobContext
) -> tuple[tuple[Cache, ...], tuple[tuple[str, str], ...]]:
    """The caches of ``kinds`` with their bytes, and (kind, reason) of those not there."""
    found, missing = [], []
    for kind in kinds:
        if kind not in CACHES or (kind == "uv-cache" and "uv-cache-all" in kinds):
            continue
        path = _place(context, kind, ctx)
        if path is None or not path.is_dir():
            missing.append((kind, "there is no such cache"))
            continue
        size, frees = weigh(path, ctx)
        known = None if kind == "uv-cache" else frees
        found.append(Cache(kind, path, _WHY[kind], size, known))
    return tuple(found), tuple(missing)


def empty_cache(context: OperationContext, kind: str, path: Path, ctx: JobContext) -> int | None:
    """Run the tool's own command; bytes that became free.

    Raises StoreError ``changed`` where the tool's cache lies elsewhere by now, InstallerError,
    CancelledError.
    """
    if _place(context, kind, ctx) != path:
        raise StoreError(
            "changed",
            f"The cache of {kind} is not at {path} any more.",
            path=str(path),
            remedy="Make the plan again.",
        )
    before = weigh(path, ctx)[1]
    argv, env = _call(context, kind, _COMMANDS[kind])
    try:
        run_tool(kind.partition("-")[0], argv, env, ctx, stage="clean")
    except InstallerError as error:
        if kind != "pip-cache" or "No matching packages" not in str(error.data.get("output", "")):
            raise
    after = weigh(path, ctx)[1] if path.is_dir() else 0
    return None if before is None or after is None else max(0, before - after)


def weigh(path: Path, ctx: JobContext) -> tuple[int | None, int | None]:
    """(allocated, would become free), None where it cannot be read."""
    try:
        found = measure_tree(path, ctx)
    except CancelledError:
        raise
    except (RoostError, OSError):
        return None, None
    return found.allocated, found.will_free


def _place(context: OperationContext, kind: str, ctx: JobContext) -> Path | None:
    """Where the tool says its cache lies."""
    try:
        argv, env = _call(context, kind, ("cache", "dir"))
    except InstallerError:
        return None
    said = run_captured(argv, env=env, timeout=_ASK, ctx=ctx)
    lines = said.stdout.strip().splitlines()
    path = Path(lines[-1].strip()) if said.ok and lines else None
    return path if path is not None and path.is_absolute() and path != Path(os.sep) else None


def _call(
    context: OperationContext, kind: str, words: Sequence[str]
) -> tuple[list[str], dict[str, str]]:
    sources = context.package_sources()
    if kind == "pip-cache":
        env = clean_environment({**sources.pip_environment(), "PYTHONUTF8": "1"})
        return [sys.executable, "-I", find_pip(), *words], env
    return [find_uv(), *words], clean_environment(sources.uv_environment())
