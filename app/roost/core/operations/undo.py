"""Undo: a quarantined environment goes back by one rename, byte for byte."""

from __future__ import annotations

from roost.core.domain.env import EnvId
from roost.core.domain.errors import StoreError, UsageError, WorkspaceError
from roost.core.domain.plan import ItemOutcome, ItemResult, Operation, Result
from roost.core.operations.after_undo import prefer_restored, switch_to_restored
from roost.core.operations.context import OperationContext
from roost.core.operations.pathbudget import check_tree_budget
from roost.core.operations.quarantine import forget, restore
from roost.core.operations.retire import describe_current, retire
from roost.core.operations.transaction import transaction
from roost.core.operations.undo_as import undo_as
from roost.core.store.history import record_operation
from roost.core.store.trash import MOVED, PROMOTED, TREE, Manifest, content_path, find_manifest
from roost.core.system.context import JobContext


def undo(
    context: OperationContext, trash_id: str | None, ctx: JobContext, *, name: str | None = None
) -> Result:
    """Bring back one item, or the newest; with ``name`` as another environment of its kind.

    Under another name it is made fit for its new path, so not byte for byte.  Undoing a
    migration makes the model's legacy environment preferred again; undoing a rebuild puts the
    former tree into use and the rebuilt one into the trash.  Raises NotFoundError
    ``no-such-trash``, StoreError ``name-taken`` (with a free name in ``data``),
    ``damaged-manifest``, UsageError ``bad-name``, BusyError.
    """
    layout = context.layout
    manifest = find_manifest(layout, trash_id)
    if manifest.damaged:
        raise StoreError(
            "damaged-manifest",
            f"The manifest of {manifest.id} cannot be read, so it is not known where it came from.",
            path=str(layout.trash / manifest.id),
            remedy="Its files lie unchanged in `content` there; move that folder back by hand.",
        )
    if manifest.part == PROMOTED:
        if name not in (None, manifest.env.name):
            raise UsageError(
                "not-as-another",
                f"{manifest.env} became a shared one and goes back under its own name only.",
                remedy=f"Free the name, then `roost undo {manifest.id}`.",
            )
        return _undo_promotion(context, manifest, ctx)
    if manifest.part == MOVED:
        from roost.core.operations.move_env import undo_move_env

        return undo_move_env(context, manifest, ctx)
    other = None if name in (None, manifest.env.name) else name
    _check_lengths(context, manifest, other, ctx)
    if other is not None:
        return undo_as(context, manifest, other, ctx)
    with transaction(context, "undo", [manifest.env], ctx) as change:
        find_manifest(layout, manifest.id)  # it may have been purged while we waited
        rebuilt = describe_current(layout, manifest.env.name) if manifest.part == TREE else None
        origin = restore(layout, change.journal, manifest)
        switch_to_restored(layout, manifest)
        models = prefer_restored(layout, manifest)
        forget(layout, manifest.id)
        if rebuilt is not None:
            retire(context, manifest.env, change.journal, ctx, rebuilt)
    ctx.changed(str(manifest.env), "added")
    message = f"back at {origin}"
    if models:
        message += f"; {', '.join(models)} prefers it again"
    ctx.log(f"Brought back {manifest.env}.", "success")
    record_operation(layout, context.now(), "undo", str(manifest.env), "done", message)
    return Result(
        Operation.UNDO, (ItemResult(manifest.env, ItemOutcome.DONE, message, manifest.id),)
    )


def _check_lengths(
    context: OperationContext, manifest: Manifest, other: str | None, ctx: JobContext
) -> None:
    """The path budget of Windows: refused under a longer name, said where it lay before.

    Raises WorkspaceError ``path-too-long``.
    """
    layout = context.layout
    place = layout.unit(EnvId(manifest.env.kind, other)) if other else manifest.origin(layout)
    tree = content_path(layout, manifest.id)
    try:
        check_tree_budget(tree, layout.root, place, long_paths=context.long_paths())
    except WorkspaceError as error:
        if other:
            raise
        ctx.log(f"{error.message} {error.remedy}", "warning")


def _undo_promotion(context: OperationContext, manifest: Manifest, ctx: JobContext) -> Result:
    from roost.core.operations.promoted_undo import parties, take_back

    layout = context.layout
    with transaction(context, "undo", parties(manifest), ctx) as change:
        find_manifest(layout, manifest.id)
        origin, models, stays = take_back(context, manifest, change, ctx)
    ctx.changed(str(manifest.env), "added")
    message = f"back at {origin}"
    if stays:
        message += f", as a copy: shared:{manifest.target_key} serves others"
    if models:
        message += f"; {', '.join(models)} prefers it again"
    ctx.log(f"Brought back {manifest.env}.", "success")
    record_operation(layout, context.now(), "undo", str(manifest.env), "done", message)
    return Result(
        Operation.UNDO, (ItemResult(manifest.env, ItemOutcome.DONE, message, manifest.id),)
    )
