"""Promote by rename: a legacy environment's tree becomes the shared one.  No bytes are copied.

What relocation rewrites is kept in the trash item, so that undo brings the legacy one back to
the byte.  The one step that counts is the rename of the tree: before it the legacy environment
works, after it the shared one does.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from roost.core.domain.errors import StoreError
from roost.core.domain.plan import PlanItem
from roost.core.operations.assess import blocked_error, users_of_envs
from roost.core.operations.build import Built
from roost.core.operations.context import OperationContext
from roost.core.operations.delete import retention
from roost.core.operations.guard import check_unit
from roost.core.operations.installers.lock import write_lock
from roost.core.operations.led import refuse_where_led_to
from roost.core.operations.preflight import check_machine
from roost.core.operations.prove import Proof, lacking, prove
from roost.core.operations.publish import LOCK, look_again, record_of, remember
from roost.core.operations.recipe import Recipe
from roost.core.operations.timing import check_seconds
from roost.core.operations.transaction import Transaction
from roost.core.store.envjson import DEFAULT_VENV, write_env_json
from roost.core.store.folders import check_below, own_folder
from roost.core.store.layout import Layout
from roost.core.store.trash import (
    PROMOTED,
    Manifest,
    before_path,
    content_path,
    item_folder,
    new_trash_id,
    purge_time,
    write_manifest,
)
from roost.core.system.context import JobContext
from roost.core.system.files import os_failure, sync_folder, write_atomic
from roost.core.system.relocate import made_for, relocate
from roost.core.system.relocate.since import RELOCATED, keep_bytecode, note_tree
from roost.core.system.tree import Identity, identity, rename
from roost.core.system.venv.facts import read_facts

NOTE = "promoted"
"""Key of env.json that says which legacy environment it was, and which trash item knows."""


@dataclass(frozen=True, slots=True)
class Promotion:
    """One promotion by rename: of what, for whom.  ``bind`` writes the models' choices."""

    source: PlanItem
    recipe: Recipe
    overrides: Mapping[str, Mapping[str, Any]]
    bind: Callable[[], None]
    prove_model: Callable[[Path], str]
    """The model's own probe, given a tree; raises where the model would not work."""


def why_not_by_rename(layout: Layout, item: PlanItem) -> str:
    """Why a legacy environment's tree cannot simply be given its new name; "" where it can."""
    tree = item.path / DEFAULT_VENV
    if tree.is_symlink() or not (tree / "pyvenv.cfg").is_file():
        return "its tree lies elsewhere"
    if item.in_use:
        return "a process uses it"
    if item.user_files_total:
        return "files in it belong to no package"
    place = layout.envs if layout.envs.exists() else layout.root
    if os.lstat(tree).st_dev != os.stat(place).st_dev:  # noqa: PTH116
        return "it lies on another volume"
    return ""


def promote_by_rename(
    context: OperationContext, promotion: Promotion, change: Transaction, ctx: JobContext
) -> tuple[str, str]:
    """Make the source the shared environment, bind its models; (trash id, what was proved).

    The caller holds the locks of both.  Raises StoreError, CancelledError, BlockedError where a
    process has begun to use it meanwhile; whatever fails before the rename of the tree is taken
    back by ``settle``.
    """
    layout, recipe, source = context.layout, promotion.recipe, promotion.source
    unit = check_unit(layout, source.env, Identity(source.device, source.inode))
    tree, shared = unit / DEFAULT_VENV, layout.shared(recipe.key)
    refuse_where_led_to(layout, source.env, unit)
    why = why_not_by_rename(layout, source)
    if why or os.path.lexists(shared):
        raise StoreError(
            "changed",
            f"{source.env} cannot become {recipe.env} any more: {why or 'it is there already'}.",
            path=str(unit),
            remedy="Look at the new plan and start again.",
        )
    check_machine(context, recipe)
    missing = lacking(recipe.profile, read_facts(str(tree)).versions())
    if missing:
        raise StoreError(
            "unhealthy-build",
            f"{source.env} cannot become {recipe.env}: it lacks {', '.join(missing)}.",
            path=str(tree),
            remedy="Let it be built instead (--promote-by no).",
        )
    ctx.log(f"Looking whether {source.env} is what {recipe.env} has to be...")
    seconds = check_seconds(context, recipe.key)
    proof = prove(recipe.env, unit, tree, recipe.profile, ctx, context.driver(), seconds=seconds)
    proved = promotion.prove_model(tree)
    _refuse_users(context, source)  # proving takes a while: somebody may have come since
    ctx.check_cancelled()
    manifest = _manifest(context, promotion, unit)
    stage = f"{recipe.key}-{os.urandom(4).hex()}"
    change.journal.step("build", name=stage)
    change.journal.step("promote", trash=manifest.id, env=str(source.env), key=recipe.key)
    write_manifest(layout, manifest)
    check_below(layout, item_folder(layout, manifest.id))
    _relocate(tree, shared / DEFAULT_VENV, before_path(layout, manifest.id), ctx)
    proof = replace(proof, facts=read_facts(str(tree)))
    _publish_shell(context, promotion, proof, tree, stage, manifest.id)
    promotion.bind()
    _swap(context, promotion, proof, manifest.id, ctx)
    return manifest.id, proved


