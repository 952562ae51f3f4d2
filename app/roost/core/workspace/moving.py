"""Moving a whole workspace, and remembering where it is now."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.domain.errors import StoreError
from roost.core.domain.plan import Result
from roost.core.operations import move_plan as planning
from roost.core.operations import move_workspace as moving
from roost.core.operations.move_plan import MovePlan
from roost.core.store.userconfig import load_user_config, save_user_config
from roost.core.system.context import JobContext
from roost.core.workspace.recording import recorded, refuse_foreign
from roost.core.workspace.root import refuse_hostile

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace


def plan_move(workspace: Workspace, target: Path | str, ctx: JobContext, *, link: bool) -> MovePlan:
    """See ``Workspace.plan_move``."""
    text = os.path.abspath(os.path.expanduser(os.fspath(target)))  # noqa: PTH100, PTH111
    refuse_hostile(text)
    return planning.plan_move(workspace.operations(), Path(text), ctx, link=link)


def move(workspace: Workspace, plan: MovePlan, ctx: JobContext) -> Result:
    """See ``Workspace.move``."""
    refuse_foreign(workspace, plan.root)
    result = recorded(
        workspace,
        "move",
        lambda inner: moving.execute_move(workspace.operations(), plan, inner),
        ctx,
        envs=[str(env) for env in plan.environments],
        volumes=[plan.root.parent, plan.target.parent],
        written=plan.as_dict(),
    )
    _now_at(workspace, str(plan.root), str(plan.target))
    return result


def undo_move(workspace: Workspace, moved_id: str, ctx: JobContext) -> Result:
    """The old folder becomes the workspace again; raises NotFoundError, StoreError."""
    result = recorded(
        workspace,
        "undo",
        lambda inner: moving.undo_move(workspace.operations(), moved_id, inner),
        ctx,
    )
    _now_at(workspace, str(workspace.root), result.data["to"])
    return result


def _now_at(workspace: Workspace, old: str, new: str) -> None:
    """The workspace used last is the one that has moved; a convenience that may fail."""
    folder = workspace.host.config_dir
    config = load_user_config(folder)
    if old not in config.recent:
        return
    others = tuple(path for path in config.recent if path != old)
    try:
        save_user_config(folder, replace(config, recent=others).with_recent(new))
    except (OSError, StoreError):
        return
