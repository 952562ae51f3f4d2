"""Clean up: carry out a plan of ``clean_plan``, piece by piece, each looked at again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from roost.core.domain.amounts import size
from roost.core.domain.errors import BlockedError, CancelledError, RoostError, StoreError
from roost.core.domain.plan import ItemOutcome, Operation, Result
from roost.core.operations.clean_caches import CACHES, empty_cache
from roost.core.operations.clean_plan import (
    BUILDS,
    LOCKS,
    PLANS,
    TRASH,
    UNUSED,
    CleanItem,
    CleanPlan,
    dead_records,
)
from roost.core.operations.clean_saved import stale_plans
from roost.core.operations.context import OperationContext
from roost.core.operations.delete import execute_delete
from roost.core.operations.installers.scratch import stale_scratch
from roost.core.operations.purge_all import purge_all
from roost.core.operations.recovery import recover
from roost.core.store.moved import read_moved
from roost.core.store.trash import half_purged, trash_ids
from roost.core.system.context import JobContext


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What became of one item; ``freed`` at once, None where it is not known."""

    item: CleanItem
    outcome: ItemOutcome
    message: str
    freed: int | None = None
    trash_id: str | None = None
    error: RoostError | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "kind": self.item.kind,
            "name": self.item.name,
            "path": str(self.item.path),
            "outcome": self.outcome.value,
            "message": self.message,
            "freed_bytes": self.freed,
            "trash_id": self.trash_id,
        }


def execute_clean(context: OperationContext, plan: CleanPlan, ctx: JobContext) -> Result:
    """Carry out the plan; one failure does not stop the others, a cancel does, between items.

    ``data["cleaned"]`` has what became of each item.  Only CancelledError is raised.
    """
    done: list[Cleaned] = []
    for kind, act in _ACTS.items():
        items = [item for item in plan.items if item.kind == kind]
        if items:
            ctx.check_cancelled()
            done += act(context, plan, items, ctx)
    errors = tuple(one.error for one in done if one.error is not None)
    freed = sum(one.freed or 0 for one in done)
    elsewhere: dict[str, int] = {}
    for one in done:
        if not one.item.path.is_relative_to(plan.root):
            place = str(one.item.path.parent)
            elsewhere[place] = elsewhere.get(place, 0) + (one.freed or 0)
    ctx.log(f"Cleaned up: {size(freed)} became free.", "success")
    return Result(
        Operation.CLEAN,
        (),
        errors,
        {
            "cleaned": [one.as_dict() for one in done],
            "kept": [{"name": name, "why": why} for name, why in plan.kept],
            "freed_bytes": freed,
            "promised_bytes": freed - sum(elsewhere.values()),
            "volumes": elsewhere,
            "partial": any(one.outcome is not ItemOutcome.DONE for one in done),
        },
    )


_Act = Callable[[OperationContext, CleanPlan, Sequence[CleanItem], JobContext], list[Cleaned]]


def _trash(
    context: OperationContext, _plan: CleanPlan, items: Sequence[CleanItem], ctx: JobContext
) -> list[Cleaned]:
    there = (*trash_ids(context.layout), *half_purged(context.layout))
    names = {item.name for item in items}
    wanted = [item.name for item in items if item.name in there]
    whole = [name for name in wanted if name in trash_ids(context.layout)]
    whole += [moved.id for moved in read_moved(context.layout) if moved.id in names]
    result = purge_all(context, ctx, ids=whole)  # which finishes those begun as well
    told = {item.trash_id: item.freed for item in result.items if item.trash_id}
    told |= {
        moved["id"]: moved["freed_bytes"]
        for moved in result.data.get("workspaces", ())
        if moved["outcome"] == "done"
    }
    failed = {str(item.env): item for item in result.items if item.error is not None}
    done = []
    for item in items:
        if item.name in told:
            done.append(Cleaned(item, ItemOutcome.DONE, "freed", told[item.name]))
        elif os.path.lexists(item.path):
            error = failed[str(item.env)].error if str(item.env) in failed else None
            done.append(_left(item, error or _still_there(item)))
        else:
            freed = item.frees if item.name in wanted else 0  # somebody else was faster
            done.append(Cleaned(item, ItemOutcome.DONE, "gone", freed))
    return done


