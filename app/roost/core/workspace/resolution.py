"""Carrying out a resolution: ask the resolver, look or act, ask again, until it answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from roost.core.domain.compat import Lack
from roost.core.domain.decision import Decision, Source, Step, Strategy, Warning
from roost.core.domain.env import Env, EnvId, EnvKind, Owner
from roost.core.domain.envkey import canonical, parse_key
from roost.core.domain.errors import (
    CancelledError,
    EnvironmentBusyError,
    NoEnvironmentError,
    RoostError,
)
from roost.core.domain.health import HealthReport
from roost.core.resolver import (
    Busy,
    Candidate,
    Create,
    Creation,
    DeepCheck,
    Facts,
    Fail,
    Look,
    ProbeStart,
    Use,
    View,
    Wait,
    build_trace,
    next_step,
)
from roost.core.system.context import JobContext
from roost.core.workspace.obstacles import obstacles
from roost.core.workspace.views import changed_by_hand, view_of

if TYPE_CHECKING:
    from roost.core.domain.fitting import Fit


ASSUMED = "assumed"
"""How everything begins that is taken for granted (`--assume`)."""


class World(Protocol):
    """What a resolution may look at and do; the workspace gives the real one."""

    def shared(self) -> tuple[EnvId, ...]: ...
    def legacy(self) -> tuple[EnvId, ...]: ...
    def fitting(self) -> tuple[Fit, ...]: ...
    def pin(self) -> EnvId | None: ...
    def look(self, env: EnvId) -> Looked | None: ...
    def deep_check(self, env: EnvId) -> HealthReport: ...
    def starts(self, env: EnvId) -> bool: ...
    def builder(self) -> Owner | None: ...
    def wait_for_builder(self, timeout: float | None) -> None: ...
    def create(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Looked:
    """An environment with what is known of its health."""

    env: Env
    report: HealthReport
    lacks: tuple[Lack, ...] = ()
    """What it does not hold, or may not hold, of what the model needs."""
    gone: str = ""
    """Why it counts as not being there."""


@dataclass(slots=True)
class Resolution:
    """One resolution, from the first look to the decision."""

    model: str
    env_key: str
    world: World
    ctx: JobContext
    wait: bool = True
    timeout: float | None = None
    prefer_legacy: bool = False
    key_reasons: tuple[str, ...] = ()
    may_create: bool = True
    machine: tuple[Warning, ...] = ()
    """What speaks against builds of this key on this machine."""
    has_profile: Callable[[], bool] = lambda: True
    _facts: Facts = field(default_factory=Facts)
    _seen: dict[EnvId, Env] = field(default_factory=dict)
    _timings: dict[tuple[Step, str], float] = field(default_factory=dict)
    _deadline: float | None = None
    _failure: RoostError | None = None
    _asked: set[EnvId] = field(default_factory=set)

    def run(self) -> Decision:
        """Raises NoEnvironmentError, EnvironmentBusyError (both with the trace), CancelledError."""
        if self.timeout is not None:
            self._deadline = time.monotonic() + self.timeout
        try:
            return self._run()
        except EnvironmentBusyError as error:
            raise self._told(error) from error.__cause__

    def time_left(self) -> float | None:
        """Seconds of ``timeout``: it holds for all waiting together, whoever builds in turn."""
        if self._deadline is None:
            return None
        return max(0.0, self._deadline - time.monotonic())

    def _told(self, error: EnvironmentBusyError) -> EnvironmentBusyError:
        """The same with the trace, whoever noticed: a builder may come after it was looked for."""
        who = self._facts.builder or self.world.builder() or Owner(0, "", "")
        decision = self._decision(Busy(who))
        trace = tuple(
            replace(entry, reason=error.message) if entry.step is Step.JOIN else entry
            for entry in decision.trace
        )
        error.decision = replace(decision, trace=trace)
        error.data = error.decision.as_dict()
        return error

    def _run(self) -> Decision:
        self.ctx.log(f"Resolved env_key: {self.env_key}")
        self._facts = Facts(
            pin=self._look_at_pin(),
            prefer_legacy=self.prefer_legacy,
            wait=self.wait,
            creation=Creation.NOT_TRIED if self.may_create else Creation.NOT_ALLOWED,
            target=EnvId(EnvKind.SHARED, self.env_key),
        )
        while True:
            self.ctx.check_cancelled()
            move = next_step(self._facts)
            match move:
                case Use():
                    return self._answer(move)
                case Busy(owner):
                    raise self._busy(owner)
                case Fail():
                    raise self._no_environment(move)
                case Look(step):
                    self._look(step)
                case DeepCheck(step, env):
                    self._deep_check(step, env)
                case ProbeStart(env):
                    self._probe_start(env)
                case Wait(owner):
                    self._wait(owner)
                case Create():
                    self._create()

    def candidates(self) -> frozenset[EnvId]:
        """Every environment that was looked at so far."""
        return frozenset(self._asked)

    def _look_at_pin(self) -> Candidate | None:
        pin = self.world.pin()
        return None if pin is None else self._candidate(Step.PIN, pin)

    def _look(self, step: Step) -> None:
        if step is Step.SHARED:
            self._facts = replace(self._facts, shared=self._candidates(step, self.world.shared))
        elif step is Step.LEGACY:
            self._facts = replace(self._facts, legacy=self._candidates(step, self.world.legacy))
        elif step is Step.CREATE:
            self._facts = replace(self._facts, fitting=self._fitting())
        else:
            with self._timed(Step.JOIN, ""):
                owner = self.world.builder()
            self._facts = replace(self._facts, builder_asked=True, builder=owner)

    def _candidates(
        self, step: Step, found: Callable[[], tuple[EnvId, ...]]
    ) -> tuple[Candidate, ...]:
        with self._timed(step, ""):
            envs = found()
        looked = (self._candidate(step, env) for env in envs)
        return tuple(
            one for one in looked if one.view is not View.ABSENT or one.reason.startswith(ASSUMED)
        )

    def _fitting(self) -> tuple[Candidate, ...]:
        """Those of other keys, looked at as far as the first that works.

        Of several folders for the same stack a healthy one goes before one with a finding.
        """
        with self._timed(Step.CREATE, ""):
            fits = self.world.fitting()
        place: dict[str, int] = {}
        looked: list[Candidate] = []
        works = ""
        for fit in fits:
            env_id, stack = EnvId(EnvKind.SHARED, fit.name), canonical(fit.name)
            place.setdefault(stack, len(place))
            if works and stack != works:
                if not fit.bars:
                    looked.append(Candidate(env_id, View.UNCHECKED, fit=fit))
                continue
            candidate = replace(self._candidate(Step.CREATE, env_id), fit=fit)
            if candidate.view is View.ABSENT and not candidate.reason.startswith(ASSUMED):
                continue
            looked.append(candidate)
            if candidate.view is View.USABLE and candidate.serves:
                works = stack
        return tuple(sorted(looked, key=lambda one: (place[canonical(one.env.name)], one.degraded)))

    def _candidate(self, step: Step, env_id: EnvId) -> Candidate:
        with self._timed(step, str(env_id)):
            look = self.world.look(env_id)
            if look is None:
                return Candidate(env_id, View.ABSENT, "it does not exist")
            self._asked.add(env_id)
            if look.gone:
                return Candidate(env_id, View.ABSENT, look.gone)
            self._seen[env_id] = replace(look.env, health=look.report)
            if step is Step.LEGACY:
                self.ctx.log(f"Checking old per-model environment: {look.env.python}")
            return view_of(env_id, look.report, look.lacks)

    def _deep_check(self, step: Step, env_id: EnvId) -> None:
        with self._timed(step, str(env_id)):
            report = self.world.deep_check(env_id)
        self._seen[env_id] = replace(self._seen[env_id], health=report)
        facts = self._facts
        before = self._before(step, env_id)
        view = view_of(env_id, report, () if before is None else before.lacks)
        if view.view is View.UNCHECKED:
            view = replace(view, view=View.UNKNOWN)
        if step is Step.PIN:
            self._facts = replace(facts, pin=view)
        elif step is Step.SHARED:
            self._facts = replace(facts, shared=_replaced(facts.shared, view))
        elif step is Step.CREATE:
            view = replace(view, fit=None if before is None else before.fit)
            self._facts = replace(facts, fitting=_replaced(facts.fitting, view))
        else:
            self._facts = replace(facts, legacy=_replaced(facts.legacy, view))

    def _before(self, step: Step, env_id: EnvId) -> Candidate | None:
        """What was found when it was looked at: running its Python changes only its health."""
        facts = self._facts
        known = {
            Step.PIN: (facts.pin,),
            Step.SHARED: facts.shared,
            Step.CREATE: facts.fitting,
        }.get(step)
        return next((one for one in known or () if one and one.env == env_id), None)

    def _probe_start(self, env_id: EnvId) -> None:
        with self._timed(Step.LAST_RESORT, str(env_id)):
            starts = self.world.starts(env_id)
        legacy = tuple(
            replace(one, starts=starts) if one.env == env_id else one
            for one in self._facts.legacy or ()
        )
        self._facts = replace(self._facts, legacy=legacy)

    def _wait(self, owner: Owner) -> None:
        since = owner.since[11:19] or owner.since
        self.ctx.log(
            f"Environment is already being created (PID {owner.pid} since {since}), waiting..."
        )
        with self._timed(Step.JOIN, ""):
            self.world.wait_for_builder(self.time_left())
        shared = self._candidates(Step.JOIN, self.world.shared)
        if any(one.view is not View.UNUSABLE for one in shared):
            self._facts = replace(
                self._facts, creation=Creation.JOINED, builder=None, shared=shared
            )
            return
        self._facts = replace(
            self._facts,
            builder_asked=False,
            builder=None,
            shared=shared,
            joined_failed=f"PID {owner.pid} ended without a usable environment",
        )

    def _create(self) -> None:
        try:
            with self._timed(Step.CREATE, ""):
                how = self.world.create()
        except (CancelledError, EnvironmentBusyError):
            raise
        except RoostError as error:
            self._failure = error
            if self._facts.legacy:
                self.ctx.log(
                    "⚠ New env creation failed, attempting to use old environment as last resort",
                    "warning",
                )
            self._facts = replace(
                self._facts, creation=Creation.FAILED, creation_reason=error.message
            )
            return
        shared = self._candidates(Step.CREATE, self.world.shared)
        done = Creation.JOINED if how == "joined" else Creation.CREATED
        self._facts = replace(self._facts, creation=done, builder=None, shared=shared)

    def _answer(self, use: Use) -> Decision:
        env = self._seen[use.env]
        other = self._other_key(use)
        pinned = use.step is Step.PIN and use.source is Source.SHARED
        if use.step in (Step.SHARED, Step.JOIN) or other or pinned:
            self.ctx.log(f"Using existing shared environment: {use.env.name}")
        elif use.step is Step.LEGACY:
            self.ctx.log(
                "✓ Using healthy old per-model environment (migration fallback)", "success"
            )
            self.ctx.log(f"  To migrate to new shared envs, delete: {env.path}")
            self.ctx.log(f"  or run: roost migrate {use.env}")
        return replace(
            self._decision(use),
            env_key=other or self.env_key,
            python_executable=env.python,
            source=use.source,
            strategy=use.strategy,
            status=_status(env),
            env_id=str(use.env),
            env_path=env.path,
            migration_target=self.env_key if use.env.kind.value == "legacy" else None,
            warnings=(
                *use.warnings,
                *(self.machine if use.source is Source.SHARED and self._same_build(other) else ()),
                *changed_by_hand(env),
            ),
        )

    def _other_key(self, use: Use) -> str:
        """The key of what is used, where it is another than the model's own that fits."""
        if use.step is Step.CREATE and use.strategy is Strategy.SHARED:
            return canonical(use.env.name)
        return ""

    def _same_build(self, other: str) -> bool:
        """Whether what was found against the builds of the model's key goes for this one."""
        return not other or parse_key(other).accelerator == parse_key(self.env_key).accelerator

    def _decision(self, move: Use | Busy | Fail) -> Decision:
        return Decision(
            model=self.model,
            env_key=self.env_key,
            python_executable=None,
            source=None,
            strategy=None,
            status="CREATING" if isinstance(move, Busy) else "FAILED",
            trace=build_trace(self._facts, move, self._timings),
            key_reasons=self.key_reasons,
            conflicts=obstacles(self._facts, move, self.model, self.env_key, self.has_profile),
            needed_key=self.env_key,
        )

    def _busy(self, owner: Owner) -> EnvironmentBusyError:
        return EnvironmentBusyError(
            "environment-busy",
            f"{self.env_key} is being created by {owner.program} (PID {owner.pid} "
            f"since {owner.since}).",
            remedy="Wait for it, or call again without --no-wait.",
        )

    def _no_environment(self, move: Fail) -> NoEnvironmentError:
        decision = self._decision(move)
        reasons = "; ".join(
            f"{entry.step.value}: {entry.reason}" for entry in decision.trace if entry.reason
        )
        remedy = (
            self._failure.remedy
            if self._failure is not None
            else f"Create it: roost create {self.env_key}"
        )
        return NoEnvironmentError(
            f"No environment for {self.model} ({self.env_key}). {reasons}.",
            remedy=remedy,
            decision=decision,
        )

    @contextmanager
    def _timed(self, step: Step, env: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            spent = (time.perf_counter() - start) * 1000
            self._timings[(step, env)] = self._timings.get((step, env), 0.0) + spent


def _replaced(candidates: tuple[Candidate, ...] | None, new: Candidate) -> tuple[Candidate, ...]:
    return tuple(new if one.env == new.env else one for one in candidates or ())


def _status(env: Env) -> str:
    return "READY" if env.status.value in ("CREATING", "IN_USE", "SUPERSEDED") else env.status.value
