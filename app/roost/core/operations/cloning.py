"""The shared environment that a dedicated one starts from."""

from __future__ import annotations

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.envkey import DEDICATED_MARK, canonical
from roost.core.domain.errors import RoostError
from roost.core.domain.health import Badge
from roost.core.domain.profile import Profile
from roost.core.health.stamps import stamp
from roost.core.operations.context import OperationContext
from roost.core.operations.prove import env_of
from roost.core.store.envjson import read_env_json
from roost.core.store.folders import check_below
from roost.core.store.healthcache import HealthCache
from roost.core.system.venv.facts import read_facts


def clone_source(context: OperationContext, key: str, profile: Profile) -> EnvId | None:
    """The environment to clone for a dedicated ``key``; None: it is built from nothing.

    Only one that Roost made, that holds what it was built with, on a Python that is there
    and that the profile allows, and that no check found broken.  Runs nothing.
    """
    base, mark, _ = canonical(key).partition(DEDICATED_MARK)
    if not mark:
        return None
    env, layout = EnvId(EnvKind.SHARED, base), context.layout
    unit = layout.shared(base)
    try:
        record = read_env_json(unit / "env.json")
        if record is None or record.newer or record.status != "READY" or not record.fingerprint:
            return None
        tree = unit / record.venv
        check_below(layout, tree)
        known = HealthCache(layout).load(env, stamp(env_of(env, unit, tree), context.driver()))
    except (RoostError, OSError):
        return None
    if known is not None and known.badge is Badge.BROKEN:
        return None
    facts = read_facts(str(tree))
    whole = facts.interpreter == "ok" and facts.fingerprint == record.fingerprint
    return env if whole and profile.allows_python(facts.python_version or "") else None
