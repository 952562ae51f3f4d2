"""Faults of reliability.md that need no death at a given call: kills by chance, full and
read-only disks, orphans, models that run, wrong clocks, many processes at once."""

from __future__ import annotations

import contextlib
import os
import random
import select
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from roost.core.domain.errors import BusyError, InstallerError, RoostError, StoreError
from roost.core.operations import recipe as recipe_module
from roost.core.operations.context import OperationContext
from roost.core.operations.create import create_or_join, execute_create, plan_create
from roost.core.operations.delete import execute_delete, plan_delete
from roost.core.operations.installers.sources import PackageSources
from roost.core.operations.migrate import execute_migrate, plan_migrate
from roost.core.operations.purge import purge_trash
from roost.core.operations.recovery import recover
from roost.core.operations.undo import undo
from roost.core.store.envjson import current_tree
from roost.core.store.history import history
from roost.core.store.journal import needs_recovery
from roost.core.store.layout import Layout
from roost.core.store.overrides import set_overrides
from roost.core.store.trash import list_trash
from roost.core.system.context import JobContext
from roost.core.system.locks import env_lock, env_locks, lock_is_free, read_owner
from roost.core.system.process import posix
from roost.core.system.process.identity import process_start_time
from roost.core.system.process.inuse import users_of
from support.fake_env import make_env, make_shared, python_of
from support.operations import (
    KEY,
    LEGACY,
    SHARED,
    SMALL,
    Recorder,
    Ticking,
    at_rest,
    fingerprint,
    litter,
    operations,
    small_workspace,
    starts,
)
from support.package_index import PackageIndex, make_wheel, package_index
from support.stacks import Stack, small_stack

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks and POSIX signals")
FULL = bool(os.environ.get("ROOST_TEST_FULL"))


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    return small_stack(tmp_path_factory.mktemp("stack"))


@pytest.fixture
def context(tmp_path: Path, stack: Stack) -> OperationContext:
    small_workspace(tmp_path / "root")
    stack.write_profile(tmp_path / "root")
    return operations(tmp_path / "root", **stack.options())


def create(context: OperationContext, job: Recorder | None = None) -> None:
    ctx = (job or Recorder()).ctx
    assert execute_create(context, plan_create(context, KEY, ctx, measure=False), ctx).ok


def delete(context: OperationContext, *, purge: bool = False) -> None:
    ctx = JobContext()
    plan = plan_delete(context, [LEGACY], ctx, purge=purge)
    assert execute_delete(context, plan, ctx).ok


