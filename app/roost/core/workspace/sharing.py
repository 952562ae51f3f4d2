"""Sharing equal files between all the environments of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roost.core.domain.errors import UsageError
from roost.core.domain.plan import Result
from roost.core.operations.sharing import execute_sharing, undo_sharing
from roost.core.operations.sharing_plan import SharingPlan, plan_sharing
from roost.core.system.context import JobContext

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace

__all__ = ["dedupe", "plan_dedupe", "undo_dedupe"]


def plan_dedupe(workspace: Workspace, ctx: JobContext) -> SharingPlan:
    """See ``Workspace.plan_dedupe``."""
    return plan_sharing(workspace.operations(), workspace.scan(ctx).environments, ctx)


def dedupe(workspace: Workspace, plan: SharingPlan, ctx: JobContext, *, hardlink: bool) -> Result:
    """See ``Workspace.dedupe``; raises UsageError ``foreign-plan`` for another workspace's."""
    if plan.root != workspace.root:
        raise UsageError(
            "foreign-plan",
            f"This plan was made for {plan.root}, not for {workspace.root}.",
            remedy="Make the plan again in this workspace.",
        )
    return execute_sharing(workspace.operations(), plan, ctx, hardlink=hardlink)


def undo_dedupe(workspace: Workspace, ctx: JobContext) -> Result:
    """See ``Workspace.undo_dedupe``."""
    return undo_sharing(workspace.operations(), ctx)
