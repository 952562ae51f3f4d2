"""Adopting environments of other tools: which legacy id one gets, and its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import UsageError
from roost.core.domain.names import is_safe_name
from roost.core.domain.plan import Plan, Result
from roost.core.operations.adopt import execute_adopt, plan_adopt
from roost.core.system.context import JobContext
from roost.core.workspace.other_one import find_other

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace


def plan_adoption(
    workspace: Workspace, env_id: EnvId, ctx: JobContext, *, copy: bool, model: str | None
) -> Plan:
    """What adopting it would do; raises NotFoundError, and as ``plan_adopt``.

    For ``model`` it gets that model's own id; without, the name it has as `other:`.
    """
    if env_id.kind is not EnvKind.OTHER:
        raise UsageError(
            "not-adoptable",
            f"{env_id} is in the workspace already.",
            remedy="Name an environment of another tool: other:<id>, as `roost scan` lists them.",
        )
    name = env_id.name
    models: dict[str, str] = {}
    if model is not None:
        subject = workspace.asking().subject(model)
        name = next(label for label in subject.labels if is_safe_name(label))
        if subject.hf_id:
            models["model_id"] = subject.hf_id
        if subject.folder is not None:
            models["model_path"] = str(subject.folder)
    return plan_adopt(
        workspace.operations(),
        find_other(workspace.host, env_id),
        ctx,
        name=name,
        copy=copy,
        models=models,
    )


def carry_out_adoption(workspace: Workspace, plan: Plan, ctx: JobContext) -> Result:
    """Carry out the very plan that was shown; raises CancelledError."""
    host = workspace.host
    return execute_adopt(workspace.operations(), plan, lambda env_id: find_other(host, env_id), ctx)
