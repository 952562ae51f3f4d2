"""Removing an environment of another tool: by that tool, or, where there is none, set aside.

Always after a plan, looked at again under the lock, and never anything but one environment.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from roost.core.discovery.other.candidate import OtherFound
from roost.core.domain.decision import Warning
from roost.core.domain.env import EnvId
from roost.core.domain.errors import (
    BlockedError,
    CancelledError,
    RoostError,
    StoreError,
    UsageError,
)
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
    Blockers,
    blocked_error,
    processes_in,
    with_blockers,
)
from roost.core.operations.context import OperationContext
from roost.core.operations.owners import Removal, files_of_owner, has_owner, removal_of
from roost.core.operations.set_aside import set_aside
from roost.core.operations.transaction import transaction
from roost.core.operations.whose import check_contents, check_may_go, check_place, is_orphan
from roost.core.store.history import record_operation
from roost.core.system.accounting import account_tree
from roost.core.system.context import JobContext
from roost.core.system.process import clean_environment, run_streaming
from roost.core.system.tree import Identity, check_identity, identity, measure_tree

INCLUDE = "include_user_files"
APP_NAME = "app_name"
SILENCE = 300.0
TOTAL = 1800.0
Find = Callable[[EnvId], OtherFound]
Said = Callable[[EnvId], Mapping[str, object]]
"""What a scanner said of an environment, for the day it comes back."""


def plan_remove_other(
    context: OperationContext,
    found: Sequence[OtherFound],
    ctx: JobContext,
    *,
    include_user_files: bool = False,
    app_name: str | None = None,
    closed: Sequence[str | Path] = (),
) -> Plan:
    """What removing these would do; changes nothing.  What blocks is in the items.

    A tool that can remove its own is asked to; what nobody claims, or whose app the user has
    named (``app_name``), is set aside and can be undone.  ``closed``: folders that must not
    lie in any of them.  Raises StoreError ``not-ours``, ``no-owner``, ``holds-more``,
    ``linked-path``, ``not-an-environment``, ``running-here``; UsageError ``mixed``.
    """
    items = [_item(context, one, ctx, app_name, closed) for one in found]
    owned = [item.action is Action.PURGE for item in items]
    if any(owned) and not all(owned):
        raise UsageError(
            "mixed",
            "What a tool removes itself cannot be undone, and what goes to the trash can: "
            "both cannot go in one plan.",
            remedy="Delete them in two calls.",
        )
    return Plan(
        Operation.DELETE,
        context.layout.root,
        tuple(items),
        purge=any(owned),
        net_gain=sum(item.frees or 0 for item in items),
        options=(
            (INCLUDE, "yes" if include_user_files else "no"),
            *(((APP_NAME, app_name),) if app_name else ()),
        ),
        created_at=context.now(),
    )


def execute_remove_other(
    context: OperationContext,
    plan: Plan,
    find: Find,
    ctx: JobContext,
    *,
    closed: Sequence[str | Path] = (),
    said: Said = lambda _env: {},
) -> Result:
    """Carry out a plan, item by item; a failed one does not stop the others.

    Errors are in the result; only CancelledError is raised.
    """
    results: list[ItemResult] = []
    errors: list[RoostError] = []
    for number, item in enumerate(plan.items):
        ctx.check_cancelled()
        ctx.progress("delete", number, len(plan.items), "environments", subject=str(item.env))
        result = _remove_one(context, plan, item, find, ctx, closed, said)
        results.append(result)
        if result.error is not None:
            errors.append(result.error)
        outcome, words = result.outcome.value, result.message
        record_operation(context.layout, context.now(), "delete", str(item.env), outcome, words)
    return Result(Operation.DELETE, tuple(results), tuple(errors))


def _item(
    context: OperationContext,
    one: OtherFound,
    ctx: JobContext,
    app_name: str | None,
    closed: Sequence[str | Path],
) -> PlanItem:
    tree = one.env.path
    removal = removal_of(one, context.environ) if has_owner(one) else None
    if removal is None:
        check_may_go(one, app_name)
    check_place(one, closed)
    seen, sizes = identity(tree), measure_tree(tree, ctx)
    now = _blockers(context, one, ctx)
    item = PlanItem(
        one.env.id,
        tree,
        Action.PURGE,
        size=sizes.allocated,
        frees=sizes.will_free,
        user_files=now.accounting.user_files,
        user_files_total=now.accounting.total,
        in_use=now.in_use,
        links=now.accounting.links,
        device=seen.device,
        inode=seen.inode,
        looked=now.accounting.looked,
    )
    if removal is not None:
        said = f"{removal.tool} removes it; Roost cannot bring it back."
        return replace(
            item,
            reasons=(f"by its own tool: {removal.words}",),
            warnings=(Warning("owner-removes", said),),
        )
    check_contents(tree, now.accounting.looked.every)
    why = "no app or project claims it"
    warnings: tuple[Warning, ...] = ()
    if one.info.kind != "venv" and is_orphan(one):
        why = f"its project {one.info.project} is gone"
    elif not is_orphan(one):
        why = f"you named the app it belongs to, {one.info.app}"
        told = f"{one.info.app} will not start without it until it makes a new one."
        warnings = (Warning("app-needs-it", told),)
    return replace(item, action=Action.QUARANTINE, reasons=(why,), warnings=warnings)


def _blockers(context: OperationContext, one: OtherFound, ctx: JobContext) -> Blockers:
    tree = one.env.path
    accounting = account_tree(tree, files_of_owner(one), ctx.check_cancelled)
    return Blockers(accounting, processes_in(context, [tree])[tree])


def _remove_one(
    context: OperationContext,
    plan: Plan,
    item: PlanItem,
    find: Find,
    ctx: JobContext,
    closed: Sequence[str | Path],
    said: Said,
) -> ItemResult:
    try:
        if item.action is Action.QUARANTINE:
            with transaction(context, "delete", [item.env], ctx):
                return _quarantine_one(context, plan, item, find, ctx, closed, said)
        one = _same(context, plan, item, find, ctx, closed)
        removal = removal_of(one, context.environ)
        _run(context, removal, item, ctx)
    except CancelledError:
        raise
    except RoostError as error:
        outcome = ItemOutcome.SKIPPED if isinstance(error, BlockedError) else ItemOutcome.FAILED
        return ItemResult(item.env, outcome, error.message, error=error)
    return ItemResult(item.env, ItemOutcome.DONE, f"removed by {removal.tool}", freed=item.frees)


def _quarantine_one(
    context: OperationContext,
    plan: Plan,
    item: PlanItem,
    find: Find,
    ctx: JobContext,
    closed: Sequence[str | Path],
    said: Said,
) -> ItemResult:
    one = _same(context, plan, item, find, ctx, closed)
    check_may_go(one, plan.option(APP_NAME) or None)
    ctx.check_cancelled()
    aside = set_aside(context, item, said(item.env))
    ctx.log(f"Set {item.env} aside as {aside.kept}.", "success")
    return ItemResult(item.env, ItemOutcome.DONE, f"in the trash, as {aside.kept}", aside.id)


def _same(
    context: OperationContext,
    plan: Plan,
    item: PlanItem,
    find: Find,
    ctx: JobContext,
    closed: Sequence[str | Path],
) -> OtherFound:
    """The very environment the plan showed, with nothing in its way; raises otherwise."""
    one = find(item.env)
    if one.env.path != item.path:
        raise _changed(item)
    check_place(one, closed)
    check_identity(item.path, Identity(item.device, item.inode))
    confirmed = plan.option(INCLUDE) == "yes"
    found = _blockers(context, one, ctx)
    if item.action is Action.QUARANTINE:
        check_contents(item.path, found.accounting.looked.every)
    now = with_blockers(item, found, include_user_files=confirmed)
    if now.blocked:
        raise blocked_error(now, confirmed=confirmed)
    return one


def _run(context: OperationContext, removal: Removal, item: PlanItem, ctx: JobContext) -> None:
    """Run the owner and look again: it is removed when it is gone, whatever the owner says."""
    ctx.log(f"Removing with {removal.words}")
    ended = run_streaming(
        removal.argv,
        env=clean_environment(removal.variables, base=context.environ),
        cwd=Path(item.path.anchor),
        on_line=lambda line: ctx.log(line, "output", "delete"),
        ctx=ctx,
        silence_limit=SILENCE,
        total_limit=TOTAL,
    )
    if os.path.lexists(item.path):
        raise StoreError(
            "owner-failed",
            f"{removal.tool} ended with {ended.returncode} and did not remove {item.path}.",
            path=str(item.path),
            remedy=f"Look at what {removal.tool} said above, and run it by hand: {removal.words}",
            data={"output": list(ended.tail)},
        )


def _changed(item: PlanItem) -> StoreError:
    return StoreError(
        "changed",
        f"{item.env} is not where it was when the plan was made.",
        path=str(item.path),
        remedy="Make the plan again.",
    )
