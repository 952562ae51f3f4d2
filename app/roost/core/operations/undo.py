"""Undo: a quarantined environment goes back by one rename, byte for byte."""

from __future__ import annotations

from roost.core.domain.errors import StoreError
from roost.core.domain.plan import ItemOutcome, ItemResult, Operation, Result
from roost.core.operations.after_undo import prefer_restored, switch_to_restored
from roost.core.operations.context import OperationContext
from roost.core.operations.quarantine import forget, restore
from roost.core.operations.retire import describe_current, retire
from roost.core.operations.transaction import transaction
from roost.core.store.history import record_operation
from roost.core.store.trash import TREE, find_manifest
from roost.core.system.context import JobContext


def undo(context: OperationContext, trash_id: str | None, ctx: JobContext) -> Result:
    """Bring back one item, or the newest.

    Undoing a migration makes the model's legacy environment preferred again; undoing a
    rebuild puts the former tree into use and the rebuilt one into the trash.  Raises
    NotFoundError ``no-such-trash``, StoreError ``name-taken``, ``damaged-manifest``,
    BusyError.
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
