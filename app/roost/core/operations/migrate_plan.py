"""The plan of a migration: the whole picture, before anything is touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from roost.core.domain.consolidation import Choice, Picture
from roost.core.domain.decision import Warning
from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.errors import CancelledError, RoostError, UsageError
from roost.core.domain.health import Badge
from roost.core.domain.plan import BUILDS, Action, Operation, Plan, PlanItem, ProcessUse
from roost.core.operations.assess import assess, users_of_envs
from roost.core.operations.context import OperationContext
from roost.core.operations.modelproof import ProofWishes
from roost.core.operations.planner.compare import compare
from roost.core.operations.planner.space import (
    Group,
    freed_together,
    in_order,
    is_short,
    short_warnings,
    volume_shares,
)
from roost.core.operations.planner.targets import (
    COPY,
    RENAME,
    Candidate,
    Target,
    Targets,
    dedicated_for,
)
from roost.core.operations.planner.times import MOVE, usual_seconds
from roost.core.operations.standing import fitting, standing_key
from roost.core.system.context import JobContext
from roost.core.system.venv.facts import TreeFacts, read_facts

SOURCE, BY, EXTRA = "source:", "by:", "extra:"
"""Prefixes of the options that say, by key, out of which legacy environment one is made, how,
and with which requirement lines on top of its profile."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user wants of a migration.

    ``promote``: "" (by rename where room or the network is short), "copy", "rename", "no".
    ``on_conflict`` for all, ``choices`` for single environments.  ``purge``: consent to
    free each one before the next.
    """

    promote: str = ""
    installer: str | None = None
    measure: bool = True
    purge: bool = False
    on_conflict: Choice = Choice.LEAVE
    choices: Mapping[EnvId, Choice] = field(default_factory=dict)
    proof: ProofWishes = field(default_factory=ProofWishes)

    def options(self) -> tuple[tuple[str, str], ...]:
        """As the plan carries them."""
        consent = (("trust_remote_code", "yes"),) if self.proof.trust_remote_code else ()
        smoke = (("smoke", self.proof.smoke),) if self.proof.smoke else ()
        return (("installer", self.installer or ""), ("promote", self.promote), *smoke, *consent)


def plan_migrate(
    context: OperationContext,
    env_ids: Sequence[EnvId],
    ctx: JobContext,
    *,
    promote: bool = False,
    installer: str | None = None,
    measure: bool = True,
    wishes: Wishes | None = None,
    known: Mapping[EnvId, TreeFacts] | None = None,
) -> Plan:
    """What migrating these legacy environments would do; changes nothing.

    An environment with user files or in use is rebound and keeps its folder; one that cannot
    be migrated stays in the plan with the reason.  Without ``measure`` what must be built
    is estimated, at once, instead of asked of the installer.  ``wishes`` says all of it.
    ``known``: trees that need not be read for it.
    Raises NotFoundError, UsageError ``not-legacy``, CancelledError.
    """
    if wishes is None:
        wishes = Wishes(COPY if promote else "", installer, measure)
    return _Planner(context, ctx, wishes, known or {}).plan(env_ids)


def is_build(item: PlanItem) -> bool:
    return item.action in BUILDS


@dataclass(slots=True)
class _Planner:
    context: OperationContext
    ctx: JobContext
    wishes: Wishes
    known: Mapping[EnvId, TreeFacts]

    def plan(self, env_ids: Sequence[EnvId]) -> Plan:
        candidates = self._candidates(env_ids)
        plan = self._assembled(candidates, self.wishes.promote)
        if self.wishes.promote == "" and self._wants_renames(plan):
            renamed = self._assembled(candidates, RENAME)
            if any(name.startswith(BY) and by == RENAME for name, by in renamed.options):
                return renamed
        return plan

    def _candidates(self, env_ids: Sequence[EnvId]) -> list[Candidate]:
        envs = [self.context.describe(env) for env in dict.fromkeys(env_ids)]
        for env in envs:
            if env.kind is not EnvKind.LEGACY:
                raise UsageError(
                    "not-legacy",
                    f"{env.id} is no legacy environment.",
                    remedy="Name legacy:<id>; `roost list` shows them.",
                )
        users = users_of_envs(self.context, [env.id for env in envs])
        return [self._candidate(env, users[env.id]) for env in envs]

    def _candidate(self, env: Env, in_use: tuple[ProcessUse, ...]) -> Candidate:
        facts = self.known.get(env.id) or read_facts(str(env.venv))
        item = _move(self.context, env, in_use, self.ctx)
        reasons = list(item.reasons)
        if env.superseded:
            reasons.insert(0, "superseded: a healthy shared environment serves its model")
        if env.health.badge is Badge.BROKEN:
            reasons.insert(0, "it is broken; its model gets one that works")
        item = replace(item, reasons=tuple(reasons), fingerprint=facts.fingerprint)
        if item.target_key is not None and item.action is not Action.NOTHING:
            # An older form serves the key, too: no second one is built beside it.
            item = replace(item, target_key=standing_key(self.context, item.target_key))
        if self.context.model(env.id).needs.remote_code and not (
            self.wishes.proof.trust_remote_code
        ):
            text = "Its model runs code of its own: without --trust-remote-code it is not proved."
            item = replace(item, warnings=(*item.warnings, Warning("remote-code", text)))
        return Candidate(env, replace(item, seconds=self._seconds(item)), facts)

    def _seconds(self, item: PlanItem) -> float | None:
        if item.action is Action.NOTHING:
            return None
        return usual_seconds(self.context, MOVE)

    def _assembled(self, candidates: Sequence[Candidate], how: str) -> Plan:
        wishes = self.wishes
        targets = Targets(self.context, self.ctx, wishes.installer, wishes.measure, self.known)
        groups: dict[str, Group] = {}
        left: list[PlanItem] = []
        moving = [one for one in candidates if one.item.action is not Action.NOTHING]
        keys = dict.fromkeys(one.item.target_key for one in moving if one.item.target_key)
        for key in keys:
            there = [one for one in moving if one.item.target_key == key]
            self._fill(groups, left, targets, targets.of(key, there, how), there)
        left += [one.item for one in candidates if one.item.action is Action.NOTHING]
        return self._plan(list(groups.values()), left, candidates, how)

    def _fill(
        self,
        groups: dict[str, Group],
        left: list[PlanItem],
        targets: Targets,
        target: Target,
        candidates: Sequence[Candidate],
    ) -> None:
        """Sort those who want ``target`` into it, into ones of their own, or out."""
        if target.problem is not None:
            left += [_hopeless(one.item, target.problem) for one in candidates]
            return
        group = Group(target)
        more: list[str] = []
        for one in candidates:
            item = self._compared(one, target)
            if item.choice is Choice.LEAVE and item.comparison is not None:
                left.append(_conflicting(item))
            elif item.choice is Choice.DEDICATED and item.comparison is not None:
                key = dedicated_for(target.key, item)
                own = targets.built(key, extra=item.comparison.extend)
                moved = replace(item, target_key=key)
                if own.problem is not None:
                    left.append(_hopeless(moved, own.problem))
                else:
                    groups[key] = Group(own, [moved])
            else:
                if item.choice is Choice.EXTEND and item.comparison is not None:
                    more += item.comparison.extend
                group.moves.append(item)
        if more:
            extra = tuple(dict.fromkeys((*target.extra, *more)))
            extended = targets.built(target.key, extra=extra)
            if extended.problem is not None:
                wanted = [item for item in group.moves if item.choice is Choice.EXTEND]
                left += [_hopeless(item, extended.problem) for item in wanted]
                group.moves = [item for item in group.moves if item.choice is not Choice.EXTEND]
            else:
                group.target = extended
        if group.moves:
            group.target = _like_those_moved(group.target, group.moves)
            groups[target.key] = group

    def _compared(self, one: Candidate, target: Target) -> PlanItem:
        needs = self.context.model(one.env.id).needs
        found = compare(one.facts.versions(), target.versions, needs)
        if target.source == one.env.id:
            if target.by != RENAME:
                return replace(one.item, comparison=found)
            return replace(one.item, comparison=found, frees=0, seconds=None)
        if not found.conflicts:
            return replace(one.item, comparison=found)
        choice = self.wishes.choices.get(one.env.id, self.wishes.on_conflict)
        return replace(one.item, comparison=found, choice=choice)

    def _wants_renames(self, plan: Plan) -> bool:
        """Short of room, or no way to the packages: then what is here is used as it is."""
        builds = [item for item in plan.items if item.action in (Action.BUILD, Action.REBUILD)]
        if not builds:
            return False
        picture = plan.picture
        short = picture is not None and is_short(picture.volumes)
        built = {item.env.name for item in builds}
        unreachable = self.wishes.measure and any(
            not item.comparison.known
            for item in plan.items
            if item.comparison is not None and item.target_key in built
        )
        return short or unreachable

    def _plan(
        self,
        groups: Sequence[Group],
        left: Sequence[PlanItem],
        candidates: Sequence[Candidate],
        how: str,
    ) -> Plan:
        superseded = frozenset(one.env.id.name for one in candidates if one.env.superseded)
        items = in_order(groups, left, superseded)
        builds = [item for item in items if is_build(item)]
        frees = freed_together(items, self.ctx)
        installers = [group.target.installer for group in groups if group.target.installer]
        shares = volume_shares(
            self.context,
            items,
            installers[-1] if installers else "",
            frees,
            purge=self.wishes.purge,
        )
        fetched = [item.downloads for item in builds]
        offers = [
            Warning(
                "can-promote",
                f"{group.target.offer} could become shared:{group.target.key} by rename, "
                "without a download and without a byte (--promote-by rename).",
            )
            for group in groups
            if group.target.offer is not None and group.target.item is not None
        ]
        offers += self._instead(groups)
        options = [*replace(self.wishes, promote=how).options()]
        for target in (group.target for group in groups):
            if target.source is not None:
                options.append((SOURCE + target.key, str(target.source)))
                options.append((BY + target.key, target.by))
            if target.extra:
                options.append((EXTRA + target.key, "\n".join(target.extra)))
        return Plan(
            Operation.MIGRATE,
            self.context.layout.root,
            items,
            purge=self.wishes.purge,
            peak=shares[0].peak,
            net_gain=frees - sum(item.needs for item in builds),
            downloads=None if None in fetched else sum(one or 0 for one in fetched),
            warnings=(*short_warnings(shares, purge=self.wishes.purge), *offers),
            options=tuple(options),
            created_at=self.context.now(),
            picture=Picture(
                legacy=len(candidates),
                shared=len(groups),
                frees=frees,
                conflicts=sum(
                    bool(item.comparison and item.comparison.conflicts) for item in items
                ),
                broken=sum(one.env.health.badge is Badge.BROKEN for one in candidates),
                superseded=len(superseded),
                left=len(left),
                volumes=shares,
            ),
        )

    def _instead(self, groups: Sequence[Group]) -> list[Warning]:
        """Where something would be built although one of another key would do for all."""
        found = []
        for group in groups:
            if group.target.item is None or group.target.by == RENAME:
                continue
            fit = {
                fitting(self.context, group.target.key, self.context.model(move.env).needs)
                for move in group.moves
            }
            if len(fit) == 1 and (other := fit.pop()) is not None:
                envs = " ".join(str(move.env) for move in group.moves)
                text = (
                    f"{other} is there and fits as well: `roost delete {envs}`, in place of this "
                    "plan, lets it serve their models, and nothing is built."
                )
                found.append(Warning("other-key", text))
        return found


def _like_those_moved(target: Target, moves: Sequence[PlanItem]) -> Target:
    """The largest environment that moves there tells its size better than a rule of thumb."""
    item = target.item
    sizes = [move.size for move in moves if move.size]
    if item is None or not item.estimated or not sizes:
        return target
    return replace(target, item=replace(item, needs=max(sizes)))


def _move(
    context: OperationContext, env: Env, in_use: tuple[ProcessUse, ...], ctx: JobContext
) -> PlanItem:
    try:
        item = assess(context, env.id, Action.MIGRATE, in_use, ctx, env)
    except CancelledError:
        raise
    except RoostError as error:
        return _hopeless(PlanItem(env.id, env.path, Action.NOTHING, models=env.models), error)
    if item.target_key is None:
        return replace(
            item,
            action=Action.NOTHING,
            warnings=(Warning("no-key", f"It is not known which stack {env.id} needs."),),
        )
    if item.blocked:
        why = "a process uses it" if item.in_use else "files in it belong to no package"
        return replace(
            item,
            action=Action.REBIND,
            frees=0,
            reasons=(f"its folder is kept, because {why}",),
        )
    return item


def _conflicting(item: PlanItem) -> PlanItem:
    said = item.comparison.conflicts if item.comparison is not None else ()
    text = f"It stays as it is: {'; '.join(said)} (--on-conflict extend or dedicated moves it)."
    return replace(
        item,
        action=Action.NOTHING,
        frees=0,
        seconds=None,
        warnings=(*item.warnings, Warning("conflict", text)),
    )


def _hopeless(item: PlanItem, error: RoostError) -> PlanItem:
    return replace(
        item, action=Action.NOTHING, warnings=(*item.warnings, Warning(error.code, error.message))
    )
