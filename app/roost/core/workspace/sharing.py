"""Sharing equal files between all the environments of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roost.core.domain.plan import Result
from roost.core.operations.sharing import execute_sharing, undo_sharing
from roost.core.operations.sharing_plan import SharingPlan, plan_sharing
from roost.core.system.context import JobContext
from roost.core.workspace.recording import recorded, refuse_foreign

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace

__all__ = ["dedupe", "plan_dedupe", "undo_dedupe"]


def plan_dedupe(workspace: Workspace, ctx: JobContext) -> SharingPlan:
    """See ``Workspace.plan_dedupe``."""
    return plan_sharing(workspace.operations(), workspace.scan(ctx).environments, ctx)


def dedupe(workspace: Workspace, plan: SharingPlan, ctx: JobContext, *, hardlink: bool) -> Result:
    """See ``Workspace.dedupe``; raises UsageError ``foreign-plan`` for another workspace's."""
    refuse_foreign(workspace, plan.root)
    return recorded(
        workspace,
        "dedupe",
        lambda inner: execute_sharing(workspace.operations(), plan, inner, hardlink=hardlink),
        ctx,
        frees=True,
        envs=[str(item.env) for item in plan.items],
        written=plan.as_dict(),
    )


def undo_dedupe(workspace: Workspace, ctx: JobContext) -> Result:
    """See ``Workspace.undo_dedupe``."""
    return recorded(
        workspace,
        "undo dedupe",
        lambda inner: undo_sharing(workspace.operations(), inner),
        ctx,
        frees=True,
    )
