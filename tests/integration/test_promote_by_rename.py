"""Promotion by rename: a legacy environment becomes the shared one and goes back to the byte."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId
from roost.core.domain.errors import StoreError
from roost.core.domain.plan import Action, Plan
from roost.core.operations import migrate_one
from roost.core.operations.context import OperationContext
from roost.core.operations.migrate import execute_migrate, plan_migrate
from roost.core.operations.migrate_plan import Wishes
from roost.core.operations.modelproof import ProofWishes
from roost.core.operations.recovery import recover
from roost.core.operations.undo import undo
from roost.core.store.envjson import read_env_json
from roost.core.store.overrides import load_overrides
from roost.core.store.trash import list_trash
from roost.core.system.context import JobContext
from roost.core.system.process.inuse import InUse, Process
from support.fake_env import add_package, make_legacy, python_of, site_packages
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
RENAME = Wishes(promote="rename")


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    return small_stack(tmp_path_factory.mktemp("wheels"))


@pytest.fixture
def context(tmp_path: Path, stack: Stack) -> OperationContext:
    """A workspace in which nothing may be installed."""
    root = tmp_path / "workspace"
    small_workspace(root)
    stack.write_profile(root)
    return operations(root, **{**stack.options(), "installer": stack.refusing_installer})


def renamed(context: OperationContext, *envs: EnvId) -> Plan:
    return plan_migrate(context, envs or [LEGACY], Recorder().ctx, wishes=RENAME)


def run(context: OperationContext, plan: Plan) -> tuple[str, ...]:
    result = execute_migrate(context, plan, Recorder().ctx)
    assert result.ok, result.errors
    return result.trash_ids


def script(tree: Path) -> Path:
    """A console script as pip writes one: with the interpreter's absolute path."""
    path = tree / "bin" / "tell"
    path.write_text(f"#!{python_of(tree)}\nimport sys\nprint(sys.prefix)\n")
    path.chmod(0o755)
    info = next(site_packages(tree).glob("transformers-*.dist-info"))
    with open(info / "RECORD", "a") as record:
        record.write("../../../bin/tell,,\n")
    return path


def test_the_tree_itself_becomes_the_shared_one(context: OperationContext) -> None:
    layout = context.layout
    unit = layout.legacy(LEGACY.name)
    script(unit / ".venv")
    inode = (unit / ".venv").stat().st_ino
    plan = renamed(context)
    build, move = plan.items
    assert (build.action, build.needs, build.downloads) == (Action.PROMOTE, 0, 0)
    assert (move.action, move.frees, plan.peak) == (Action.MIGRATE, 0, 0)
    run(context, plan)
    tree = layout.shared(KEY) / ".venv"
    assert tree.stat().st_ino == inode
    assert not unit.exists()
    assert starts(tree, *SMALL)
    told = subprocess.run([tree / "bin" / "tell"], capture_output=True, text=True, timeout=60)
    assert told.stdout.strip() == str(tree)
    record = read_env_json(layout.env_json(KEY))
    assert record is not None
    assert (record.status, record.venv, record.extra["promoted"]["from"]) == (
        "READY",
        ".venv",
        str(LEGACY),
    )
    assert "torch==2.13.0+cpu" in (layout.shared(KEY) / "requirements.lock").read_text()
    assert load_overrides(layout).for_model(MODEL).key == KEY
    assert [item.reason for item in list_trash(layout)] == [f"became {SHARED}"]
    at_rest(layout.root)


def test_undo_brings_it_back_to_the_byte_whatever_python_wrote_meanwhile(
    context: OperationContext,
) -> None:
    layout = context.layout
    unit = layout.legacy(LEGACY.name)
    script(unit / ".venv")
    source = site_packages(unit / ".venv") / "finder.py"
    source.write_text(f"WHERE = {str(unit / '.venv')!r}\n")
    python = python_of(unit / ".venv")
    subprocess.run([python, "-c", "import torch"], check=True, timeout=60)
    before = fingerprint(unit)
    times = {path: path.stat().st_mtime_ns for path in unit.rglob("*") if path.is_dir()}
    # Python keeps what it compiled; a stray module would be the user's own.
    source.unlink()
    before = fingerprint(unit)
    run(context, renamed(context))
    subprocess.run(
        [python_of(layout.shared(KEY) / ".venv"), "-c", "import torch, transformers"],
        check=True,
        timeout=60,
    )
    assert undo(context, None, Recorder().ctx).ok
    assert fingerprint(unit) == before
    back = {path: path.stat().st_mtime_ns for path in times if path != source.parent}
    assert back == {path: moment for path, moment in times.items() if path in back}
    assert not layout.shared(KEY).exists()
    assert load_overrides(layout).for_model(MODEL).prefer == "legacy"
    assert starts(unit / ".venv", *SMALL)
    at_rest(layout.root)
    run(context, renamed(context))
    at_rest(layout.root)


