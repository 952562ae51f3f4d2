"""Purge: the only operation that frees bytes for good, one item of the trash at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import BusyError, CancelledError, RoostError
from roost.core.domain.plan import ItemOutcome, ItemResult, Operation, Result
from roost.core.operations.context import OperationContext
from roost.core.operations.quarantine import purge_item
from roost.core.operations.transaction import transaction
from roost.core.store.history import record_operation
from roost.core.store.trash import (
    content_path,
    half_purged,
    item_folder,
    no_such_trash,
    read_manifest,
    trash_ids,
)
from roost.core.system.context import JobContext
from roost.core.system.locks import env_lock
from roost.core.system.tree import measure_tree


def purge_trash(
    context: OperationContext,
    ctx: JobContext,
    *,
    ids: Sequence[str] | None = None,
    older_than: timedelta | None = None,
) -> Result:
    """Free items: those named, or all, of these only those older than ``older_than``.

    One that fails does not stop the others.  A cancel is felt between items; an item
    that was begun is finished.  Raises NotFoundError ``no-such-trash`` before anything.
    """
    layout = context.layout
    there = trash_ids(layout)
    for name in ids or ():
        if name not in there:
            raise no_such_trash(name)
    _finish_begun(context, ctx)
    chosen = [name for name in (there if ids is None else ids) if _old(context, name, older_than)]
    results: list[ItemResult] = []
    errors: list[RoostError] = []
    for number, name in enumerate(chosen):
        ctx.check_cancelled()
        ctx.progress("purge", number, len(chosen), "items")
        result = _purge_one(context, name, ctx)
        results.append(result)
        if result.error is not None:
            errors.append(result.error)
    ctx.progress("purge", len(chosen), len(chosen), "items")
    return Result(Operation.PURGE, tuple(results), tuple(errors))


def _purge_one(context: OperationContext, trash_id: str, ctx: JobContext) -> ItemResult:
    layout = context.layout
    manifest = read_manifest(layout, trash_id)
    locked = _lock_of(context, trash_id)
    try:
        # A full disk is when a purge is wanted most, and no journal can be written.
        with transaction(context, "purge", [locked], ctx, best_effort=True) as change:
            if not content_path(layout, trash_id).is_dir():
                return ItemResult(manifest.env, ItemOutcome.SKIPPED, "gone meanwhile")
            frees = _frees(item_folder(layout, trash_id), ctx)
            change.journal.step("purge", trash=trash_id, env=str(manifest.env))
            purge_item(layout, trash_id, JobContext(ctx.job, ctx.sink))
    except RoostError as error:
        if error.exit_code == 130:
            raise
        ctx.log(error.message, "error")
        return ItemResult(manifest.env, ItemOutcome.FAILED, error.message, error=error)
    ctx.log(f"Freed {manifest.env} ({trash_id}).", "success")
    record_operation(layout, context.now(), "purge", str(manifest.env), "done", trash_id)
    return ItemResult(manifest.env, ItemOutcome.DONE, "freed", trash_id, freed=frees)


def _frees(item: Path, ctx: JobContext) -> int | None:
    """What the volume will gain: blocks that a cache or another environment also has do not
    count.  None where it cannot be measured, which does not stop a purge."""
    try:
        return measure_tree(item, ctx).will_free
    except CancelledError:
        raise
    except (RoostError, OSError):
        return None


def _finish_begun(context: OperationContext, ctx: JobContext) -> None:
    """Purges that died; on a full disk they left no journal that would tell."""
    for name in half_purged(context.layout):
        try:
            with env_lock(context.layout, _lock_of(context, name), timeout=0, operation=None):
                if name in half_purged(context.layout):
                    purge_item(context.layout, name, JobContext(ctx.job, ctx.sink))
        except BusyError:
            continue  # somebody is at it right now
        except RoostError as error:
            ctx.log(error.message, "warning")


def _lock_of(context: OperationContext, trash_id: str) -> EnvId:
    """Its environment's lock, so that nobody brings it back meanwhile.

    A damaged manifest names none, and nobody can bring that one back.
    """
    manifest = read_manifest(context.layout, trash_id)
    return EnvId(EnvKind.LEGACY, trash_id) if manifest.damaged else manifest.env


def _old(context: OperationContext, trash_id: str, older_than: timedelta | None) -> bool:
    if older_than is None:
        return True
    try:
        deleted = datetime.fromisoformat(read_manifest(context.layout, trash_id).deleted_at)
        return context.clock() - deleted >= older_than
    except (ValueError, TypeError):
        return False  # nobody knows its age: kept
