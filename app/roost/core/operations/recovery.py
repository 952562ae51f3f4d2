"""Tidying up after those who died: at the start of a command that finds something of theirs.

Everything is derived from the journals and from the disk, repeatable, and done only under
the locks of the environments concerned; a lock that somebody holds (an installer that
outlived its Roost, too) means: not yet.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import BusyError, RoostError
from roost.core.operations.context import OperationContext
from roost.core.operations.inherited import settle_journal
from roost.core.operations.quarantine import purge_item, remove_whole
from roost.core.operations.retire import retire, unused_former_trees
from roost.core.operations.settle import remove_build, remove_owner_files
from roost.core.operations.transaction import transaction
from roost.core.store.folders import check_below
from roost.core.store.journal import (
    BUILD_NAME,
    claimed_builds,
    journals,
    needs_recovery,
    unfinished_builds,
)
from roost.core.store.layout import Layout
from roost.core.store.trash import half_purged, read_manifest
from roost.core.system.context import JobContext
from roost.core.system.locks import env_lock
from roost.core.system.tree import leftovers

__all__ = ["needs_recovery", "recover"]


def recover(context: OperationContext, ctx: JobContext) -> tuple[str, ...]:
    """Settle every operation whose owner is gone; one sentence for each thing done.

    On a volume that cannot be written it only reports.  Never raises for what it finds;
    CancelledError between two operations.
    """
    layout = context.layout
    if not needs_recovery(layout):
        return ()
    if not os.access(layout.envs, os.W_OK):
        return ("Something was left unfinished here; it stays, because the volume is read-only.",)
    said: list[str] = []
    for entries in journals(layout):
        ctx.check_cancelled()
        if entries.owner_gone:
            said += _attempt(partial(settle_journal, layout, entries, ctx))
    for name in _orphaned_builds(layout):
        ctx.check_cancelled()
        said += _attempt(partial(_remove_orphan, layout, name, ctx))
    said += _attempt(partial(_remove_parts, layout, ctx))
    for trash_id in half_purged(layout):
        ctx.check_cancelled()
        said += _attempt(partial(_finish_purge, layout, trash_id, ctx))
    for env in unused_former_trees(context):
        ctx.check_cancelled()
        said += _attempt(partial(_retire, context, env, ctx))
    for line in said:
        ctx.log(line)
    return tuple(said)


def _attempt(act: Callable[[], Iterable[str]]) -> list[str]:
    try:
        return list(act())
    except BusyError:
        return []  # somebody works there: whatever is left will be found again
    except RoostError as error:
        return [f"Could not tidy up yet: {error.message}"]
    except OSError as error:
        return [f"Could not tidy up yet: {error}"]


def _orphaned_builds(layout: Layout) -> list[str]:
    builds = unfinished_builds(layout)
    claimed = claimed_builds(journals(layout))
    return [name for name in builds if name not in claimed]


def _remove_orphan(layout: Layout, name: str, ctx: JobContext) -> Iterator[str]:
    match = BUILD_NAME.fullmatch(name)
    if match is None:
        return
    env = EnvId(EnvKind.SHARED, match["key"])
    with env_lock(layout, env, timeout=0, operation=None):
        if name in claimed_builds(journals(layout)):
            return
        if remove_build(layout, name, JobContext(ctx.job, ctx.sink)):
            remove_owner_files(layout, (env,))
            yield f"Removed the unfinished build {name}."


def _remove_parts(layout: Layout, ctx: JobContext) -> Iterator[str]:
    """Copies that were killed on their way out of `.envs/.tmp` (Windows alone makes any)."""
    if claimed_builds(journals(layout)):
        return  # one of them may be somebody's who is at it
    for part in leftovers(layout.envs):
        check_below(layout, part)
        remove_whole(part, JobContext(ctx.job, ctx.sink))
        yield f"Removed the unfinished copy {part.name}."


def _retire(context: OperationContext, env: EnvId, ctx: JobContext) -> Iterator[str]:
    with transaction(context, "retire", [env], ctx, timeout=0) as change:
        for trash_id in retire(context, env, change.journal, ctx):
            yield f"Moved a former tree of {env.name} to the trash ({trash_id})."


def _finish_purge(layout: Layout, trash_id: str, ctx: JobContext) -> Iterator[str]:
    manifest = read_manifest(layout, trash_id)
    locked = EnvId(EnvKind.LEGACY, trash_id) if manifest.damaged else manifest.env
    with env_lock(layout, locked, timeout=0, operation=None):
        if trash_id in half_purged(layout):
            purge_item(layout, trash_id, JobContext(ctx.job, ctx.sink))
            yield f"Finished purging {trash_id}."
