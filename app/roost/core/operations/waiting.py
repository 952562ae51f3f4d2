"""Waiting for somebody who works on the same environment, and showing how far they are."""

from __future__ import annotations

import math
import sys
import threading
import time
from datetime import datetime

from roost.core.domain.env import EnvId
from roost.core.domain.envkey import DEDICATED_MARK
from roost.core.domain.errors import EnvironmentBusyError
from roost.core.domain.events import unit_of
from roost.core.operations.context import OperationContext
from roost.core.system.context import JobContext
from roost.core.system.locks import lock_is_free, read_owner_record
from roost.core.system.owner import OwnerRecord

POLL = 0.2
"""Seconds between two looks at another process's build."""

ORPHANED = 3.0
"""Seconds a lock may be held without a word of who holds it."""


def wait_for_owner(
    context: OperationContext, env: EnvId, ctx: JobContext, deadline: float | None
) -> None:
    """Return once the lock may be free; their stage and progress become ours meanwhile.

    ``deadline`` by ``time.monotonic``.  Raises EnvironmentBusyError after it, CancelledError.
    """
    layout, pause = context.layout, threading.Event()
    told: OwnerRecord | None = None
    orphaned = time.monotonic() + ORPHANED
    while True:
        ctx.check_cancelled()
        record = read_owner_record(layout, env)
        if record is not None:
            if told is None or told.identity != record.identity:
                ctx.log(_waiting_line(record, env))
                told = record
            ctx.progress(
                record.stage or "waiting",
                record.done,
                record.total,
                unit_of(record.unit),
                " · ".join(filter(None, (record.message, f"PID {record.identity.pid}"))),
                subject=str(env),
                fraction=record.fraction,
                rate=record.rate,
                seconds_left=record.seconds_left,
            )
        elif time.monotonic() >= orphaned:
            orphaned = math.inf
            ctx.log(f"{env} is still held by what a process that ended has left, waiting...")
        if deadline is not None and time.monotonic() >= deadline:
            raise busy_error(context, env)
        pause.wait(POLL)
        # Where a lock cannot be looked at, only trying to take it tells.
        if sys.platform == "win32" or lock_is_free(layout.lock(env)):
            return


def _waiting_line(record: OwnerRecord, env: EnvId) -> str:
    try:
        since = f"{datetime.fromisoformat(record.since):%H:%M:%S}"
    except ValueError:
        since = "an unknown time"
    copied = record.operation == "dedicate" and DEDICATED_MARK not in env.name
    if copied or record.operation not in ("create", "rebuild", "promote", "dedicate"):
        doing = record.operation or "changed"
        return f"{env} is busy: {doing} (PID {record.identity.pid} since {since}), waiting..."
    return (
        f"Environment is already being created (PID {record.identity.pid} since {since}), "
        "waiting..."
    )


def busy_error(context: OperationContext, env: EnvId) -> EnvironmentBusyError:
    """The error that names who is at it."""
    record = read_owner_record(context.layout, env)
    who = "another process" if record is None else f"PID {record.identity.pid}"
    return EnvironmentBusyError(
        "environment-busy",
        f"{env.name} is being created by {who}.",
        remedy="Wait for it, or call again with a longer timeout.",
        path=str(context.layout.shared(env.name)),
    )
