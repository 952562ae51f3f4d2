"""Putting a resolution together from a workspace, for real or as a thought."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from roost.core.domain.decision import Decision, Warning
from roost.core.domain.env import EnvId, Owner
from roost.core.system.context import JobContext
from roost.core.system.whole import OneBar
from roost.core.workspace.asking import ignored_choice
from roost.core.workspace.listening import run_heard
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
    bar = OneBar(ctx)
    resolution = make_resolution(workspace, asking, subject, ctx, bar)
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
    said += [
        Warning("choice-ignored", ignored_choice(path, "", text).message)
        for path, texts in (
            (asking.layout.settings, asking.settings.ignored),
            (asking.layout.overrides, asking.override(subject).ignored),
        )
        for text in texts
    ]
    decision = run_heard(workspace, resolution)
    if bar.begun:
        bar.finish("publish")
    if decision.env_id is not None:
        asking.usage.record(workspace.host.now(), use, decision.env_id, subject.labels[0])
    return replace(decision, warnings=(*decision.warnings, *said)) if said else decision


def make_resolution(
    workspace: Workspace,
    asking: Asking,
    subject: Subject,
    ctx: JobContext,
    bar: OneBar | None = None,
) -> Resolution:
    """A resolution of ``subject`` in the real world of ``workspace``, not begun yet."""
    legacy = asking.legacy(subject)
    found = asking.key(subject, legacy)
    override = asking.override(subject)
    bar = bar or OneBar(ctx)  # waiting for another process's build, then perhaps one of ours

    def build() -> str:
        from roost.core.domain.compat import lines_beyond
        from roost.core.workspace.changing import build_shared

        profile = asking.profiles.get(found.key)
        extra = () if profile is None else lines_beyond(found.needs, profile.requirements)
        if extra:
            ctx.log(f"{subject.text} needs as well: {', '.join(extra)}")
        bar.part()
        return build_shared(
            workspace,
            found.key,
            bar.ctx,
            wait=resolution.wait,
            timeout=resolution.time_left(),
            extra=extra,
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
        ctx=bar.ctx,
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
        machine=tuple(Warning(one.code, one.message) for one in found.warnings),
        has_profile=lambda: asking.profiles.get(found.key) is not None,
    )
    return resolution


def thought(workspace: Workspace, asking: Asking, subject: Subject, ctx: JobContext) -> Resolution:
    """See ``thinking.thought``."""
    from roost.core.workspace import thinking

    return thinking.thought(workspace, asking, subject, ctx)
