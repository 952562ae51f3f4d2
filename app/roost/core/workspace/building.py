"""Which environments are being built right now, by whom."""

from __future__ import annotations

import os

from roost.core.domain.env import EnvId, EnvKind, Owner
from roost.core.domain.envkey import DEDICATED_MARK, is_valid_key_name
from roost.core.store.layout import Layout
from roost.core.store.leases import BUILDING
from roost.core.system.locks import read_owner_record

_SUFFIX = ".owner.json"


def builders(layout: Layout) -> dict[EnvId, Owner]:
    """Running builds of shared environments, by environment; one listing where there is none."""
    try:
        names = os.listdir(layout.locks)
    except OSError:
        return {}
    found: dict[EnvId, Owner] = {}
    for name in names:
        key = name.removesuffix(_SUFFIX)
        if key == name or not is_valid_key_name(key):
            continue
        env_id = EnvId(EnvKind.SHARED, key)
        owner = builder_of(layout, env_id)
        if owner is not None:
            found[env_id] = owner
    return found


def builder_of(layout: Layout, env_id: EnvId) -> Owner | None:
    """Who is building this one, None where nobody is (a deletion is no build).

    Nobody builds the shared environment of which a dedicated one is just being copied.
    """
    record = read_owner_record(layout, env_id)
    if record is None or record.operation not in BUILDING:
        return None
    if record.operation == "dedicate" and DEDICATED_MARK not in env_id.name:
        return None
    return record.shown()
