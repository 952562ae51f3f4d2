"""Somebody died, nobody has tidied up yet, and the next operation changes the same environment.

A window that has been open for hours does not look for leftovers before each of its changes.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId
from roost.core.operations import move_env
from roost.core.operations.context import OperationContext
from roost.core.operations.purge import purge_trash
from roost.core.operations.recovery import recover
from roost.core.operations.transaction import transaction
from roost.core.operations.undo import undo
from roost.core.store.journal import Journal, journals
from roost.core.store.layout import Layout
from roost.core.store.trash import list_trash
from roost.core.system.context import JobContext
from roost.core.system.locks import env_lock
from support.operations import LEGACY, SHARED, SMALL, Recorder, at_rest, small_workspace, starts

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the tests fork")


def dies(act: Callable[[], object]) -> None:
    """Run ``act`` in a child that is gone when this returns; ``act`` ends it itself."""
    pid = os.fork()
    if pid == 0:
        try:
            act()
        finally:
            os._exit(1)
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 77


def gone(*_: object, **__: object) -> None:
    os._exit(77)


@pytest.fixture
def moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[OperationContext, Path, Path]:
    """A move of an environment that died when all was done but its stage."""
    context, drive = small_workspace(tmp_path / "workspace"), tmp_path / "drive"
    drive.mkdir()
    target = drive / "tree"

    def act() -> None:
        monkeypatch.setattr(move_env, "remove_whole", gone)
        ctx = JobContext()
        plan = move_env.plan_move_env(context, LEGACY, target, ctx)
        move_env.execute_move_env(context, plan, ctx)

    dies(act)
    tree = context.layout.legacy(LEGACY.name) / ".venv"
    assert tree.is_symlink()
    assert len(list_trash(context.layout)) == 1
    return context, tree, target


def test_a_purge_before_the_recovery_of_a_move_leaves_the_one_tree_there_is(
    moved: tuple[OperationContext, Path, Path],
) -> None:
    context, tree, target = moved
    assert purge_trash(context, JobContext()).ok
    recover(context, JobContext())
    assert target.is_dir()
    assert starts(tree, *SMALL)
    at_rest(context.layout.root)


def test_a_purge_whose_journals_could_not_be_settled_leaves_it_as_well(
    moved: tuple[OperationContext, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As older programs did, which did not look for journals there."""
    context, tree, target = moved
    for item in list_trash(context.layout):
        folder = context.layout.trash / item.id
        move_env.remove_whole(folder, JobContext())
    recover(context, JobContext())
    assert target.is_dir()
    assert starts(tree, *SMALL)


def test_what_an_undo_left_to_the_user_stays_theirs(
    moved: tuple[OperationContext, Path, Path],
) -> None:
    context, tree, target = moved
    undo(context, None, JobContext())
    (target / "mine").write_text("mine")
    recover(context, JobContext())
    assert (target / "mine").read_text() == "mine"
    assert starts(tree, *SMALL)
    assert not tree.is_symlink()
    at_rest(context.layout.root)


def left_by(layout: Layout, context: OperationContext, *envs: EnvId) -> Path:
    """The journal of somebody who gave up, as after a failure of tidying up."""
    journal = Journal.begin(layout, "create", envs, context.clock)
    journal.step("build", name=f"{SHARED.name}-0123abcd")
    journal.abandon()
    return journal.path


def test_whoever_takes_the_lock_settles_first(tmp_path: Path) -> None:
    context = small_workspace(tmp_path / "workspace")
    path = left_by(context.layout, context, LEGACY, SHARED)
    build = context.layout.tmp / f"{SHARED.name}-0123abcd"
    build.mkdir(parents=True)
    with transaction(context, "delete", [LEGACY], Recorder().ctx):
        assert not build.exists()
        assert not path.exists()
    at_rest(context.layout.root)


def test_a_journal_of_others_stays_theirs(tmp_path: Path) -> None:
    context = small_workspace(tmp_path / "workspace")
    path = left_by(context.layout, context, SHARED)
    with transaction(context, "delete", [LEGACY], Recorder().ctx):
        assert path.exists()


def test_one_whose_other_lock_is_held_waits_for_the_next(tmp_path: Path) -> None:
    context = small_workspace(tmp_path / "workspace")
    path = left_by(context.layout, context, LEGACY, SHARED)
    with (
        env_lock(context.layout, SHARED),
        transaction(context, "delete", [LEGACY], Recorder().ctx),
    ):
        assert path.exists(), "nobody settles what somebody else works on"
    recover(context, JobContext())
    assert journals(context.layout) == ()
