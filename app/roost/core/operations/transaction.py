"""One change of the workspace: journal first, then the locks, then the steps.

The journal is outermost, so that whatever a crash leaves (an owner record, a half-made
folder, a file about to replace another) has a journal that makes the next command tidy up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from roost.core.domain.env import EnvId
from roost.core.domain.errors import RoostError
from roost.core.operations.context import OperationContext
from roost.core.operations.inherited import settle_inherited
from roost.core.operations.settle import settle
from roost.core.store.journal import Journal
from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from roost.core.system.locks import DEFAULT_TIMEOUT, HeldLock, env_locks
from roost.core.system.reserve import give_back


@dataclass(frozen=True, slots=True)
class Transaction:
    journal: Journal
    locks: dict[EnvId, HeldLock]


@contextmanager
def transaction(
    context: OperationContext,
    operation: str,
    env_ids: Sequence[EnvId],
    ctx: JobContext,
    *,
    timeout: float = DEFAULT_TIMEOUT,
    best_effort: bool = False,
) -> Iterator[Transaction]:
    """Hold the locks of ``env_ids`` with a journal around them.

    What somebody who died had begun with them is settled first.  Whatever ends the body
    early, Ctrl-C too, is settled under the same locks; where that fails the journal stays for
    recovery.  ``best_effort`` as in ``Journal.begin``.
    Raises BusyError, StoreError, CancelledError.
    """
    layout = context.layout
    give_back(layout.cache, keep="usage")
    journal = Journal.begin(layout, operation, env_ids, context.clock, best_effort=best_effort)
    settled = True
    try:
        with env_locks(
            layout,
            env_ids,
            timeout=timeout,
            ctx=ctx,
            operation=operation,
            clock=context.clock,
        ) as locks:
            settle_inherited(layout, tuple(locks), journal.path, ctx)
            try:
                yield Transaction(journal, locks)
            except BaseException as error:
                settled = _settled(layout, journal, ctx, error)
                raise
    finally:
        if settled:
            journal.close()
        else:
            journal.abandon()


def _settled(layout: Layout, journal: Journal, ctx: JobContext, error: BaseException) -> bool:
    if isinstance(error, RoostError) and error.code == "still-running":
        return False  # its process still writes there: recovery comes once that has ended
    try:
        # Tidying up must not be cancelled by the cancel it tidies up after.
        settle(layout, journal.entries, JobContext(ctx.job, ctx.sink))
    except RoostError as failure:
        ctx.log(f"Could not tidy up yet: {failure.message}", "warning")
        return False
    return True
