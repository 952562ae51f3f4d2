"""Create: a shared environment, built, proved and published, or joined where one is building."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

from roost.core.domain.env import EnvId
from roost.core.domain.errors import BusyError, RoostError, StoreError
from roost.core.domain.events import Event, Progress
from roost.core.domain.health import Badge
from roost.core.domain.plan import (
    Action,
    ItemOutcome,
    ItemResult,
    Operation,
    Plan,
    PlanItem,
    Result,
)
from roost.core.health.asked import asked_of
from roost.core.health.stamps import stamp
from roost.core.operations.assess import processes_in
from roost.core.operations.basepython import agreed, with_base
from roost.core.operations.build import resolved_as
from roost.core.operations.context import OperationContext
from roost.core.operations.dedicated import DEDICATE, bind_to_it
from roost.core.operations.extend import (
    Extension,
    extended,
    forecast_of_clone,
    is_extension,
)
from roost.core.operations.guard import unit_of
from roost.core.operations.installers.base import Resolved
from roost.core.operations.preflight import (
    Coming,
    Forecast,
    check_machine,
    check_room,
    forecast,
    measured_where_short,
    short_of_room,
)
from roost.core.operations.prove import env_of, prove
from roost.core.operations.publish import Published, first_build, rebuild, remember
from roost.core.operations.recipe import Recipe, make_recipe, recipe_of
from roost.core.operations.retire import Former, describe_current, retire
from roost.core.operations.settle import settle
from roost.core.operations.timing import check_seconds, expected_time, finish_job, start_job
from roost.core.operations.transaction import Transaction, transaction
from roost.core.operations.waiting import busy_error, wait_for_owner
from roost.core.store.envjson import current_tree
from roost.core.store.folders import check_below
from roost.core.store.healthcache import HealthCache
from roost.core.store.history import record_operation
from roost.core.system.context import JobContext
from roost.core.system.locks import HeldLock, read_owner_record
from roost.core.system.tree import (
    Identity,
    check_identity,
    identity,
    measure_tree,
)
from roost.core.system.whole import OneBar


def plan_create(
    context: OperationContext,
    key: str,
    ctx: JobContext,
    *,
    installer: str | None = None,
    source: EnvId | None = None,
    extra: tuple[str, ...] = (),
    locked: Path | None = None,
    managed_python: bool = False,
    measure: bool = True,
) -> Plan:
    """What creating ``key`` would do; changes nothing.  ``measure`` as in ``build_item``.

    ``managed_python``: the user agrees to fetch uv's where no lasting base Python is here.
    Raises what ``make_recipe`` and ``require_offer`` raise, NotFoundError for a missing
    ``source``, StoreError ``linked-path``.
    """
    recipe = make_recipe(
        context,
        key,
        installer=installer,
        source=source,
        extra=extra,
        locked=locked,
        managed="?" if managed_python else "",
    )
    return plan_recipe(context, recipe, ctx, measure=measure)


def plan_recipe(
    context: OperationContext, recipe: Recipe, ctx: JobContext, *, measure: bool = True
) -> Plan:
    """The plan of building a recipe; raises as ``plan_create``."""
    extension = None
    if measure and is_extension(recipe):
        extension = extended(context, recipe, ctx)
        recipe = extension.recipe
    item = build_item(context, recipe, ctx, measure=measure, extension=extension)
    recipe, downloads = agreed(recipe, item)
    return Plan(
        Operation.CREATE,
        context.layout.root,
        (item,),
        peak=item.needs,
        downloads=downloads,
        warnings=short_of_room(context, recipe.installer, [item]),
        options=recipe.options(),
        created_at=context.now(),
    )


def build_item(
    context: OperationContext,
    recipe: Recipe,
    ctx: JobContext,
    *,
    measure: bool = True,
    coming: Coming | None = None,
    extension: Extension | None = None,
) -> PlanItem:
    """The plan's item for one shared environment, with what a dry run says of its size.

    Without ``measure`` an estimate, at once.  ``extension``: as what it was resolved.
    Raises as ``check_machine``.
    """
    unit = unit_of(context.layout, recipe.env)
    warnings = check_machine(context, recipe)
    if recipe.source is not None:
        size = measure_tree(context.describe(recipe.source).venv, ctx).size
        seen = Forecast(size, 0, (f"a copy of {recipe.source}, without a download",), True)
    elif recipe.clone is not None and (extension is not None or not recipe.extra):
        seen = forecast_of_clone(context, recipe, extension, ctx)
    elif measure:
        found = None if extension is None else extension.found
        seen = forecast(context, recipe, ctx, coming, found)
    else:
        seen = Forecast(recipe.needs, None, ("its size is an estimate",))
    expected = expected_time(context, recipe, seen.downloads)
    from_profile: tuple[str, ...] = (
        () if recipe.source else (f"from the profile {recipe.profile.id}",)
    )
    from_profile += () if extension is None else extension.reasons
    item = PlanItem(
        recipe.env,
        unit,
        Action.PROMOTE if recipe.source is not None else Action.BUILD,
        recipe.key,
        needs=seen.needs,
        downloads=seen.downloads,
        estimated=not seen.measured,
        reasons=(*from_profile, *seen.reasons),
        warnings=warnings,
        seconds=expected.seconds,
        last_seconds=expected.last,
        resolved=None if seen.found is None else resolved_as(context, recipe, seen.found),
    )
    if measure or recipe.managed:
        item = with_base(context, recipe, item, ctx)
    if not os.path.lexists(unit):
        return item
    check_below(context.layout, unit)
    here = identity(unit)
    return replace(
        item,
        action=Action.PROMOTE if recipe.source is not None else Action.REBUILD,
        models=_models_of(context, recipe.env),
        device=here.device,
        inode=here.inode,
        in_use=processes_in(context, [unit])[unit],
        reasons=(*item.reasons, "built beside the present one, which is kept until the switch"),
    )


def _models_of(context: OperationContext, env: EnvId) -> tuple[str, ...]:
    """Who would be affected by another set of packages."""
    try:
        return context.describe(env).models
    except RoostError:
        return ()


def execute_create(context: OperationContext, plan: Plan, ctx: JobContext) -> Result:
    """Build what the plan says; a second creator of the same key waits, and uses the one build.

    Raises InstallerError, StoreError (``changed`` where the plan no longer fits the disk),
    BusyError, CancelledError; nothing partial is left.
    """
    item = plan.items[0]
    recipe = with_figures(recipe_of(context, plan, item.env.name), item)
    while read_owner_record(context.layout, recipe.env) is not None:
        wait_for_owner(context, recipe.env, ctx, None)
    try:
        with transaction(context, _operation(context, recipe), recipe.locked_envs, ctx) as change:
            if _made_meanwhile(context, item, recipe, ctx):
                done = ItemResult(recipe.env, ItemOutcome.DONE, "made by somebody else meanwhile")
                return Result(Operation.CREATE, (done,))
            _require_unchanged(context, item)
            if recipe.measured is not None:
                check_room(context, recipe.installer, recipe.measured, item.downloads)
            published = create_locked(context, recipe, change, ctx)
            bind_to_it(context, plan, change)
    except RoostError as error:
        _record(context, recipe, "cancelled" if error.exit_code == 130 else "failed", error.message)
        raise
    message = f"{published.packages} packages at {published.tree}"
    _record(context, recipe, "done", message)
    return Result(Operation.CREATE, (ItemResult(recipe.env, ItemOutcome.DONE, message),))


def _made_meanwhile(
    context: OperationContext, item: PlanItem, recipe: Recipe, ctx: JobContext
) -> bool:
    """Whether what the profile asks for, and nothing else, was to be built and is there now."""
    if item.inode or recipe.extra or recipe.locked or recipe.source or recipe.clone:
        return False
    return is_good(context, recipe, ctx)


def _require_unchanged(context: OperationContext, item: PlanItem) -> None:
    """What was shown is what is done: nothing has come or gone at the target since."""
    unit = context.layout.shared(item.env.name)
    if item.inode:
        check_identity(unit, Identity(item.device, item.inode))
    elif os.path.lexists(unit):
        raise StoreError(
            "changed",
            f"{item.env} has been made by somebody else since the plan.",
            path=str(unit),
            remedy="Look at the new plan and start again.",
        )


def create_or_join(
    context: OperationContext,
    key: str,
    ctx: JobContext,
    *,
    wait: bool = True,
    timeout: float | None = None,
    installer: str | None = None,
    source: EnvId | None = None,
    planned: PlanItem | None = None,
    extra: tuple[str, ...] = (),
) -> tuple[Path, str]:
    """The shared environment's folder and ``created`` or ``joined``.

    Where somebody is building it, their progress is shown until they are done; if they die,
    the build is taken over.  ``planned``: what a plan said of it; ``extra``: lines on top of
    the profile's, where it is built here.
    Raises EnvironmentBusyError ``environment-busy`` (no waiting wanted, or more than
    ``timeout`` seconds), and what ``execute_create`` raises.
    """
    recipe = make_recipe(context, key, installer=installer, source=source, extra=extra)
    if planned is not None:
        recipe = with_figures(recipe, planned)
    deadline = None if timeout is None else time.monotonic() + timeout
    bar = OneBar(ctx)
    ctx = bar.ctx
    while True:
        bar.part()
        try:
            with transaction(
                context, _operation(context, recipe), recipe.locked_envs, ctx, timeout=0
            ) as change:
                if is_good(context, recipe, ctx):
                    bar.finish("publish", str(recipe.env))
                    return context.layout.shared(key), "joined"
                published = create_locked(context, recipe, change, ctx)
        except BusyError as error:
            if error.code != "busy":
                raise
            if not wait:
                raise busy_error(context, recipe.env) from error
            wait_for_owner(context, recipe.env, ctx, deadline)
            continue
        except RoostError as error:
            outcome = "cancelled" if error.exit_code == 130 else "failed"
            _record(context, recipe, outcome, error.message)
            raise
        _record(context, recipe, "done", f"{published.packages} packages")
        return context.layout.shared(key), "created"


def create_locked(
    context: OperationContext, recipe: Recipe, change: Transaction, ctx: JobContext
) -> Published:
    """Build or rebuild, then retire former trees; the caller holds the lock."""
    check_machine(context, recipe)
    job = start_job(context, recipe, _telling(ctx, change.locks[recipe.env]))
    ctx = job.ctx
    ctx.log(f"Creating new shared environment: {recipe.key}")
    present = os.path.lexists(context.layout.shared(recipe.key))
    former = describe_current(context.layout, recipe.key) if present else None
    if is_extension(recipe):
        recipe = extended(context, recipe, ctx).recipe
    recipe = measured_where_short(context, recipe, ctx)
    published = (rebuild if present else first_build)(context, recipe, change, ctx)
    ctx.log(f"Environment {recipe.key} ready!", "success")
    ctx.changed(str(recipe.env), "changed" if present else "added")
    if present:
        _retire(context, recipe.env, change, JobContext(ctx.job, ctx.sink), former)
    finish_job(context, recipe, job)
    return published


def with_figures(recipe: Recipe, item: PlanItem) -> Recipe:
    """The recipe with what the plan's dry run measured, so that nobody resolves again for it."""
    if recipe.source is not None:
        return recipe
    if isinstance(item.resolved, Resolved):
        recipe = replace(recipe, resolved=item.resolved)
    if item.estimated:
        return recipe
    return replace(recipe, measured=item.needs, downloads=item.downloads)


