"""What other tools downloaded and kept: shown with sizes, never touched from here.

Sources: `pip cache dir`, `uv cache dir`, conda's ``pkgs_dirs``, huggingface_hub's constants.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from roost.core.discovery.other.places import is_folder, join
from roost.core.discovery.other.surroundings import Surroundings
from roost.core.domain.errors import RoostError
from roost.core.system.context import JobContext


@dataclass(frozen=True, slots=True)
class DownloadCache:
    """``tool``: pip, uv, conda, rattler, poetry or huggingface; ``size`` None until measured."""

    tool: str
    path: str
    models: bool = False
    """Holds models: shown, and never offered for clearing."""
    size: int | None = None


def cache_places(around: Surroundings) -> tuple[DownloadCache, ...]:
    """Where the caches would be, whether or not they are there."""
    return tuple(_places(around))


def existing_caches(around: Surroundings) -> tuple[DownloadCache, ...]:
    """Those that are there, each once."""
    found = {cache.path: cache for cache in cache_places(around) if is_folder(cache.path)}
    return tuple(found.values())


def measured(cache: DownloadCache, ctx: JobContext) -> DownloadCache:
    """The same with its allocated bytes; one that cannot be read stays without."""
    from roost.core.system.tree import measure_tree

    try:
        return replace(cache, size=measure_tree(Path(cache.path), ctx).allocated)
    except (OSError, RoostError):
        ctx.check_cancelled()
        return cache


def _places(around: Surroundings) -> Iterator[DownloadCache]:
    windows = around.windows
    pip = around.variable("PIP_CACHE_DIR") or join(around.cache, "pip", "Cache" if windows else "")
    yield DownloadCache("pip", pip.rstrip("/"))
    local = join(around.cache, "uv", "cache") if windows else None
    xdg = around.variable("XDG_CACHE_HOME") or around.at_home(".cache")
    yield DownloadCache("uv", around.variable("UV_CACHE_DIR") or local or join(xdg, "uv"))
    poetry = around.variable("POETRY_CACHE_DIR")
    poetry = poetry or join(around.cache, "pypoetry", *(["Cache"] if windows else []))
    for name in ("cache", "artifacts"):
        yield DownloadCache("poetry", join(poetry, name))
    yield DownloadCache("rattler", join(around.cache, "rattler", "cache"))
    for root in ("miniforge3", "mambaforge", "miniconda3", "anaconda3", "micromamba", ".conda"):
        yield DownloadCache("conda", around.at_home(root, "pkgs"))
    if not windows:
        yield DownloadCache("conda", around.on_machine("opt", "conda", "pkgs"))
    elif (root_prefix := around.variable("MAMBA_ROOT_PREFIX")) is not None:
        yield DownloadCache("conda", join(root_prefix, "pkgs"))
    home = around.variable("HF_HOME") or join(xdg, "huggingface")
    hub = around.variable("HF_HUB_CACHE") or around.variable("HUGGINGFACE_HUB_CACHE")
    yield DownloadCache("huggingface", hub or join(home, "hub"), models=True)
