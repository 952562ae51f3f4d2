"""How long what lies in the trash is kept: days, and starts of its models since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from roost.core.domain.errors import RoostError
from roost.core.domain.plan import TrashItem
from roost.core.store.layout import Layout
from roost.core.store.overrides import override_names
from roost.core.store.settings import load_settings
from roost.core.store.trash import list_trash
from roost.core.store.usage import UsageLog

MIGRATED = "migrate"


def trash_items(layout: Layout, now: datetime, cache: Path | None) -> tuple[TrashItem, ...]:
    """What lies in the trash, oldest first, with what still keeps it.

    ``cache``: the user's cache folder, where uses of a read-only workspace are counted.
    """
    items = list_trash(layout)
    if not items:
        return ()
    try:
        needed = load_settings(layout).retention_launches
    except RoostError:
        needed = None  # nobody knows what the user wants: nothing expires
    uses = UsageLog(layout, cache)
    return tuple(_with_launches(item, now, needed, uses) for item in items)


def expired(items: Iterable[TrashItem]) -> tuple[TrashItem, ...]:
    """Those that `clean` may purge."""
    return tuple(item for item in items if item.expired)


def _with_launches(item: TrashItem, now: datetime, needed: int | None, uses: UsageLog) -> TrashItem:
    """Starts count for what a migration replaced: there they tell that the new one works."""
    since, until = _time(item.deleted_at), _time(item.purge_after)
    launches = None
    asked = (needed or 0) if item.operation == MIGRATED else 0
    if item.operation == MIGRATED and since is not None:
        launches = uses.launches_since(override_names(item.env.name, item.models), since)
    over = until is not None and now >= until and needed is not None
    return replace(
        item,
        launches=launches,
        launches_needed=asked,
        expired=over and (launches or 0) >= asked,
    )


def _time(text: str | None) -> datetime | None:
    """None also for a time without a zone, which cannot be compared."""
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return None if found.tzinfo is None else found
