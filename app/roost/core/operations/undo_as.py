"""Undo under another name, where the old one is taken meanwhile."""

from __future__ import annotations

from dataclasses import replace

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.envkey import is_valid_key_name
from roost.core.domain.errors import RoostError, UsageError
from roost.core.domain.names import is_safe_name
from roost.core.domain.plan import ItemOutcome, ItemResult, Operation, Result
from roost.core.domain.printable import printable
from roost.core.operations.context import OperationContext
from roost.core.operations.quarantine import forget, restore
from roost.core.store.envjson import DEFAULT_VENV, current_tree, read_env_json, write_env_json
from roost.core.store.folders import check_below
from roost.core.store.history import record_operation
from roost.core.store.layout import Layout
from roost.core.store.trash import UNIT, Manifest, find_manifest
from roost.core.system.context import JobContext
from roost.core.system.relocate import made_for, relocate


def undo_as(context: OperationContext, manifest: Manifest, name: str, ctx: JobContext) -> Result:
    """Bring an item back as the environment ``name`` of its kind, fit for its new path.

    Raises UsageError ``bad-name``, ``only-a-tree``; StoreError ``name-taken``, BusyError.
    """
    from roost.core.operations.transaction import transaction  # which settles what is here

    layout, other = context.layout, _other(manifest, name)
    with transaction(context, "undo", [manifest.env, other], ctx) as change:
        find_manifest(layout, manifest.id)  # it may have been purged while we waited
        origin = restore(layout, change.journal, manifest, other)
        # From here on it only goes forward, as recovery would.
        _fit(layout, manifest, other, JobContext(ctx.job, ctx.sink))
        forget(layout, manifest.id)
    ctx.changed(str(other), "added")
    message = f"back as {other} at {origin}"
    if manifest.models:
        message += f"; to use it: roost use {manifest.models[0]} {other}"
    ctx.log(f"Brought back {manifest.env} as {other}.", "success")
    record_operation(layout, context.now(), "undo", str(other), "done", message)
    return Result(Operation.UNDO, (ItemResult(other, ItemOutcome.DONE, message, manifest.id),))


def fit_from_journal(layout: Layout, manifest: Manifest, other: str, ctx: JobContext) -> None:
    """Finish it after a death; ``other`` is the journal's word, and not believed."""
    try:
        env = EnvId.parse(other)
        _check_name(manifest, env.name)
        check_below(layout, layout.unit(env))
    except (RoostError, ValueError):
        return
    if env.kind is manifest.env.kind:
        _fit(layout, manifest, env, ctx)


def _other(manifest: Manifest, name: str) -> EnvId:
    if manifest.part != UNIT:
        raise UsageError(
            "only-a-tree",
            f"{manifest.id} is not a whole environment; it goes back to {manifest.env} or nowhere.",
            remedy=f"Run `roost undo {manifest.id}` without --as.",
        )
    _check_name(manifest, name)
    return EnvId(manifest.env.kind, name)


def _check_name(manifest: Manifest, name: str) -> None:
    if not is_safe_name(name) or (
        manifest.env.kind is EnvKind.SHARED and not is_valid_key_name(name)
    ):
        shown = printable(name)
        raise UsageError(
            "bad-name",
            f"“{shown}” cannot be the name of a {manifest.env.kind.value} environment.",
            remedy="Use letters, digits, dots, dashes and underscores, and start with a letter.",
        )


def _fit(layout: Layout, manifest: Manifest, other: EnvId, ctx: JobContext) -> None:
    """Make it fit for its new place.  Its interpreter works meanwhile: only scripts hold the
    old path.  Repeatable.  Raises StoreError."""
    unit, origin = layout.unit(other), manifest.origin(layout)
    if other.kind is EnvKind.SHARED:
        record = read_env_json(unit / "env.json")
        if record is not None and not record.newer and record.env_key != other.name:
            write_env_json(unit / "env.json", replace(record, env_key=other.name))
        tree = current_tree(layout, other.name)
    else:
        tree = unit / DEFAULT_VENV
    if tree.is_symlink() or not tree.is_dir():
        return  # it lies elsewhere, and has not moved
    made = made_for(tree)
    old = made if made is not None and made != tree else origin / tree.name
    relocate(tree, old, tree, ctx)