def _builds(
    context: OperationContext, _plan: CleanPlan, items: Sequence[CleanItem], ctx: JobContext
) -> list[Cleaned]:
    stale = set(stale_scratch())
    for item in items:
        if item.path in stale:
            shutil.rmtree(item.path, ignore_errors=True)
    recover(context, ctx)
    return [_looked_at(item) for item in items]


def _locks(
    context: OperationContext, _plan: CleanPlan, items: Sequence[CleanItem], _ctx: JobContext
) -> list[Cleaned]:
    return _unlinked(items, set(dead_records(context.layout)))  # somebody may have come since


def _plans(
    context: OperationContext, _plan: CleanPlan, items: Sequence[CleanItem], _ctx: JobContext
) -> list[Cleaned]:
    return _unlinked(items, {path for path, _ in stale_plans(context)})


def _unlinked(items: Sequence[CleanItem], still: Collection[Path]) -> list[Cleaned]:
    """Only those that ``still`` may go."""
    for item in items:
        if item.path in still:
            try:
                item.path.unlink(missing_ok=True)
            except OSError:
                continue  # told by the look below
    return [_looked_at(item) for item in items]


def _unused(
    context: OperationContext, plan: CleanPlan, items: Sequence[CleanItem], ctx: JobContext
) -> list[Cleaned]:
    if plan.delete is None:
        return []
    result = execute_delete(context, plan.delete, ctx)
    by_env = {item.env: item for item in result.items}
    done = []
    for item in items:
        told = by_env.get(item.env) if item.env is not None else None
        if told is None:
            continue
        outcome = told.outcome
        if isinstance(told.error, BlockedError):
            outcome = ItemOutcome.SKIPPED
        done.append(Cleaned(item, outcome, told.message, 0, told.trash_id, told.error))
    return done


def _caches(
    context: OperationContext, _plan: CleanPlan, items: Sequence[CleanItem], ctx: JobContext
) -> list[Cleaned]:
    done = []
    for item in items:
        ctx.check_cancelled()
        try:
            freed = empty_cache(context, item.kind, item.path, ctx)
        except CancelledError:
            raise
        except RoostError as error:
            ctx.log(error.message, "error")
            done.append(_left(item, error))
        else:
            done.append(Cleaned(item, ItemOutcome.DONE, "emptied by its own tool", freed))
    return done


_ACTS: dict[str, _Act] = {
    TRASH: _trash,
    BUILDS: _builds,
    LOCKS: _locks,
    PLANS: _plans,
    UNUSED: _unused,
    **dict.fromkeys(CACHES, _caches),
}


def _looked_at(item: CleanItem) -> Cleaned:
    if os.path.lexists(item.path):
        return _left(item, _still_there(item))
    return Cleaned(item, ItemOutcome.DONE, "removed", item.frees)


def _left(item: CleanItem, error: RoostError) -> Cleaned:
    return Cleaned(item, ItemOutcome.FAILED, error.message, 0, error=error)


def _still_there(item: CleanItem) -> StoreError:
    return StoreError(
        "still-there",
        f"{item.path} is still there: somebody works on it, or it cannot be removed.",
        path=str(item.path),
        remedy="Run `roost clean` again when other commands have ended.",
    )


def only(plan: CleanPlan, kinds: Sequence[str]) -> CleanPlan:
    """The same plan without what the user has unticked."""
    keeps = UNUSED in kinds
    return replace(
        plan,
        kinds=tuple(kind for kind in plan.kinds if kind in kinds),
        items=tuple(item for item in plan.items if item.kind in kinds),
        delete=plan.delete if keeps else None,
    )