def _retire(
    context: OperationContext,
    env: EnvId,
    change: Transaction,
    ctx: JobContext,
    former: Former | None,
) -> None:
    """The new tree is in use: whatever the old one does now, the creation has succeeded."""
    try:
        retire(context, env, change.journal, ctx, former)
    except RoostError as error:
        ctx.log(f"The former tree of {env.name} stays for now: {error.message}", "warning")
        settle(context.layout, change.journal.entries, ctx)


def _operation(context: OperationContext, recipe: Recipe) -> str:
    if recipe.source is not None:
        return "promote"
    if recipe.clone is not None:
        return DEDICATE  # the lock of what is copied says so, too, and nobody builds that one
    return "rebuild" if os.path.lexists(context.layout.shared(recipe.key)) else "create"


def is_good(context: OperationContext, recipe: Recipe, ctx: JobContext) -> bool:
    """Whether somebody has finished it since it was found missing or broken."""
    layout, env = context.layout, recipe.env
    unit, tree = layout.shared(recipe.key), current_tree(layout, recipe.key)
    if not (tree / "pyvenv.cfg").is_file():
        return False
    check_below(layout, unit)
    described = env_of(env, unit, tree)
    imports = asked_of(described, recipe.profile).imports
    known = HealthCache(layout).load(env, stamp(described, context.driver()), imports)
    if known is not None and known.badge in (Badge.HEALTHY, Badge.DEGRADED):
        return True
    try:
        seconds = check_seconds(context, recipe.key)
        proof = prove(env, unit, tree, recipe.profile, ctx, context.driver(), seconds=seconds)
    except RoostError as error:
        if error.exit_code == 130:
            raise
        return False
    remember(context, env, unit, tree, proof)
    return True


def _telling(ctx: JobContext, held: HeldLock) -> JobContext:
    """The same job, whose progress those who wait can see, too."""

    def sink(event: Event) -> None:
        if isinstance(event, Progress):
            held.report(event)
        ctx.sink(event)

    return JobContext(ctx.job, sink, ctx.cancelled)


def _record(context: OperationContext, recipe: Recipe, outcome: str, detail: str) -> None:
    record_operation(context.layout, context.now(), "create", str(recipe.env), outcome, detail)