@contextlib.contextmanager
def forked(act: Callable[[], object]) -> Iterator[int]:
    """``act`` in a child that is killed and reaped at the end, if it is still there."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    try:
        yield pid
    finally:
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


# Kills


OPERATIONS: dict[str, Callable[[OperationContext], object]] = {
    "create": lambda context: execute_create(
        context, plan_create(context, KEY, JobContext()), JobContext()
    ),
    "migrate": lambda context: execute_migrate(
        context, plan_migrate(context, [LEGACY], JobContext()), JobContext()
    ),
    "delete": lambda context: delete(context, purge=True),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_sigkill_at_a_random_instant(context: OperationContext, tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    template = tmp_path / "template"
    shutil.copytree(context.layout.root, template, symlinks=True)
    for _round in range(40 if FULL else 4):
        shutil.rmtree(context.layout.root)
        shutil.copytree(template, context.layout.root, symlinks=True)
        with forked(lambda: OPERATIONS[name](context)) as pid:
            ended = os.pidfd_open(pid)
            select.select([ended], [], [], chance.uniform(0, 1.5))
            os.close(ended)
            os.kill(pid, signal.SIGKILL)
        with env_locks(context.layout, [SHARED, LEGACY], timeout=60, operation=None):
            pass  # an installer that was left alone keeps its lock until it ends
        recover(context, JobContext())
        at_rest(context.layout.root)
        tree = current_tree(context.layout, KEY)
        if context.layout.shared(KEY).exists():
            assert starts(tree, *SMALL)
        elif name != "delete":
            assert starts(context.layout.legacy(LEGACY.name) / ".venv", *SMALL)


@contextlib.contextmanager
def slow_downloads(context: OperationContext, stack: Stack) -> Iterator[SlowIndex]:
    """An index that stops in the middle of a wheel until it is released."""
    folder = context.layout.root.parent / "slow"
    shutil.copytree(stack.wheels, folder)
    source = {"transformers/__init__.py": "", "transformers/data.bin": os.urandom(200_000)}
    wheel = make_wheel(folder, "transformers", "5.0", source, requires=["torch"])
    with package_index(folder) as index:
        index.faults.slow[wheel.name] = 60
        cache = str(context.layout.root.parent / "cache")
        sources = PackageSources(index_url=index.url, uv_cache_dir=cache)
        options = {**stack.options(), "sources": sources}
        yield SlowIndex(index, operations(context.layout.root, **options))


@dataclass(frozen=True)
class SlowIndex:
    index: PackageIndex
    context: OperationContext


def test_an_orphaned_installer_keeps_others_out_until_it_ends(
    context: OperationContext, stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 2: Roost dies while uv downloads; uv holds the lock it was given.

    As on systems where a child does not die with whoever started it.
    """
    monkeypatch.setattr(posix, "_dying_with_us", lambda argv, _fds: list(argv))
    with slow_downloads(context, stack) as slow:
        with forked(lambda: create(slow.context)) as pid:
            assert slow.index.started.wait(60)
            os.kill(pid, signal.SIGKILL)
        assert not lock_is_free(context.layout.lock(SHARED))
        assert read_owner(context.layout, SHARED) is None
        assert needs_recovery(context.layout)
        recover(context, JobContext())
        assert list(context.layout.tmp.iterdir()), "its files are still being written"
        assert not context.layout.shared(KEY).exists()
        with pytest.raises(BusyError):
            create_or_join(context, KEY, JobContext(), wait=False)
        slow.index.release.set()
        _path, how = create_or_join(context, KEY, JobContext(), timeout=120)
    assert how == "created"
    assert starts(current_tree(context.layout, KEY), *SMALL)
    recover(context, JobContext())
    at_rest(context.layout.root)


def test_a_killed_installer_leaves_nothing(context: OperationContext, stack: Stack) -> None:
    """Fault 3."""
    with slow_downloads(context, stack) as slow:

        def kill_it() -> None:
            slow.index.started.wait(60)
            for process in users_of([context.layout.tmp]).processes[context.layout.tmp]:
                os.kill(process.pid, signal.SIGKILL)

        killer = threading.Thread(target=kill_it)
        killer.start()
        with pytest.raises(InstallerError):
            create(slow.context)
        killer.join(60)
    at_rest(context.layout.root)
    assert not context.layout.shared(KEY).exists()
    create(context)
    assert starts(current_tree(context.layout, KEY), *SMALL)


def test_a_lost_database_is_an_untold_story_and_no_more(context: OperationContext) -> None:
    """Fault 5."""
    create(context)
    context.layout.database.unlink()
    assert history(context.layout) == ()
    delete(context)
    undo(context, None, JobContext())
    assert [row.operation for row in history(context.layout)] == ["undo", "delete"]


# Disk


