"""Child processes: run, stream, stop and reap them; who runs, and from where.

Names are loaded on first use: asking for an owner's identity on the hot path
must not import ``subprocess``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from roost.core.system.process.captured import Captured, run_captured
    from roost.core.system.process.environment import clean_environment
    from roost.core.system.process.identity import (
        OwnerIdentity,
        boot_id,
        current_identity,
        host_identity,
        is_alive,
        pid_alive,
        process_start_time,
        process_started_at,
    )
    from roost.core.system.process.inuse import InUse, Process, processes_using, users_of
    from roost.core.system.process.redaction import redact
    from roost.core.system.process.streaming import Finished, run_streaming

_HOMES = {
    "Captured": "captured",
    "run_captured": "captured",
    "clean_environment": "environment",
    "OwnerIdentity": "identity",
    "boot_id": "identity",
    "current_identity": "identity",
    "host_identity": "identity",
    "is_alive": "identity",
    "pid_alive": "identity",
    "process_start_time": "identity",
    "process_started_at": "identity",
    "InUse": "inuse",
    "Process": "inuse",
    "processes_using": "inuse",
    "users_of": "inuse",
    "redact": "redaction",
    "Finished": "streaming",
    "run_streaming": "streaming",
}

__all__ = [
    "Captured",
    "Finished",
    "InUse",
    "OwnerIdentity",
    "Process",
    "boot_id",
    "clean_environment",
    "current_identity",
    "host_identity",
    "is_alive",
    "pid_alive",
    "process_start_time",
    "process_started_at",
    "processes_using",
    "redact",
    "run_captured",
    "run_streaming",
    "users_of",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{home}"), name)
