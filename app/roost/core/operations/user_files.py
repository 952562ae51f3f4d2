"""The user's own files in an environment: out of it, to a folder they name."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path

from roost.core.domain.env import EnvId
from roost.core.domain.errors import StoreError, UsageError
from roost.core.domain.plan import PlanItem
from roost.core.operations.accounting import account
from roost.core.operations.assess import users_of_envs
from roost.core.operations.context import OperationContext
from roost.core.store.folders import check_below
from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from roost.core.system.tree.moving_files import move_file

MOVE_TO = "move_user_files_to"
"""Option of a plan to delete: the absolute folder the files go to, one below it each."""
POLL = 0.5
"""Seconds between two looks at who uses an environment."""


def check_destination(layout: Layout, target: Path) -> None:
    """Raise UsageError ``bad-target`` for a folder that is no place to keep files in."""
    real = os.path.realpath(target)
    inside = [
        folder
        for folder in (layout.envs, layout.environments)
        if Path(real).is_relative_to(os.path.realpath(folder))
    ]
    if not target.is_absolute() or inside or (target.exists() and not target.is_dir()):
        raise UsageError(
            "bad-target",
            f"Your files cannot be moved to {target}: it "
            + ("lies among the environments." if inside else "is not a folder."),
            remedy="Name a folder of yours outside the environments.",
            path=str(target),
        )


def move_out(context: OperationContext, item: PlanItem, target: Path, ctx: JobContext) -> int:
    """Move every file of the user's to ``target/<environment>/…``; how many there were.

    The caller holds the lock.  Nothing is moved while somebody uses the environment, and
    nothing is overwritten.  Repeatable.  Raises StoreError, CancelledError.
    """
    layout = context.layout
    if users_of_envs(context, [item.env])[item.env]:
        return 0  # the deletion will name them
    check_destination(layout, target)
    moved = 0
    while names := account(item.path, item.env, ctx.check_cancelled).user_files:
        for name in names:
            ctx.check_cancelled()
            source = item.path / name
            check_below(layout, source.parent)
            if source.is_dir() and not source.is_symlink():
                raise StoreError(
                    "unreadable",
                    f"{source} cannot be read, so nobody knows what is in it.",
                    path=str(source),
                    remedy="Change its permissions, then try again.",
                )
            move_file(source, target / item.env.name / name)
            moved += 1
    if moved:
        ctx.log(f"Moved {moved} of your files to {target / item.env.name}.")
    return moved


def wait_until_unused(context: OperationContext, envs: Sequence[EnvId], ctx: JobContext) -> None:
    """Return once no process uses any of them; Roost ends none.  Raises CancelledError."""
    told: set[int] = set()
    pause = threading.Event()
    while True:
        ctx.check_cancelled()
        users = users_of_envs(context, envs)
        uses = {use.pid: (env, use) for env, some in users.items() for use in some}
        if not uses:
            return
        for pid in uses.keys() - told:
            env, use = uses[pid]
            ctx.log(f"Waiting for {use.name} (PID {pid}, since {use.since}), which uses {env}...")
        told = set(uses)
        ctx.progress("waiting", message=f"{len(uses)} process(es) use what is to go")
        pause.wait(POLL)
