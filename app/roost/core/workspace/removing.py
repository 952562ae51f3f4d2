"""Removing environments of other tools: what is found again, and who is asked to remove it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import UsageError
from roost.core.domain.plan import ItemOutcome, Plan, Result
from roost.core.operations.remove_other import execute_remove_other, plan_remove_other
from roost.core.store.othercache import OtherCache
from roost.core.system.context import JobContext
from roost.core.workspace.other_one import find_other
from roost.core.workspace.others import results_of

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace


def plan_removal(
    workspace: Workspace, env_ids: Sequence[EnvId], ctx: JobContext, *, include_user_files: bool
) -> Plan:
    """What their own tools would be asked to remove.

    Raises NotFoundError, StoreError ``not-ours`` or ``no-owner``, UsageError ``mixed`` where
    some of them lie in the workspace.
    """
    if any(env_id.kind is not EnvKind.OTHER for env_id in env_ids):
        raise UsageError(
            "mixed",
            "Environments of the workspace and of other tools cannot go in one plan: "
            "only the former can be undone.",
            remedy="Delete them in two calls.",
        )
    found = [find_other(workspace.host, env_id) for env_id in dict.fromkeys(env_ids)]
    return plan_remove_other(
        workspace.operations(), found, ctx, include_user_files=include_user_files
    )


def execute_removal(workspace: Workspace, plan: Plan, ctx: JobContext) -> Result:
    """Carry out the very plan that was shown, and forget what is gone."""
    host = workspace.host
    result = execute_remove_other(
        workspace.operations(), plan, lambda env_id: find_other(host, env_id), ctx
    )
    cache = OtherCache.open(host.cache_dir)
    for item in result.items:
        if item.outcome is ItemOutcome.DONE:
            cache.forget(str(item.env))
            results_of(host).forget(item.env)
            ctx.changed(str(item.env), "removed")
    cache.save()
    return result
