"""Putting a resolution together from a workspace, for real or as a thought."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from roost.core.discovery.read import read_env
from roost.core.domain.decision import Decision, Source, Strategy, Warning
from roost.core.domain.env import EnvId, EnvKind, Owner
from roost.core.domain.errors import NoEnvironmentError, RoostError
from roost.core.domain.health import Check, HealthReport, Level
from roost.core.system.context import JobContext
from roost.core.workspace.resolution import Resolution
from roost.core.workspace.world import RealWorld

if TYPE_CHECKING:
    from roost.core.workspace.asking import Asking
    from roost.core.workspace.subject import Subject
    from roost.core.workspace.workspace import Workspace


def resolve(
    workspace: Workspace,
    model: str | None,
    ctx: JobContext,
    *,
    path: str | None,
    create: bool,
    wait: bool,
    timeout: float | None,
    use: str,
) -> Decision:
    """See ``Workspace.resolve``."""
    asking = workspace.asking()
    unreadable = asking.settings_problem()
    subject = asking.subject(model, path)
    resolution = _resolution(workspace, asking, subject, ctx)
    resolution.wait, resolution.timeout = wait, timeout
    # Without the user's accelerator gigabytes could be built for the wrong one.
    resolution.may_create = create and unreadable is None
    said = (
        []
        if unreadable is None
        else [
            Warning(
                "settings-unreadable", f"{unreadable.message} Nothing is created until it can be."
            )
        ]
    )
    problem = asking.overrides.problem
    if problem is not None:
        # A pin that cannot be read is not obeyed: said, because nothing else would tell.
        text = f"{problem.message} No pin or preference in it counts."
        said.append(Warning("choices-unreadable", text))
    decision = resolution.run()
    if decision.env_id is not None:
        asking.usage.record(workspace.host.now(), use, decision.env_id, subject.labels[0])
    return replace(decision, warnings=(*decision.warnings, *said)) if said else decision


def _resolution(
    workspace: Workspace, asking: Asking, subject: Subject, ctx: JobContext
) -> Resolution:
    legacy = asking.legacy(subject)
    found = asking.key(subject, legacy)
    override = asking.override(subject)

    def build() -> str:
        from roost.core.workspace.changing import build_shared

        return build_shared(
            workspace, found.key, ctx, wait=resolution.wait, timeout=resolution.timeout
        )

    def read_owner(env_id: EnvId) -> Owner | None:
        from roost.core.workspace.building import builder_of

        return builder_of(workspace.layout, env_id)

    world = RealWorld(
        layout=workspace.layout,
        diagnosis=asking.diagnosis,
        found=found,
        override=override,
        legacy_look=legacy,
        ctx=ctx,
        build=build,
        read_owner=read_owner,
        recover=lambda: workspace.tidy_up(ctx),
    )
    resolution = Resolution(
        model=subject.text,
        env_key=found.key,
        world=world,
        ctx=ctx,
        prefer_legacy=override.prefer == "legacy",
        key_reasons=found.reasons,
    )
    return resolution


ASSUMED = Check("assumed", True, "not checked yet; used if its check passes")


class _ThoughtWorld(RealWorld):
    """Looks, but runs and changes nothing: what is not checked yet counts as fine."""

    def deep_check(self, env_id: EnvId) -> HealthReport:
        report = self.diagnosis.look(self._envs[env_id], self._key(env_id), self.found.needs)
        return replace(report, checks=(*report.checks, ASSUMED), level=Level.DEEP)

    def starts(self, env_id: EnvId) -> bool:
        return self._envs[env_id].python.exists()


def explain(workspace: Workspace, env_id: EnvId) -> Decision:
    """See ``Workspace.explain``.  Raises NotFoundError where the environment has no model."""
    ctx = JobContext("explain")
    asking = workspace.asking()
    env = read_env(workspace.layout, env_id)
    if env.kind is EnvKind.LEGACY:
        subject = asking.subject_of_env(env)
    else:
        described = workspace.describe(env_id)
        if not described.models:
            return _unused(env_id, env.env_key or env.name)
        subject = asking.subject(described.models[0])
    resolution = thought(workspace, asking, subject, ctx)
    try:
        return resolution.run()
    except NoEnvironmentError as error:
        decision: Decision = error.decision
        return decision
    except RoostError:
        return _unused(env_id, env.env_key or env.name)


def thought(workspace: Workspace, asking: Asking, subject: Subject, ctx: JobContext) -> Resolution:
    """A resolution that only looks: it creates, runs and waits for nothing."""
    resolution = _resolution(workspace, asking, subject, ctx)
    real = resolution.world
    if not isinstance(real, RealWorld):
        raise TypeError("a resolution looks at the real world")
    resolution.world = _ThoughtWorld(
        real.layout,
        real.diagnosis,
        real.found,
        real.override,
        real.legacy_look,
        ctx,
        real.build,
        real.read_owner,
        real.recover,
    )
    resolution.wait, resolution.may_create = False, False
    return resolution


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