def _refuse_users(context: OperationContext, source: PlanItem) -> None:
    users = users_of_envs(context, [source.env])[source.env]
    if users:
        raise blocked_error(replace(source, in_use=users))


def _manifest(context: OperationContext, promotion: Promotion, unit: Path) -> Manifest:
    now, source = context.clock(), promotion.source
    shell = [path for path in unit.iterdir() if path.name != DEFAULT_VENV and path.is_file()]
    size = sum(path.lstat().st_size for path in shell)
    return Manifest(
        new_trash_id(now),
        source.env,
        now.isoformat(),
        f"became {promotion.recipe.env}",
        part=PROMOTED,
        name=DEFAULT_VENV,
        operation="migrate",
        size=size,
        frees=size,
        purge_after=purge_time(now, retention(context.layout)),
        models=source.models,
        target_key=promotion.recipe.key,
        overrides=promotion.overrides,
    )


def _relocate(tree: Path, final: Path, keep: Path, ctx: JobContext) -> None:
    note_tree(tree, keep)
    report = relocate(tree, made_for(tree) or tree, final, ctx, keep=keep / RELOCATED)
    keep_bytecode(tree, keep, report.changed)
    for left in report.unmended:
        ctx.log(f"{left.path} still names the old place: {left.why}", "warning")


def _publish_shell(
    context: OperationContext,
    promotion: Promotion,
    proof: Proof,
    tree: Path,
    stage: str,
    trash_id: str,
) -> None:
    """`.envs/<key>` with env.json and lock, still without a tree: nobody takes it for usable."""
    layout, recipe = context.layout, promotion.recipe
    installer = context.installer(recipe.installer)
    built = Built(tree, write_lock(installer.freeze(tree, JobContext())), installer)
    own_folder(layout, layout.tmp)
    folder = layout.tmp / stage
    try:
        folder.mkdir()
    except OSError as error:
        raise os_failure(error, folder, "write") from error
    write_atomic(folder / LOCK, built.lock)
    note = {"from": str(promotion.source.env), "trash": trash_id}
    record = record_of(context, recipe, built, proof, DEFAULT_VENV)
    write_env_json(folder / "env.json", replace(record, extra={NOTE: note}))
    rename(folder, layout.shared(recipe.key), expect=identity(folder))
    sync_folder(layout.envs)
    sync_folder(layout.tmp)


def _swap(
    context: OperationContext,
    promotion: Promotion,
    proof: Proof,
    trash_id: str,
    ctx: JobContext,
) -> None:
    layout, env = context.layout, promotion.recipe.env
    unit, shared = promotion.source.path, layout.shared(env.name)
    tree, final = unit / DEFAULT_VENV, shared / DEFAULT_VENV
    seen = identity(unit)
    rename(tree, final, expect=identity(tree))
    sync_folder(shared)
    sync_folder(unit)
    try:
        look_again(env, final, proof, ctx)
    except StoreError:
        rename(final, tree)  # `settle` takes the rest back
        raise
    remember(context, env, shared, final, proof)
    rename(unit, content_path(layout, trash_id), expect=seen)
    sync_folder(item_folder(layout, trash_id))
    sync_folder(unit.parent)
