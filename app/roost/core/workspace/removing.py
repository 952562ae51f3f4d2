"""Removing environments of other tools: what is found again, and who is asked to remove it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.discovery.other.caches import cache_places
from roost.core.discovery.other.candidate import Candidate, OtherFound
from roost.core.discovery.other.surroundings import Surroundings
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import StoreError, UsageError
from roost.core.domain.plan import ItemOutcome, Plan, Result
from roost.core.operations.led import in_words, led_to
from roost.core.operations.remove_other import execute_remove_other, plan_remove_other
from roost.core.operations.set_aside import undo_aside
from roost.core.store.layout import Layout
from roost.core.store.othercache import OtherCache
from roost.core.store.userconfig import load_user_config
from roost.core.system.context import JobContext
from roost.core.system.userfolders import home_folder
from roost.core.workspace.other_one import find_other
from roost.core.workspace.others import results_of

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace


def plan_removal(
    workspace: Workspace,
    env_ids: Sequence[EnvId],
    ctx: JobContext,
    *,
    include_user_files: bool,
    app_name: str | None = None,
    ours_alone: bool = False,
) -> Plan:
    """What their own tools would be asked to remove, and what would be set aside.

    ``ours_alone``: something was asked that is done to the workspace's own only.
    Raises NotFoundError, StoreError as ``plan_remove_other``, UsageError ``mixed`` where some of
    them lie in the workspace or only some can be undone.
    """
    if any(env_id.kind is not EnvKind.OTHER for env_id in env_ids):
        raise UsageError(
            "mixed",
            "Environments of the workspace and of other tools cannot go in one plan: "
            "only the former can be undone.",
            remedy="Delete them in two calls.",
        )
    if ours_alone:
        raise UsageError(
            "usage",
            "What other tools made is never purged at once, nor are files moved out of it.",
            remedy="Leave out --purge and --move-user-files-to; `roost trash purge` frees it.",
        )
    found = [_find(workspace, env_id) for env_id in dict.fromkeys(env_ids)]
    return plan_remove_other(
        workspace.operations(),
        found,
        ctx,
        include_user_files=include_user_files,
        app_name=app_name,
        closed=closed_places(workspace),
    )


def _find(workspace: Workspace, env_id: EnvId) -> OtherFound:
    """The environment; raises StoreError ``serves-a-model`` where one of ours leads to its tree.

    An environment moved to another drive or adopted by link looks like one that nobody claims.
    """
    one = find_other(workspace.host, env_id)
    recent = load_user_config(workspace.host.config_dir).recent
    for root in dict.fromkeys([workspace.root, *map(Path, recent)]):
        served = led_to(Layout(root), one.env.path)
        if served:
            raise StoreError(
                "serves-a-model",
                f"{env_id} is the tree of {in_words(served)} in {root}, so it is left alone.",
                path=str(one.env.path),
                remedy=f"Migrate or delete that one first: roost --root {root} migrate {served[0]}",
            )
    return one


def closed_places(workspace: Workspace) -> tuple[str, ...]:
    """Folders that lie in no environment that may go: home, workspace, models, caches."""
    host, layout = workspace.host, workspace.layout
    around = Surroundings.of(host.environ)
    caches = [cache.path for cache in cache_places(around)]
    homes = [around.home, *around.documents(), str(home_folder())]
    ours = [layout.root, layout.envs, layout.environments, layout.models, host.cache_dir]
    return tuple(dict.fromkeys([*homes, *caches, *map(str, ours)]))


def execute_removal(workspace: Workspace, plan: Plan, ctx: JobContext) -> Result:
    """Carry out the very plan that was shown, and forget what is gone."""
    host = workspace.host
    places = OtherCache.open(host.cache_dir).places
    result = execute_remove_other(
        workspace.operations(),
        plan,
        lambda env_id: _find(workspace, env_id),
        ctx,
        closed=closed_places(workspace),
        said=lambda env_id: places.get(str(env_id), {}),
    )
    cache = OtherCache.open(host.cache_dir)
    for item in result.items:
        if item.outcome is ItemOutcome.DONE:
            cache.forget(str(item.env))
            if not item.trash_id:
                results_of(host).forget(item.env)
            ctx.changed(str(item.env), "removed")
    cache.save()
    return result


def undo_removal(
    workspace: Workspace, aside_id: str, ctx: JobContext, *, name: str | None = None
) -> Result:
    """Bring one that was set aside back; commands know it again without a scan.

    Raises as ``undo_aside``.
    """
    result, aside = undo_aside(workspace.operations(), aside_id, ctx, name=name)
    if Candidate.from_fields(aside.said) is not None:
        cache = OtherCache.open(workspace.host.cache_dir)
        cache.saw(aside.env, dict(aside.said))
        cache.save()
    ctx.changed(str(aside.env), "added")
    return result
