"""The plan of a migration: which shared environments are needed first, and what then moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from roost.core.domain.decision import Warning
from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.errors import CancelledError, RoostError, UsageError
from roost.core.domain.health import Badge
from roost.core.domain.plan import Action, Operation, Plan, PlanItem, ProcessUse
from roost.core.operations.assess import assess, users_of_envs
from roost.core.operations.context import OperationContext
from roost.core.operations.create import build_item
from roost.core.operations.preflight import Coming, short_of_room
from roost.core.operations.recipe import make_recipe
from roost.core.store.envjson import current_tree
from roost.core.system.context import JobContext

SOURCE = "source:"
"""Prefix of the option that names the legacy environment a key is promoted from."""
_BUILDS = (Action.BUILD, Action.REBUILD, Action.PROMOTE)


def plan_migrate(
    context: OperationContext,
    env_ids: Sequence[EnvId],
    ctx: JobContext,
    *,
    promote: bool = False,
    installer: str | None = None,
    measure: bool = True,
) -> Plan:
    """What migrating these legacy environments would do; changes nothing.

    An environment with user files or in use is rebound and keeps its folder; one that cannot
    be migrated stays in the plan with the reason.  Without ``measure`` what must be built
    is estimated, at once, instead of asked of the installer.  Raises NotFoundError, UsageError
    ``not-legacy``, CancelledError.
    """
    envs = [context.describe(env) for env in dict.fromkeys(env_ids)]
    for env in envs:
        if env.kind is not EnvKind.LEGACY:
            raise UsageError(
                "not-legacy",
                f"{env.id} is no legacy environment.",
                remedy="Name legacy:<id>; `roost list` shows them.",
            )
    users = users_of_envs(context, [env.id for env in envs])
    moves = [_move(context, env, users[env.id], ctx) for env in envs]
    builds: list[PlanItem] = []
    options: list[tuple[str, str]] = [
        ("installer", installer or ""),
        ("promote", "copy" if promote else ""),
    ]
    problems: dict[str, RoostError] = {}
    coming: Coming = set()
    chosen = ""
    for key in dict.fromkeys(item.target_key for item in moves if item.target_key):
        if _present(context, key):
            continue
        source = _best_source(envs, moves, key) if promote else None
        try:
            recipe = make_recipe(context, key, installer=installer, source=source)
            item = build_item(context, recipe, ctx, measure=measure, coming=coming)
            builds.append(_like_those_moved(item, moves))
            chosen = recipe.installer
        except CancelledError:
            raise
        except RoostError as error:
            problems[key] = error
            continue
        if source is not None:
            options.append((f"{SOURCE}{key}", str(source)))
    moves = [
        _hopeless(item, problems[item.target_key])
        if item.target_key in problems and item.action is not Action.NOTHING
        else item
        for item in moves
    ]
    items = (*builds, *moves)
    needs = sum(item.needs for item in builds)
    fetched = [item.downloads for item in builds]
    freed = sum(item.frees or 0 for item in moves if item.action is Action.MIGRATE)
    return Plan(
        Operation.MIGRATE,
        context.layout.root,
        items,
        peak=needs,
        net_gain=freed - needs,
        downloads=None if None in fetched else sum(one or 0 for one in fetched),
        warnings=short_of_room(context, chosen, builds),
        options=tuple(options),
        created_at=context.now(),
    )


def _like_those_moved(build: PlanItem, moves: Sequence[PlanItem]) -> PlanItem:
    """The largest environment that moves there tells its size better than a rule of thumb."""
    if not build.estimated:
        return build
    sizes = [item.size for item in moves if item.target_key == build.target_key and item.size]
    return replace(build, needs=max(sizes)) if sizes else build


def is_build(item: PlanItem) -> bool:
    return item.action in _BUILDS


def _move(
    context: OperationContext, env: Env, in_use: tuple[ProcessUse, ...], ctx: JobContext
) -> PlanItem:
    try:
        item = assess(context, env.id, Action.MIGRATE, in_use, ctx)
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


def _hopeless(item: PlanItem, error: RoostError) -> PlanItem:
    return replace(
        item, action=Action.NOTHING, warnings=(*item.warnings, Warning(error.code, error.message))
    )


def _present(context: OperationContext, key: str) -> bool:
    """Whether the shared environment is there and not known to be broken."""
    if not (current_tree(context.layout, key) / "pyvenv.cfg").is_file():
        return False
    try:
        return context.describe(EnvId(EnvKind.SHARED, key)).health.badge is not Badge.BROKEN
    except RoostError:
        return False


def _best_source(envs: Sequence[Env], moves: Sequence[PlanItem], key: str) -> EnvId | None:
    """The legacy environment to promote: a healthy one, else one not known to be broken."""
    candidates = [
        env
        for env, item in zip(envs, moves, strict=True)
        if item.target_key == key and env.health.badge is not Badge.BROKEN
    ]
    candidates.sort(key=lambda env: env.health.badge is not Badge.HEALTHY)
    return candidates[0].id if candidates else None
