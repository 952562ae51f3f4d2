"""Migrate with the real uv, offline: every model works at every step, undo takes it back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId
from roost.core.domain.errors import CancelledError, UsageError
from roost.core.domain.plan import Action, ItemOutcome
from roost.core.operations.context import OperationContext
from roost.core.operations.migrate import execute_migrate, plan_migrate
from roost.core.operations.undo import undo
from roost.core.store.history import history
from roost.core.store.overrides import load_overrides, set_overrides
from roost.core.store.trash import list_trash
from roost.core.system.process.inuse import InUse, Process
from support.fake_env import make_legacy
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
from support.stacks import Stack, small_stack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="small wheels and POSIX paths")
OTHER = EnvId.parse("legacy:local_0123456789ab")


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    return small_stack(tmp_path_factory.mktemp("wheels"))


@pytest.fixture
def context(tmp_path: Path, stack: Stack) -> OperationContext:
    small_workspace(tmp_path)
    stack.write_profile(tmp_path)
    return operations(tmp_path, **stack.options())


def test_the_plan_says_what_comes_first_and_changes_nothing(context: OperationContext) -> None:
    before = fingerprint(context.layout.root)
    plan = plan_migrate(context, [LEGACY], Recorder().ctx)
    build, move = plan.items
    assert (build.env, build.action) == (SHARED, Action.BUILD)
    assert (move.env, move.action, move.target_key) == (LEGACY, Action.MIGRATE, KEY)
    assert plan.peak == build.needs > 0
    assert plan.net_gain == (move.frees or 0) - build.needs
    assert fingerprint(context.layout.root) == before


def test_migrate_binds_quarantines_and_undo_takes_it_back(context: OperationContext) -> None:
    job, layout = Recorder(), context.layout
    unit = layout.legacy(LEGACY.name)
    before = fingerprint(unit)
    set_overrides_of = load_overrides(layout).models
    assert set_overrides_of == {}
    result = execute_migrate(context, plan_migrate(context, [LEGACY], job.ctx), job.ctx)
    assert (result.ok, result.exit_code) == (True, 0)
    assert not unit.exists()
    assert starts(layout.shared(KEY) / ".venv", *SMALL)
    override = load_overrides(layout).for_model(MODEL)
    assert (override.key, override.prefer) == (KEY, None)
    (item,) = list_trash(layout)
    assert result.trash_ids == (item.id,)
    assert item.reason == f"migrated to {SHARED}"
    at_rest(layout.root)
    assert undo(context, None, job.ctx).ok
    assert fingerprint(unit) == before
    assert load_overrides(layout).for_model("org__name").prefer == "legacy"
    at_rest(layout.root)
    plan = plan_migrate(context, [LEGACY], job.ctx)
    assert [entry.action for entry in plan.items] == [Action.MIGRATE]
    assert execute_migrate(context, plan, job.ctx).ok
    assert load_overrides(layout).for_model(MODEL).prefer is None
    assert [row.operation for row in history(layout)][:2] == ["migrate", "undo"]


def test_a_pin_to_the_legacy_environment_goes_and_comes_back(context: OperationContext) -> None:
    job, layout = Recorder(), context.layout
    layout.envs.mkdir()
    set_overrides(layout, [MODEL], pin=LEGACY)
    execute_migrate(context, plan_migrate(context, [LEGACY], job.ctx), job.ctx)
    assert load_overrides(layout).for_model(MODEL).pin is None
    undo(context, None, job.ctx)
    assert load_overrides(layout).for_model(MODEL).pin == LEGACY


def test_user_files_keep_the_folder_and_the_model_moves(context: OperationContext) -> None:
    job, layout = Recorder(), context.layout
    (layout.legacy(LEGACY.name) / "mine.txt").write_text("mine")
    plan = plan_migrate(context, [LEGACY], job.ctx)
    assert plan.items[-1].action is Action.REBIND
    assert plan.user_files == ("mine.txt",)
    result = execute_migrate(context, plan, job.ctx)
    assert (result.ok, result.partial, result.exit_code) == (True, True, 4)
    assert "mine.txt" in result.items[-1].message
    assert (layout.legacy(LEGACY.name) / "mine.txt").read_text() == "mine"
    assert load_overrides(layout).for_model(MODEL).key == KEY
    assert list_trash(layout) == ()
    at_rest(layout.root)


def test_a_process_that_comes_late_keeps_the_folder_too(
    context: OperationContext, stack: Stack
) -> None:
    job, layout = Recorder(), context.layout
    plan = plan_migrate(context, [LEGACY], job.ctx)
    unit = layout.legacy(LEGACY.name)
    busy = operations(
        layout.root,
        **stack.options(),
        users=lambda folders: InUse(
            {f: (Process(4242, "python", ""),) if f == unit else () for f in folders}, 0
        ),
    )
    result = execute_migrate(busy, plan, job.ctx)
    assert result.exit_code == 4
    assert "4242" in result.items[-1].message
    assert unit.exists()


def test_a_failed_build_leaves_everything_and_the_others_go_on(
    context: OperationContext, stack: Stack
) -> None:
    job, root = Recorder(), context.layout.root
    make_legacy(root, OTHER.name, SMALL)
    stack.write_profile(root, requirements=["no-such-package"])
    before = fingerprint(root / "environments")
    result = execute_migrate(context, plan_migrate(context, [LEGACY, OTHER], job.ctx), job.ctx)
    assert result.exit_code == 1
    assert [item.outcome for item in result.items] == [
        ItemOutcome.FAILED,
        ItemOutcome.SKIPPED,
        ItemOutcome.SKIPPED,
    ]
    assert fingerprint(root / "environments") == before
    assert load_overrides(context.layout).models == {}
    at_rest(root)


def test_one_that_cannot_move_does_not_stop_the_others(context: OperationContext) -> None:
    job, root = Recorder(), context.layout.root
    (root / "environments" / "photos").mkdir()
    make_legacy(root, OTHER.name, SMALL)
    photos = EnvId.parse("legacy:photos")
    plan = plan_migrate(context, [photos, LEGACY, OTHER], job.ctx)
    assert [item.action for item in plan.items] == [
        Action.BUILD,
        Action.MIGRATE,
        Action.MIGRATE,
        Action.NOTHING,
    ]
    result = execute_migrate(context, plan, job.ctx)
    assert [item.outcome for item in result.items] == [
        ItemOutcome.DONE,
        ItemOutcome.DONE,
        ItemOutcome.DONE,
        ItemOutcome.FAILED,
    ]
    assert len(list_trash(context.layout)) == 2


def test_promote_needs_no_download(context: OperationContext, stack: Stack) -> None:
    job, root = Recorder(), context.layout.root
    offline = operations(root, **{**stack.options(), "installer": stack.refusing_installer})
    plan = plan_migrate(offline, [LEGACY], job.ctx, promote=True)
    assert [item.action for item in plan.items] == [Action.PROMOTE, Action.MIGRATE]
    assert execute_migrate(offline, plan, job.ctx).ok
    assert starts(context.layout.shared(KEY) / ".venv", *SMALL)
    at_rest(root)


def test_a_shared_environment_that_broke_after_the_plan_moves_nobody(
    context: OperationContext, stack: Stack
) -> None:
    job, layout = Recorder(), context.layout
    first = execute_migrate(context, plan_migrate(context, [LEGACY], job.ctx), job.ctx)
    assert first.ok
    make_legacy(layout.root, OTHER.name, SMALL)
    plan = plan_migrate(context, [OTHER], job.ctx)
    tree = layout.shared(KEY) / ".venv"
    for path in tree.rglob("transformers/__init__.py"):
        path.unlink()  # hard-linked to uv's cache: never write into it
        path.write_text("raise ImportError('broken since')")
        (path.parent.parent / "touched").mkdir()
    result = execute_migrate(context, plan, job.ctx)
    assert [error.code for error in result.errors] == ["shared-unhealthy"]
    assert layout.legacy(OTHER.name).exists()
    assert OTHER.name not in load_overrides(layout).models


def test_only_legacy_environments_migrate(context: OperationContext) -> None:
    with pytest.raises(UsageError):
        plan_migrate(context, [SHARED], Recorder().ctx)


def test_a_cancel_stops_between_two(context: OperationContext) -> None:
    job, root = Recorder(), context.layout.root
    make_legacy(root, OTHER.name, SMALL)
    plan = plan_migrate(context, [LEGACY, OTHER], job.ctx)

    def sink(event: object) -> None:
        if getattr(event, "what", "") == "removed":
            job.ctx.cancelled.set()

    job.ctx.sink = sink
    with pytest.raises(CancelledError):
        execute_migrate(context, plan, job.ctx)
    assert len(list_trash(context.layout)) == 1
    assert context.layout.legacy(OTHER.name).exists()
    at_rest(root)
