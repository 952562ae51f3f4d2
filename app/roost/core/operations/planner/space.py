"""The order that needs the least room, and what it means for every volume."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from roost.core.domain.amounts import size
from roost.core.domain.consolidation import VolumeShare
from roost.core.domain.decision import Warning
from roost.core.domain.plan import Action, PlanItem
from roost.core.operations.context import OperationContext
from roost.core.operations.planner.targets import RENAME, Target
from roost.core.operations.preflight import room
from roost.core.operations.recipe import HEADROOM
from roost.core.system.context import JobContext
from roost.core.system.tree import free_space, measure_trees
from roost.core.system.tree.failures import volume_of


@dataclass(slots=True)
class Group:
    """One target with those that move there."""

    target: Target
    moves: list[PlanItem] = field(default_factory=list)

    @property
    def rank(self) -> tuple[int, int]:
        """What needs nothing comes first, then renames, then builds, the smallest first."""
        if self.target.item is None:
            return (0, 0)
        if self.target.by == RENAME:
            return (1, 0)
        return (2, self.target.item.needs)


def in_order(
    groups: Sequence[Group], left: Sequence[PlanItem], superseded: frozenset[str]
) -> tuple[PlanItem, ...]:
    """Items one at a time: what frees comes before what needs; superseded ones lead."""

    found: list[PlanItem] = []
    for group in sorted(groups, key=lambda one: one.rank):
        if group.target.item is not None:
            found.append(group.target.item)
        found += sorted(group.moves, key=partial(_turn, group.target, superseded))
    return (*found, *left)


def _turn(target: Target, superseded: frozenset[str], item: PlanItem) -> tuple[bool, bool, int]:
    source = target.by == RENAME and item.env == target.source
    return (not source, item.env.name not in superseded, -(item.frees or 0))


def freed_together(items: Sequence[PlanItem], ctx: JobContext) -> int:
    """What all of them free: blocks they only share with each other count as well."""
    going = [item for item in items if item.action is Action.MIGRATE and item.frees]
    alone = sum(item.frees or 0 for item in going)
    if all((item.frees or 0) >= (item.size or 0) for item in going):
        return alone
    return max(alone, measure_trees([item.path for item in going], ctx).will_free)


def volume_shares(
    context: OperationContext,
    items: Sequence[PlanItem],
    installer: str,
    frees: int,
    *,
    purge: bool,
) -> tuple[VolumeShare, ...]:
    """Every volume that gives or takes; the workspace's own comes first."""
    own = context.layout.root
    needs = sum(item.needs for item in items)
    downloads = sum(item.downloads or 0 for item in items)
    kept = 0 if purge else sum(item.frees or 0 for item in items if item.action is Action.MIGRATE)
    shares = [VolumeShare(volume_of(own), free_space(own), needs, frees, _peak(items, purge), kept)]
    for place, amount in room(context, installer, needs, downloads) if downloads else ():
        volume = volume_of(place)
        if volume != shares[0].path:
            shares.append(VolumeShare(volume, free_space(place), amount, 0, amount, 0))
        elif amount > needs + HEADROOM:
            more = amount - HEADROOM
            shares[0] = VolumeShare(volume, shares[0].free, more, frees, more, kept)
    return tuple(shares)


def _peak(items: Sequence[PlanItem], purge: bool) -> int:
    at = most = 0
    for item in items:
        at += item.needs
        most = max(most, at)
        if purge and item.action is Action.MIGRATE:
            at -= item.frees or 0
    return most


def short_warnings(shares: Sequence[VolumeShare], *, purge: bool) -> tuple[Warning, ...]:
    """Volumes that do not hold what the plan needs on the way."""
    found = []
    for share in shares:
        if not share.peak or share.peak + HEADROOM <= share.free:
            continue
        text = (
            f"About {size(share.peak + HEADROOM)} are needed on {share.path}, "
            f"{size(share.free)} are free."
        )
        if not purge and share.frees:
            text += " With --purge each one is freed before the next is begun."
        found.append(Warning("short-of-space", text))
    return tuple(found)


def is_short(shares: Sequence[VolumeShare]) -> bool:
    return any(share.peak and share.peak + HEADROOM > share.free for share in shares)
