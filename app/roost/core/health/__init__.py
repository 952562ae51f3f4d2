"""Env -> HealthReport: static checks, deep checks in a subprocess, both by stamp.

Names are loaded on first use: the hot path of a resolution needs few of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from roost.core.health.asked import Asked, accelerator_of, asked_of, unneeded_imports
    from roost.core.health.combined import combine, look, with_findings
    from roost.core.health.deep import check_deep, interpreter_starts
    from roost.core.health.records import check_records
    from roost.core.health.stamps import fingerprint, full_stamp, stamp
    from roost.core.health.static import check_static
    from roost.core.store.healthcache import HealthCache

_HOMES = {
    "Asked": "roost.core.health.asked",
    "HealthCache": "roost.core.store.healthcache",
    "accelerator_of": "roost.core.health.asked",
    "asked_of": "roost.core.health.asked",
    "check_deep": "roost.core.health.deep",
    "check_records": "roost.core.health.records",
    "check_static": "roost.core.health.static",
    "combine": "roost.core.health.combined",
    "fingerprint": "roost.core.health.stamps",
    "full_stamp": "roost.core.health.stamps",
    "interpreter_starts": "roost.core.health.deep",
    "look": "roost.core.health.combined",
    "stamp": "roost.core.health.stamps",
    "with_findings": "roost.core.health.combined",
    "unneeded_imports": "roost.core.health.asked",
}

__all__ = [
    "Asked",
    "HealthCache",
    "accelerator_of",
    "asked_of",
    "check_deep",
    "check_records",
    "check_static",
    "combine",
    "fingerprint",
    "full_stamp",
    "interpreter_starts",
    "look",
    "stamp",
    "unneeded_imports",
    "with_findings",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(home), name)
