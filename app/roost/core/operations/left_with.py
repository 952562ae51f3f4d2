"""What the models of a legacy environment would be left with: does the shared one serve them?"""

from __future__ import annotations

from roost.core.discovery.read import locate_env
from roost.core.domain.compat import certain, in_words
from roost.core.domain.decision import Warning
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import NotFoundError
from roost.core.domain.plan import PlanItem
from roost.core.health.compat import find_lacks
from roost.core.operations.context import OperationContext


def left_with(context: OperationContext, item: PlanItem) -> tuple[Warning, ...]:
    """A warning where the shared environment of its key lacks what its model needs."""
    if item.env.kind is not EnvKind.LEGACY or not item.target_key:
        return ()
    needs = context.model(item.env).needs
    if not needs.required:
        return ()
    try:
        shared = locate_env(context.layout, EnvId(EnvKind.SHARED, item.target_key))
    except NotFoundError:
        return ()
    lacks = certain(find_lacks(shared, needs))
    if not lacks:
        return ()
    named = ", ".join(item.models[:5]) or item.env.name
    said = f"Without {item.env}, {named} would be left with {shared.id}: {in_words(lacks)}."
    return (Warning("left-with-incompatible", said),)
