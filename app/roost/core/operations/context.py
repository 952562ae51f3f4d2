"""What every operation is given: where, when, with whose settings, and whom to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from roost.core.domain.env import Env, EnvId
from roost.core.store.layout import Layout
from roost.core.system.process.inuse import InUse, users_of


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class OperationContext:
    """Plain values and callables, so that a test can stand in for any of them.

    ``describe`` tells what is known of an environment (discovery); ``users`` which
    processes are in folders.
    """

    layout: Layout
    describe: Callable[[EnvId], Env]
    clock: Callable[[], datetime] = utc_now
    environ: Mapping[str, str] = field(default_factory=dict)
    users: Callable[[Sequence[Path]], InUse] = users_of

    def now(self) -> str:
        """ISO 8601 UTC, to the microsecond: what was deleted last is undone first."""
        return self.clock().isoformat()
