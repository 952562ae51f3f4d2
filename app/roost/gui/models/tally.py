"""What the figures over the table count, in one pass: ten thousand rows are counted often."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from roost.core.domain.env import EnvKind
from roost.core.domain.health import Badge
from roost.gui.models.row import Row


class Tally(NamedTuple):
    """Of the workspace's own environments; those of other tools are not counted."""

    shared: int = 0
    legacy: int = 0
    broken: int = 0
    degraded: int = 0
    unchecked: int = 0
    """Those that a check would tell more of."""
    models: int = 0
    """Different models that use a shared one."""

    @property
    def own(self) -> int:
        return self.shared + self.legacy

    @property
    def attention(self) -> int:
        return self.broken + self.degraded


def tally(rows: Iterable[Row]) -> Tally:
    shared = legacy = broken = degraded = unchecked = 0
    models: set[str] = set()
    for row in rows:
        env = row.env
        kind = env.id.kind
        if kind is EnvKind.LEGACY:
            legacy += 1
        elif kind is EnvKind.SHARED:
            shared += 1
            models.update(env.models)
        else:
            continue
        badge = row.badge
        if badge is Badge.BROKEN:
            broken += 1
        elif badge is Badge.DEGRADED:
            degraded += 1
        elif badge is Badge.UNKNOWN and env.creating is None:
            unchecked += 1
    return Tally(shared, legacy, broken, degraded, unchecked, len(models))
