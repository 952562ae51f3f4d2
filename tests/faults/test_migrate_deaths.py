"""Death at every call of a promotion by rename, of a migration of several, and of their undo.

At that very instant each model resolves to exactly one environment, and it works; after recovery
nothing is left over, and the operation can be done again; undone, all is as it was to the byte.
Canary files around the workspace and inside it are never touched.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from faults.harness import calls_of, die_at_every_call
from roost.core.domain.env import EnvId
from roost.core.domain.hardware import Hardware
from roost.core.operations.context import OperationContext
from roost.core.operations.create import create_or_join
from roost.core.operations.migrate import execute_migrate, plan_migrate
from roost.core.operations.migrate_plan import Wishes
from roost.core.operations.recovery import recover
from roost.core.operations.undo import undo
from roost.core.store.journal import needs_recovery
from roost.core.store.overrides import load_overrides
from roost.core.store.trash import list_trash
from roost.core.system.context import JobContext
from roost.core.system.locks import env_locks
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from support.fake_env import make_legacy
from support.operations import (
    KEY,
    LEGACY,
    SHARED,
    SMALL,
    at_rest,
    fingerprint,
    operations,
    small_workspace,
    starts,
)
from support.stacks import Stack, small_stack

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks"),
    pytest.mark.slow,
    pytest.mark.timeout(3000),
]
OTHER = EnvId.parse("legacy:org__other")
BOTH = (LEGACY, OTHER)
MODELS = ("org/name", "org/other")
RENAME, COPY, BUILD = Wishes("rename"), Wishes("copy"), Wishes("no", measure=False)


@dataclass(frozen=True)
class Made:
    """Workspaces at rest: two legacy environments; the same beside a shared one."""

    stack: Stack
    legacy: Path
    shared: Path

    def context(self, root: Path) -> OperationContext:
        return operations(root, **self.stack.options())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("templates")
    stack = small_stack(folder)
    found = Made(stack, folder / "legacy", folder / "shared")
    small_workspace(found.legacy)
    make_legacy(found.legacy, OTHER.name, SMALL, metadata={"model_id": "org/other"})
    stack.write_profile(found.legacy)
    (found.legacy / "canary.txt").write_text("stays")
    shutil.copytree(found.legacy, found.shared, symlinks=True)
    create_or_join(found.context(found.shared), KEY, JobContext())
    return found


def migrated(context: OperationContext, wishes: Wishes, *envs: EnvId) -> None:
    ctx = JobContext()
    wanted = [env for env in envs if context.layout.legacy(env.name).exists()]
    result = execute_migrate(context, plan_migrate(context, wanted, ctx, wishes=wishes), ctx)
    assert result.ok, result.errors


def every_model_works(context: OperationContext) -> None:
    """Fault 6: asked right now, Roost names one environment for each model, and it works."""
    root = context.layout.root
    environ = {
        "ROOST_ACCELERATOR": "cpu",
        "ROOST_CACHE_DIR": str(root.parent / "cache"),
        "ROOST_CONFIG_DIR": str(root.parent / "config"),
    }
    workspace = Workspace(root, host=Host(environ, probe=lambda _cache: Hardware()))
    for model in MODELS:
        decision = workspace.resolve(model, JobContext(), create=False, wait=False)
        assert not decision.degraded, decision
        python = decision.python_executable
        assert python is not None
        assert starts(python.parent.parent, *SMALL), f"{model}: {python} does not work"
    assert (root / "canary.txt").read_text() == "stays"


def all_undone(context: OperationContext) -> None:
    for _ in list_trash(context.layout):
        assert undo(context, None, JobContext()).ok


def walk(
    made: Made,
    template: Path,
    tmp_path: Path,
    act: Callable[[OperationContext], object],
    again: Callable[[OperationContext], object],
) -> int:
    """Die at calls of ``act`` on a copy of ``template``; recover, do it again, undo it all."""
    before = fingerprint(made.legacy / "environments")
    outside = tmp_path / "outside.txt"
    outside.write_text("not of this workspace")

    def prepare(_number: int) -> OperationContext:
        root = tmp_path / "workspace"
        if root.exists():
            shutil.rmtree(root)
        shutil.copytree(template, root, symlinks=True)
        return made.context(root)

    def check(context: OperationContext, died: bool) -> None:
        with env_locks(context.layout, [SHARED, *BOTH], timeout=60, operation=None):
            pass  # an installer that outlived its Roost has ended by now (fault 2)
        every_model_works(context)
        assert died or not needs_recovery(context.layout)
        ctx = JobContext()
        recover(context, ctx)
        at_rest(context.layout.root)
        every_model_works(context)
        assert recover(context, ctx) == ()
        again(context)
        at_rest(context.layout.root)
        every_model_works(context)
        all_undone(context)
        assert fingerprint(context.layout.environments) == before
        at_rest(context.layout.root)
        every_model_works(context)
        assert outside.read_text() == "not of this workspace"

    return die_at_every_call(prepare, act, check, tenth=True)


def test_promotion_by_rename(made: Made, tmp_path: Path) -> None:
    def promote(context: OperationContext) -> None:
        migrated(context, RENAME, LEGACY)
        assert load_overrides(context.layout).for_model(MODELS[0]).key == KEY

    assert walk(made, made.legacy, tmp_path, promote, promote) > 8


def test_all_by_rename(made: Made, tmp_path: Path) -> None:
    def both(context: OperationContext) -> None:
        migrated(context, RENAME, *BOTH)
        assert not any(context.layout.environments.iterdir())

    assert walk(made, made.legacy, tmp_path, both, both) > 10


def test_all_by_copy(made: Made, tmp_path: Path) -> None:
    def both(context: OperationContext) -> None:
        migrated(context, COPY, *BOTH)

    assert walk(made, made.legacy, tmp_path, both, both) > 10


def test_all_onto_a_shared_environment(made: Made, tmp_path: Path) -> None:
    def both(context: OperationContext) -> None:
        migrated(context, BUILD, *BOTH)

    assert walk(made, made.shared, tmp_path, both, both) > 5


@pytest.mark.parametrize("others", [False, True], ids=["alone", "with others"])
def test_undo_of_a_promotion(made: Made, tmp_path: Path, others: bool) -> None:
    """Alone the tree itself goes back; where others use it, a copy does."""
    promoted = tmp_path / "promoted"
    shutil.copytree(made.legacy, promoted, symlinks=True)
    migrated(made.context(promoted), RENAME, LEGACY)
    if others:
        migrated(made.context(promoted), RENAME, OTHER)

    def take_back(context: OperationContext) -> None:
        item = next((one for one in list_trash(context.layout) if one.env == LEGACY), None)
        if item is not None:
            assert undo(context, item.id, JobContext()).ok

    folder = tmp_path / "walk"
    folder.mkdir()
    assert walk(made, promoted, folder, take_back, take_back) > 3


def test_the_tree_is_renamed_after_all_it_needs_is_durable(made: Made, tmp_path: Path) -> None:
    """The originals and env.json are fsynced before the one rename that counts (fault 10)."""
    root = tmp_path / "workspace"
    shutil.copytree(made.legacy, root, symlinks=True)
    context = made.context(root)
    names = calls_of(lambda: migrated(context, RENAME, LEGACY))
    shown = [name for name in names if "env.json" in name or "relocation.json" in name]
    assert len(shown) >= 2
    last = max(number for number, name in enumerate(names) if name in shown)
    assert "os.fsync" in names[last : last + 4]
    assert "os.rename" in names[last + 4 :]
