"""What a deduplication of a workspace would do: a value that is shown and then carried out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from roost.core.domain.decision import Warning
from roost.core.domain.env import Env, EnvId, Owner
from roost.core.domain.errors import BusyError, RoostError, StoreError
from roost.core.domain.plan import ProcessUse
from roost.core.operations.assess import users_of_envs
from roost.core.operations.context import OperationContext
from roost.core.operations.guard import check_unit
from roost.core.store.folders import check_below
from roost.core.system.context import JobContext
from roost.core.system.dedupe import DedupePlan, plan_dedupe
from roost.core.system.locks import env_lock, read_owner, read_owner_record
from roost.core.system.paths import os_path
from roost.core.system.tree import Identity, identity

HARD_LINKS = Warning(
    "hard-links",
    "The volume can share files only as hard links: one file under several names. An edit "
    "inside one environment's installed file would show in the others. Installers replace "
    "files, so installs and upgrades stay apart. `roost dedupe --undo` separates them again.",
)


@dataclass(frozen=True, slots=True)
class SharingItem:
    """One environment: its folder as it was looked at, its tree, how many files take part."""

    env: EnvId
    path: Path
    tree: Path
    seen: Identity
    files: int = 0

    def as_dict(self) -> dict[str, Any]:
        return {"env": str(self.env), "path": str(self.path), "files": self.files}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An environment that takes no part, and why; ``busy``: another time it could.

    ``owner`` works on it right now, where that is the reason and known.
    """

    env: EnvId
    reason: str
    busy: bool = False
    in_use: tuple[ProcessUse, ...] = ()
    owner: Owner | None = None

    def as_dict(self) -> dict[str, Any]:
        owner = self.owner
        return {
            "env": str(self.env),
            "reason": self.reason,
            "in_use": [use.as_dict() for use in self.in_use],
            "owner": None
            if owner is None
            else {"pid": owner.pid, "host": owner.host, "since": owner.since},
        }


@dataclass(frozen=True, slots=True)
class SharingPlan:
    """The environments that have files in common, and the files (``files.groups``)."""

    root: Path
    files: DedupePlan
    items: tuple[SharingItem, ...]
    left_out: tuple[LeftOut, ...]
    created_at: str

    @property
    def twins(self) -> int:
        """Files that come to share the blocks of another."""
        return sum(len(group.twins) for group in self.files.groups)

    @property
    def needs_hardlink(self) -> bool:
        return bool(self.files.groups) and self.files.means == "hardlink"

    def as_dict(self) -> dict[str, Any]:
        uses = {use.pid: use for left in self.left_out for use in left.in_use}
        return {
            "operation": "dedupe",
            "items": [item.as_dict() for item in self.items],
            "means": self.files.means,
            "needs_hardlink": self.needs_hardlink,
            "files": self.twins,
            "saves_bytes": self.files.saves_bytes,
            "left_out": [left.as_dict() for left in self.left_out],
            "in_use": [use.as_dict() for use in uses.values()],
            "warnings": [HARD_LINKS.as_dict()] if self.needs_hardlink else [],
            "created_at": self.created_at,
        }


def plan_sharing(context: OperationContext, envs: Sequence[Env], ctx: JobContext) -> SharingPlan:
    """Look for equal files in those of ``envs`` that are ours to change and nobody uses.

    Contents are compared when the plan is carried out; nothing is changed.  Raises
    CancelledError.
    """
    items: list[SharingItem] = []
    left: list[LeftOut] = []
    for env in envs:
        taken = _taken(context, env)
        if taken is not None:
            left.append(taken)
            continue
        try:
            items.append(_item(context, env))
        except (RoostError, OSError) as error:
            left.append(LeftOut(env.id, str(error)))
    free, busy = idle(context, items)
    found = plan_dedupe([item.tree for item in free], ctx)
    counted = tuple(replace(item, files=_count(found, item.tree)) for item in free)
    taking_part = tuple(item for item in counted if item.files)
    return SharingPlan(context.layout.root, found, taking_part, (*left, *busy), context.now())


def idle(
    context: OperationContext, items: Sequence[SharingItem]
) -> tuple[tuple[SharingItem, ...], tuple[LeftOut, ...]]:
    """Those that no process uses right now, and the others with who uses them."""
    users = users_of_envs(context, [item.env for item in items])
    busy = tuple(
        LeftOut(item.env, f"it is used by {_named(uses)}", busy=True, in_use=uses)
        for item in items
        if (uses := users[item.env])
    )
    return tuple(item for item in items if not users[item.env]), busy


def lockable(
    context: OperationContext, items: Sequence[SharingItem]
) -> tuple[tuple[SharingItem, ...], tuple[LeftOut, ...]]:
    """Those whose lock can be had right now, and the others with who holds it: nobody waits.

    Raises StoreError where locks cannot be taken at all.
    """
    free, taken = [], []
    for item in items:
        owner = read_owner(context.layout, item.env)
        try:
            with env_lock(context.layout, item.env, timeout=0, operation=None):
                free.append(item)
        except BusyError as error:
            taken.append(LeftOut(item.env, error.message, busy=True, owner=owner))
    return tuple(free), tuple(taken)


def check_item(context: OperationContext, item: SharingItem) -> None:
    """The folder is the one that was looked at, and no part of the way to its tree a link.

    Raises NotFoundError, StoreError.
    """
    check_unit(context.layout, item.env, item.seen)
    check_below(context.layout, item.tree)


def shared_by(
    plan: SharingPlan, items: tuple[SharingItem, ...], ctx: JobContext
) -> tuple[DedupePlan, tuple[SharingItem, ...]]:
    """The files that ``items`` have in common, without those of ``plan`` that are left out.

    Where some are, it is looked at anew: what they were to lend the others lend each other.
    """
    if len(items) == len(plan.items):
        return plan.files, items
    found = plan_dedupe([item.tree for item in items], ctx)
    return found, tuple(replace(item, files=_count(found, item.tree)) for item in items)


def _taken(context: OperationContext, env: Env) -> LeftOut | None:
    """Somebody works on it: shown in the plan already."""
    record = read_owner_record(context.layout, env.id)
    if record is None:
        return LeftOut(env.id, "it is being built", busy=True) if env.creating else None
    owner = record.shown()
    doing = f" ({record.operation})" if record.operation else ""
    reason = f"PID {owner.pid} has been working on it since {owner.since}{doing}"
    return LeftOut(env.id, reason, busy=True, owner=owner)


def _item(context: OperationContext, env: Env) -> SharingItem:
    layout = context.layout
    if env.problem is not None:
        raise StoreError("not-ours", env.problem, path=str(env.path))
    if env.venv.parent != env.path:
        raise StoreError("not-ours", "its tree lies elsewhere", path=str(env.venv))
    item = SharingItem(env.id, env.path, env.venv, identity(env.path))
    check_item(context, item)
    ours = layout.envs if os.path.lexists(layout.envs) else layout.root  # not there before it
    if os.lstat(env.venv).st_dev != ours.stat().st_dev:
        raise StoreError("other-volume", "it lies on another volume", path=str(env.venv))
    return item


def _count(plan: DedupePlan, tree: Path) -> int:
    start = os_path(tree) + os.sep
    return sum(
        str(path).startswith(start)
        for group in plan.groups
        for path in (group.source, *(twin.path for twin in group.twins))
    )


def _named(uses: Sequence[ProcessUse]) -> str:
    return ", ".join(f"{use.name} (PID {use.pid})" for use in uses[:5])
