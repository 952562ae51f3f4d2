"""Delete, undo, purge: what blocks is named, what goes comes back to the byte."""

from __future__ import annotations

import json
import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import CancelledError, NotFoundError, StoreError
from roost.core.domain.plan import Action, ItemOutcome
from roost.core.operations import quarantine
from roost.core.operations.delete import execute_delete, plan_delete
from roost.core.operations.purge import purge_trash
from roost.core.operations.undo import undo
from roost.core.store.history import history
from roost.core.store.overrides import load_overrides
from roost.core.store.settings import Settings, save_settings
from roost.core.store.trash import item_folder, list_trash
from roost.core.system.accounting import looked
from roost.core.system.process.inuse import InUse, Process
from support.fake_env import make_env, make_legacy, make_shared
from support.operations import (
    KEY,
    LEGACY,
    SHARED,
    SMALL,
    Recorder,
    at_rest,
    fingerprint,
    operations,
    small_workspace,
    starts,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="links without privileges")


def test_delete_then_undo_is_the_same_to_the_byte(tmp_path: Path) -> None:
    context, job = small_workspace(tmp_path), Recorder()
    unit = context.layout.legacy(LEGACY.name)
    before = fingerprint(unit)
    plan = plan_delete(context, [LEGACY], job.ctx)
    (item,) = plan.items
    assert (item.action, item.blocked, item.models) == (Action.QUARANTINE, False, ("org/name",))
    assert item.size and item.frees
    assert unit.exists()
    result = execute_delete(context, plan, job.ctx)
    assert result.ok
    assert not unit.exists()
    (entry,) = list_trash(context.layout)
    assert result.trash_ids == (entry.id,)
    assert (entry.env, entry.origin, entry.size) == (LEGACY, unit, item.size)
    assert entry.purge_after is not None
    at_rest(tmp_path)
    undone = undo(context, None, job.ctx)
    assert undone.ok
    assert fingerprint(unit) == before
    assert starts(unit / ".venv", *SMALL)
    assert list_trash(context.layout) == ()
    assert load_overrides(context.layout).models == {}
    assert [row.operation for row in history(context.layout)] == ["undo", "delete"]
    at_rest(tmp_path)


def test_a_shared_environment_goes_and_comes_back(tmp_path: Path) -> None:
    context, job = operations(tmp_path), Recorder()
    unit = make_shared(tmp_path, KEY, SMALL, env_json={"packages": 2})
    before = fingerprint(unit)
    plan = plan_delete(context, [SHARED], job.ctx)
    assert [warning.code for warning in plan.items[0].warnings] == ["only-environment"]
    assert execute_delete(context, plan, job.ctx).ok
    assert not unit.exists()
    undo(context, list_trash(context.layout)[0].id, job.ctx)
    assert fingerprint(unit) == before


def test_user_files_block_and_are_all_named(tmp_path: Path) -> None:
    context, job = small_workspace(tmp_path), Recorder()
    unit = context.layout.legacy(LEGACY.name)
    for number in range(1500):
        path = unit / "outputs" / f"{number:04}.png"
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (unit / ".venv" / "notes.ipynb").touch()
    plan = plan_delete(context, [LEGACY], job.ctx)
    assert plan.items[0].user_files_total == 1501
    assert len(plan.items[0].user_files) == 1000
    assert plan.user_files[0] == ".venv/notes.ipynb"
    result = execute_delete(context, plan, job.ctx)
    (error,) = result.errors
    assert (error.code, result.exit_code) == ("blocked", 1)
    assert error.data["user_files"][0] == ".venv/notes.ipynb"
    assert len(error.data["user_files"]) == 1000
    assert unit.exists()
    at_rest(tmp_path)
    plan = plan_delete(context, [LEGACY], job.ctx, include_user_files=True)
    assert execute_delete(context, plan, job.ctx).ok
    undo(context, None, job.ctx)
    assert (unit / "outputs" / "1499.png").exists()


def test_a_process_blocks_whatever_was_confirmed(tmp_path: Path) -> None:
    small_workspace(tmp_path)
    unit = tmp_path / "environments" / LEGACY.name
    user = Process(4242, "python", "2026-11-23T12:01:07Z")
    users = {unit: (user,)}
    context = operations(tmp_path, users=lambda folders: InUse(dict(users), 0))
    job = Recorder()
    plan = plan_delete(context, [LEGACY], job.ctx, include_user_files=True, purge=True)
    (error,) = execute_delete(context, plan, job.ctx).errors
    assert error.code == "blocked"
    assert error.data["in_use"] == [
        {"pid": 4242, "name": "python", "since": "2026-11-23T12:01:07Z"}
    ]
    assert "4242" in error.message
    assert error.data["user_files"] == []
    users[unit] = ()
    assert execute_delete(context, plan, job.ctx).ok


