"""Looking at an environment before a plan: user files, links, processes, identity, bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.errors import BlockedError
from roost.core.domain.plan import Action, PlanItem, ProcessUse
from roost.core.operations.accounting import account
from roost.core.operations.context import OperationContext
from roost.core.operations.guard import check_unit, tree_elsewhere, unit_of
from roost.core.store.layout import Layout
from roost.core.store.leases import Lease, leases, of_env
from roost.core.system.accounting import Accounting, Looked, came_since
from roost.core.system.context import JobContext
from roost.core.system.tree import identity, measure_tree


@dataclass(frozen=True, slots=True)
class Blockers:
    """What stands in the way of moving a folder."""

    accounting: Accounting
    in_use: tuple[ProcessUse, ...]


def processes_in(
    context: OperationContext, folders: Sequence[Path]
) -> dict[Path, tuple[ProcessUse, ...]]:
    """Who uses which folder, in one look at the system and one at the leases."""
    held = leases(context.layout)
    found = context.users(folders).processes
    return {
        folder: _each_once(
            *(ProcessUse(process.pid, process.name, process.since_iso) for process in users),
            *_leased(context.layout, held, folder),
        )
        for folder, users in found.items()
    }


def _leased(layout: Layout, held: Sequence[Lease], folder: Path) -> Iterator[ProcessUse]:
    """Those who hold a lease on an environment's folder, or on one tree in it."""
    above = {layout.envs: EnvKind.SHARED, layout.environments: EnvKind.LEGACY}
    kind, name, tree = above.get(folder.parent), folder.name, ""
    if kind is None:
        kind, name, tree = above.get(folder.parent.parent), folder.parent.name, folder.name
    if kind is not None and held:
        for one in of_env(held, layout, EnvId(kind, name), tree):
            yield ProcessUse(one.pid, one.name, one.since)


def _each_once(*uses: ProcessUse) -> tuple[ProcessUse, ...]:
    """What the system says of a process goes before what its lease says."""
    return tuple({use.pid: use for use in reversed(uses)}.values())[::-1]


def users_of_envs(
    context: OperationContext, envs: Sequence[EnvId]
) -> dict[EnvId, tuple[ProcessUse, ...]]:
    """Who uses which environment: its folder, and the tree its `.venv` may point to."""
    folders: dict[EnvId, list[Path]] = {}
    for env in envs:
        unit = unit_of(context.layout, env)
        elsewhere = tree_elsewhere(unit) if env.kind is EnvKind.LEGACY else None
        folders[env] = [unit] if elsewhere is None else [unit, elsewhere]
    found = processes_in(context, [folder for some in folders.values() for folder in some])
    return {
        env: tuple({use.pid: use for folder in some for use in found[folder]}.values())
        for env, some in folders.items()
    }


def assess(
    context: OperationContext,
    env: EnvId,
    action: Action,
    in_use: tuple[ProcessUse, ...],
    ctx: JobContext,
    described: Env | None = None,
) -> PlanItem:
    """One item of a plan, from the disk as it is now; changes nothing.

    ``described``: what the context says of it, where the caller has asked already.
    Raises NotFoundError and StoreError as `check_unit` does, CancelledError.
    """
    unit = check_unit(context.layout, env)
    seen = identity(unit)
    sizes = measure_tree(unit, ctx)
    found = account(unit, env, ctx.check_cancelled)
    described = described or context.describe(env)
    return PlanItem(
        env,
        unit,
        action,
        target_key=described.env_key,
        models=described.models,
        size=sizes.allocated,
        frees=sizes.will_free,
        user_files=found.user_files,
        user_files_total=found.total,
        in_use=in_use,
        links=(*found.links, *_pointer(unit, env)),
        device=seen.device,
        inode=seen.inode,
        looked=found.looked,
    )


def _pointer(unit: Path, env: EnvId) -> Iterator[tuple[str, str]]:
    """A `.venv` that is a file and names a tree elsewhere: as good as a link."""
    if env.kind is EnvKind.LEGACY and not (unit / ".venv").is_symlink():
        elsewhere = tree_elsewhere(unit)
        if elsewhere is not None:
            yield ".venv", str(elsewhere)


def blockers_now(context: OperationContext, item: PlanItem, ctx: JobContext) -> Blockers:
    """The same two questions asked again under the lock: somebody may have come since.

    What has not changed since the plan was made is not read again.
    """
    in_use = users_of_envs(context, [item.env])[item.env]
    before = item.looked if isinstance(item.looked, Looked) else None
    return Blockers(account(item.path, item.env, ctx.check_cancelled, before), in_use)


def blocking_reason(item: PlanItem, *, confirmed: bool = False) -> str:
    """What stands in the way, in words; ``confirmed``: only files that came later do."""
    parts = []
    if item.in_use:
        users = ", ".join(f"{use.name} (PID {use.pid})" for use in item.in_use[:5])
        parts.append(f"it is used by {users}")
    if item.user_files_total:
        named = ", ".join(item.user_files[:3])
        count = item.user_files_total
        which = "came or were written since you confirmed" if confirmed else "belong to no package"
        parts.append(f"{count} file{'s' * (count != 1)} in it {which} ({named})")
    return " and ".join(parts)


def blocked_error(item: PlanItem, *, confirmed: bool = False) -> BlockedError:
    """The refusal, with everything named that stands in the way."""
    remedy = []
    if item.in_use:
        remedy.append("end those processes")
    if item.user_files_total and confirmed:
        remedy.append("look at those files, then delete again")
    elif item.user_files_total:
        remedy.append("move the files out, or delete with --include-user-files")
    return BlockedError(
        "blocked",
        f"{item.env} was left alone: {blocking_reason(item, confirmed=confirmed)}.",
        remedy=(" and ".join(remedy) + ".").capitalize(),
        path=str(item.path),
        data={
            "user_files": list(item.user_files),
            "user_files_total": item.user_files_total,
            "in_use": [use.as_dict() for use in item.in_use],
        },
    )


def with_blockers(item: PlanItem, found: Blockers, *, include_user_files: bool) -> PlanItem:
    """The item as it stands now; files the user has confirmed do not block.

    Confirmed is what the plan showed: a file that came or was written since blocks.
    """
    now = found.accounting
    if not include_user_files:
        return replace(
            item, in_use=found.in_use, user_files=now.user_files, user_files_total=now.total
        )
    late = came_since(item.looked, now.looked) if isinstance(item.looked, Looked) else ()
    return replace(item, in_use=found.in_use, user_files=late[:1000], user_files_total=len(late))