@pytest.fixture
def small_volume(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "volume"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", folder], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("mounting a small volume needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def test_a_disk_that_fills_up_during_the_install(
    small_volume: Path, tmp_path: Path, stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 11: the volume is named, the partial tree is gone, the lock is free."""
    wheels = tmp_path / "wheels"
    make_wheel(wheels, "bulk", "1", {"bulk/__init__.py": "", "bulk/data.bin": os.urandom(20 << 20)})
    monkeypatch.setattr(recipe_module, "_SMALL", 0)
    stack.write_profile(small_volume, requirements=["bulk"], checks=["bulk"])
    bulky = Stack(wheels, tmp_path / "cache")
    context = operations(small_volume, **bulky.options())
    with pytest.raises((InstallerError, StoreError)) as failure:
        create(context)
    assert failure.value.code in ("disk-full", "no-space")
    assert failure.value.remedy
    at_rest(small_volume)
    assert not context.layout.shared(KEY).exists()
    with env_lock(context.layout, SHARED, timeout=0):
        pass


def test_a_full_disk_leaves_old_files_to_the_byte(small_volume: Path) -> None:
    """Fault 12, on a volume that is really full."""
    context = small_workspace(small_volume)
    layout = context.layout
    layout.envs.mkdir()
    set_overrides(layout, ["a/b"], prefer="legacy")
    before = fingerprint(layout.root / "environments"), layout.overrides.read_bytes()
    plan = plan_delete(context, [LEGACY], JobContext())
    fill(small_volume)
    with pytest.raises(StoreError) as failure:
        set_overrides(layout, [f"{'x' * 9000}/y"], prefer="legacy")
    assert failure.value.code == "disk-full"
    assert str(small_volume) in failure.value.message
    execute_delete(context, plan, JobContext())
    if not list_trash(layout):
        assert fingerprint(layout.root / "environments") == before[0]
    assert layout.overrides.read_bytes() == before[1]
    (small_volume / "filler").unlink()
    recover(context, JobContext())
    assert litter(small_volume) == []


def fill(volume: Path) -> None:
    """Leave not a byte free."""
    filler = os.open(volume / "filler", os.O_WRONLY | os.O_CREAT)
    with contextlib.suppress(OSError):
        while True:
            os.write(filler, b"\0" * 4096)
    os.close(filler)


def test_a_full_disk_can_be_freed_by_purging(small_volume: Path) -> None:
    context = small_workspace(small_volume)
    delete(context)
    fill(small_volume)
    result = purge_trash(context, JobContext())
    assert result.ok, result.errors
    assert list(context.layout.trash.iterdir()) == []
    (small_volume / "filler").unlink()
    recover(context, JobContext())
    at_rest(small_volume)


def test_a_read_only_root_can_be_looked_at_and_says_why_not(
    small_volume: Path, stack: Stack
) -> None:
    """Fault 13."""
    small_workspace(small_volume)
    stack.write_profile(small_volume)
    context = operations(small_volume, **stack.options())
    make_env(small_volume / ".envs" / ".tmp" / f"{KEY}-0a1b2c3d")
    before = fingerprint(small_volume)
    subprocess.run(["mount", "-o", "remount,ro", small_volume], check=True)
    job = Recorder()
    plan = plan_delete(context, [LEGACY], job.ctx)
    (error,) = execute_delete(context, plan, job.ctx).errors
    assert error.code == "read-only"
    assert error.remedy
    create_plan = plan_create(context, KEY, job.ctx)
    with pytest.raises(StoreError) as failure:
        execute_create(context, create_plan, job.ctx)
    assert failure.value.code == "read-only"
    assert needs_recovery(context.layout)
    (said,) = recover(context, job.ctx)
    assert "read-only" in said
    assert fingerprint(small_volume) == before


def test_a_root_that_is_a_link_works_like_any_other(
    context: OperationContext, tmp_path: Path, stack: Stack
) -> None:
    (tmp_path / "link").symlink_to(context.layout.root)
    linked = operations(tmp_path / "link", **stack.options())
    before = fingerprint(context.layout.root / "environments")
    assert execute_migrate(linked, plan_migrate(linked, [LEGACY], JobContext()), JobContext()).ok
    undo(linked, None, JobContext())
    assert fingerprint(context.layout.root / "environments") == before
    create(linked)
    assert starts(current_tree(linked.layout, KEY), *SMALL)
    assert purge_trash(linked, JobContext()).ok
    at_rest(context.layout.root)


def test_a_locked_file_keeps_the_rest_for_the_next_command(context: OperationContext) -> None:
    """Fault 14: read-only folders go; what the system will not let go is said, and goes later."""
    unit = context.layout.legacy(LEGACY.name)
    for folder in (unit / ".venv" / "lib", unit / ".venv" / "bin"):
        folder.chmod(0o555)
    locked = unit / "environment_metadata.json"
    if subprocess.run(["chattr", "+i", locked], capture_output=True).returncode:
        pytest.skip("this volume knows no immutable files")
    places = [locked]
    try:
        plan = plan_delete(context, [LEGACY], JobContext(), purge=True)
        (error,) = execute_delete(context, plan, JobContext()).errors
        assert error.remedy
        places += context.layout.trash.glob("*/*/environment_metadata.json")
        assert list_trash(context.layout) == (), "nothing half deleted can be brought back"
        assert needs_recovery(context.layout)
        assert any("Could not tidy up yet" in line for line in recover(context, JobContext()))
    finally:
        for place in places:
            subprocess.run(["chattr", "-i", place], capture_output=True)
    recover(context, JobContext())
    assert list(context.layout.trash.iterdir()) == []
    at_rest(context.layout.root)


# Races


def test_create_and_delete_of_one_key_take_turns(context: OperationContext) -> None:
    """Fault 16."""
    make_shared(context.layout.root, KEY, SMALL, env_json={})
    started, results = threading.Event(), {}

    def watch(event: object) -> None:
        if getattr(event, "stage", "") == "install":
            started.set()

    def build() -> None:
        create(context, job)

    job = Recorder()
    job.ctx.sink = watch
    builder = threading.Thread(target=build)
    builder.start()
    assert started.wait(60)
    plan = plan_delete(context, [SHARED], JobContext())
    results["delete"] = execute_delete(context, plan, JobContext())
    builder.join(60)
    recover(context, JobContext())
    (item,) = results["delete"].items
    if results["delete"].ok:
        assert not context.layout.shared(KEY).exists()
    else:
        assert item.error is not None
        assert starts(current_tree(context.layout, KEY), *SMALL)
    at_rest(context.layout.root)


@pytest.mark.timeout(600)
def test_many_processes_never_two_holders(tmp_path: Path) -> None:
    """Fault 17: processes that take the lock in turns and die at random while they have it."""
    layout = Layout(tmp_path)
    witness = tmp_path / "holder"
    witness.touch()
    processes, cycles = (50, 20) if FULL else (8, 6)

    def cycle(seed: int) -> None:
        chance = random.Random(seed)
        for _ in range(cycles):
            with env_lock(layout, SHARED, timeout=500, operation="create"):
                said = witness.read_text()
                if said and int(said) != os.getpid() and process_start_time(int(said)):
                    (tmp_path / "two-holders").touch()
                witness.write_text(str(os.getpid()))
                if chance.random() < 0.08:
                    os.kill(os.getpid(), signal.SIGKILL)
                os.sched_yield()
                if witness.read_text() != str(os.getpid()):
                    (tmp_path / "two-holders").touch()
                witness.write_text("")

    with contextlib.ExitStack() as stack:
        pids = [
            stack.enter_context(forked(lambda seed=seed: cycle(seed))) for seed in range(processes)
        ]
        codes = [os.waitpid(pid, 0)[1] for pid in pids]
    assert {os.waitstatus_to_exitcode(code) for code in codes} <= {0, -signal.SIGKILL}
    assert 0 in codes
    assert not (tmp_path / "two-holders").exists()
    with env_lock(layout, SHARED, timeout=0):
        pass
    assert [path.name for path in layout.locks.iterdir()] == [f"{KEY}.lock"]


@pytest.mark.parametrize("days", [-1, 1])
def test_a_clock_that_is_wrong_by_a_day_breaks_nothing(
    context: OperationContext, stack: Stack, days: int
) -> None:
    """Fault 20: the clock jumps between every two operations."""
    now = datetime.now(UTC)
    root = context.layout.root
    before = fingerprint(root / "environments")
    other = operations(root, **stack.options(), clock=Ticking(now + timedelta(days=days)))
    here = operations(root, **stack.options(), clock=Ticking(now))
    create(other)
    create(other)
    delete(here)
    assert not needs_recovery(here.layout)
    undo(here, None, JobContext())
    assert fingerprint(root / "environments") == before
    assert purge_trash(here, JobContext(), older_than=timedelta(days=2)).items == ()
    at_rest(root)


def test_a_running_model_is_named_and_after_its_exit_it_works(context: OperationContext) -> None:
    """Fault 38, with a real process and the real look at the system."""
    real = operations(context.layout.root, users=users_of)
    python = python_of(context.layout.legacy(LEGACY.name) / ".venv")
    model = subprocess.Popen(
        [python, "-c", "import sys; print(1, flush=True); sys.stdin.read()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert model.stdout is not None
        assert model.stdout.readline() == b"1\n"
        plan = plan_delete(real, [LEGACY], JobContext())
        (error,) = execute_delete(real, plan, JobContext()).errors
        assert error.code == "blocked"
        assert [use["pid"] for use in error.data["in_use"]] == [model.pid]
        assert all(use["name"] and use["since"] for use in error.data["in_use"])
        assert model.poll() is None
    finally:
        model.communicate(timeout=60)
    assert execute_delete(real, plan_delete(real, [LEGACY], JobContext()), JobContext()).ok


# Hostile disk


@pytest.mark.parametrize("where", [".envs", ".envs/.tmp", ".envs/.trash", ".envs/.journal"])
def test_a_folder_of_ours_that_is_a_link_is_never_worked_through(
    context: OperationContext, tmp_path: Path, where: str
) -> None:
    """Fault 24: a link in the place of a folder of Roost's own."""
    outside = tmp_path / "outside"
    make_env(outside / f"{KEY}-0a1b2c3d", SMALL)
    before = fingerprint(outside)
    link = context.layout.root / where
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(outside)
    job = Recorder()
    for act in (
        lambda: create(context, job),
        lambda: delete(context),
        lambda: recover(context, job.ctx),
    ):
        with contextlib.suppress(RoostError, AssertionError):
            act()
    kept = {path for path in outside.iterdir() if path.suffix == ".jsonl"}
    assert not kept
    assert fingerprint(outside) == before


def test_an_environment_named_by_nobody_is_nobodys(context: OperationContext) -> None:
    """Fault 26 for journals: what they name is never taken for a path."""
    layout = context.layout
    precious = layout.root / "precious"
    make_env(precious)
    layout.journal.mkdir(parents=True)
    before = fingerprint(precious)
    name = "create-20261123T120107Z-1-00000000.jsonl"
    owner = '{"host": "", "boot_id": "", "pid": 0, "started": ""}'
    steps = [
        '{"step": "build", "name": "../../precious"}',
        '{"step": "build", "name": "../precious-0a1b2c3d"}',
        '{"step": "tree", "key": "../precious", "name": ".venv-0a1b2c3d"}',
        '{"step": "tree", "key": "..", "name": "../precious"}',
        '{"step": "quarantine", "trash": "../../precious", "purge": true}',
        '{"step": "purge", "trash": "../../precious"}',
        '{"step": "restore", "trash": ".."}',
        '{"step": "abandoned"}',
    ]
    header = f'{{"operation": "create", "envs": ["legacy:../../x"], "owner": {owner}}}'
    (layout.journal / name).write_text("\n".join([header, *steps, ""]))
    recover(context, JobContext())
    assert fingerprint(precious) == before