def test_somebody_who_comes_after_the_plan_blocks_too(tmp_path: Path) -> None:
    context, job = small_workspace(tmp_path), Recorder()
    plan = plan_delete(context, [LEGACY], job.ctx)
    (tmp_path / "environments" / LEGACY.name / "late.txt").touch()
    (error,) = execute_delete(context, plan, job.ctx).errors
    assert error.data["user_files"] == ["late.txt"]


@posix
@pytest.mark.parametrize("place", [".venv/late.txt", "outputs/late.txt", "late.txt"])
def test_the_quick_look_under_the_lock_sees_them_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(looked, "RACY_NS", -3_600_000_000_000)  # all counts as settled
    context, job = small_workspace(tmp_path), Recorder()
    unit = context.layout.legacy(LEGACY.name)
    (unit / "outputs").mkdir()
    before = os.stat((unit / place).parent).st_ctime_ns
    plan = plan_delete(context, [LEGACY], job.ctx)
    while os.stat((unit / place).parent).st_ctime_ns == before:
        (unit / place).unlink(missing_ok=True)
        (unit / place).write_text("mine")
    (error,) = execute_delete(context, plan, job.ctx).errors
    assert error.data["user_files"] == [place]
    assert (unit / place).read_text() == "mine"


@pytest.mark.parametrize("purge", [False, True])
def test_confirmed_is_what_the_plan_showed(tmp_path: Path, purge: bool) -> None:
    context, job = small_workspace(tmp_path), Recorder()
    unit = context.layout.legacy(LEGACY.name)
    (unit / "notes.txt").write_text("old")
    (unit / "same.txt").write_text("same")
    plan = plan_delete(context, [LEGACY], job.ctx, include_user_files=True, purge=purge)
    (unit / "notes.txt").write_text("newer")
    (unit / "late.txt").write_text("late")
    (error,) = execute_delete(context, plan, job.ctx).errors
    assert error.code == "blocked"
    assert error.data["user_files"] == ["late.txt", "notes.txt"]
    assert "since you confirmed" in error.message
    assert "--include-user-files" not in error.remedy
    plan = plan_delete(context, [LEGACY], job.ctx, include_user_files=True, purge=purge)
    assert execute_delete(context, plan, job.ctx).ok
    assert not unit.exists()


def test_one_that_is_blocked_does_not_stop_the_others(tmp_path: Path) -> None:
    context, job = small_workspace(tmp_path), Recorder()
    other = EnvId(EnvKind.LEGACY, "org__other")
    make_legacy(tmp_path, other.name, SMALL)
    (context.layout.legacy(LEGACY.name) / "mine.txt").touch()
    result = execute_delete(context, plan_delete(context, [LEGACY, other], job.ctx), job.ctx)
    assert [item.outcome for item in result.items] == [ItemOutcome.FAILED, ItemOutcome.DONE]
    assert result.exit_code == 1


def test_purge_frees_at_once_and_leaves_nothing(tmp_path: Path) -> None:
    context, job = small_workspace(tmp_path), Recorder()
    plan = plan_delete(context, [LEGACY], job.ctx, purge=True)
    assert execute_delete(context, plan, job.ctx).items[0].freed == plan.items[0].frees
    assert list_trash(context.layout) == ()
    assert list(context.layout.trash.iterdir()) == []
    with pytest.raises(NotFoundError):
        undo(context, None, job.ctx)
    at_rest(tmp_path)


def test_a_purge_takes_only_what_was_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, job = small_workspace(tmp_path), Recorder()
    plan = plan_delete(context, [LEGACY], job.ctx, purge=True)
    real = quarantine.sync_folder

    def exchanged(folder: Path) -> None:
        real(folder)
        content = folder / "content"
        if content.exists() and not (folder / "kept").exists():
            content.rename(folder / "kept")
            (content / "yours").mkdir(parents=True)

    monkeypatch.setattr(quarantine, "sync_folder", exchanged)
    (error,) = execute_delete(context, plan, job.ctx).errors
    assert error.code == "changed"
    assert [path.is_dir() for path in context.layout.trash.rglob("yours")] == [True]


