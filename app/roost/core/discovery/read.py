"""One environment, or all of them."""

from __future__ import annotations

from pathlib import Path

from roost.core.discovery.found import Found
from roost.core.discovery.legacy import find_legacy, locate_legacy, read_legacy
from roost.core.discovery.shared import find_shared, locate_shared, read_shared
from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.errors import NotFoundError
from roost.core.store.layout import Layout


def read_env(layout: Layout, env_id: EnvId) -> Env:
    """One environment read afresh, packages included; raises NotFoundError."""
    if env_id.kind is EnvKind.SHARED:
        return read_shared(layout, env_id.name)
    if env_id.kind is EnvKind.LEGACY:
        return read_legacy(layout, env_id.name)
    raise NotFoundError("no-such-environment", f"{env_id} does not lie in this workspace.")


def locate_env(layout: Layout, env_id: EnvId) -> Env:
    """One environment by a handful of stats, for the hot path; raises NotFoundError.

    Enough for its stamp and for using it; torch, packages and accelerator are as its
    own records say, or None.
    """
    if env_id.kind is EnvKind.SHARED:
        return locate_shared(layout, env_id.name)
    if env_id.kind is EnvKind.LEGACY:
        return locate_legacy(layout, env_id.name)
    raise NotFoundError("no-such-environment", f"{env_id} does not lie in this workspace.")


def find_all(layout: Layout, fallback: Path | None = None) -> Found:
    """Shared, then legacy environments, reading only trees that changed since last time.

    ``fallback``: the user's cache folder, for workspaces that cannot keep what was read.
    """
    from roost.core.discovery.trees import TreeReader
    from roost.core.store.scancache import ScanCache

    reader = TreeReader(ScanCache.open(layout, fallback))
    shared, legacy = find_shared(layout, reader), find_legacy(layout, reader)
    reader.cache.save()
    return Found(
        shared.envs + legacy.envs,
        shared.errors + legacy.errors,
        {**shared.facts, **legacy.facts},
        {**shared.stamps, **legacy.stamps},
        legacy.metadata,
    )