def test_others_go_on_using_it_when_the_first_goes_back(context: OperationContext) -> None:
    layout = context.layout
    make_legacy(layout.root, OTHER.name, {**SMALL, "einops": "0.8.1"})
    units = [layout.legacy(env.name) for env in (LEGACY, OTHER)]
    before = [fingerprint(unit) for unit in units]
    plan = renamed(context, LEGACY, OTHER)
    source = EnvId.parse(plan.option(f"source:{KEY}"))
    ids = run(context, plan)
    first = next(item.id for item in list_trash(layout) if item.env == source)
    other = next(one for one in ids if one != first)
    result = undo(context, first, Recorder().ctx)
    assert "as a copy" in result.items[0].message
    assert starts(layout.shared(KEY) / ".venv", *SMALL)
    undo(context, other, Recorder().ctx)
    assert [fingerprint(unit) for unit in units] == before
    at_rest(layout.root)


def test_undone_in_turn_nothing_is_left_of_it(context: OperationContext) -> None:
    layout = context.layout
    make_legacy(layout.root, OTHER.name, SMALL)
    before = fingerprint(layout.environments)
    run(context, renamed(context, LEGACY, OTHER))
    assert not any(layout.environments.iterdir())
    for _ in range(2):
        assert undo(context, None, Recorder().ctx).ok
    assert fingerprint(layout.environments) == before
    assert not layout.shared(KEY).exists()
    at_rest(layout.root)


def test_one_that_is_not_what_the_profile_asks_is_not_taken(
    context: OperationContext, stack: Stack
) -> None:
    stack.write_profile(context.layout.root, requirements=["torch==2.13.0", "transformers>=5"])
    before = fingerprint(context.layout.root / "environments")
    plan = renamed(operations(context.layout.root, **stack.options()))
    assert plan.items[0].action is Action.BUILD
    assert plan.option(f"by:{KEY}") == ""
    assert fingerprint(context.layout.root / "environments") == before


def test_one_whose_imports_fail_is_left_as_it_was(context: OperationContext) -> None:
    layout = context.layout
    tree = layout.legacy(LEGACY.name) / ".venv"
    shutil.rmtree(site_packages(tree) / "transformers")
    next(site_packages(tree).glob("transformers-*.dist-info/RECORD")).unlink()
    shutil.rmtree(next(site_packages(tree).glob("transformers-*.dist-info")))
    add_package(tree, "transformers", "4.57.1", source="raise ImportError('no')\n")
    before = fingerprint(layout.legacy(LEGACY.name))
    result = execute_migrate(context, renamed(context), Recorder().ctx)
    assert [error.code for error in result.errors] == ["unhealthy-build"]
    assert fingerprint(layout.legacy(LEGACY.name)) == before
    assert list_trash(layout) == ()
    assert load_overrides(layout).models == {}
    at_rest(layout.root)


def test_what_was_rebuilt_since_cannot_go_back_and_says_what_to_undo_first(
    context: OperationContext, stack: Stack
) -> None:
    run(context, renamed(context))
    (item,) = list_trash(context.layout)
    shutil.move(context.layout.shared(KEY) / ".venv", context.layout.shared(KEY) / "elsewhere")
    with pytest.raises(StoreError) as refused:
        undo(context, item.id, Recorder().ctx)
    assert refused.value.code == "promoted-replaced"
    assert [one.id for one in list_trash(context.layout)] == [item.id]


