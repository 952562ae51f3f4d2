"""Handing a workspace's choices to the operations that change environments."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import UsageError
from roost.core.domain.plan import Operation, Plan, Result
from roost.core.operations.context import OperationContext
from roost.core.operations.create import create_or_join, execute_create, plan_create
from roost.core.operations.delete import execute_delete
from roost.core.operations.migrate import execute_migrate, plan_migrate
from roost.core.system.context import JobContext

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace

__all__ = ["build_shared", "execute", "operation_context", "plan_build", "plan_moves"]


def operation_context(workspace: Workspace) -> OperationContext:
    """Plain values and callables of this workspace and machine."""
    return OperationContext(
        workspace.layout,
        describe=workspace.describe,
        clock=workspace.host.now,
        environ=workspace.host.environ,
        driver=lambda: workspace.hardware().driver or "",
        hardware=workspace.hardware,
    )


def build_shared(
    workspace: Workspace, key: str, ctx: JobContext, *, wait: bool, timeout: float | None
) -> str:
    """Step 4 of a resolution: ``created``, or ``joined`` where somebody was faster."""
    context = operation_context(workspace)
    return create_or_join(context, key, ctx, wait=wait, timeout=timeout)[1]


def plan_build(
    workspace: Workspace,
    key: str,
    ctx: JobContext,
    *,
    installer: str | None,
    source: EnvId | None,
    extra: tuple[str, ...],
    locked: Path | None,
) -> Plan:
    """See ``Workspace.plan_create``."""
    return plan_create(
        operation_context(workspace),
        key,
        ctx,
        installer=installer,
        source=source,
        extra=extra,
        locked=locked,
    )


def plan_moves(
    workspace: Workspace,
    env_ids: Sequence[EnvId] | None,
    ctx: JobContext,
    *,
    promote: bool,
    measure: bool,
) -> Plan:
    """See ``Workspace.plan_migrate``."""
    if env_ids is None:
        scan = workspace.scan(ctx)
        env_ids = [
            env.id
            for env in scan.environments
            if env.kind is EnvKind.LEGACY and env.problem is None
        ]
    context = operation_context(workspace)
    return plan_migrate(context, env_ids, ctx, promote=promote, measure=measure)


def execute(workspace: Workspace, plan: Plan, ctx: JobContext) -> Result:
    """Carry out a plan of this workspace; raises UsageError ``foreign-plan`` for another's."""
    if plan.root != workspace.root:
        raise UsageError(
            "foreign-plan",
            f"This plan was made for {plan.root}, not for {workspace.root}.",
            remedy="Make the plan again in this workspace.",
        )
    if any(item.env.kind is EnvKind.OTHER for item in plan.items):
        from roost.core.workspace.removing import execute_removal

        return execute_removal(workspace, plan, ctx)
    context = operation_context(workspace)
    actions = {
        Operation.CREATE: execute_create,
        Operation.MIGRATE: execute_migrate,
        Operation.DELETE: execute_delete,
    }
    return actions[plan.operation](context, plan, ctx)
