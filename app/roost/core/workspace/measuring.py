"""How large an environment is, quickly where its packages are as they were."""

from __future__ import annotations

import os

from roost.core.domain.env import Env, EnvKind, Sizes
from roost.core.store.sizecache import SizeCache
from roost.core.system.context import JobContext
from roost.core.system.paths import WINDOWS
from roost.core.system.tree import Measure, measure_again, measure_tree
from roost.core.system.tree.extents import may_share

_PACKAGES = f"{os.sep}site-packages{os.sep}"


def measured(cache: SizeCache, env: Env, ctx: JobContext) -> Sizes:
    """Bytes on disk.  Raises StoreError for what cannot be read, CancelledError.

    Packages' folders in which no name has changed are not read again: installers replace
    files.  All others are, since people and programs write into theirs.
    """
    return _sizes(_again(cache, env, ctx) or measure_tree(env.path, ctx))


def _again(cache: SizeCache, env: Env, ctx: JobContext) -> Measure | None:
    """None where stamps tell too little: shared blocks, many hard links, Windows' folders."""
    if env.kind is EnvKind.OTHER or WINDOWS or may_share(env.path):
        return None
    before = cache.load(env.id)
    found = measure_again(env.path, before, ctx, believe=_holds_packages)
    if found.index != before:
        cache.store(env.id, found.index)
    return found.measure if found.exact else None


def _holds_packages(rel: str) -> bool:
    return _PACKAGES in rel


def _sizes(found: Measure) -> Sizes:
    return Sizes(found.allocated, found.own, found.will_free)
