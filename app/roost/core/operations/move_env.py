"""Move one environment's tree to another drive; a link stays where every reader looks for it.

Only legacy ones: `environments/<id>/.venv` may lead out of the workspace (formats.md), a shared
one never may.  Through the link all paths stay as they were, so nothing in the tree is changed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import (
    BlockedError,
    CancelledError,
    RoostError,
    StoreError,
    UsageError,
)
from roost.core.domain.plan import (
    TARGET,
    Action,
    ItemOutcome,
    ItemResult,
    Operation,
    Plan,
    PlanItem,
    Result,
)
from roost.core.health.deep import interpreter_starts
from roost.core.operations.assess import blocking_reason, users_of_envs
from roost.core.operations.context import OperationContext
from roost.core.operations.delete import retention
from roost.core.operations.guard import check_unit
from roost.core.operations.move_plan import check_lengths
from roost.core.operations.move_settle import MARK, has_mark, remove_bare
from roost.core.operations.move_watch import note, require_same
from roost.core.operations.quarantine import forget, name_taken, quarantine, remove_whole
from roost.core.store.folders import check_below
from roost.core.store.history import record_operation
from roost.core.store.layout import Layout
from roost.core.store.moved import is_that
from roost.core.store.trash import (
    MOVED,
    Manifest,
    content_path,
    find_manifest,
    item_folder,
    new_trash_id,
    purge_time,
)
from roost.core.system.context import JobContext
from roost.core.system.files import read_json_object, sync_folder, write_json
from roost.core.system.tree import (
    Identity,
    check_identity,
    copy_checked,
    identity,
    is_link,
    measure_tree,
    rename,
    require_space,
    sync_volume,
    verify_copy,
)
from roost.core.system.tree.switching import exchange, link_folder, unlink_folder
from roost.core.system.venv.locate import python_path

_TREE = ".venv"
_STAGE = re.compile(r"\.roost-move-[0-9a-f]{8}")


def plan_move_env(context: OperationContext, env: EnvId, target: Path, ctx: JobContext) -> Plan:
    """What moving one environment's tree to ``target`` would do; changes nothing.

    Raises UsageError ``bad-target``, ``moves-with-workspace``; StoreError ``no-space``,
    ``already-elsewhere``; WorkspaceError ``path-too-long``; as `check_unit`.
    """
    layout = context.layout
    tree = _own_tree(layout, env)
    _check_target(layout, target)
    sizes = measure_tree(tree, ctx)
    require_space(target.parent, sizes.allocated)
    check_lengths(tree, target, long_paths=context.long_paths(), ctx=ctx)
    seen = identity(tree)
    item = PlanItem(
        env,
        tree,
        Action.MOVE,
        models=context.describe(env).models,
        size=sizes.allocated,
        frees=sizes.will_free,
        in_use=users_of_envs(context, [env])[env],
        reasons=(
            f"to {target}; a link stays in its place, so every path to it works as before",
            "what is here now goes to the trash",
        ),
        device=seen.device,
        inode=seen.inode,
    )
    return Plan(
        Operation.MOVE,
        layout.root,
        (item,),
        net_gain=sizes.will_free,
        options=((TARGET, str(target)),),
        created_at=context.now(),
    )


def execute_move_env(context: OperationContext, plan: Plan, ctx: JobContext) -> Result:
    """Carry out the plan.  Errors are in the result; only CancelledError is raised."""
    item, target = plan.items[0], Path(plan.option(TARGET))
    try:
        trash_id = _move(context, item, target, ctx)
    except CancelledError:
        raise
    except RoostError as error:
        ctx.log(error.message, "error")
        failed = ItemResult(item.env, ItemOutcome.FAILED, error.message, error=error)
        return Result(Operation.MOVE, (failed,), (error,))
    ctx.changed(str(item.env))
    message = f"its tree is at {target}; the old one is in the trash"
    ctx.log(f"Moved {item.env}: {message}.", "success")
    record_operation(context.layout, context.now(), "move", str(item.env), "done", message)
    done = ItemResult(item.env, ItemOutcome.DONE, message, trash_id)
    volumes = {str(target.parent): -(item.size or 0)}
    return Result(Operation.MOVE, (done,), data={"to": str(target), "volumes": volumes})


def undo_move_env(context: OperationContext, manifest: Manifest, ctx: JobContext) -> Result:
    """The old tree takes the link's place; what the link leads to stays as it is, and is named.

    Raises StoreError ``name-taken`` where no link is there any more, BusyError.
    """
    layout, env = context.layout, manifest.env
    with _transaction(context, env, ctx) as change:
        find_manifest(layout, manifest.id)  # it may have been purged while we waited
        unit = layout.unit(env)
        check_below(layout, unit)
        origin = unit / _TREE
        if os.path.lexists(origin) and not is_link(origin.lstat()):
            raise name_taken(layout, manifest)
        left = str(origin.readlink()) if os.path.lexists(origin) else ""
        change.journal.step("restore-tree", trash=manifest.id, env=str(env))
        check_below(layout, content_path(layout, manifest.id))
        rename(content_path(layout, manifest.id), _beside(unit, manifest.id))
        _bring_back(unit, manifest.id)
        sync_folder(unit)
        forget(layout, manifest.id)
    ctx.changed(str(env))
    message = f"back at {origin}" + (f"; {left} is yours to remove" if left else "")
    ctx.log(f"Brought back {env}.", "success")
    record_operation(layout, context.now(), "undo", str(env), "done", message)
    return Result(Operation.UNDO, (ItemResult(env, ItemOutcome.DONE, message, manifest.id),))


def settle_move_env(layout: Layout, step: Mapping[str, Any], ctx: JobContext) -> str:
    """After a move that was cut off: back, unless the old tree is in the trash.  Repeatable."""
    env, trash_id = EnvId.parse(str(step.get("env"))), str(step.get("trash"))
    stage, target = Path(str(step.get("stage"))), Path(str(step.get("target")))
    token = str(step.get("token"))
    said = ""
    if not os.path.lexists(content_path(layout, trash_id)):
        unit = layout.unit(env)
        check_below(layout, unit)
        _bring_back(unit, trash_id)
        forget(layout, trash_id)
        # A link there leads to the copy, which is then the only tree there is.
        back = (unit / _TREE).is_dir() and not is_link((unit / _TREE).lstat())
        if back:
            beside = bool(_STAGE.fullmatch(stage.name)) and stage.parent == target.parent
            if beside and has_mark(stage / MARK, token) and _is_copy(stage, target):
                remove_whole(target, ctx)
            said = f"Took back the move of {env}, which had not been finished."
    if _STAGE.fullmatch(stage.name):
        if has_mark(stage / MARK, token):
            remove_whole(stage, ctx)
        elif stage.is_dir() and not stage.is_symlink():
            remove_bare(stage)
    return said


def settle_restored_tree(layout: Layout, step: Mapping[str, Any], _ctx: JobContext) -> str:
    """After an undo that was cut off.  Repeatable."""
    env, trash_id = EnvId.parse(str(step.get("env"))), str(step.get("trash"))
    if os.path.lexists(content_path(layout, trash_id)):
        return ""  # not begun
    unit = layout.unit(env)
    check_below(layout, unit)
    if not os.path.lexists(_beside(unit, trash_id)) and not os.path.lexists(
        item_folder(layout, trash_id)
    ):
        return ""
    _bring_back(unit, trash_id)
    forget(layout, trash_id)
    return f"Finished bringing back {env}."


def _move(context: OperationContext, item: PlanItem, target: Path, ctx: JobContext) -> str:
    layout, env = context.layout, item.env
    expected = Identity(item.device, item.inode)
    trash_id, token = new_trash_id(context.clock()), os.urandom(16).hex()
    stage = target.parent / f".roost-move-{token[:8]}"
    with _transaction(context, env, ctx) as change:
        tree = _own_tree(layout, env)
        _check_target(layout, target)
        check_identity(tree, expected)
        _refuse_users(context, item)
        change.journal.step(
            "move-tree",
            env=str(env),
            trash=trash_id,
            target=str(target),
            stage=str(stage),
            token=token,
        )
        stage.mkdir()
        write_json(stage / MARK, {"token": token})
        copy, before = stage / "tree", note(tree, ctx)
        copy_checked(tree, copy, ctx, lambda part: verify_copy(tree, part, ctx), subject=str(env))
        sync_volume(copy)
        seen = identity(copy)
        write_json(stage / MARK, {"token": token, "device": seen.device, "inode": seen.inode})
        rename(copy, target)
        sync_folder(target.parent)
        _prove(tree, target, env, ctx)
        require_same(tree, before, ctx)
        _refuse_users(context, item)
        ctx.check_cancelled()
        beside = _beside(tree.parent, trash_id)
        _switch(tree, beside, target, expected)
        manifest = Manifest(
            trash_id,
            env,
            context.now(),
            f"moved to {target}",
            part=MOVED,
            name=_TREE,
            operation="move",
            size=item.size,
            frees=item.frees,
            purge_after=purge_time(context.clock(), retention(layout)),
            models=item.models,
        )

        def check() -> Path:
            check_below(layout, beside)
            return beside

        quarantine(layout, change.journal, manifest, check, expect=expected)
        remove_whole(stage, JobContext(ctx.job, ctx.sink))
    return trash_id


def _transaction(context: OperationContext, env: EnvId, ctx: JobContext) -> Any:
    from roost.core.operations.transaction import transaction  # which settles what is here

    return transaction(context, "move-tree", [env], ctx)


def _own_tree(layout: Layout, env: EnvId) -> Path:
    """The real tree in the workspace; raises where there is none to move."""
    if env.kind is not EnvKind.LEGACY:
        raise UsageError(
            "moves-with-workspace",
            f"{env} cannot leave the workspace alone: a shared environment is never followed out "
            "of it.",
            remedy="Move the whole workspace (`roost move DEST`), or create it in another one.",
        )
    unit = check_unit(layout, env)
    tree = unit / _TREE
    if not os.path.lexists(tree) or is_link(tree.lstat()) or not tree.is_dir():
        raise StoreError(
            "already-elsewhere",
            f"The tree of {env} does not lie in the workspace.",
            path=str(tree),
            remedy="See where it leads with `roost list --json`.",
        )
    return tree


def _check_target(layout: Layout, target: Path) -> None:
    problem = ""
    root = Path(os.path.realpath(layout.root))
    if not target.is_absolute() or not target.name:
        problem = "it is not the absolute path of a folder"
    elif Path(os.path.realpath(target.parent)).is_relative_to(root):
        problem = "it lies in the workspace"
    elif os.path.lexists(target):
        problem = "something is there"
    elif not target.parent.is_dir() or not os.access(target.parent, os.W_OK):
        problem = f"there is no folder {target.parent} that may be written"
    if problem:
        raise UsageError(
            "bad-target",
            f"The environment cannot move to {target}: {problem}.",
            remedy="Name a folder that does not exist yet, in one that does.",
            path=str(target),
        )


def _refuse_users(context: OperationContext, item: PlanItem) -> None:
    from dataclasses import replace

    uses = users_of_envs(context, [item.env])[item.env]
    if uses:
        raise BlockedError(
            "in-use",
            f"{item.env} was left alone: {blocking_reason(replace(item, in_use=uses))}.",
            path=str(item.path),
            remedy="End those processes, then try again.",
            data={"in_use": [use.as_dict() for use in uses]},
        )


def _prove(tree: Path, target: Path, env: EnvId, ctx: JobContext) -> None:
    if not interpreter_starts(Path(python_path(str(tree))), ctx=ctx):
        return  # it did not start before
    if not interpreter_starts(Path(python_path(str(target))), ctx=ctx):
        raise StoreError(
            "does-not-start",
            f"{env} does not start at {target}, so it was not moved.",
            path=str(target),
            remedy="Check whether programs may be run on that volume (noexec).",
        )


def _beside(unit: Path, trash_id: str) -> Path:
    return unit / f"{_TREE}-{trash_id[-8:]}"


def _switch(tree: Path, beside: Path, target: Path, expected: Identity) -> None:
    """The link takes the tree's name, the tree the link's, in one step where possible."""
    link_folder(beside, target)
    check_identity(tree, expected)
    if not exchange(tree, beside):
        unlink_folder(beside)
        rename(tree, beside, expect=expected)
        link_folder(tree, target)
    sync_folder(tree.parent)


def _bring_back(unit: Path, trash_id: str) -> None:
    """The tree beside takes its own name again, and the link goes.  Repeatable."""
    tree, beside = unit / _TREE, _beside(unit, trash_id)
    if not os.path.lexists(beside):
        return
    if not is_link(beside.lstat()):
        if not os.path.lexists(tree):
            rename(beside, tree)
            return
        if not is_link(tree.lstat()):
            return  # both are real: neither is ours to choose
        if not exchange(tree, beside):
            unlink_folder(tree)
            rename(beside, tree)
            return
    unlink_folder(beside)


def _is_copy(stage: Path, target: Path) -> bool:
    try:
        value = read_json_object(stage / MARK)
        return is_that(target, int(value["device"]), int(value["inode"]))
    except (FileNotFoundError, StoreError, KeyError, TypeError, ValueError):
        return False
