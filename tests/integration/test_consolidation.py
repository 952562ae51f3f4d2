"""The planner and its batch: the whole picture, conflicts, space, saved plans, going on."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from roost.core.domain.consolidation import Choice
from roost.core.domain.env import EnvId
from roost.core.domain.envkey import dedicated_key
from roost.core.domain.errors import CancelledError, NotFoundError, StoreError
from roost.core.domain.needs import Needs, PackageNeed, Reason
from roost.core.domain.plan import Action, ItemOutcome, Plan
from roost.core.operations.context import ModelSeen, OperationContext
from roost.core.operations.migrate import execute_migrate, plan_migrate
from roost.core.operations.migrate_plan import Wishes
from roost.core.operations.undo import undo
from roost.core.store.overrides import load_overrides
from roost.core.store.plans import load_plan, save_plan
from roost.core.store.trash import list_trash
from support.fake_env import add_package, make_legacy, make_shared, site_packages
from support.operations import (
    KEY,
    LEGACY,
    MODEL,
    SHARED,
    SMALL,
    Recorder,
    at_rest,
    fingerprint,
    operations,
    small_workspace,
    starts,
)
from support.package_index import make_wheel
from support.stacks import Stack, small_stack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="small wheels and POSIX paths")
OTHER, THIRD = EnvId.parse("legacy:org__other"), EnvId.parse("legacy:org__third")
ALL = [LEGACY, OTHER, THIRD]
WANTS_OUTLINES = Needs(
    family="transformers", packages=(PackageNeed("outlines", "0.8", Reason("config.json")),)
)


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    stack = small_stack(tmp_path_factory.mktemp("wheels"))
    make_wheel(stack.wheels, "outlines", "0.8.1")
    return stack


def workspace(root: Path, stack: Stack) -> OperationContext:
    """Three legacy environments; the second has outlines, which its model needs."""
    small_workspace(root)
    make_legacy(root, OTHER.name, {**SMALL, "outlines": "0.8.1", "rich": "14.0"})
    make_legacy(root, THIRD.name, {**SMALL, "transformers": "3.0.0"})
    stack.write_profile(root)

    def model(env: EnvId) -> ModelSeen:
        return ModelSeen(needs=WANTS_OUTLINES) if env == OTHER else ModelSeen()

    return operations(root, **stack.options(), model=model)


@pytest.fixture
def context(tmp_path: Path, stack: Stack) -> OperationContext:
    return workspace(tmp_path / "workspace", stack)


def planned(context: OperationContext, **wishes: Any) -> Plan:
    return plan_migrate(context, ALL, Recorder().ctx, wishes=Wishes(**wishes))


def test_the_whole_picture_is_told_and_nothing_is_touched(context: OperationContext) -> None:
    before = fingerprint(context.layout.root)
    plan = planned(context)
    picture = plan.picture
    assert picture is not None
    assert (picture.legacy, picture.shared, picture.conflicts, picture.left) == (3, 1, 1, 1)
    assert picture.frees == sum(i.frees or 0 for i in plan.items if i.action is Action.MIGRATE)
    (volume,) = [share for share in picture.volumes if share.frees]
    assert volume.net_gain == volume.frees - volume.needs
    assert volume.trash == volume.frees
    by_env = {item.env: item for item in plan.items}
    conflict = by_env[OTHER]
    assert (conflict.action, conflict.choice) == (Action.NOTHING, Choice.LEAVE)
    assert conflict.comparison is not None
    lacks = {one.name: one.wanted for one in conflict.comparison.lacks}
    assert lacks == {"outlines": "required", "rich": ""}
    assert conflict.comparison.extend == ("outlines>=0.8",)
    third = by_env[THIRD].comparison
    assert third is not None
    (felt,) = [one for one in third.differs if one.matters]
    assert (felt.name, felt.here, felt.there, felt.matters) == (
        "transformers",
        "3.0.0",
        "4.57.1",
        "another major version",
    )
    document = plan.as_dict()
    assert document["picture"]["conflicts"] == 1
    assert json.loads(json.dumps(document)) == document
    assert fingerprint(context.layout.root) == before


def test_a_conflict_that_is_left_makes_it_partial(context: OperationContext) -> None:
    result = execute_migrate(context, planned(context), Recorder().ctx)
    outcomes = {item.env: item.outcome for item in result.items}
    assert outcomes[OTHER] is ItemOutcome.PARTIAL
    assert (result.ok, result.exit_code) == (True, 4)
    assert context.layout.legacy(OTHER.name).exists()
    assert OTHER.name not in load_overrides(context.layout).models
    summary = result.data["summary"]
    assert (summary["done"], summary["partial"]) == (2, 1)
    assert "2 moved, 1 in part" in summary["text"]


def test_extending_the_shared_set_serves_all(context: OperationContext) -> None:
    plan = planned(context, choices={OTHER: Choice.EXTEND})
    assert plan.option(f"extra:{KEY}") == "outlines>=0.8"
    result = execute_migrate(context, plan, Recorder().ctx)
    assert result.ok, result.errors
    assert starts(context.layout.shared(KEY) / ".venv", *SMALL, "outlines")
    assert load_overrides(context.layout).for_model("org/other").key == KEY
    at_rest(context.layout.root)


def test_a_present_shared_environment_is_extended_beside_itself(
    context: OperationContext,
) -> None:
    first = plan_migrate(context, [LEGACY], Recorder().ctx)
    assert execute_migrate(context, first, Recorder().ctx).ok
    plan = plan_migrate(context, [OTHER], Recorder().ctx, wishes=Wishes(on_conflict=Choice.EXTEND))
    assert [item.action for item in plan.items] == [Action.REBUILD, Action.MIGRATE]
    result = execute_migrate(context, plan, Recorder().ctx)
    assert result.ok, result.errors
    from roost.core.store.envjson import current_tree

    assert starts(current_tree(context.layout, KEY), *SMALL, "outlines")


def test_a_dedicated_environment_is_the_models_own(context: OperationContext) -> None:
    plan = planned(context, on_conflict=Choice.DEDICATED)
    own = dedicated_key(KEY, "org/other")
    assert {item.env.name for item in plan.items if item.action is Action.BUILD} == {KEY, own}
    result = execute_migrate(context, plan, Recorder().ctx)
    assert result.ok, result.errors
    choice = load_overrides(context.layout).for_model("org/other")
    assert (choice.key, choice.dedicated) == (own, True)
    assert starts(context.layout.shared(own) / ".venv", *SMALL, "outlines")
    assert not starts(context.layout.shared(KEY) / ".venv", "outlines")
    at_rest(context.layout.root)


def test_a_new_one_holds_the_small_libraries_its_models_need(
    context: OperationContext, stack: Stack
) -> None:
    make_wheel(stack.wheels, "einops", "0.8.1")
    needs = Needs(
        family="transformers", packages=(PackageNeed("einops", None, Reason("modeling.py")),)
    )
    seen = replace(context, model=lambda _env: ModelSeen(needs=needs))
    plan = planned(seen)
    assert plan.option(f"extra:{KEY}") == "einops"
    result = execute_migrate(seen, plan, Recorder().ctx)
    assert result.ok, result.errors
    assert starts(context.layout.shared(KEY) / ".venv", *SMALL, "einops")


def test_nobody_loses_what_the_plan_could_not_know_of(context: OperationContext) -> None:
    """Without a dry run nothing is compared beforehand; under the lock it is."""
    plan = planned(context, measure=False)
    known = [item.comparison.known for item in plan.items if item.comparison is not None]
    assert known == [False, False, False]
    before = fingerprint(context.layout.legacy(OTHER.name))
    result = execute_migrate(context, plan, Recorder().ctx)
    assert [error.code for error in result.errors] == ["missing-package"]
    assert "outlines" in result.errors[0].remedy
    assert fingerprint(context.layout.legacy(OTHER.name)) == before
    assert "org/other" not in load_overrides(context.layout).models


def test_superseded_ones_come_first(context: OperationContext) -> None:
    make_shared(context.layout.root, KEY, SMALL, env_json={})
    known = context.describe
    seen = replace(context, describe=lambda env: replace(known(env), superseded=env == THIRD))
    plan = planned(seen)
    assert plan.items[0].env == THIRD
    assert plan.items[0].reasons[0].startswith("superseded")
    assert plan.picture is not None
    assert plan.picture.superseded == 1


def test_a_saved_plan_is_the_same_plan(context: OperationContext, tmp_path: Path) -> None:
    plan = planned(context, choices={OTHER: Choice.EXTEND}, purge=True)
    where = save_plan(context.layout, plan, tmp_path / "plan.json")
    assert load_plan(context.layout, str(where)) == plan
    inside = save_plan(context.layout, plan)
    assert inside.parent == context.layout.plans
    assert load_plan(context.layout, inside.stem) == plan
    with pytest.raises(NotFoundError):
        load_plan(context.layout, str(tmp_path / "none.json"))
    for text in ("{", '{"schema": 1, "plan": {"items": 7}}', '{"schema": 1}'):
        where.write_text(text)
        with pytest.raises(StoreError) as damaged:
            load_plan(context.layout, str(where))
        assert damaged.value.code == "damaged-plan"
    where.write_text('{"schema": 99, "plan": {}}')
    with pytest.raises(StoreError) as newer:
        load_plan(context.layout, str(where))
    assert newer.value.code == "newer-schema"


@pytest.mark.parametrize("change", ["gone", "other folder", "other packages"])
def test_a_disk_that_has_changed_is_refused_before_anything(
    context: OperationContext, change: str
) -> None:
    plan = planned(context)
    unit = context.layout.legacy(LEGACY.name)
    if change == "gone":
        unit.rename(unit.with_name("elsewhere"))
    elif change == "other folder":
        unit.rename(unit.with_name("elsewhere"))
        make_legacy(context.layout.root, LEGACY.name, SMALL)
    else:
        add_package(unit / ".venv", "outlines", "0.8.1")
    before = fingerprint(context.layout.environments)
    with pytest.raises(StoreError) as refused:
        execute_migrate(context, plan, Recorder().ctx)
    assert refused.value.code == "changed"
    assert str(LEGACY) in refused.value.message
    assert fingerprint(context.layout.environments) == before
    assert not context.layout.shared(KEY).exists()


def test_a_plan_goes_on_where_it_was_cut_short(context: OperationContext) -> None:
    """Cancelled right after the first has moved; the very same plan does the rest."""
    plan, job = planned(context), Recorder()

    def sink(event: object) -> None:
        if getattr(event, "what", "") == "removed":
            job.ctx.cancelled.set()

    job.ctx.sink = sink
    with pytest.raises(CancelledError) as stopped:
        execute_migrate(context, plan, job.ctx)
    assert stopped.value.data["summary"]["done"] == 1
    assert len(list_trash(context.layout)) == 1
    loaded = load_plan(context.layout, str(save_plan(context.layout, plan)))
    result = execute_migrate(context, loaded, Recorder().ctx)
    assert result.ok, result.errors
    assert len(list_trash(context.layout)) == 2
    again = execute_migrate(context, loaded, Recorder().ctx)
    assert again.ok
    assert len(list_trash(context.layout)) == 2


def test_stop_after_the_current_one(context: OperationContext) -> None:
    plan, job = planned(context), Recorder()

    def sink(event: object) -> None:
        if getattr(event, "what", "") == "removed":
            job.ctx.stopping.set()

    job.ctx.sink = sink
    result = execute_migrate(context, plan, job.ctx)
    assert (result.stopped, result.ok, result.exit_code) == (True, True, 4)
    assert [item.outcome for item in result.items].count(ItemOutcome.SKIPPED) == 2
    assert len(list_trash(context.layout)) == 1
    assert execute_migrate(context, plan, Recorder().ctx).ok
    assert len(list_trash(context.layout)) == 2


def test_purge_in_between_frees_each_before_the_next(context: OperationContext) -> None:
    plan = planned(context, purge=True, promote="rename")
    assert plan.purge
    assert plan.picture is not None
    assert plan.picture.volumes[0].trash == 0
    result = execute_migrate(context, plan, Recorder().ctx)
    assert result.ok, result.errors
    promoted = EnvId.parse(plan.option(f"source:{KEY}"))
    assert [item.env for item in list_trash(context.layout)] == [promoted]
    freed = {item.env: item.freed for item in result.items if item.freed is not None}
    moved = [i.env for i in plan.items if i.action is Action.MIGRATE and i.env != promoted]
    assert set(freed) == set(moved)
    assert undo(context, None, Recorder().ctx).ok
    at_rest(context.layout.root)


def test_what_cannot_be_resolved_is_taken_from_what_is_here(
    context: OperationContext, tmp_path: Path
) -> None:
    """No way to the packages: the plan promotes by rename by itself."""
    from roost.core.operations.installers.sources import PackageSources

    empty = tmp_path / "empty"
    empty.mkdir()
    sources = PackageSources(
        find_links=(str(empty),), no_index=True, offline=True, uv_cache_dir=str(tmp_path / "c")
    )
    cut_off = replace(context, sources=sources)
    plan = planned(cut_off)
    assert [item.action for item in plan.items][:2] == [Action.PROMOTE, Action.MIGRATE]
    assert plan.option(f"by:{KEY}") == "rename"
    result = execute_migrate(cut_off, plan, Recorder().ctx)
    assert result.ok, result.errors
    assert not result.partial  # the one with outlines became it, so nobody lacks it
    assert starts(context.layout.shared(KEY) / ".venv", *SMALL, "outlines")


def test_broken_ones_are_counted_and_their_models_get_one_that_works(
    context: OperationContext,
) -> None:
    from roost.core.domain.health import Check, HealthReport, Level

    known = context.describe
    ill = HealthReport((Check("import:torch", False),), Level.DEEP)
    for path in site_packages(context.layout.legacy(LEGACY.name) / ".venv").glob("torch/*"):
        path.write_text("raise ImportError('broken')")
    seen = replace(
        context,
        describe=lambda env: replace(known(env), health=ill) if env == LEGACY else known(env),
    )
    plan = planned(seen)
    assert plan.picture is not None
    assert plan.picture.broken == 1
    assert execute_migrate(seen, plan, Recorder().ctx).ok
    assert load_overrides(context.layout).for_model(MODEL).key == KEY
    assert starts(context.layout.shared(SHARED.name) / ".venv", *SMALL)


def test_the_time_is_told_from_earlier_moves_and_else_not_at_all(
    context: OperationContext,
) -> None:
    first = plan_migrate(context, [LEGACY], Recorder().ctx, wishes=Wishes("rename"))
    assert first.seconds is None
    assert execute_migrate(context, first, Recorder().ctx).ok
    second = plan_migrate(context, [THIRD], Recorder().ctx)
    assert second.seconds is None
    assert execute_migrate(context, second, Recorder().ctx).ok
    assert undo(context, None, Recorder().ctx).ok
    third = plan_migrate(context, [THIRD], Recorder().ctx)
    assert third.seconds is not None
    assert third.items[0].seconds == third.seconds > 0
