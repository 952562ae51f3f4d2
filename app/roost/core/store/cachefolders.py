"""Where small files that only save time are kept for a workspace."""

from __future__ import annotations

from pathlib import Path

from roost.core.domain.digest import sha1
from roost.core.domain.errors import StoreError
from roost.core.store.layout import Layout
from roost.core.system.files import write_atomic


def cache_folders(layout: Layout, fallback: Path | None) -> tuple[Path, ...]:
    """Folders in the order they are read.

    The workspace's own, then one in the user's cache folder ``fallback`` for workspaces
    that cannot be written, or that have no `.envs` yet: looking at a workspace does not
    give it one.
    """
    if fallback is None:
        return (layout.cache,)
    digest = sha1(str(layout.root).encode("utf-8", "surrogatepass"), usedforsecurity=False)
    return (layout.cache, fallback / "workspaces" / digest.hexdigest()[:16])


def write_cache(layout: Layout, path: Path, data: bytes | str) -> bool:
    """Write one of these files; False where that cannot be done, which is no failure."""
    if not layout.keeps or (layout.cache in path.parents and not layout.envs.is_dir()):
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, data)
    except (OSError, StoreError):
        return False
    return True