def test_a_failure_right_after_the_rename_takes_it_all_back(
    context: OperationContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roost.core.operations import promoted

    def lost(*_args: object) -> None:
        raise StoreError("lost-on-the-way", "It is not what it was.")

    monkeypatch.setattr(promoted, "look_again", lost)
    before = fingerprint(context.layout.legacy(LEGACY.name))
    result = execute_migrate(context, renamed(context), Recorder().ctx)
    assert [error.code for error in result.errors] == ["lost-on-the-way"]
    assert fingerprint(context.layout.legacy(LEGACY.name)) == before
    assert not context.layout.shared(KEY).exists()
    choice = load_overrides(context.layout).for_model(MODEL)
    assert (choice.key, choice.prefer) == (None, None)
    at_rest(context.layout.root)


def test_short_of_room_the_plan_chooses_it_by_itself(
    tmp_path: Path, stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roost.core.operations.planner import space

    root = tmp_path / "full"
    small_workspace(root)
    stack.write_profile(root)
    context = operations(root, **stack.options())
    ctx = JobContext()
    roomy = plan_migrate(context, [LEGACY], ctx)
    assert roomy.items[0].action is Action.BUILD
    assert [warning.code for warning in roomy.warnings] == ["can-promote"]
    monkeypatch.setattr(space, "free_space", lambda _path: 1 << 20)
    plan = plan_migrate(context, [LEGACY], ctx)
    assert [item.action for item in plan.items] == [Action.PROMOTE, Action.MIGRATE]
    assert (plan.option(f"by:{KEY}"), plan.warnings) == ("rename", ())
    assert recover(context, ctx) == ()
    assert os.path.lexists(root / "environments" / LEGACY.name)


def test_somebody_who_came_since_the_plan_keeps_it_where_it_is(
    context: OperationContext,
) -> None:
    plan = renamed(context)
    unit = context.layout.legacy(LEGACY.name)
    busy = replace(
        context,
        users=lambda folders: InUse(
            {
                folder: (Process(4242, "python", ""),) if folder == unit else ()
                for folder in folders
            },
            0,
        ),
    )
    before = fingerprint(unit)
    result = execute_migrate(busy, plan, Recorder().ctx)
    assert [error.code for error in result.errors] == ["changed"]
    assert "a process uses it" in result.errors[0].message
    assert fingerprint(unit) == before
    at_rest(context.layout.root)


def test_who_came_while_it_was_proved_keeps_it(
    context: OperationContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proving imports torch: long enough for somebody to start a program from a terminal."""
    unit = context.layout.legacy(LEGACY.name)
    before = fingerprint(unit)
    plan = renamed(context)
    started = []

    def prove(*_: object, **__: object) -> str:
        started.append(Process(4242, "python", None))
        return "proved"

    def users(folders: Sequence[Path]) -> InUse:
        return InUse({folder: tuple(started) for folder in folders}, 0)

    monkeypatch.setattr(migrate_one, "prove_model", prove)
    result = execute_migrate(replace(context, users=users), plan, Recorder().ctx)
    assert started
    assert not result.ok
    assert fingerprint(unit) == before
    assert not context.layout.shared(KEY).exists()
    at_rest(context.layout.root)


def test_undo_where_a_package_has_been_upgraded_since(context: OperationContext) -> None:
    """pip has removed a folder in which relocation had rewritten something."""
    unit = context.layout.legacy(LEGACY.name)
    info = next(site_packages(unit / ".venv").glob("transformers-*.dist-info"))
    url = info / "direct_url.json"
    url.write_text(json.dumps({"url": f"file://{unit / '.venv' / 'src'}", "dir_info": {}}))
    with open(info / "RECORD", "a") as record:
        record.write(f"{info.name}/direct_url.json,,\n")
    run(context, renamed(context))
    tree = context.layout.shared(KEY) / ".venv"
    there = site_packages(tree) / info.name
    assert str(unit) not in (there / "direct_url.json").read_text(), "relocation rewrote it"
    there.rename(there.with_name("transformers-4.58.0.dist-info"))
    assert undo(context, None, Recorder().ctx).ok
    assert starts(unit / ".venv", *SMALL)
    assert load_overrides(context.layout).for_model(MODEL).prefer == "legacy"
    assert not context.layout.shared(KEY).exists()
    at_rest(context.layout.root)


def test_a_plan_from_a_file_that_names_another_folder(
    context: OperationContext, tmp_path: Path
) -> None:
    """What is looked at is what is moved, whatever path the plan says."""
    unit = context.layout.legacy(LEGACY.name)
    plan = renamed(context)
    empty = tmp_path / "empty"
    shutil.copytree(unit, empty, symlinks=True)
    (unit / "notes.txt").write_text("mine")
    before = fingerprint(unit)
    item = next(one for one in plan.items if one.env == LEGACY)
    source = replace(item, path=empty)
    with pytest.raises(StoreError) as refused:
        migrate_one.promote_source(context, source, KEY, None, ProofWishes(), Recorder().ctx)
    assert "files in it belong to no package" in refused.value.message
    assert fingerprint(unit) == before
