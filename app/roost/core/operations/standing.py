"""What stands already and serves a key: its own folder, one of an older form, or another's."""

from __future__ import annotations

from collections.abc import Collection

from roost.core.discovery.candidates import shared_candidates
from roost.core.domain.compat import certain
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import RoostError
from roost.core.domain.health import Badge
from roost.core.domain.needs import Needs
from roost.core.health.compat import find_lacks
from roost.core.operations.context import OperationContext
from roost.core.store.envjson import current_tree


def is_present(context: OperationContext, key: str) -> bool:
    """Whether the shared environment is there and not known to be broken."""
    if not _is_tree(context, key):
        return False
    try:
        return context.describe(EnvId(EnvKind.SHARED, key)).health.badge is not Badge.BROKEN
    except RoostError:
        return False


def standing_key(context: OperationContext, key: str) -> str:
    """The folder of `.envs` that serves the key: of an older form where that alone is there."""
    if is_present(context, key):
        return key
    names = (env.name for env in shared_candidates(context.layout, key))
    return next((name for name in names if is_present(context, name)), key)


def serves_without(
    context: OperationContext, key: str, needs: Needs, going: Collection[EnvId]
) -> EnvId | None:
    """The shared environment a model of this key would find once ``going`` are gone.

    Of the key itself, whatever its health; else one of another key that fits and works.
    """
    for env in shared_candidates(context.layout, key):
        if env not in going and _is_tree(context, env.name):
            return env
    return fitting(context, key, needs, going)


def fitting(
    context: OperationContext, key: str, needs: Needs, going: Collection[EnvId] = ()
) -> EnvId | None:
    """The first one of another key that fits, works and holds what the model needs."""
    for other in context.fits(key):
        if other.env.id in going:
            continue
        if not certain(find_lacks(other.env, needs, facts=other.facts)):
            return other.env.id
    return None


def _is_tree(context: OperationContext, key: str) -> bool:
    return (current_tree(context.layout, key) / "pyvenv.cfg").is_file()
