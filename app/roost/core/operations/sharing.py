"""Dedupe: equal files of several environments come to share their blocks; and back again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from roost.core.domain.amounts import size
from roost.core.domain.env import EnvId
from roost.core.domain.errors import (
    BlockedError,
    BusyError,
    NotFoundError,
    RoostError,
    StoreError,
    UsageError,
)
from roost.core.domain.plan import ItemOutcome, ItemResult, Operation, Result
from roost.core.operations.assess import users_of_envs
from roost.core.operations.context import OperationContext
from roost.core.operations.sharing_journal import envs_of, new_name, sharing_journals
from roost.core.operations.sharing_plan import (
    LeftOut,
    SharingItem,
    SharingPlan,
    check_item,
    idle,
    lockable,
    shared_by,
)
from roost.core.operations.transaction import transaction
from roost.core.store.folders import check_below, own_folder
from roost.core.store.history import record_operation
from roost.core.store.trash import list_trash
from roost.core.system.context import JobContext
from roost.core.system.dedupe import DedupeResult, apply_dedupe, undo_dedupe
from roost.core.system.tree import sync_volume

_NAMED = 1000


def execute_sharing(
    context: OperationContext, plan: SharingPlan, ctx: JobContext, *, hardlink: bool
) -> Result:
    """Carry out a plan under the locks of the environments concerned.

    Those that somebody works on or uses by now, or that are not what they were, are left
    out and named; nobody is waited for.  Raises UsageError ``needs-hardlink`` before
    anything, BusyError where somebody works on every one, StoreError, CancelledError (what
    is shared by then stays so).
    """
    if plan.needs_hardlink and not hardlink:
        raise needs_hardlink()
    free, taken = lockable(context, plan.items)
    if taken and not free:
        raise BusyError("busy", "Nothing was changed: somebody works on all of them.")
    left = [*plan.left_out, *taken]
    done = DedupeResult(0, 0)
    items: Sequence[SharingItem] = ()
    if free:
        with transaction(context, "dedupe", [item.env for item in free], ctx) as change:
            fit, late = _still_fit(context, free)
            left += late
            files, items = shared_by(plan, fit, ctx)
            if files.groups:
                name = new_name(context.clock())
                path = context.layout.dedupe / name
                change.journal.step("dedupe", name=name)
                own_folder(context.layout, path.parent)
                done = apply_dedupe(files, path, ctx, hardlink)
                if not done.linked or files.means == "reflink":
                    path.unlink()  # nothing there that could be undone
    ctx.log(_summary(done), "success" if done.linked else "info")
    results = [*_shared(items, done), *_left(left)]
    _remember(context, "dedupe", results)
    for item in items:
        ctx.changed(str(item.env))
    return Result(Operation.DEDUPE, tuple(results), data=_data(plan, left, done))


def undo_sharing(context: OperationContext, ctx: JobContext) -> Result:
    """Give the files that the newest deduplication hard-linked blocks of their own again.

    Raises NotFoundError ``no-dedupe``, BlockedError ``in-use``, StoreError ``in-trash``,
    ``disk-full`` before anything is changed; BusyError, CancelledError (may be repeated).
    """
    layout = context.layout
    path = next(reversed(sharing_journals(layout)), None)
    if path is None:
        raise NotFoundError(
            "no-dedupe",
            "There is no deduplication with hard links here that could be taken back.",
            remedy="Blocks shared by copy-on-write need none: an edit of one file never shows "
            "in another.",
        )
    check_below(layout, path.parent)
    envs = envs_of(layout, path)
    _check_undoable(context, path, envs)
    with transaction(context, "dedupe", envs, ctx) as change:
        _check_undoable(context, path, envs)
        change.journal.step("dedupe", name=path.name)
        done = undo_dedupe(path, ctx)
        if not done.skipped:
            sync_volume(path.parent)  # the journal may go only after the last link has
            path.unlink(missing_ok=True)
    if not done.linked and not done.skipped:
        return undo_sharing(context, ctx)  # all of it was replaced since: the one before it
    ctx.log(
        f"{done.linked} files have blocks of their own again; that took {size(-done.saved_bytes)}.",
        "success",
    )
    message = "its files are its own again"
    outcome = ItemOutcome.PARTIAL if done.skipped else ItemOutcome.DONE
    results = [ItemResult(env, outcome, message) for env in envs]
    _remember(context, "undo dedupe", results)
    for env in envs:
        ctx.changed(str(env))
    return Result(
        Operation.DEDUPE,
        tuple(results),
        data={"undone": path.stem, "separated": done.linked, **_bytes_and_skipped(done)},
    )


def needs_hardlink() -> UsageError:
    return UsageError(
        "needs-hardlink",
        "Nothing was changed: this volume can share files only as hard links, and those "
        "must be asked for.",
        remedy="Add --hardlink. An edit inside one environment's installed file would then show "
        "in the others; installers replace files, so upgrades stay apart.",
    )


def _still_fit(
    context: OperationContext, items: Sequence[SharingItem]
) -> tuple[tuple[SharingItem, ...], list[LeftOut]]:
    """Looked at again under the locks."""
    fit, left = [], []
    for item in items:
        try:
            check_item(context, item)
        except (RoostError, OSError) as error:
            left.append(LeftOut(item.env, str(error), busy=True))
        else:
            fit.append(item)
    free, busy = idle(context, fit)
    return free, [*left, *busy]


def _check_undoable(context: OperationContext, path: Path, envs: Sequence[EnvId]) -> None:
    trashed = [item.env for item in list_trash(context.layout) if item.env in envs]
    if trashed:
        raise StoreError(
            "in-trash",
            f"{trashed[0]} shares files with others and lies in the trash.",
            path=str(path),
            remedy="Bring it back (`roost undo`) or purge it (`roost trash purge`) first.",
        )
    here = [env for env in envs if os.path.lexists(context.layout.unit(env))]
    users = users_of_envs(context, here)
    uses = {use.pid: use for some in users.values() for use in some}
    if uses:
        busy = ", ".join(str(env) for env, some in users.items() if some)
        raise BlockedError(
            "in-use",
            f"Nothing was changed: {busy} is in use.",
            remedy="End those processes and try again.",
            data={"in_use": [use.as_dict() for use in uses.values()]},
        )


def _shared(items: Sequence[SharingItem], done: DedupeResult) -> list[ItemResult]:
    skipped = [skip.path for skip in done.skipped]
    results = []
    for item in items:
        if not item.files:
            message = "it has no files in common with the others that took part"
            results.append(ItemResult(item.env, ItemOutcome.SKIPPED, message))
            continue
        left = sum(Path(path).is_relative_to(item.tree) for path in skipped)
        message = f"{item.files - left} files share their blocks with others"
        if left:
            message += f"; {left} were left as they are"
        results.append(ItemResult(item.env, ItemOutcome.DONE, message))
    return results


def _left(left: Sequence[LeftOut]) -> list[ItemResult]:
    return [
        ItemResult(
            each.env,
            ItemOutcome.PARTIAL if each.busy else ItemOutcome.SKIPPED,
            f"left out: {each.reason}",
        )
        for each in left
    ]


def _data(plan: SharingPlan, left: Sequence[LeftOut], done: DedupeResult) -> dict[str, Any]:
    uses = {use.pid: use for each in left for use in each.in_use}
    return {
        "means": plan.files.means,
        "files": plan.twins,
        "saves_bytes": plan.files.saves_bytes,
        "linked": done.linked,
        **_bytes_and_skipped(done),
        "left_out": [each.as_dict() for each in left],
        "in_use": [use.as_dict() for use in uses.values()],
        "plan": plan.as_dict(),
    }


def _bytes_and_skipped(done: DedupeResult) -> dict[str, Any]:
    return {
        "saved_bytes": done.saved_bytes,
        "skipped": [{"path": skip.path, "why": skip.why} for skip in done.skipped[:_NAMED]],
        "skipped_total": len(done.skipped),
    }


def _summary(done: DedupeResult) -> str:
    if not done.linked:
        return "The environments have no files in common that could still be shared."
    return (
        f"{done.linked} files share the blocks of another now; "
        f"{size(done.saved_bytes)} became free."
    )


def _remember(context: OperationContext, operation: str, results: Sequence[ItemResult]) -> None:
    for result in results:
        if result.outcome is not ItemOutcome.SKIPPED:
            record_operation(
                context.layout,
                context.now(),
                operation,
                str(result.env),
                result.outcome.value,
                result.message,
            )
