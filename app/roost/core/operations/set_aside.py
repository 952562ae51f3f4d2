"""An environment of another tool into the trash beside its place, back, and away for good.

One rename on its own volume; the record that undo needs is durable before it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from roost.core.domain.errors import BlockedError, StoreError, UsageError
from roost.core.domain.plan import ItemOutcome, ItemResult, Operation, PlanItem, Result
from roost.core.operations.context import OperationContext
from roost.core.operations.quarantine import remove_whole
from roost.core.operations.transaction import transaction
from roost.core.store.aside import (
    Aside,
    find_aside,
    forget_aside,
    new_aside_id,
    write_aside,
)
from roost.core.store.history import record_operation
from roost.core.system.context import JobContext
from roost.core.system.files import sync_folder
from roost.core.system.tree import Identity, identity, measure_tree, rename


def set_aside(context: OperationContext, item: PlanItem, said: Mapping[str, Any]) -> Aside:
    """Rename the folder that was looked at; the caller holds its lock and has looked again.

    Raises StoreError; until the rename nothing has changed.
    """
    aside = Aside(
        new_aside_id(context.clock()),
        item.env,
        item.path,
        context.now(),
        f"deleted: {', '.join(item.reasons)}" if item.reasons else "deleted",
        item.size,
        item.inode,
        dict(said),
        item.frees,
    )
    if not os.access(item.path.parent, os.W_OK):
        raise StoreError(
            "read-only",
            f"{item.path.parent} may not be written, so {item.env} cannot be set aside there.",
            path=str(item.path.parent),
            remedy="Ask whoever owns that folder, or remove it with its own tool.",
        )
    write_aside(context.layout, aside)
    try:
        rename(item.path, aside.kept, expect=Identity(item.device, item.inode))
    except StoreError:
        if not aside.there:
            forget_aside(context.layout, aside.id)
        raise
    sync_folder(item.path.parent)
    return aside


def undo_aside(
    context: OperationContext, aside_id: str, ctx: JobContext, *, name: str | None = None
) -> tuple[Result, Aside]:
    """Bring it back to its place, byte for byte.

    Raises NotFoundError ``no-such-trash``, StoreError ``name-taken``, BusyError, UsageError
    ``not-as-another``: it belongs where it was.
    """
    layout = context.layout
    aside = find_aside(layout, aside_id)
    if name is not None and name != aside.env.name:
        raise UsageError(
            "not-as-another",
            f"{aside.env} goes back to {aside.origin} only.",
            remedy=f"Run `roost undo {aside.id}` without --as.",
        )
    with transaction(context, "undo", [aside.env], ctx):
        find_aside(layout, aside_id)  # it may have been purged while we waited
        if os.path.lexists(aside.origin):
            raise StoreError(
                "name-taken",
                f"{aside.origin} exists again, so {aside.env} cannot go back there.",
                path=str(aside.origin),
                remedy=f"Rename what is there now, then `roost undo {aside.id}`.",
            )
        rename(aside.kept, aside.origin, expect=_seen(aside))
        sync_folder(aside.origin.parent)
        forget_aside(layout, aside.id)
    message = f"back at {aside.origin}"
    ctx.log(f"Brought back {aside.env}.", "success")
    record_operation(layout, context.now(), "undo", str(aside.env), "done", message)
    done = ItemResult(aside.env, ItemOutcome.DONE, message, aside.id)
    return Result(Operation.UNDO, (done,)), aside


def purge_aside(context: OperationContext, aside: Aside, ctx: JobContext) -> int | None:
    """Free its bytes; how many, where that could be measured.  Repeatable.

    Raises StoreError ``changed`` where something else lies there, ``in-use``; BusyError.
    """
    layout = context.layout
    with transaction(context, "purge", [aside.env], ctx, best_effort=True):
        if not aside.half_purged:
            expected = _seen(aside)
            users = context.users([aside.kept]).processes[aside.kept]
            if users:
                named = ", ".join(f"{user.name} (PID {user.pid})" for user in users[:5])
                raise BlockedError(
                    "in-use",
                    f"{aside.env} in the trash is still used by {named}.",
                    path=str(aside.kept),
                    remedy="End those processes, then purge again.",
                )
            rename(aside.kept, aside.purging, expect=expected)
            sync_folder(aside.purging.parent)
        frees = measure_tree(aside.purging, ctx).will_free
        remove_whole(aside.purging, JobContext(ctx.job, ctx.sink), expect=identity(aside.purging))
        forget_aside(layout, aside.id)
    record_operation(layout, context.now(), "purge", str(aside.env), "done", aside.id)
    return frees


def _seen(aside: Aside) -> Identity:
    """What lies there now, if it is what was set aside; raises StoreError ``changed``."""
    found = identity(aside.kept)
    if found.inode != aside.inode:
        raise StoreError(
            "changed",
            f"{aside.kept} is not the folder that was set aside.",
            path=str(aside.kept),
            remedy="Look at it, and remove or rename it by hand.",
        )
    return found
