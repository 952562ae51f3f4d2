"""Purge everything that can be undone: environments, also those of other tools that were set
aside, and old folders of moved workspaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from roost.core.domain.errors import CancelledError, RoostError
from roost.core.domain.plan import ItemOutcome, ItemResult, Result
from roost.core.operations.context import OperationContext
from roost.core.operations.move_workspace import purge_moved
from roost.core.operations.purge import purge_trash
from roost.core.operations.set_aside import purge_aside
from roost.core.store.aside import PREFIX, Aside, find_aside, read_asides
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
    """As `purge_trash`; ids of moves name old folders of the workspace, ``other-…`` what was
    set aside of other tools.

    What became of those is in ``data["workspaces"]``.  Raises NotFoundError before anything.
    """
    layout = context.layout
    if ids is None:
        folders: tuple[Moved, ...] = read_moved(layout)
        asides: tuple[Aside, ...] = read_asides(layout)
    else:
        folders = tuple(find_moved(layout, name) for name in ids if name.startswith(MOVE))
        asides = tuple(find_aside(layout, name) for name in ids if name.startswith(PREFIX))
    others = (MOVE, PREFIX)
    plain = None if ids is None else [name for name in ids if not name.startswith(others)]
    result = purge_trash(context, ctx, ids=plain, older_than=older_than)
    gone = [one for one in asides if _old(context, one.deleted_at, older_than)]
    gone += [one for one in read_asides(layout, half=True) if one not in gone]
    result = _with_asides(context, result, gone, ctx)
    due = [moved for moved in folders if _old(context, moved.moved_at, older_than)]
    due += read_moved(layout, half=True)
    if not due:
        return result
    told, errors = [], list(result.errors)
    volumes: dict[str, int] = dict(result.data.get("volumes", {}))
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


def _with_asides(
    context: OperationContext, result: Result, asides: Sequence[Aside], ctx: JobContext
) -> Result:
    """The result with what became of environments of other tools, one after another."""
    items, errors = list(result.items), list(result.errors)
    volumes: dict[str, int] = {}
    for aside in asides:
        ctx.check_cancelled()
        try:
            freed = purge_aside(context, aside, ctx)
        except CancelledError:
            raise
        except RoostError as error:
            ctx.log(error.message, "error")
            errors.append(error)
            failed = ItemOutcome.FAILED
            items.append(ItemResult(aside.env, failed, error.message, aside.id, error=error))
            continue
        ctx.log(f"Freed {aside.env} ({aside.id}).", "success")
        items.append(ItemResult(aside.env, ItemOutcome.DONE, "freed", aside.id, freed=freed))
        place = str(aside.origin.parent)
        volumes[place] = volumes.get(place, 0) + (freed or 0)
    if not asides:
        return result
    data = {**result.data, "volumes": volumes}
    return replace(result, items=tuple(items), errors=tuple(errors), data=data)


def _old(context: OperationContext, since: str, older_than: timedelta | None) -> bool:
    if older_than is None:
        return True
    try:
        return context.clock() - datetime.fromisoformat(since) >= older_than
    except (ValueError, TypeError):
        return False  # nobody knows its age: kept