def test_a_name_taken_meanwhile_is_said_and_loses_nothing(tmp_path: Path) -> None:
    context, job = small_workspace(tmp_path), Recorder()
    execute_delete(context, plan_delete(context, [LEGACY], job.ctx), job.ctx)
    make_legacy(tmp_path, LEGACY.name, SMALL)
    before = fingerprint(tmp_path / "environments")
    with pytest.raises(StoreError) as failure:
        undo(context, None, job.ctx)
    assert failure.value.code == "name-taken"
    assert "roost undo" in failure.value.remedy
    assert fingerprint(tmp_path / "environments") == before
    assert len(list_trash(context.layout)) == 1
    at_rest(tmp_path)


def test_purge_of_the_trash_by_id_and_by_age(tmp_path: Path) -> None:
    context, job = operations(tmp_path), Recorder()
    names = [f"org__{letter}" for letter in "abc"]
    for name in names:
        make_legacy(tmp_path, name, {})
        env = EnvId(EnvKind.LEGACY, name)
        assert execute_delete(context, plan_delete(context, [env], job.ctx), job.ctx).ok
    items = list_trash(context.layout)
    assert [item.env.name for item in items] == names
    with pytest.raises(NotFoundError):
        purge_trash(context, job.ctx, ids=["../x"])
    assert purge_trash(context, job.ctx, older_than=timedelta(days=7)).items == ()
    assert purge_trash(context, job.ctx, ids=[items[1].id]).ok
    assert [item.env.name for item in list_trash(context.layout)] == [names[0], names[2]]
    undo(context, None, job.ctx)
    assert context.layout.legacy(names[2]).exists()
    assert purge_trash(context, job.ctx).ok
    assert list_trash(context.layout) == ()
    at_rest(tmp_path)


def test_retention_is_the_users(tmp_path: Path) -> None:
    context, job = small_workspace(tmp_path), Recorder()
    context.layout.envs.mkdir()
    save_settings(context.layout, Settings(retention=None))
    execute_delete(context, plan_delete(context, [LEGACY], job.ctx), job.ctx)
    assert list_trash(context.layout)[0].purge_after is None


def test_a_cancel_before_an_item_leaves_it_whole(tmp_path: Path) -> None:
    context, job = small_workspace(tmp_path), Recorder()
    plan = plan_delete(context, [LEGACY], job.ctx)
    job.ctx.cancelled.set()
    with pytest.raises(CancelledError):
        execute_delete(context, plan, job.ctx)
    assert context.layout.legacy(LEGACY.name).exists()


@pytest.mark.parametrize(
    "env",
    [
        EnvId(EnvKind.LEGACY, "../../x"),
        EnvId(EnvKind.LEGACY, ".."),
        EnvId(EnvKind.SHARED, ".trash"),
        EnvId(EnvKind.LEGACY, "a\0b"),
        EnvId(EnvKind.OTHER, "/etc"),
        EnvId(EnvKind.LEGACY, "x" * 10_000),
    ],
)
def test_names_that_are_no_folder_of_ours_are_refused(tmp_path: Path, env: EnvId) -> None:
    context, job = small_workspace(tmp_path), Recorder()
    with pytest.raises((StoreError, NotFoundError)):
        plan_delete(context, [env], job.ctx)


def test_an_unmarked_folder_is_left_alone(tmp_path: Path) -> None:
    context, job = operations(tmp_path), Recorder()
    (tmp_path / "environments" / "photos").mkdir(parents=True)
    with pytest.raises(StoreError) as failure:
        plan_delete(context, [EnvId(EnvKind.LEGACY, "photos")], job.ctx)
    assert failure.value.code == "not-an-environment"


@posix
@pytest.mark.parametrize("kind", [EnvKind.SHARED, EnvKind.LEGACY])
def test_an_environment_that_is_a_link_is_never_deleted(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, kind: EnvKind
) -> None:
    """Fault 23."""
    outside = tmp_path_factory.mktemp("outside")
    make_legacy(outside, "x", SMALL, metadata={})
    context, job = operations(tmp_path), Recorder()
    env = EnvId(kind, "linked")
    unit = context.layout.unit(env)
    unit.parent.mkdir(parents=True)
    unit.symlink_to(outside / "environments" / "x")
    before = fingerprint(outside)
    with pytest.raises(StoreError) as failure:
        plan_delete(context, [env], job.ctx)
    assert failure.value.code == "linked-path"
    assert fingerprint(outside) == before


