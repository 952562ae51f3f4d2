"""Move a workspace: copy, relocate, check, switch, keep the old folder until it is purged.

At every instant one of the two places is a whole workspace in which every model starts; the
switch is one exchange of names where the system has it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from roost.core.domain.env import EnvId
from roost.core.domain.errors import BlockedError, StoreError
from roost.core.domain.plan import Operation, Result
from roost.core.health.deep import interpreter_starts
from roost.core.operations.clean_caches import weigh
from roost.core.operations.context import OperationContext
from roost.core.operations.delete import retention
from roost.core.operations.move_copy import copy_workspace
from roost.core.operations.move_plan import (
    MovePlan,
    check_idle,
    check_places,
    environments_of,
    trees_of,
)
from roost.core.operations.move_settle import ARRIVING, MARK, finish_arrival, moved_of
from roost.core.operations.move_watch import note, require_same
from roost.core.operations.quarantine import remove_whole
from roost.core.operations.transaction import transaction
from roost.core.store.journal import Journal, plant_journal
from roost.core.store.layout import Layout
from roost.core.store.moved import Moved, find_moved, forget_moved, is_that
from roost.core.store.trash import purge_time
from roost.core.system.context import JobContext
from roost.core.system.files import sync_folder, write_json
from roost.core.system.tree import Identity, check_identity, rename, sync_volume
from roost.core.system.tree.switching import exchange, link_folder, unlink_folder
from roost.core.system.venv.locate import python_path


def execute_move(context: OperationContext, plan: MovePlan, ctx: JobContext) -> Result:
    """Carry out the plan.  Raises what `plan_move` raises, BlockedError ``in-use``, StoreError
    ``changed``, ``does-not-start``, CancelledError; until the switch nothing has changed then.
    """
    layout = context.layout
    check_places(plan.root, plan.target)
    with transaction(context, "move", plan.environments, ctx) as change:
        _look_again(context, plan, change.journal.path)
        token = os.urandom(16).hex()
        stage = plan.target.parent / f".roost-move-{token[:8]}"
        facts = {
            "stage": str(stage),
            "target": str(plan.target),
            "kept": str(plan.kept),
            "token": token,
            "device": plan.device,
            "inode": plan.inode,
        }
        change.journal.step("move", **facts)
        stage.mkdir()
        write_json(stage / MARK, {"token": token, "from": str(plan.root)})
        copy = stage / "workspace"
        seen = note(plan.root, ctx)
        copy_workspace(context, plan, copy, ctx)
        moved = _announce(context, plan, copy, token)
        sync_volume(stage)
        _settle_in(plan, stage, copy)
        _prove(layout, plan, ctx)
        require_same(plan.root, seen, ctx)
        _look_again(context, plan, change.journal.path)
        ctx.check_cancelled()
        _switch(plan)
        # From here on the new place is the workspace, and it only goes forward.
        _tidy(plan, change.journal)
    new = Layout(plan.target)
    finish_arrival(new, moved[1], str(plan.target))
    (new.journal / moved[0]).unlink(missing_ok=True)
    ctx.log(
        f"Moved the workspace to {plan.target}; the old folder is kept at {plan.kept}.", "success"
    )
    return Result(
        Operation.MOVE,
        data={
            "id": moved[1].id,
            "workspace": str(plan.target),
            "from": str(plan.root),
            "to": str(plan.target),
            "kept": str(plan.kept),
            "linked": plan.link,
            "renamed": dict(plan.rekeying.ids),
            "volumes": {str(plan.target.parent): -plan.needs},
        },
    )


def undo_move(context: OperationContext, moved_id: str, ctx: JobContext) -> Result:
    """Bring the old folder back to its place, byte for byte; the new one stays as it is.

    Raises NotFoundError ``no-such-trash``, StoreError ``name-taken``.
    """
    layout = context.layout
    moved = find_moved(layout, moved_id)
    origin = moved.origin
    if origin.is_symlink() and os.path.realpath(origin) == os.path.realpath(layout.root):
        if exchange(origin, moved.kept):
            unlink_folder(moved.kept)
        else:
            unlink_folder(origin)
            rename(moved.kept, origin)
    elif os.path.lexists(origin):
        raise StoreError(
            "name-taken",
            f"{origin} exists again, so the old workspace cannot go back there.",
            path=str(origin),
            remedy=f"Rename {origin} first, or use the old one where it is: --root {moved.kept}",
        )
    else:
        rename(moved.kept, origin)
    sync_folder(origin.parent)
    forget_moved(layout, moved.id)
    message = f"{origin} is the workspace again; what was done since is in {layout.root}"
    ctx.log(message, "success")
    return Result(
        Operation.UNDO, data={"from": str(layout.root), "to": str(origin), "id": moved.id}
    )


def purge_moved(context: OperationContext, moved: Moved, ctx: JobContext) -> int | None:
    """Free the old folder of a move; bytes that became free.  Repeatable.

    Raises StoreError ``changed`` where something else is there now, ``in-use``.
    """
    if is_that(moved.purging, moved.device, moved.inode):
        return _purge(context.layout, moved, ctx)  # begun before, and cut off
    check_identity(moved.kept, Identity(moved.device, moved.inode))
    users = context.users([moved.kept]).processes[moved.kept]
    if users:
        named = ", ".join(f"{user.name} (PID {user.pid})" for user in users[:5])
        raise BlockedError(
            "in-use",
            f"{moved.kept} is still used by {named}.",
            path=str(moved.kept),
            remedy="End those processes, then purge again.",
        )
    # Nothing half deleted may be taken for something to undo.
    rename(moved.kept, moved.purging, expect=Identity(moved.device, moved.inode))
    return _purge(context.layout, moved, ctx)


def _purge(layout: Layout, moved: Moved, ctx: JobContext) -> int | None:
    frees = weigh(moved.purging, ctx)[1]
    remove_whole(moved.purging, JobContext(ctx.job, ctx.sink))
    forget_moved(layout, moved.id)
    return frees


def _look_again(context: OperationContext, plan: MovePlan, journal: Path) -> None:
    check_identity(plan.root, Identity(plan.device, plan.inode))
    check_idle(context.layout, journal)
    if environments_of(context.layout) != plan.environments:
        raise StoreError(
            "changed",
            "Environments have come or gone since the plan was made.",
            path=str(plan.root),
            remedy="Make the plan again.",
        )
    users = context.users([plan.root]).processes[plan.root]
    if users:
        named = ", ".join(f"{user.name} (PID {user.pid})" for user in users[:5])
        raise BlockedError(
            "in-use",
            f"Nothing was moved: {named} uses the workspace.",
            path=str(plan.root),
            remedy="End those processes, and leave the folder in your terminals, then try again.",
            data={
                "in_use": [
                    {"pid": user.pid, "name": user.name, "since": user.since_iso} for user in users
                ]
            },
        )


def _announce(
    context: OperationContext, plan: MovePlan, copy: Path, token: str
) -> tuple[str, Moved]:
    """What tells whoever finds the copy after our death; its journal's name, and the record."""
    now, new = context.clock(), Layout(copy)
    write_json(new.envs / ARRIVING, {"token": token, "from": str(plan.root)})
    facts = {
        "id": f"move-{now:%Y%m%dT%H%M%SZ}-{token[:8]}",
        "token": token,
        "from": str(plan.root),
        "kept": str(plan.kept),
        "at": now.isoformat(),
        "size": plan.frees,
        "purge_after": purge_time(now, retention(context.layout)),
        "link": plan.link,
        "device": plan.device,
        "inode": plan.inode,
    }
    name = plant_journal(new, "move-in", (), context.clock, "moved-in", **facts)
    return name, moved_of(facts)


