"""What `clean` can do away with, each with its bytes and why that is safe; changes nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.errors import RoostError, UsageError
from roost.core.domain.plan import Plan, TrashItem
from roost.core.operations.assess import blocking_reason
from roost.core.operations.clean_caches import CACHES, plan_caches, weigh
from roost.core.operations.clean_saved import stale_plans
from roost.core.operations.context import OperationContext
from roost.core.operations.delete import plan_delete
from roost.core.operations.guard import check_unit
from roost.core.operations.installers.scratch import stale_scratch
from roost.core.store.folders import check_below
from roost.core.store.journal import claimed_builds, journals, unfinished_builds
from roost.core.store.layout import Layout
from roost.core.store.moved import read_moved
from roost.core.store.trash import half_purged, item_folder
from roost.core.system.context import JobContext
from roost.core.system.owner import read_record, record_alive
from roost.core.system.tree import leftovers

BUILDS, LOCKS, PLANS, TRASH, UNUSED = "builds", "locks", "plans", "trash", "unused"
ALWAYS = (TRASH, BUILDS, LOCKS, PLANS, UNUSED)
"""In the order they are carried out: what frees space needs none."""
KINDS = (*ALWAYS, *CACHES)
GROUPS: Mapping[str, tuple[str, ...]] = {
    "leftovers": (BUILDS, LOCKS, PLANS),
    "caches": ("uv-cache", "pip-cache"),
}
DAYS_UNUSED = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class CleanItem:
    """One thing that can go.  Bytes: ``frees`` at once (None: its own tool decides), of ``size``.

    ``undoable``: it moves to the trash, and frees ``frees`` when that is purged.
    """

    kind: str
    name: str
    path: Path
    why: str
    size: int | None = None
    frees: int | None = None
    undoable: bool = False
    env: EnvId | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "name": self.name,
            "path": str(self.path),
            "why": self.why,
            "size_bytes": self.size,
            "frees_bytes": self.frees,
            "undoable": self.undoable,
            "env": None if self.env is None else str(self.env),
        }


@dataclass(frozen=True, slots=True)
class CleanPlan:
    """The very object that will be carried out; ``kept``: what was looked at and stays, why."""

    root: Path
    kinds: tuple[str, ...]
    items: tuple[CleanItem, ...]
    kept: tuple[tuple[str, str], ...] = ()
    delete: Plan | None = None
    created_at: str = ""

    @property
    def frees(self) -> int:
        """Bytes that become free at once, as far as they are known."""
        return sum(item.frees or 0 for item in self.items if not item.undoable)

    @property
    def later(self) -> int:
        """Bytes that become free when the trash is purged."""
        return sum(item.frees or 0 for item in self.items if item.undoable)

    def as_dict(self) -> dict[str, Any]:
        return {
            "operation": "clean",
            "kinds": list(self.kinds),
            "items": [item.as_dict() for item in self.items],
            "kept": [{"name": name, "why": why} for name, why in self.kept],
            "frees_bytes": self.frees,
            "later_bytes": self.later,
            "created_at": self.created_at,
        }


def kinds_of(words: Sequence[str]) -> tuple[str, ...]:
    """The kinds that words name; none: all but the download caches.

    Raises UsageError ``usage``.
    """
    wanted: list[str] = []
    for word in words:
        found = GROUPS.get(word, (word,))
        if not set(found) <= set(KINDS):
            raise UsageError(
                "usage",
                f"{word!r} is nothing that can be cleaned up.",
                remedy=f"Give any of: {', '.join((*GROUPS, *KINDS))}.",
            )
        wanted += found
    return tuple(kind for kind in KINDS if kind in (wanted or ALWAYS))


def plan_clean(
    context: OperationContext,
    kinds: Sequence[str],
    envs: Sequence[Env],
    expired: Sequence[TrashItem],
    ctx: JobContext,
    *,
    unused: timedelta = DAYS_UNUSED,
) -> CleanPlan:
    """What would go of ``kinds``; ``envs`` as a scan tells them, ``expired`` of the trash.

    Raises CancelledError, InstallerError where a named cache's tool is not there.
    """
    layout = context.layout
    items: list[CleanItem] = []
    kept: list[tuple[str, str]] = []
    delete = None
    if TRASH in kinds:
        items += _trash(layout, expired, context.clock(), ctx)
    if BUILDS in kinds:
        items += _builds(layout, ctx)
    if LOCKS in kinds:
        items += _records(layout)
    if PLANS in kinds:
        items += _plans(context)
    if UNUSED in kinds:
        delete, spared = _unused(context, envs, unused, ctx)
        kept += spared
        items += [] if delete is None else _unused_items(delete, envs)
    caches, missing = plan_caches(context, kinds, ctx)
    items += [CleanItem(c.kind, c.kind, c.path, c.why, c.size, c.frees) for c in caches]
    return CleanPlan(
        layout.root, tuple(kinds), tuple(items), (*kept, *missing), delete, context.now()
    )


def orphaned_builds(layout: Layout) -> tuple[str, ...]:
    """Builds of processes that are gone."""
    builds = unfinished_builds(layout)  # first: see needs_recovery
    claimed = claimed_builds(journals(layout))
    return tuple(name for name in builds if name not in claimed)


def dead_records(layout: Layout) -> tuple[Path, ...]:
    """Notes of who works on an environment, left by processes that are gone."""
    try:
        check_below(layout, layout.locks)
        names = sorted(os.listdir(layout.locks))
    except (RoostError, OSError):
        return ()
    found = []
    for name in names:
        if name.endswith((".owner.json", ".owner.json.tmp")):
            record = read_record(layout.locks / name)
            if record is not None and not record_alive(record):
                found.append(layout.locks / name)
    return tuple(found)


def _trash(
    layout: Layout, expired: Sequence[TrashItem], now: datetime, ctx: JobContext
) -> Iterator[CleanItem]:
    for item in expired:
        path = item_folder(layout, item.id)
        size, frees = weigh(path, ctx)
        why = f"its retention ended on {(item.purge_after or '')[:10]}"
        if item.launches_needed:
            why += f", and its model was started {item.launches} times since"
        yield CleanItem(TRASH, item.id, path, why, size, frees, env=item.env)
    for moved in (*read_moved(layout), *read_moved(layout, half=True)):
        if moved.half_purged or _is_over(moved.purge_after, now):
            path = moved.purging if moved.half_purged else moved.kept
            size, frees = weigh(path, ctx)
            why = f"the old folder of this workspace, which moved here from {moved.origin}"
            yield CleanItem(TRASH, moved.id, path, why, size, frees)
    for name in half_purged(layout):
        path = item_folder(layout, name)
        size, frees = weigh(path, ctx)
        yield CleanItem(TRASH, name, path, "its purge had begun and was cut off", size, frees)


def _builds(layout: Layout, ctx: JobContext) -> Iterator[CleanItem]:
    why = "left by a build whose process is gone; it was never an environment"
    for name in orphaned_builds(layout):
        size, frees = weigh(layout.tmp / name, ctx)
        yield CleanItem(BUILDS, name, layout.tmp / name, why, size, frees)
    if not claimed_builds(journals(layout)):
        for path in leftovers(layout.envs):
            size, frees = weigh(path, ctx)
            yield CleanItem(BUILDS, path.name, path, "a copy that was cut off", size, frees)
    for path in stale_scratch():
        size, frees = weigh(path, ctx)
        why = "what an installer was told by a Roost that is gone"
        yield CleanItem(BUILDS, path.name, path, why, size, frees)


def _records(layout: Layout) -> Iterator[CleanItem]:
    for path in dead_records(layout):
        why = "names a process that is gone; the lock itself ended with it"
        yield _file(LOCKS, path, why)


def _plans(context: OperationContext) -> Iterator[CleanItem]:
    for path, why in stale_plans(context):
        yield _file(PLANS, path, why)


def _file(kind: str, path: Path, why: str) -> CleanItem:
    try:
        facts = path.lstat()
    except OSError:  # gone meanwhile
        return CleanItem(kind, path.name, path, why, 0, 0)
    size = facts.st_blocks * 512 if sys.platform != "win32" else facts.st_size
    return CleanItem(kind, path.name, path, why, size, size)


def _unused(
    context: OperationContext, envs: Sequence[Env], unused: timedelta, ctx: JobContext
) -> tuple[Plan | None, list[tuple[str, str]]]:
    """A plan to move them to the trash, and what is spared of them."""
    wanted, spared = [], []
    for env in envs:
        why = _why_unused(env, context.clock(), unused)
        if why is None:
            continue
        try:
            check_unit(context.layout, env.id)
            wanted.append(env.id)
        except RoostError as error:
            spared.append((str(env.id), error.message))
    if not wanted:
        return None, spared
    plan = plan_delete(context, wanted, ctx)
    free = tuple(item for item in plan.items if not item.blocked)
    spared += [(str(item.env), blocking_reason(item)) for item in plan.items if item.blocked]
    if not free:
        return None, spared
    gain = sum(item.frees or 0 for item in free)
    return replace(plan, items=free, net_gain=gain), spared


def _unused_items(delete: Plan, envs: Sequence[Env]) -> Iterator[CleanItem]:
    by_id = {env.id: env for env in envs}
    for item in delete.items:
        env = by_id[item.env]
        since = (env.last_used or "")[:10]
        why = f"no model uses it, and it was last used on {since}; `roost undo` brings it back"
        if env.kind is EnvKind.LEGACY:
            why = f"its model {env.model_path} is gone, {why.partition(', and ')[2]}"
        yield CleanItem(
            UNUSED, str(item.env), item.path, why, item.size, item.frees, True, item.env
        )


def _why_unused(env: Env, now: datetime, unused: timedelta) -> str | None:
    """None for one that may be in use: what is not known counts as used."""
    if env.kind is EnvKind.OTHER or env.creating is not None or env.in_use or env.problem:
        return None
    if env.kind is EnvKind.SHARED:
        if env.models:
            return None
    elif not _model_is_gone(env):
        return None
    try:
        last = datetime.fromisoformat(env.last_used or "")
    except ValueError:
        return None
    if last.tzinfo is None or now - last < unused:
        return None
    return "unused"


def _model_is_gone(env: Env) -> bool:
    """The folder its metadata names is gone, from a volume that is there; no other model."""
    path = env.model_path
    if not path or any(model != path for model in env.models):
        return False
    folder = Path(path)
    return folder.is_absolute() and folder.parent.is_dir() and not os.path.lexists(folder)


def _is_over(until: str | None, now: datetime) -> bool:
    try:
        return until is not None and now >= datetime.fromisoformat(until)
    except (ValueError, TypeError):
        return False
