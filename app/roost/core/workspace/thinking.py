"""What a model would get, as things are or if something were otherwise: nothing is done.

Nothing is run, created, written or waited for; what is not checked yet counts as fine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from roost.core.discovery.index import LegacyIndex
from roost.core.domain.assume import NOTHING, Assumptions, Condition, parse_assumptions
from roost.core.domain.decision import Decision, Source, Strategy, Warning
from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.errors import NoEnvironmentError, ProfileError, RoostError
from roost.core.domain.health import Check, HealthReport, Level
from roost.core.domain.needs import Needs
from roost.core.system.context import JobContext
from roost.core.workspace.resolution import ASSUMED, Looked, Resolution
from roost.core.workspace.world import RealWorld

if TYPE_CHECKING:
    from roost.core.domain.compat import Lack
    from roost.core.workspace.asking import Asking
    from roost.core.workspace.subject import Subject
    from roost.core.workspace.workspace import Workspace

_VARIABLE = "ROOST_ACCELERATOR"
UNCHECKED = Check("assumed", True, "not checked yet; used if its check passes")


@dataclass(slots=True)
class ThoughtWorld(RealWorld):
    """Looks, but runs and changes nothing."""

    assumed: Assumptions = NOTHING
    made: bool = False
    """Whether the shared one has been "created" (or built to its end by somebody)."""

    def shared(self) -> tuple[EnvId, ...]:
        found = RealWorld.shared(self)
        return tuple(dict.fromkeys((self._shared_id, *found))) if self.made else found

    def look(self, env_id: EnvId) -> Looked | None:
        if self.made and env_id == self._shared_id:
            return Looked(self._future(), _assumed("it would be there, and pass its checks"))
        looked = RealWorld.look(self, env_id)
        condition = self.assumed.of(env_id)
        if looked is None or condition is None:
            return looked
        if condition is Condition.GONE:
            return replace(looked, gone=f"{ASSUMED} gone")
        report = _assumed(f"{ASSUMED} {condition.value}", ok=condition is Condition.HEALTHY)
        return replace(looked, report=report)

    def deep_check(self, env_id: EnvId) -> HealthReport:
        report = self.diagnosis.look(self._envs[env_id], self._key(env_id), self.found.needs)
        return replace(report, checks=(*report.checks, UNCHECKED), level=Level.DEEP)

    def starts(self, env_id: EnvId) -> bool:
        condition = self.assumed.of(env_id)
        return condition is not Condition.BROKEN and self._envs[env_id].python.exists()

    def wait_for_builder(self, timeout: float | None) -> None:
        self.made = True

    def create(self) -> str:
        key = self.found.key
        if self.assumed.offline:
            raise RoostError(
                "offline",
                f"{ASSUMED} offline: nothing for {key} could be fetched",
                remedy="Look again with a network.",
            )
        if self.diagnosis.profiles.get(key) is None:
            raise ProfileError("no-profile", f"there is no profile for {key}")
        self.made = True
        return "created"

    def _lacks_for(self, env: Env, needs: Needs) -> tuple[Lack, ...]:
        return self.diagnosis.lacks(env, needs, keep=False)

    def _future(self) -> Env:
        unit = self.layout.unit(self._shared_id)
        tree = unit / ".venv"
        key = self.found.key
        return Env(self._shared_id, unit, tree, tree / "bin" / "python", env_key=key)


def explain(workspace: Workspace, env_id: EnvId, assume: Sequence[str] = ()) -> Decision:
    """See ``Workspace.explain``."""
    from roost.core.discovery.read import read_env

    asking = workspace.asking()
    env = read_env(workspace.layout, env_id)
    if env.kind is EnvKind.LEGACY:
        subject = asking.subject_of_env(env)
    else:
        described = workspace.describe(env_id)
        if not described.models:
            return _unused(env_id, env.env_key or env.name)
        subject = asking.subject(described.models[0])
    try:
        return think(workspace, asking, subject, parse_assumptions(assume))
    except RoostError as error:
        if assume and not isinstance(error, NoEnvironmentError):
            raise
        return _unused(env_id, env.env_key or env.name)


def what_if(workspace: Workspace, model: str, assume: Sequence[str]) -> Decision:
    """See ``Workspace.what_if``."""
    assumed = parse_assumptions(assume)
    asking = workspace.asking()
    return think(workspace, asking, asking.subject(model), assumed, create=True)


def think(
    workspace: Workspace,
    asking: Asking,
    subject: Subject,
    assumed: Assumptions,
    *,
    create: bool | None = None,
) -> Decision:
    """The decision as it would be; one without an environment is returned as well.

    ``create``: whether step 4 is thought through (None: only where something is assumed).
    """
    ctx = JobContext("explain")
    unreadable = asking.settings_problem()
    resolution = thought(workspace, asking, subject, ctx, assumed)
    thorough = bool(assumed.texts) if create is None else create
    resolution.wait = thorough
    # As for real: without the user's settings nothing is created.
    resolution.may_create = thorough and unreadable is None
    try:
        decision = resolution.run()
    except NoEnvironmentError as error:
        decision = error.decision
    if decision.strategy in (Strategy.CREATED, Strategy.JOINED):
        decision = replace(decision, python_executable=None, status="CREATING")
    if not assumed.texts:
        return decision
    unused = tuple(_without_effect(assumed, resolution))
    said = f"{_VARIABLE} says so" if assumed.accelerator else ""
    reasons = tuple(
        reason.replace(said, ASSUMED) if said else reason for reason in decision.key_reasons
    )
    return replace(
        decision,
        assumed=assumed.texts,
        key_reasons=reasons,
        warnings=(*decision.warnings, *unused),
    )


def thought(
    workspace: Workspace,
    asking: Asking,
    subject: Subject,
    ctx: JobContext,
    assumed: Assumptions = NOTHING,
) -> Resolution:
    """A resolution that only looks: it creates, runs, writes and waits for nothing."""
    from roost.core.workspace.resolving import make_resolution

    _change_machine(asking, assumed)
    resolution = make_resolution(workspace, asking, subject, ctx)
    real = resolution.world
    if not isinstance(real, RealWorld):
        raise TypeError("a resolution looks at the real world")
    resolution.world = ThoughtWorld(
        real.layout,
        real.diagnosis,
        real.found,
        real.override,
        real.legacy_look,
        ctx,
        real.build,
        real.read_owner,
        real.recover,
        assumed=assumed,
    )
    resolution.wait, resolution.may_create = False, False
    return resolution


def _change_machine(asking: Asking, assumed: Assumptions) -> None:
    """Driver, GPU and accelerator as assumed; and an index that keeps nothing."""
    asking.index = LegacyIndex(asking.layout, asking.host.cache_dir, keep=False)
    if assumed.accelerator:
        environ = {**asking.host.environ, _VARIABLE: assumed.accelerator}
        asking.host = replace(asking.host, environ=environ)
    if assumed.no_gpu or assumed.driver:
        from roost.core.domain.hardware import Hardware

        known = asking.hardware
        if assumed.no_gpu:
            asking.hardware = Hardware(platform=known.platform, source=ASSUMED)
        else:
            asking.hardware = replace(
                known, kind="cuda", driver=assumed.driver, cuda_max=None, source=ASSUMED
            )


def _without_effect(assumed: Assumptions, resolution: Resolution) -> list[Warning]:
    """Environments something was assumed of, but that could not serve this model anyway."""
    asked = resolution.candidates()
    return [
        Warning("no-effect", f"{env} could not serve {resolution.model} anyway, or does not exist.")
        for env in assumed.envs
        if env not in asked
    ]


def _assumed(text: str, *, ok: bool = True) -> HealthReport:
    return HealthReport((Check("assumed", ok, text),), Level.DEEP)


def _unused(env_id: EnvId, key: str) -> Decision:
    """An environment no known model uses: nothing to decide."""
    return Decision(
        model="",
        env_key=key,
        python_executable=None,
        source=Source.SHARED,
        strategy=Strategy.SHARED,
        status="UNKNOWN",
        env_id=str(env_id),
    )
