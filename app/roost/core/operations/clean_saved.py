"""Saved plans of migrations that nobody goes on with: finished, or past the trash's retention."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from roost.core.domain.env import EnvKind
from roost.core.domain.errors import RoostError
from roost.core.domain.plan import Action, Plan, PlanItem
from roost.core.operations.context import OperationContext
from roost.core.operations.delete import retention
from roost.core.operations.planner.unchanged import is_done
from roost.core.store.folders import check_below
from roost.core.store.overrides import load_overrides, override_names
from roost.core.store.plans import load_plan, saved_plans

LEAST = timedelta(days=1)
"""A plan that was cut short lately is somebody's way to go on, whatever the retention says."""


def stale_plans(context: OperationContext) -> Iterator[tuple[Path, str]]:
    """(file, why it may go) of each in `.envs/.plans`; files of other names are the user's."""
    layout = context.layout
    try:
        check_below(layout, layout.plans)
        found = saved_plans(layout)
    except (RoostError, OSError):
        return
    days = retention(layout)
    for path in found:
        why = _why(context, path, days)
        if why:
            yield path, why


def _why(context: OperationContext, path: Path, days: int | None) -> str:
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime, context.clock().tzinfo)
    except (OSError, ValueError, OverflowError):
        return ""  # gone meanwhile, or of no time
    old = days is not None and context.clock() - changed >= max(timedelta(days=days), LEAST)
    try:
        plan = load_plan(context.layout, str(path))
    except RoostError as error:
        if old and error.code == "damaged-plan":
            return "no plan that can be read, and older than what the trash keeps"
        return ""
    if _nothing_left(context, plan):
        return "nothing of this plan is left to do"
    return f"saved on {changed:%Y-%m-%d}, before what the trash still keeps" if old else ""


def _nothing_left(context: OperationContext, plan: Plan) -> bool:
    try:
        return all(_is_over(context, item) for item in plan.items)
    except RoostError:
        return False  # the choices cannot be read


def _is_over(context: OperationContext, item: PlanItem) -> bool:
    if item.env.kind is not EnvKind.LEGACY:
        return True  # one that is only built for those that move
    if item.action is Action.MIGRATE:
        return is_done(context, item) or not os.path.lexists(item.path)
    if item.action is Action.REBIND:
        names = override_names(item.env.name, item.models)
        choices = load_overrides(context.layout)
        return all(choices.for_model(name).key == item.target_key for name in names)
    return True
