"""Migrate: bind a model to a proved shared environment, then quarantine its legacy one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import CancelledError, RoostError, StoreError
from roost.core.domain.plan import (
    Action,
    ItemOutcome,
    ItemResult,
    Operation,
    Plan,
    PlanItem,
    Result,
)
from roost.core.operations.assess import blockers_now, blocking_reason, with_blockers
from roost.core.operations.context import OperationContext
from roost.core.operations.create import create_or_join, is_good
from roost.core.operations.delete import manifest_for
from roost.core.operations.guard import check_unit
from roost.core.operations.migrate_plan import SOURCE, is_build, plan_migrate
from roost.core.operations.quarantine import quarantine
from roost.core.operations.recipe import make_recipe
from roost.core.operations.transaction import transaction
from roost.core.store.history import record_operation
from roost.core.store.overrides import override_names, raw_override, set_overrides
from roost.core.system.context import JobContext
from roost.core.system.tree import Identity
from roost.core.system.whole import OneBar

__all__ = ["execute_migrate", "plan_migrate"]


def execute_migrate(context: OperationContext, plan: Plan, ctx: JobContext) -> Result:
    """Carry out a plan; one failure does not stop the others, a cancel does.

    At every instant each model has a working environment.  Errors are in the result; only
    CancelledError is raised.
    """
    results: list[ItemResult] = []
    failed: dict[str, RoostError] = {}
    bar, ends = OneBar(ctx), _ends(plan)
    ctx = bar.ctx
    for number, item in enumerate(plan.items):
        ctx.check_cancelled()
        bar.part(ends[number], ends[number + 1])
        ctx.progress("migrate", number, len(plan.items), "environments", subject=str(item.env))
        if is_build(item):
            result = _ensure(context, plan, item, ctx)
            if result.error is not None:
                failed[item.env.name] = result.error
        else:
            result = _migrate_one(context, item, failed, ctx)
            record_operation(
                context.layout,
                context.now(),
                "migrate",
                str(item.env),
                result.outcome.value,
                result.message,
            )
        results.append(result)
    bar.finish("migrate")
    errors = tuple(result.error for result in results if result.error is not None)
    return Result(Operation.MIGRATE, tuple(results), errors)


def _ends(plan: Plan) -> list[float]:
    """Where each item's part of the bar ends: what must be built takes nearly all of the time."""
    takes = [(item.seconds or 30.0) if is_build(item) else 1.0 for item in plan.items]
    whole = sum(takes) or 1.0
    return [0.0, *(sum(takes[: number + 1]) / whole for number in range(len(takes)))]


def _ensure(context: OperationContext, plan: Plan, item: PlanItem, ctx: JobContext) -> ItemResult:
    source = plan.option(f"{SOURCE}{item.env.name}")
    try:
        path, how = create_or_join(
            context,
            item.env.name,
            ctx,
            installer=plan.option("installer") or None,
            source=EnvId.parse(source) if source else None,
            planned=item,
        )
    except CancelledError:
        raise
    except RoostError as error:
        ctx.log(error.message, "error")
        return ItemResult(item.env, ItemOutcome.FAILED, error.message, error=error)
    return ItemResult(item.env, ItemOutcome.DONE, f"{how}: {path}")


def _migrate_one(
    context: OperationContext, item: PlanItem, failed: dict[str, RoostError], ctx: JobContext
) -> ItemResult:
    if item.action is Action.NOTHING or item.target_key is None:
        message = "; ".join(warning.message for warning in item.warnings) or "nothing to do"
        ctx.log(f"{item.env} stays as it is: {message}", "warning")
        if not item.warnings:
            return ItemResult(item.env, ItemOutcome.SKIPPED, message)
        error = StoreError(
            item.warnings[0].code,
            f"{item.env} stays as it is: {message}",
            path=str(item.path),
            remedy="See `roost profiles` for what can be built, or leave it as it is.",
        )
        return ItemResult(item.env, ItemOutcome.FAILED, message, error=error)
    if item.target_key in failed:
        message = f"{item.target_key} could not be built; {item.env} stays as it is."
        return ItemResult(item.env, ItemOutcome.SKIPPED, message)
    bound: list[str] = []
    try:
        return _bind_and_quarantine(context, item, item.target_key, bound, ctx)
    except CancelledError:
        raise
    except RoostError as error:
        if bound:
            message = f"{', '.join(bound)} moved; the folder is kept: {error.message}"
            ctx.log(message, "warning")
            return ItemResult(item.env, ItemOutcome.PARTIAL, message)
        ctx.log(error.message, "error")
        return ItemResult(item.env, ItemOutcome.FAILED, error.message, error=error)


def _bind_and_quarantine(
    context: OperationContext, item: PlanItem, key: str, bound: list[str], ctx: JobContext
) -> ItemResult:
    layout, shared = context.layout, EnvId(EnvKind.SHARED, key)
    expected = Identity(item.device, item.inode)
    names = override_names(item.env.name, item.models)
    with transaction(context, "migrate", [item.env, shared], ctx) as change:
        check_unit(layout, item.env, expected)
        if not is_good(context, make_recipe(context, key), ctx):
            raise StoreError(
                "shared-unhealthy",
                f"{shared} does not work, so {item.env} stays as it is.",
                path=str(layout.shared(key)),
                remedy=f"Build it anew (`roost create {key}`), then migrate again.",
            )
        before = {name: raw_override(layout, name) for name in names}
        ctx.check_cancelled()
        change.journal.step("bind", models=list(names), key=key)
        set_overrides(layout, names, key=key, prefer=None)
        pinned = [name for name in names if before[name].get("pin") == str(item.env)]
        set_overrides(layout, pinned, pin=None)
        bound += names
        ctx.changed(str(item.env), "changed")
        found = blockers_now(context, item, ctx)
        now = with_blockers(item, found, include_user_files=False)
        if now.blocked or item.action is Action.REBIND:
            reason = blocking_reason(now) or "as planned"
            message = f"{', '.join(names)} now uses {shared}; the folder is kept: {reason}."
            ctx.log(message, "warning")
            return ItemResult(item.env, ItemOutcome.PARTIAL, message)
        manifest = replace(
            manifest_for(context, item, "migrate", f"migrated to {shared}"), overrides=before
        )
        quarantine(
            layout,
            change.journal,
            manifest,
            partial(check_unit, layout, item.env, expected),
            expect=expected,
        )
    ctx.changed(str(item.env), "removed")
    message = f"{', '.join(names)} now uses {shared}"
    ctx.log(f"{message}; `roost undo` takes it back.", "success")
    return ItemResult(item.env, ItemOutcome.DONE, message, manifest.id)
