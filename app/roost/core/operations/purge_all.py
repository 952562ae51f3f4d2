"""Purge everything that can be undone: environments, and old folders of moved workspaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from roost.core.domain.errors import CancelledError, RoostError
from roost.core.domain.plan import Result
from roost.core.operations.context import OperationContext
from roost.core.operations.move_workspace import purge_moved
from roost.core.operations.purge import purge_trash
from roost.core.store.moved import Moved, find_moved, read_moved
from roost.core.system.context import JobContext

MOVE = "move-"


def purge_all(
    context: OperationContext,
    ctx: JobContext,
    *,
    ids: Sequence[str] | None = None,
    older_than: timedelta | None = None,
) -> Result:
    """As `purge_trash`; ids of moves name old folders of the workspace.

    What became of those is in ``data["workspaces"]``.  Raises NotFoundError before anything.
    """
    layout = context.layout
    if ids is None:
        folders: tuple[Moved, ...] = read_moved(layout)
    else:
        folders = tuple(find_moved(layout, name) for name in ids if name.startswith(MOVE))
    plain = None if ids is None else [name for name in ids if not name.startswith(MOVE)]
    result = purge_trash(context, ctx, ids=plain, older_than=older_than)
    due = [moved for moved in folders if _old(context, moved, older_than)]
    due += read_moved(layout, half=True)
    if not due:
        return result
    told, errors = [], list(result.errors)
    volumes: dict[str, int] = {}
    for moved in due:
        ctx.check_cancelled()
        outcome, freed = "done", None
        try:
            freed = purge_moved(context, moved, ctx)
            ctx.log(f"Freed the old folder {moved.kept}.", "success")
        except CancelledError:
            raise
        except RoostError as error:
            ctx.log(error.message, "error")
            outcome = "failed"
            errors.append(error)
        told.append({**moved.as_dict(), "outcome": outcome, "freed_bytes": freed})
        place = str(moved.kept.parent)
        volumes[place] = volumes.get(place, 0) + (freed or 0)
    data = {**result.data, "workspaces": told, "volumes": volumes}
    return replace(result, errors=tuple(errors), data=data)


def _old(context: OperationContext, moved: Moved, older_than: timedelta | None) -> bool:
    if older_than is None:
        return True
    try:
        return context.clock() - datetime.fromisoformat(moved.moved_at) >= older_than
    except (ValueError, TypeError):
        return False  # nobody knows its age: kept
