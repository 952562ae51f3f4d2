"""What the last scan of the drives found and is still there: no drive is searched for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.store.layout import Layout
from roost.core.store.othercache import OtherCache
from roost.core.system.context import JobContext
from roost.core.workspace.host import Host

if TYPE_CHECKING:
    from roost.core.discovery.other.candidate import Candidate, OtherInfo
    from roost.core.operations.rules import Rule
    from roost.core.system.volumes import Volumes


@dataclass(frozen=True, slots=True)
class Remembered:
    """``info`` and ``rules`` say of each environment what `Env` has no field for."""

    environments: tuple[Env, ...] = ()
    info: Mapping[EnvId, OtherInfo] = field(default_factory=dict)
    rules: Mapping[EnvId, Rule] = field(default_factory=dict)


def remembered_others(
    layout: Layout, host: Host, ctx: JobContext, *, mounted: Volumes | None = None
) -> Remembered:
    """Each place of the last scan looked at again by a few stats; nothing is run or written.

    Left out are those that are gone, on a network volume that was not asked for, behind a link
    that has taken their place, or the workspace's own.  Sizes are there where they were measured
    and nothing has changed since.
    Raises CancelledError.
    """
    cache = OtherCache.open(host.cache_dir)
    if not cache.places:
        return Remembered()  # most people never scan, so nothing more is loaded for them
    from roost.core.discovery.other.places import asking_only
    from roost.core.discovery.other.reading import is_environment, read_candidate
    from roost.core.discovery.other.surroundings import Surroundings
    from roost.core.discovery.trees import TreeReader
    from roost.core.operations.rules import rule_for
    from roost.core.store.othersizes import OtherSizes
    from roost.core.system.venv.locate import WINDOWS
    from roost.core.system.volumes import Reach, volumes
    from roost.core.workspace.others import health_of, results_of, roosts_own

    near = (volumes() if mounted is None else mounted).without(Surroundings.of(host.environ).home)
    for root in cache.roots:
        near = near.without(root)
    own = [*map(str, roosts_own()), str(layout.envs), str(layout.environments)]
    closed = {_place(near.resolve(one) or one) for one in own}
    hardware, results, sizes = host.hardware(), results_of(host), OtherSizes(host.cache_dir)
    results.list_once()
    reader = TreeReader(cache.trees)
    seen: set[str] = set()
    envs: list[Env] = []
    info: dict[EnvId, OtherInfo] = {}
    rules: dict[EnvId, Rule] = {}
    reach = Reach(near)
    with asking_only(reach):
        for name, said in reversed(cache.places.items()):  # of two ids of a path the newer one
            ctx.check_cancelled()
            known = _known(name, said)
            if known is None or not _stands(known[1].tree, near, closed):
                continue
            place = _place(known[1].tree)
            if place in seen:
                continue
            seen.add(place)
            if not is_environment(known[1], windows=WINDOWS):
                continue
            one = read_candidate(known[1], known[0], reader)
            health = health_of(one, hardware, results)
            size = sizes.recall(one.env.id, one.stamp)
            envs.append(replace(one.env, health=health, sizes=size))
            info[one.env.id] = one.info
            rules[one.env.id] = rule_for(one, reach)
    envs.sort(key=lambda env: (env.app or "", str(env.path)))
    return Remembered(tuple(envs), info, rules)


def _known(name: str, said: Mapping[str, Any]) -> tuple[EnvId, Candidate] | None:
    """What a row of the cache says, None where it makes no sense."""
    from roost.core.discovery.other.candidate import Candidate
    from roost.core.discovery.other.identity import hostile

    kind, _, rest = name.partition(":")
    candidate = Candidate.from_fields(said)
    if kind != EnvKind.OTHER or not rest or candidate is None or hostile(candidate.tree):
        return None
    return EnvId(EnvKind.OTHER, rest), candidate


def _stands(tree: str, near: Volumes, closed: set[str]) -> bool:
    """Whether it is near, still its own folder, and none of ours."""
    resolved, place = near.resolve(tree), _place(tree)
    if resolved is None or _place(resolved) != place:
        return False
    return not any(place == one or place.startswith(f"{one}/") for one in closed)


def _place(path: str) -> str:
    from roost.core.discovery.other.identity import place_of

    return place_of(path.replace(os.sep, "/"), sys.platform)
