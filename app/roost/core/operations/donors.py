"""Environments whose bytecode a new one may take over (performance.md, row 6)."""

from __future__ import annotations

import os
from pathlib import Path

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import RoostError, StoreError
from roost.core.domain.health import Badge
from roost.core.health.stamps import stamp
from roost.core.operations.context import OperationContext
from roost.core.operations.prove import env_of
from roost.core.store.envjson import EnvRecord, read_env_json
from roost.core.store.folders import check_below
from roost.core.store.healthcache import HealthCache
from roost.core.system.venv.config import short_version
from roost.core.system.venv.facts import read_facts

LIMIT = 3
"""Each module is looked for in every donor, so that many of them cost more than they give."""


def find_donors(context: OperationContext, tree: Path, key: str) -> tuple[Path, ...]:
    """Trees in use by this workspace that ``tree`` may take bytecode from, the likest first.

    Their bytecode is trusted, so only those count that Roost made, that passed a deep check
    as they are now, that hold the packages they were built with, and that run the same
    version of Python.  Reads files only; raises nothing for what lies in the workspace.
    """
    version = short_version(read_facts(str(tree)).python_version or "")
    if not version:
        return ()
    cache, driver = HealthCache(context.layout), context.driver()
    found: list[Path] = []
    for env, record in _made_by_roost(context, key):
        unit = context.layout.unit(env)
        donor = unit / record.venv
        if len(found) == LIMIT:
            break
        if donor == tree or short_version(record.python) != version:
            continue
        try:
            check_below(context.layout, donor)
            known = cache.load(env, stamp(env_of(env, unit, donor), driver))
        except RoostError:
            continue
        if known is None or known.badge is not Badge.HEALTHY:
            continue
        facts = read_facts(str(donor))
        if facts.site_state == "ok" and facts.fingerprint == record.fingerprint:
            found.append(donor)
    return tuple(found)


def _made_by_roost(context: OperationContext, key: str) -> list[tuple[EnvId, EnvRecord]]:
    """Published environments: this key's first, then those of its stack, then the newest."""
    try:
        names = [name for name in os.listdir(context.layout.envs) if not name.startswith(".")]
    except OSError:
        return []
    found = []
    for name in names:
        try:
            record = read_env_json(context.layout.env_json(name))
        except (StoreError, OSError):
            continue
        if record is not None and record.status == "READY" and record.fingerprint:
            found.append((EnvId(EnvKind.SHARED, name), record))
    found.sort(key=lambda one: one[1].created_at, reverse=True)
    found.sort(key=lambda one: (one[0].name != key, not one[0].name.startswith(f"{key}-")))
    return found