@posix
def test_a_parent_swapped_for_a_link_between_check_and_act_aborts(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Fault 24: at every look of the execution, the folder above is exchanged."""
    swaps = 0
    for step in range(40):
        root = tmp_path / str(step)
        outside = tmp_path_factory.mktemp("outside")
        make_legacy(outside, LEGACY.name, SMALL, metadata={})
        context, job = small_workspace(root), Recorder()
        plan = plan_delete(context, [LEGACY], job.ctx)
        before, mine = fingerprint(outside), fingerprint(root / "environments")
        swapped = _swap_at(step, root / "environments", outside / "environments")
        with swapped as state:
            result = execute_delete(context, plan, job.ctx)
        assert fingerprint(outside) == before
        swaps += state["swapped"]
        if state["swapped"]:
            assert not result.ok or fingerprint(root / "aside") != mine
        else:
            break
    assert swaps > 3


@posix
def test_links_to_user_data_go_and_the_data_stays(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Fault 25."""
    data = tmp_path_factory.mktemp("data")
    (data / "model.safetensors").write_text("precious")
    context, job = small_workspace(tmp_path), Recorder()
    unit = context.layout.legacy(LEGACY.name)
    (unit / "models").symlink_to(data)
    (unit / ".venv" / "weights").symlink_to(data / "model.safetensors")
    plan = plan_delete(context, [LEGACY], job.ctx, purge=True)
    assert dict(plan.items[0].links) == {
        "models": str(data),
        ".venv/weights": str(data / "model.safetensors"),
    }
    assert execute_delete(context, plan, job.ctx).ok
    assert not unit.exists()
    assert (data / "model.safetensors").read_text() == "precious"


@posix
@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_tree_on_another_drive_stays_where_it_is(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, kind: str
) -> None:
    """An environment whose `.venv` points elsewhere: the pointer goes, the tree stays."""
    tree = make_env(tmp_path_factory.mktemp("drive") / "venv", SMALL)
    unit = tmp_path / "environments" / LEGACY.name
    unit.mkdir(parents=True)
    if kind == "file":
        (unit / ".venv").write_text(f"{tree}\n")
    else:
        (unit / ".venv").symlink_to(tree)
    users = {tree: (Process(4242, "python", ""),)}
    context = operations(
        tmp_path, users=lambda folders: InUse({f: users.get(f.resolve(), ()) for f in folders}, 0)
    )
    before, job = fingerprint(tree), Recorder()
    plan = plan_delete(context, [LEGACY], job.ctx)
    assert [use.pid for use in plan.in_use] == [4242]
    assert not execute_delete(context, plan, job.ctx).ok
    users.clear()
    assert execute_delete(context, plan_delete(context, [LEGACY], job.ctx, purge=True), job.ctx).ok
    assert not unit.exists()
    assert fingerprint(tree) == before


def test_a_damaged_manifest_is_listed_and_not_guessed_at(tmp_path: Path) -> None:
    context, job = small_workspace(tmp_path), Recorder()
    execute_delete(context, plan_delete(context, [LEGACY], job.ctx), job.ctx)
    (item,) = list_trash(context.layout)
    path = item_folder(context.layout, item.id) / "manifest.json"
    good = json.loads(path.read_text())
    for bad in ("{", json.dumps({**good, "env": "legacy:../../x"}), json.dumps([])):
        path.write_text(bad)
        assert [entry.id for entry in list_trash(context.layout)] == [item.id]
        with pytest.raises(StoreError) as failure:
            undo(context, None, job.ctx)
        assert failure.value.code == "damaged-manifest"
    assert purge_trash(context, job.ctx).ok
    at_rest(tmp_path)


def _swap_at(number: int, folder: Path, link_to: Path):  # type: ignore[no-untyped-def]
    """Exchange ``folder`` for a link at the ``number``-th lstat while the block runs."""
    from contextlib import contextmanager

    @contextmanager
    def swapping():  # type: ignore[no-untyped-def]
        state = {"calls": 0, "swapped": False}
        real = os.lstat

        def lstat(path, **kwargs):  # type: ignore[no-untyped-def]
            facts = real(path, **kwargs)
            state["calls"] += 1
            if state["calls"] == number + 1:
                os.rename(folder, folder.with_name("aside"))
                os.symlink(link_to, folder)
                state["swapped"] = True
            return facts

        os.lstat = lstat  # type: ignore[assignment]
        try:
            yield state
        finally:
            os.lstat = real

    return swapping()
