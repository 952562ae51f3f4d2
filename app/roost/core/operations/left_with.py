"""What the models of a legacy environment would be left with: does the shared one serve them?"""

from __future__ import annotations

from collections.abc import Collection

from roost.core.discovery.read import locate_env
from roost.core.domain.compat import certain, in_words
from roost.core.domain.decision import Warning
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.plan import PlanItem
from roost.core.health.compat import find_lacks
from roost.core.operations.context import OperationContext
from roost.core.operations.standing import fitting, serves_without


def left_with(
    context: OperationContext, item: PlanItem, going: Collection[EnvId] = ()
) -> tuple[Warning, ...]:
    """A warning where the shared environment of its key lacks what its model needs.

    None where one of another key would serve it instead; ``going``: what goes as well.
    """
    if item.env.kind is not EnvKind.LEGACY or not item.target_key:
        return ()
    needs = context.model(item.env).needs
    if not needs.required:
        return ()
    left = serves_without(context, item.target_key, needs, going)
    if left is None:
        return ()
    shared = locate_env(context.layout, left)
    lacks = certain(find_lacks(shared, needs))
    if not lacks or fitting(context, item.target_key, needs, going) is not None:
        return ()
    named = ", ".join(item.models[:5]) or item.env.name
    said = f"Without {item.env}, {named} would be left with {shared.id}: {in_words(lacks)}."
    return (Warning("left-with-incompatible", said),)
