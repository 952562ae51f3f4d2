"""Environments that have their tree in another one's folder, or anywhere else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import StoreError
from roost.core.domain.plan import ItemOutcome
from roost.core.operations import migrate_one
from roost.core.operations.context import OperationContext
from roost.core.operations.delete import plan_delete
from roost.core.operations.led import led_to
from roost.core.operations.migrate import execute_migrate, plan_migrate
from roost.core.operations.migrate_plan import Wishes
from roost.core.operations.modelproof import ProofWishes
from roost.core.operations.move_env import execute_move_env, plan_move_env
from roost.core.store.overrides import load_overrides
from support.fake_env import make_legacy, make_shared
from support.operations import (
    KEY,
    LEGACY,
    MODEL,
    SMALL,
    Recorder,
    operations,
    small_workspace,
    starts,
)
from support.stacks import Stack, small_stack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="small wheels and POSIX links")
LEANS = EnvId(EnvKind.LEGACY, "org__leans")


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    return small_stack(tmp_path_factory.mktemp("wheels"))


@pytest.fixture(params=["a link", "a file"])
def context(tmp_path: Path, stack: Stack, request: pytest.FixtureRequest) -> OperationContext:
    """Two models, of which one has its tree in the other's environment."""
    root = tmp_path / "workspace"
    layout = small_workspace(root).layout
    stack.write_profile(root)
    unit = layout.legacy(LEANS.name)
    unit.mkdir()
    (unit / "environment_metadata.json").write_text('{"model_id": "org/leans"}')
    tree = layout.legacy(LEGACY.name) / ".venv"
    if request.param == "a link":
        (unit / ".venv").symlink_to(f"../{LEGACY.name}/.venv")
    else:
        (unit / ".venv").write_text(f"{tree}\n")
    assert starts(tree, *SMALL)
    return operations(root, **{**stack.options(), "installer": stack.refusing_installer})


def test_who_leads_where(context: OperationContext, tmp_path: Path) -> None:
    layout = context.layout
    unit = layout.legacy(LEGACY.name)
    assert led_to(layout, unit) == (LEANS,)
    assert led_to(layout, unit / ".venv") == (LEANS,)
    assert led_to(layout, unit, LEANS) == ()
    assert led_to(layout, unit.with_name(LEGACY.name[:-1])) == ()
    assert led_to(layout, tmp_path / "elsewhere") == ()


def test_deleting_says_who_would_be_left_without(context: OperationContext) -> None:
    (item,) = plan_delete(context, [LEGACY], Recorder().ctx).items
    (told,) = [warning for warning in item.warnings if warning.code == "leads-here"]
    assert str(LEANS) in told.message
    both = plan_delete(context, [LEGACY, LEANS], Recorder().ctx).items
    assert not [one for item in both for one in item.warnings if one.code == "leads-here"]


def test_a_migration_keeps_the_folder_in_which_another_has_its_tree(
    context: OperationContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = context.layout
    make_shared(layout.root, KEY, SMALL)
    monkeypatch.setattr(migrate_one, "is_good", lambda *_: True)
    plan = plan_migrate(context, [LEGACY], Recorder().ctx)
    result = execute_migrate(context, plan, Recorder().ctx)
    (item,) = [one for one in result.items if one.env == LEGACY]
    assert item.outcome is ItemOutcome.PARTIAL, item
    assert str(LEANS) in item.message
    assert load_overrides(layout).for_model(MODEL).key == KEY
    assert starts(layout.legacy(LEGACY.name) / ".venv", *SMALL)


def test_it_does_not_become_the_shared_one(context: OperationContext) -> None:
    plan = plan_migrate(context, [LEGACY], Recorder().ctx, wishes=Wishes(promote="rename"))
    source = next(item for item in plan.items if item.env == LEGACY)
    with pytest.raises(StoreError) as refused:
        migrate_one.promote_source(context, source, KEY, None, ProofWishes(), Recorder().ctx)
    assert refused.value.code == "leads-here"
    assert starts(context.layout.legacy(LEGACY.name) / ".venv", *SMALL)
    assert not os.path.lexists(context.layout.shared(KEY))


def test_one_that_has_moved_is_not_nobodys(tmp_path: Path, isolated_user: Path) -> None:
    """What a scan finds on the other drive is the tree of a model."""
    from roost.core.workspace import Workspace

    assert isolated_user.is_dir()
    context = small_workspace(tmp_path / "workspace")
    make_legacy(context.layout.root, "org__second", SMALL)
    drive = Path(os.path.realpath(tmp_path)) / "drive"
    drive.mkdir()
    plan = plan_move_env(context, LEGACY, drive / "tree", Recorder().ctx)
    assert execute_move_env(context, plan, Recorder().ctx).ok
    workspace = Workspace(context.layout.root)
    ctx = Recorder().ctx
    scanned = workspace.scan_other([drive], ctx)
    found = [env.id for env in scanned.environments if env.path == drive / "tree"]
    for env_id in found:
        with pytest.raises(StoreError) as refused:
            workspace.plan_delete([env_id], ctx)
        assert refused.value.code == "serves-a-model"
    assert found
