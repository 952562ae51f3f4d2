"""Every environment of a workspace at once, with health as far as it is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from roost.core.discovery.candidates import shared_candidates
from roost.core.discovery.metadata import Metadata
from roost.core.discovery.read import find_all, read_env
from roost.core.domain.compat import certain
from roost.core.domain.drift import Change
from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.envkey import canonical, is_valid_key_name
from roost.core.domain.errors import NotFoundError, RoostError
from roost.core.domain.health import Badge, HealthReport
from roost.core.health.drift import drift_check, drift_of
from roost.core.health.stamps import full_stamp
from roost.core.store.layout import Layout
from roost.core.store.leases import leases, of_env
from roost.core.store.seenhardware import last_seen
from roost.core.system.context import JobContext
from roost.core.system.process.inuse import InUse, looking, users_of
from roost.core.system.reserve import keep_back
from roost.core.system.venv.facts import TreeFacts, read_facts
from roost.core.workspace.asking import Asking
from roost.core.workspace.building import builders
from roost.core.workspace.serving import with_models
from roost.core.workspace.using import NO_USES, LastUses, last_uses

Users = Callable[[Sequence[Path]], InUse]


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found; ``errors`` name what could not be taken as an environment.

    ``notes``: what changed around them since the last time, in sentences.
    """

    environments: tuple[Env, ...]
    errors: tuple[RoostError, ...]
    notes: tuple[str, ...] = ()


def scan(asking: Asking, ctx: JobContext) -> Scan:
    """Read the workspace without running any environment's code.  Raises CancelledError."""
    return scan_with_facts(asking, ctx)[0]


def scan_with_facts(asking: Asking, ctx: JobContext) -> tuple[Scan, Mapping[EnvId, TreeFacts]]:
    """As ``scan``, with what is known of the trees: read now, or when they last changed."""
    layout = asking.layout
    with looking([layout.environments, layout.envs]) as users:
        return _scan(asking, ctx, users)


def _scan(asking: Asking, ctx: JobContext, users: Users) -> tuple[Scan, Mapping[EnvId, TreeFacts]]:
    layout = asking.layout
    unread = asking.settings_problem()
    found = find_all(layout, asking.host.cache_dir)
    usage, now = asking.usage.usage(), asking.host.now().timestamp()
    asking.diagnosis.cache.list_once()
    envs = []
    for env in found.envs:
        ctx.check_cancelled()
        facts, stamp = found.facts.get(env.id), found.stamps.get(env.id, "-")
        used = last_uses(env, usage, now)
        envs.append(looked_at(asking, env, facts, stamp, found.metadata.get(env.id), used))
    envs = _with_creating(layout, envs)
    envs = _with_superseded(asking, envs, found.facts)
    envs = with_models(asking, envs, lambda _: None, found.facts)
    envs = _with_in_use(layout, envs, users)
    choices = [error for error in (asking.overrides.problem, unread) if error is not None]
    choices += asking.ignored_choices()
    if layout.keeps:
        keep_back(layout.cache)
    notes = _regraded(asking, ctx)
    errors = (*found.errors, *asking.profiles.errors, *choices)
    return Scan(tuple(envs), errors, notes), found.facts


def _regraded(asking: Asking, ctx: JobContext) -> tuple[str, ...]:
    """Said once where driver or GPUs are others than at the last look.

    Results of deep checks are valid for the hardware they were made with, and the builds are
    compared with it at every look: nothing else is to be done.
    """
    now = asking.hardware.text
    before = last_seen(asking.layout, asking.host.cache_dir, now)
    if before is None:
        return ()
    note = (
        f"The graphics hardware has changed: it was {before}, now it is {now}. "
        "Every environment was graded again for it."
    )
    ctx.log(note, "warning")
    return (note,)


def looked_at(
    asking: Asking,
    env: Env,
    facts: TreeFacts | None,
    stamp: str | None,
    metadata: Metadata | None = None,
    used: LastUses = NO_USES,
) -> Env:
    """One environment with its model's key and its health, static and cached.

    What has been read of it already is not read again.
    """
    key, needs = asking.of_env(env, facts.versions() if facts is not None else None, metadata)
    known = env if key is None or key == env.env_key else env.but(env_key=key)
    health = asking.diagnosis.look(
        known,
        key,
        needs,
        facts=facts,
        stamp=None if stamp is None else full_stamp(stamp, asking.diagnosis.driver),
    )
    return known.but(
        health=health,
        drift=_drift(known, health, facts),
        last_used=used.at or env.last_used,
        last_used_evidence=used.evidence,
        used_by=used.models,
    )


