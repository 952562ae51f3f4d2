"""Delete: into quarantine by one rename, after everything that speaks against it was named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from roost.core.domain.decision import Warning
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import CancelledError, RoostError
from roost.core.domain.model import legacy_id_of_hf
from roost.core.domain.plan import (
    Action,
    ItemOutcome,
    ItemResult,
    Operation,
    Plan,
    PlanItem,
    Result,
)
from roost.core.operations.assess import (
    assess,
    blocked_error,
    blockers_now,
    users_of_envs,
    with_blockers,
)
from roost.core.operations.context import OperationContext
from roost.core.operations.guard import check_unit
from roost.core.operations.led import in_words, led_to
from roost.core.operations.left_with import left_with
from roost.core.operations.quarantine import purge_item, quarantine
from roost.core.operations.standing import serves_without
from roost.core.operations.transaction import transaction
from roost.core.operations.user_files import MOVE_TO, check_destination, move_out
from roost.core.store.history import record_operation
from roost.core.store.layout import Layout
from roost.core.store.settings import load_settings
from roost.core.store.trash import Manifest, new_trash_id, purge_time
from roost.core.system.context import JobContext
from roost.core.system.tree import Identity

INCLUDE = "include_user_files"


def plan_delete(
    context: OperationContext,
    env_ids: Sequence[EnvId],
    ctx: JobContext,
    *,
    purge: bool = False,
    include_user_files: bool = False,
    move_user_files_to: Path | None = None,
) -> Plan:
    """What deleting would do, from the disk as it is; changes nothing.

    Raises NotFoundError ``no-such-environment``, StoreError ``linked-path``, ``not-ours``,
    ``not-an-environment`` where that is so of all of them; of some, it is in their items, and
    carrying the plan out does the rest.  What blocks is in the items, not raised.
    """
    if move_user_files_to is not None:
        check_destination(context.layout, move_user_files_to)
    wanted = tuple(dict.fromkeys(env_ids))
    users = users_of_envs(context, wanted)
    action = Action.PURGE if purge else Action.QUARANTINE
    items: list[PlanItem] = []
    refused: list[RoostError] = []
    for env in wanted:
        try:
            item = assess(context, env, action, users[env], ctx)
        except CancelledError:
            raise
        except RoostError as error:
            refused.append(error)
            told = (Warning(error.code, error.message),)
            unit = context.layout.unit(env)
            items.append(PlanItem(env, unit, Action.NOTHING, warnings=told))
            continue
        warnings = (*_warnings(context, item, wanted), *_led_here(context.layout, item, wanted))
        items.append(replace(item, warnings=warnings))
    if refused and len(refused) == len(wanted):
        raise refused[0]
    freed = sum(item.frees or 0 for item in items)
    notes = (
        ()
        if purge
        else (Warning("quarantine-frees-nothing", "Quarantine frees nothing until it is purged."),)
    )
    return Plan(
        Operation.DELETE,
        context.layout.root,
        tuple(items),
        purge=purge,
        net_gain=freed,
        warnings=notes,
        options=(
            (INCLUDE, "yes" if include_user_files else "no"),
            *(((MOVE_TO, str(move_user_files_to)),) if move_user_files_to is not None else ()),
        ),
        created_at=context.now(),
    )


def execute_delete(context: OperationContext, plan: Plan, ctx: JobContext) -> Result:
    """Carry out a plan, item by item; a blocked or failed one does not stop the others.

    Errors are in the result; only CancelledError is raised, between or before items.
    """
    results: list[ItemResult] = []
    errors: list[RoostError] = []
    for number, item in enumerate(plan.items):
        ctx.check_cancelled()
        ctx.progress("delete", number, len(plan.items), "environments", subject=str(item.env))
        result = _delete_one(context, plan, item, ctx)
        results.append(result)
        if result.error is not None:
            errors.append(result.error)
        record_operation(
            context.layout,
            context.now(),
            "delete",
            str(item.env),
            result.outcome.value,
            result.message,
        )
    ctx.progress("delete", len(plan.items), len(plan.items), "environments")
    return Result(Operation.DELETE, tuple(results), tuple(errors))


def _delete_one(
    context: OperationContext, plan: Plan, item: PlanItem, ctx: JobContext
) -> ItemResult:
    layout = context.layout
    try:
        with transaction(context, "delete", [item.env], ctx) as change:
            expected = Identity(item.device, item.inode)
            item = replace(item, path=check_unit(layout, item.env, expected))
            target = plan.option(MOVE_TO)
            saved = move_out(context, item, Path(target), ctx) if target else 0
            found = blockers_now(context, item, ctx)
            confirmed = plan.option(INCLUDE) == "yes"
            now = with_blockers(item, found, include_user_files=confirmed)
            if now.blocked:
                raise blocked_error(now, confirmed=confirmed)
            where = (
                f"; {saved} of your files are in {Path(target) / item.env.name}" if saved else ""
            )
            manifest = manifest_for(context, item, "delete", "deleted by the user")
            quarantine(
                layout,
                change.journal,
                manifest,
                partial(check_unit, layout, item.env, expected),
                expect=expected,
                purge=plan.purge,
            )
            ctx.changed(str(item.env), "removed")
            if plan.purge:
                # From here on it only goes forward: a cancel must not leave half a tree.
                purge_item(layout, manifest.id, JobContext(ctx.job, ctx.sink), expect=expected)
                ctx.log(f"Deleted {item.env} for good.", "success")
                message = f"deleted for good{where}"
                return ItemResult(item.env, ItemOutcome.DONE, message, freed=item.frees)
    except CancelledError:
        raise
    except RoostError as error:
        ctx.log(error.message, "error")
        return ItemResult(item.env, ItemOutcome.FAILED, error.message, error=error)
    ctx.log(f"Moved {item.env} to the trash; `roost undo` brings it back.", "success")
    return ItemResult(item.env, ItemOutcome.DONE, f"moved to the trash{where}", manifest.id)


def manifest_for(
    context: OperationContext, item: PlanItem, operation: str, reason: str
) -> Manifest:
    """The manifest of an item about to be quarantined."""
    now = context.clock()
    return Manifest(
        new_trash_id(now),
        item.env,
        now.isoformat(),
        reason,
        operation=operation,
        size=item.size,
        frees=item.frees,
        purge_after=purge_time(now, retention(context.layout)),
        models=item.models,
        target_key=item.target_key,
    )


def retention(layout: Layout) -> int | None:
    """Days a trash item stays; None (for ever) also where the settings cannot be read."""
    try:
        return load_settings(layout).retention
    except RoostError:
        return None


def _warnings(
    context: OperationContext, item: PlanItem, going: Sequence[EnvId]
) -> tuple[Warning, ...]:
    alone = _left_without(context, item, going)
    if not alone:
        return left_with(context, item, going)
    named = ", ".join(alone[:5]) + (" and others" if len(alone) > 5 else "")
    return (
        Warning("only-environment", f"Without {item.env} there is no environment for {named}."),
    )


def _led_here(layout: Layout, item: PlanItem, going: Sequence[EnvId]) -> tuple[Warning, ...]:
    others = tuple(env for env in led_to(layout, item.path, item.env) if env not in going)
    if not others:
        return ()
    told = f"The tree of {in_words(others)} is in {item.env}: they do not start without it."
    return (Warning("leads-here", told),)


def _left_without(
    context: OperationContext, item: PlanItem, going: Sequence[EnvId]
) -> tuple[str, ...]:
    """Models that have neither a shared nor a legacy environment once ``going`` are gone."""
    layout = context.layout
    if item.env.kind is EnvKind.LEGACY:
        key, needs = item.target_key, context.model(item.env).needs
        if key and serves_without(context, key, needs, going) is not None:
            return ()
        return item.models or (item.env.name,)
    return tuple(
        model
        for model in item.models
        if not any(
            (layout.legacy(name) / ".venv").exists()
            for name in (model, legacy_id_of_hf(model))
            if "/" not in name and "\\" not in name and EnvId(EnvKind.LEGACY, name) not in going
        )
    )
