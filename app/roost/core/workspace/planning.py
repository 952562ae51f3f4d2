"""Migrations of a workspace: planned for one or all, saved, and carried out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import RoostError
from roost.core.domain.plan import ItemOutcome, Plan, Result
from roost.core.health.static import leads_out
from roost.core.operations.context import ModelSeen, OperationContext
from roost.core.operations.migrate_plan import Wishes, plan_migrate
from roost.core.store.plans import forget_plan, save_plan
from roost.core.system.context import JobContext
from roost.core.system.venv.facts import TreeFacts
from roost.core.workspace.root import accept_root
from roost.core.workspace.scanning import scan_with_facts

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace

FEW = 20
"""Environments up to which each is looked at for itself."""


def plan_moves(
    workspace: Workspace,
    context: OperationContext,
    env_ids: Sequence[EnvId] | None,
    ctx: JobContext,
    wishes: Wishes,
) -> Plan:
    """See ``Workspace.plan_migrate``.

    One look at the whole workspace costs less than looking at many of it one by one.  Where
    nothing is measured, as for a figure, what that look has read is not read again.
    """
    known: Mapping[EnvId, TreeFacts] = {}
    if env_ids is None or len(env_ids) > FEW:
        accept_root(workspace.root)
        asking = workspace.asking()
        scan, facts = scan_with_facts(asking, ctx)
        scanned = {env.id: env for env in scan.environments}
        alone, behind = context.describe, context.model
        context = replace(context, describe=lambda env: scanned.get(env) or alone(env))
        if not wishes.measure:
            seen = {env: ModelSeen(needs=needs) for env, needs in asking.needs_seen.items()}
            known = facts
            context = replace(context, model=lambda env: seen.get(env) or behind(env))
        if env_ids is None:
            env_ids = [
                env.id
                for env in scanned.values()
                if env.kind is EnvKind.LEGACY and not (env.problem and leads_out(env))
            ]
    return plan_migrate(context, env_ids, ctx, wishes=wishes, known=known)


def execute_saved(context: OperationContext, plan: Plan, ctx: JobContext) -> Result:
    """Carry out a migration with its plan on disk until nothing of it is left to do.

    A crash, a cancel and failures leave the file: the same plan goes on with what is left.
    Where it cannot be written (a full disk), the migration goes on without it.
    """
    from roost.core.operations.migrate import execute_migrate

    path: Path | None = None
    try:
        path = save_plan(context.layout, plan)
    except RoostError as error:
        ctx.log(f"The plan could not be saved: {error.message}", "warning")
    try:
        result = execute_migrate(context, plan, ctx)
    except RoostError as error:
        if path is not None and error.code == "changed":
            forget_plan(path)
        elif path is not None:
            error.data = {**error.data, "plan_file": str(path)}
        raise
    left = any(one.outcome in (ItemOutcome.FAILED, ItemOutcome.SKIPPED) for one in result.items)
    if path is not None and not left:
        forget_plan(path)
        path = None
    result.data["plan_file"] = None if path is None else str(path)
    return result