def _drift(env: Env, health: HealthReport, facts: TreeFacts | None) -> tuple[Change, ...] | None:
    """What was changed, looked at again only where something was."""
    if drift_check(health) is None:
        return None
    return drift_of(env.path, facts or read_facts(str(env.venv))) or ()


def describe(asking: Asking, env_id: EnvId, *, processes: bool = True) -> Env:
    """One row again; raises NotFoundError."""
    builder = builders(asking.layout).get(env_id)
    try:
        found = read_env(asking.layout, env_id)
        used = last_uses(found, asking.usage.usage(), asking.host.now().timestamp())
        env = looked_at(asking, found, None, None, None, used)
    except NotFoundError:
        if builder is None:
            raise
        return _being_built(asking.layout, env_id)
    env = replace(env, creating=builder)
    healthy: Mapping[str, Env] = {}
    if env.kind is EnvKind.LEGACY and env.env_key is not None:
        healthy = _healthy_keys(_shared_of(asking, env.env_key))
    env = _superseded(asking, env, healthy)
    (env,) = with_models(asking, [env], lambda other: _read(asking, other))
    return _with_in_use(asking.layout, [env])[0] if processes else env


def _shared_of(asking: Asking, key: str) -> Iterable[Env]:
    found = (_read(asking, env_id) for env_id in shared_candidates(asking.layout, key))
    return tuple(env for env in found if env is not None)


def _read(asking: Asking, env_id: EnvId) -> Env | None:
    try:
        env = read_env(asking.layout, env_id)
    except NotFoundError:
        return None
    return looked_at(asking, env, None, None)


def _with_creating(layout: Layout, envs: list[Env]) -> list[Env]:
    """Builds that run now: their row says so, and one that is not there yet gets a row."""
    building = builders(layout)
    if not building:
        return envs
    known = {env.id for env in envs}
    new = [_being_built(layout, env_id) for env_id in building if env_id not in known]
    return [replace(env, creating=building.get(env.id)) for env in [*envs, *new]]


def _being_built(layout: Layout, env_id: EnvId) -> Env:
    unit = layout.unit(env_id)
    tree = unit / ".venv"
    owner = builders(layout).get(env_id)
    return Env(env_id, unit, tree, tree / "bin" / "python", env_key=env_id.name, creating=owner)


def _with_superseded(
    asking: Asking, envs: list[Env], facts: Mapping[EnvId, TreeFacts]
) -> list[Env]:
    """Legacy ones whose model is served by a healthy shared one (formats.md)."""
    healthy = _healthy_keys(env for env in envs if env.kind is EnvKind.SHARED)
    return [_superseded(asking, env, healthy, facts) for env in envs]


def _healthy_keys(envs: Iterable[Env]) -> Mapping[str, Env]:
    return {
        canonical(env.name) if is_valid_key_name(env.name) else env.name: env
        for env in envs
        if env.health.badge is Badge.HEALTHY and env.creating is None
    }


def _superseded(
    asking: Asking,
    env: Env,
    healthy: Mapping[str, Env],
    facts: Mapping[EnvId, TreeFacts] | None = None,
) -> Env:
    """Its model is served by a healthy shared one: one that holds what the model needs."""
    shared = healthy.get(env.env_key or "")
    if env.kind is not EnvKind.LEGACY or shared is None:
        return env
    override = asking.overrides.for_model(env.name, *env.models)
    kept = override.prefer == "legacy" or override.pin == env.id
    needs = None if kept else asking.needs_seen.get(env.id)
    read = None if facts is None else facts.get(shared.id)
    if needs is not None and certain(asking.diagnosis.lacks(shared, needs, facts=read)):
        kept = True
    return env if kept else replace(env, superseded=True)


def _with_in_use(layout: Layout, envs: list[Env], look: Users = users_of) -> list[Env]:
    """One look at the system's processes, only where there is something to find."""
    if not envs:
        return envs
    users = look([env.path for env in envs]).processes
    held = leases(layout)
    return [
        replace(env, in_use=True) if users.get(env.path) or of_env(held, layout, env.id) else env
        for env in envs
    ]
