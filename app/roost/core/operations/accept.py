"""Accepting drift: what somebody's `pip install` changed becomes what the environment is."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from roost.core.domain.drift import Change
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import RoostError, StoreError, UsageError
from roost.core.domain.health import HealthReport
from roost.core.health.drift import LOCK, TOOLS, drift_of, in_words
from roost.core.health.stamps import stamp
from roost.core.operations.context import OperationContext
from roost.core.operations.guard import check_unit
from roost.core.operations.installers.base import Pinned
from roost.core.operations.installers.installed import freeze_tree, with_hashes
from roost.core.operations.installers.lock import read_lock, write_lock
from roost.core.operations.prove import env_of
from roost.core.operations.transaction import transaction
from roost.core.store.envjson import EnvRecord, newer_schema, read_env_json, write_env_json
from roost.core.store.healthcache import HealthCache
from roost.core.store.history import record_operation
from roost.core.system.context import JobContext
from roost.core.system.files import write_atomic
from roost.core.system.venv.facts import TreeFacts, read_facts


def accept_drift(
    context: OperationContext, env_id: EnvId, ctx: JobContext
) -> tuple[Change, ...] | None:
    """Write the lock and fingerprint of a shared environment as it is now; what had changed.

    None where nothing had.  A later rebuild or repair then makes this state again.
    Raises UsageError ``not-shared`` and ``not-recorded``, NotFoundError, StoreError,
    BusyError, CancelledError.
    """
    if env_id.kind is not EnvKind.SHARED:
        raise UsageError(
            "not-shared",
            f"{env_id} is no shared environment: nothing is written down of how it was made.",
            remedy="Only shared environments are compared with how they were built.",
        )
    unit = check_unit(context.layout, env_id)
    with transaction(context, "accept", [env_id], ctx):
        check_unit(context.layout, env_id)
        record = _record(context, env_id)
        tree = unit / record.venv
        facts = read_facts(str(tree))
        if facts.site_state != "ok":
            raise StoreError(
                "unreadable",
                f"The packages of {env_id} cannot be read.",
                path=str(tree),
                remedy=f"Rebuild it: roost repair {env_id}",
            )
        if facts.fingerprint == record.fingerprint:
            return None
        found = drift_of(unit, facts)
        before = _deep_result(context, env_id, record)
        # The lock first: whatever ends this early, the difference is still seen.
        write_atomic(unit / LOCK, write_lock(_pins(context, env_id, record)))
        write_env_json(unit / "env.json", _described(record, facts))
        _keep(context, env_id, record, before)
        ctx.changed(str(env_id))
    words = in_words(found)
    record_operation(context.layout, context.now(), "accept", str(env_id), "done", words)
    ctx.log(f"{env_id} is now known as it is: {words}.", "success")
    return found or ()


def _record(context: OperationContext, env_id: EnvId) -> EnvRecord:
    path = context.layout.env_json(env_id.name)
    record = read_env_json(path)
    if record is None or not record.fingerprint:
        raise UsageError(
            "not-recorded",
            f"Nothing is written down of how {env_id} was made, so nothing can have changed.",
            remedy=f"To have it known, build it anew: roost create {env_id.name}",
        )
    if record.newer:
        raise newer_schema(path, record.schema)
    return record


def _pins(context: OperationContext, env_id: EnvId, record: EnvRecord) -> tuple[Pinned, ...]:
    """What is there now, with the hashes known of it; tools stay out unless they were in."""
    unit = context.layout.shared(env_id.name)
    known: tuple[Pinned, ...] = ()
    with suppress(RoostError, FileNotFoundError):
        known = read_lock(unit / LOCK)
    named = {pin.name for pin in known}
    pins = freeze_tree(unit / record.venv)
    kept = [pin for pin in pins if pin.name in named or pin.name not in TOOLS]
    return with_hashes(kept, known)


def _described(record: EnvRecord, facts: TreeFacts) -> EnvRecord:
    return replace(
        record,
        fingerprint=facts.fingerprint,
        packages=len(facts.dists),
        torch=facts.torch,
    )


def _deep_result(
    context: OperationContext, env_id: EnvId, record: EnvRecord
) -> HealthReport | None:
    """What a deep check found of it as it is now, if anybody has made one."""
    unit = context.layout.shared(env_id.name)
    now = stamp(env_of(env_id, unit, unit / record.venv), context.driver())
    return HealthCache(context.layout).load(env_id, now)


def _keep(
    context: OperationContext, env_id: EnvId, record: EnvRecord, report: HealthReport | None
) -> None:
    """That result holds on: nothing but what is written down has changed."""
    if report is None:
        return
    unit = context.layout.shared(env_id.name)
    now = stamp(env_of(env_id, unit, unit / record.venv), context.driver())
    checks = tuple(check for check in report.checks if check.code != "drift")
    HealthCache(context.layout).store(env_id, replace(report, checks=checks, stamp=now))
