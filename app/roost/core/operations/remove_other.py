"""Removing an environment of another tool: by that tool, after a plan, and looked at again."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from roost.core.discovery.other.candidate import OtherFound
from roost.core.domain.decision import Warning
from roost.core.domain.env import EnvId
from roost.core.domain.errors import BlockedError, CancelledError, RoostError, StoreError
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
from roost.core.operations.owners import Removal, files_of_owner, removal_of
from roost.core.store.history import record_operation
from roost.core.system.accounting import account_tree
from roost.core.system.context import JobContext
from roost.core.system.process import clean_environment, run_streaming
from roost.core.system.tree import Identity, check_identity, identity, measure_tree
from roost.core.system.venv.safe import is_within

INCLUDE = "include_user_files"
SILENCE = 300.0
TOTAL = 1800.0
Find = Callable[[EnvId], OtherFound]


def plan_remove_other(
    context: OperationContext,
    found: Sequence[OtherFound],
    ctx: JobContext,
    *,
    include_user_files: bool = False,
) -> Plan:
    """What removing these would do; changes nothing.  What blocks is in the items.

    Raises StoreError ``not-ours`` or ``no-owner`` where no tool can be asked to.
    """
    items = [_item(context, one, ctx) for one in found]
    return Plan(
        Operation.DELETE,
        context.layout.root,
        tuple(items),
        purge=True,
        net_gain=sum(item.frees or 0 for item in items),
        options=((INCLUDE, "yes" if include_user_files else "no"),),
        created_at=context.now(),
    )


def execute_remove_other(
    context: OperationContext, plan: Plan, find: Find, ctx: JobContext
) -> Result:
    """Carry out a plan, item by item; a failed one does not stop the others.

    Errors are in the result; only CancelledError is raised.
    """
    results: list[ItemResult] = []
    errors: list[RoostError] = []
    for number, item in enumerate(plan.items):
        ctx.check_cancelled()
        ctx.progress("delete", number, len(plan.items), "environments", subject=str(item.env))
        result = _remove_one(context, plan, item, find, ctx)
        results.append(result)
        if result.error is not None:
            errors.append(result.error)
        outcome, words = result.outcome.value, result.message
        record_operation(context.layout, context.now(), "delete", str(item.env), outcome, words)
    return Result(Operation.DELETE, tuple(results), tuple(errors))


def _item(context: OperationContext, one: OtherFound, ctx: JobContext) -> PlanItem:
    removal = removal_of(one, context.environ)
    tree = one.env.path
    _refuse_our_own(one.env.id, tree)
    seen, sizes = identity(tree), measure_tree(tree, ctx)
    now = _blockers(context, one, ctx)
    return PlanItem(
        one.env.id,
        tree,
        Action.PURGE,
        size=sizes.allocated,
        frees=sizes.will_free,
        user_files=now.accounting.user_files,
        user_files_total=now.accounting.total,
        in_use=now.in_use,
        links=now.accounting.links,
        reasons=(f"by its own tool: {removal.words}",),
        warnings=(
            Warning("owner-removes", f"{removal.tool} removes it; Roost cannot bring it back."),
        ),
        device=seen.device,
        inode=seen.inode,
        looked=now.accounting.looked,
    )


def _refuse_our_own(env_id: EnvId, tree: Path) -> None:
    if is_within(os.path.realpath(sys.prefix), str(tree)):
        raise StoreError(
            "running-here",
            f"Roost itself runs from {env_id}, so it is left alone.",
            path=str(tree),
            remedy="Remove it with its own tool after Roost has ended.",
        )


def _blockers(context: OperationContext, one: OtherFound, ctx: JobContext) -> Blockers:
    tree = one.env.path
    accounting = account_tree(tree, files_of_owner(one), ctx.check_cancelled)
    return Blockers(accounting, processes_in(context, [tree])[tree])


def _remove_one(
    context: OperationContext, plan: Plan, item: PlanItem, find: Find, ctx: JobContext
) -> ItemResult:
    try:
        one = find(item.env)
        if one.env.path != item.path:
            raise _changed(item)
        check_identity(item.path, Identity(item.device, item.inode))
        removal = removal_of(one, context.environ)
        confirmed = plan.option(INCLUDE) == "yes"
        now = with_blockers(item, _blockers(context, one, ctx), include_user_files=confirmed)
        if now.blocked:
            raise blocked_error(now, confirmed=confirmed)
        _run(context, removal, item, ctx)
    except CancelledError:
        raise
    except RoostError as error:
        outcome = ItemOutcome.SKIPPED if isinstance(error, BlockedError) else ItemOutcome.FAILED
        return ItemResult(item.env, outcome, error.message, error=error)
    return ItemResult(item.env, ItemOutcome.DONE, f"removed by {removal.tool}", freed=item.frees)


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