def _settle_in(plan: MovePlan, stage: Path, copy: Path) -> None:
    if plan.target.is_dir() and not plan.target.is_symlink():
        plan.target.rmdir()  # empty, as planned, or it stays and the rename refuses
    rename(copy, plan.target)
    sync_folder(plan.target.parent)
    (stage / MARK).unlink()
    stage.rmdir()


def _prove(layout: Layout, plan: MovePlan, ctx: JobContext) -> None:
    """Every interpreter that starts at the old place starts at the new one."""
    new = Layout(plan.target)
    for env in plan.environments:
        after = EnvId(env.kind, plan.rekeying.ids.get(env.name, env.name))
        for tree in trees_of(layout, env):
            moved = new.unit(after) / tree.name
            before = interpreter_starts(Path(python_path(str(tree))), ctx=ctx)
            if before and not interpreter_starts(Path(python_path(str(moved))), ctx=ctx):
                raise StoreError(
                    "does-not-start",
                    f"{env} does not start at {moved}, so nothing was moved.",
                    path=str(moved),
                    remedy="Check whether programs may be run on that volume (noexec).",
                )


def _switch(plan: MovePlan) -> None:
    """The old folder gets out of the way, and a link takes its name, in one step if possible."""
    expected = Identity(plan.device, plan.inode)
    if plan.link:
        link_folder(plan.kept, plan.target)
        check_identity(plan.root, expected)
        if exchange(plan.root, plan.kept):
            sync_folder(plan.root.parent)
            return
        unlink_folder(plan.kept)
    rename(plan.root, plan.kept, expect=expected)
    if plan.link:
        link_folder(plan.root, plan.target)
    sync_folder(plan.root.parent)


def _tidy(plan: MovePlan, journal: Journal) -> None:
    """Notes of this operation do not belong into the folder that is kept."""
    kept = Layout(plan.kept)
    with suppress(OSError):
        (kept.journal / journal.path.name).unlink()
    with suppress(OSError):
        for path in kept.locks.glob("*.owner.json*"):
            path.unlink()
