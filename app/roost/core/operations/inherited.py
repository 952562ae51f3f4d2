"""Journals of those who died, settled under the locks of what they had been working on.

Recovery does that at the start of a command.  Whoever has just been given a lock does it as
well: a journal that outlived a newer change of the same environment would be settled against
a disk it does not know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from roost.core.domain.env import EnvId
from roost.core.domain.errors import BusyError, RoostError
from roost.core.operations.settle import remove_owner_files, settle, sweep_temporaries
from roost.core.store.journal import JournalEntries, journals, read_journal
from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from roost.core.system.locks import env_locks


def settle_journal(
    layout: Layout, entries: JournalEntries, ctx: JobContext, held: Collection[EnvId] = ()
) -> Iterator[str]:
    """Settle one journal whose owner is gone and remove it; says what was done.

    ``held``: environments whose locks the caller has.  Raises BusyError where somebody else
    has one of the others, RoostError where the disk does not let it.
    """
    mine = {layout.lock(env) for env in held}
    others = tuple(env for env in entries.envs if layout.lock(env) not in mine)
    with env_locks(layout, others, timeout=0, operation=None):
        fresh = read_journal(entries.path)
        if fresh is None or not fresh.owner_gone:
            return
        yield from settle(layout, fresh, JobContext(ctx.job, ctx.sink))
        remove_owner_files(layout, others)
        sweep_temporaries(layout.envs)
        # Under the lock, so that nobody can act on this journal after a newer change.
        entries.path.unlink(missing_ok=True)


def settle_inherited(layout: Layout, held: Collection[EnvId], own: Path, ctx: JobContext) -> None:
    """Settle what the dead have left half done on environments whose locks we hold.

    Never waits for a lock, so no order of locks can matter.  What somebody else works on, or
    what the disk does not let, stays for recovery.
    """
    locks = {layout.lock(env) for env in held}
    for entries in journals(layout):
        ours = any(layout.lock(env) in locks for env in entries.envs)
        if entries.path == own or not ours or not entries.owner_gone:
            continue
        try:
            for line in settle_journal(layout, entries, ctx, held):
                ctx.log(line)
        except BusyError:
            continue
        except (RoostError, OSError) as error:
            ctx.log(f"Could not tidy up yet: {error}", "warning")
