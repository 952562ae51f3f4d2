"""Restore points: the state of an environment, linked rather than copied, and put back."""

from __future__ import annotations

from roost.core.system.snapshot.restoring import Damage, restore_snapshot, verify_snapshot
from roost.core.system.snapshot.taking import Snapshot, open_snapshot, take_snapshot

__all__ = [
    "Damage",
    "Snapshot",
    "open_snapshot",
    "restore_snapshot",
    "take_snapshot",
    "verify_snapshot",
]
