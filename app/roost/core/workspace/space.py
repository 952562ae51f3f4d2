"""What takes the space of a workspace, each environment alone and all of it together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roost.core.discovery.other.caches import DownloadCache
from roost.core.discovery.read import find_all
from roost.core.domain.env import Env, EnvId, Sizes
from roost.core.domain.errors import CancelledError, RoostError
from roost.core.system.context import JobContext
from roost.core.system.tree import Measure, measure_each, measure_packages
from roost.core.system.venv.config import read_config
from roost.core.system.venv.locate import site_packages

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace

INSTALLERS = ("pip", "uv")
"""Whose download caches are told: the installers Roost itself works with."""
BIGGEST = 20
"""Packages that are told of one environment."""


@dataclass(frozen=True, slots=True)
class EnvSpace:
    """One environment; ``sizes`` None where it cannot be read.

    ``packages``: the biggest (name, allocated bytes), heaviest first; None unless asked for.
    """

    id: EnvId
    sizes: Sizes | None
    packages: tuple[tuple[str, int], ...] | None = None

    def as_dict(self) -> dict[str, Any]:
        sizes = self.sizes
        found: dict[str, Any] = {
            "id": str(self.id),
            "size_bytes": None if sizes is None else sizes.size,
            "own_bytes": None if sizes is None else sizes.own,
            "will_free_bytes": None if sizes is None else sizes.will_free,
        }
        if self.packages is not None:
            found["packages"] = [{"name": name, "size_bytes": size} for name, size in self.packages]
        return found


@dataclass(frozen=True, slots=True)
class Space:
    """Allocated bytes.  ``total`` counts what several environments share once.

    ``trash`` is None where it cannot be read, or was not asked for; ``trash_frees`` is what a purge
    of it gives back, less where something is linked from elsewhere; ``caches`` (of the
    installers, outside the workspace and not in ``total``) unless asked for.
    """

    root: Path
    environments: tuple[EnvSpace, ...]
    trash: int | None
    trash_frees: int | None
    total: int
    free: int
    caches: tuple[DownloadCache, ...] | None = None

    def as_dict(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "root": str(self.root),
            "environments": [env.as_dict() for env in self.environments],
            "trash_bytes": self.trash,
            "trash_frees_bytes": self.trash_frees,
            "total_bytes": self.total,
            "free_bytes": self.free,
        }
        if self.caches is not None:
            found["caches"] = [
                {"tool": one.tool, "path": str(one.path), "size_bytes": one.size}
                for one in self.caches
            ]
        return found


def space(
    workspace: Workspace,
    env_ids: Sequence[EnvId] | None,
    ctx: JobContext,
    *,
    caches: bool = False,
) -> Space:
    """Measure all environments and the trash, or only those named, with their packages.

    ``caches``: those of pip and uv as well.  No code of theirs is run and nothing is written.
    Biggest first.  Raises NotFoundError, CancelledError.
    """
    layout = workspace.layout
    if env_ids is None:
        found = find_all(layout, workspace.host.cache_dir).envs
    else:
        found = tuple(workspace.describe(env_id) for env_id in dict.fromkeys(env_ids))
    trash = [layout.trash] if env_ids is None and _holds_anything(layout.trash) else []
    each, together = measure_each([*(env.path for env in found), *trash], ctx)
    rows = [
        EnvSpace(env.id, _sizes(measure), _packages(env, ctx) if env_ids is not None else None)
        for env, measure in zip(found, each, strict=False)
    ]
    rows.sort(key=lambda row: (-(row.sizes.size if row.sizes else 0), str(row.id)))
    in_trash = frees = 0 if env_ids is None else None
    if trash:
        last = each[-1]
        in_trash = None if last is None else last.allocated
        frees = None if last is None else last.will_free
    kept = _caches(workspace, ctx) if caches else None
    free = workspace.free_space()
    return Space(layout.root, tuple(rows), in_trash, frees, together.allocated, free, kept)


def _holds_anything(folder: Path) -> bool:
    """An empty trash frees nothing, although its folder takes a block."""
    try:
        return next(folder.iterdir(), None) is not None
    except OSError:
        return folder.is_dir()  # measured, to say that it cannot be


def _caches(workspace: Workspace, ctx: JobContext) -> tuple[DownloadCache, ...]:
    from roost.core.workspace.others import caches_of

    return caches_of(workspace.host, INSTALLERS, ctx)


def _sizes(measure: Measure | None) -> Sizes | None:
    return None if measure is None else Sizes(measure.allocated, measure.own, measure.will_free)


def weigh(workspace: Workspace, env_id: EnvId, ctx: JobContext) -> tuple[tuple[str, int], ...]:
    """All packages of one environment with their allocated bytes, heaviest first.

    Nothing where they cannot be told apart.  Raises NotFoundError, CancelledError.
    """
    return _weights(workspace.describe(env_id), ctx) or ()


def _weights(env: Env, ctx: JobContext) -> tuple[tuple[str, int], ...] | None:
    tree = str(env.venv)
    try:
        site = site_packages(tree, env.python_version or read_config(tree).version)
        if site is None:
            return None
        weights = measure_packages(env.venv, Path(site), ctx).by_name
    except CancelledError:
        raise
    except (RoostError, OSError):
        return None
    return tuple((name, weight.allocated) for name, weight in weights.items())


def _packages(env: Env, ctx: JobContext) -> tuple[tuple[str, int], ...] | None:
    found = _weights(env, ctx)
    return None if found is None else found[:BIGGEST]
