"""Is the disk still what the plan was made from, and what of the plan has been done already?"""

from __future__ import annotations

import os
from pathlib import Path

from roost.core.domain.env import EnvKind
from roost.core.domain.errors import RoostError, StoreError
from roost.core.domain.plan import BUILDS, Action, Plan, PlanItem
from roost.core.operations.context import OperationContext
from roost.core.operations.guard import tree_elsewhere
from roost.core.operations.planner.targets import RENAME
from roost.core.store.overrides import load_overrides, override_names
from roost.core.system.tree import Identity, check_identity
from roost.core.system.venv.facts import read_facts

_MOVES = (Action.MIGRATE, Action.REBIND)


def is_done(context: OperationContext, item: PlanItem) -> bool:
    """Whether an earlier run of the plan has moved it: its model is bound, its folder gone."""
    if item.action is not Action.MIGRATE or item.env.kind is not EnvKind.LEGACY:
        return False
    if os.path.lexists(context.layout.legacy(item.env.name)):
        return False
    names = override_names(item.env.name, item.models)
    choices = load_overrides(context.layout)
    return all(choices.for_model(name).key == item.target_key for name in names)


def require_unchanged(context: OperationContext, plan: Plan) -> None:
    """Raises StoreError ``changed``, naming everything, before anything has been done.

    What an earlier run of the same plan has done is no change.
    """
    found = [
        why
        for item in plan.items
        if item.action in (*_MOVES, *BUILDS)
        if (why := _changed(context, plan, item))
    ]
    if found:
        raise StoreError(
            "changed",
            f"The disk is not what the plan was made from: {'; '.join(found[:10])}.",
            path=str(plan.root),
            remedy="Make the plan again and look at it.",
            data={"changed": found},
        )


def _changed(context: OperationContext, plan: Plan, item: PlanItem) -> str:
    if item.action in BUILDS:
        return _target_changed(context, plan, item)
    if is_done(context, item):
        return ""
    if not os.path.lexists(item.path):
        return f"{item.env} is gone"
    if item.inode:
        try:
            check_identity(item.path, Identity(item.device, item.inode))
        except RoostError:
            return f"{item.env} is another folder now"
    if item.fingerprint and read_facts(str(_tree(item.path))).fingerprint != item.fingerprint:
        return f"the packages of {item.env} are others now"
    return ""


def _target_changed(context: OperationContext, plan: Plan, item: PlanItem) -> str:
    if plan.option(f"by:{item.env.name}") != RENAME:
        return ""  # somebody may have built it meanwhile: then it is joined
    source = plan.option(f"source:{item.env.name}")
    moved = next((one for one in plan.items if str(one.env) == source), None)
    if os.path.lexists(item.path) and (moved is None or not is_done(context, moved)):
        return f"{item.env} has come"
    return ""


def _tree(unit: Path) -> Path:
    return tree_elsewhere(unit) or unit / ".venv"
