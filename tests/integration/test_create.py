"""Create and join with the real uv, offline, from small wheels."""

from __future__ import annotations

import json
import os
import re
import sys
import threading
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId
from roost.core.domain.errors import (
    CancelledError,
    EnvironmentBusyError,
    InstallerError,
    ProfileError,
    RoostError,
    StoreError,
    UsageError,
)
from roost.core.domain.events import LogLine, Progress
from roost.core.domain.plan import Action
from roost.core.operations import publish
from roost.core.operations.context import OperationContext
from roost.core.operations.create import create_or_join, execute_create, plan_create
from roost.core.operations.recovery import recover
from roost.core.operations.undo import undo
from roost.core.store.envjson import current_tree, read_env_json
from roost.core.store.healthcache import HealthCache
from roost.core.store.trash import list_trash
from roost.core.system.context import JobContext
from roost.core.system.locks import env_lock
from roost.core.system.process.inuse import InUse, Process
from support.fake_env import make_shared
from support.operations import (
    KEY,
    LEGACY,
    SHARED,
    SMALL,
    Recorder,
    at_rest,
    fingerprint,
    litter,
    operations,
    small_workspace,
    starts,
)
from support.stacks import Stack, small_stack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="small wheels and POSIX paths")


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    return small_stack(tmp_path_factory.mktemp("wheels"))


@pytest.fixture
def context(tmp_path: Path, stack: Stack) -> OperationContext:
    root = tmp_path / "my 'models' $(x) 🦜"
    root.mkdir()
    stack.write_profile(root)
    return operations(root, **stack.options())


def create(context: OperationContext, job: Recorder, **options: object) -> Path:
    plan = plan_create(context, KEY, job.ctx, **options)  # type: ignore[arg-type]
    assert execute_create(context, plan, job.ctx).ok
    return current_tree(context.layout, KEY)


def test_first_build_says_what_it_does_and_leaves_a_working_environment(
    context: OperationContext,
) -> None:
    job = Recorder()
    plan = plan_create(context, KEY, job.ctx)
    assert plan.items[0].action is Action.BUILD
    assert not context.layout.envs.exists()
    assert execute_create(context, plan, job.ctx).ok
    tree = context.layout.shared(KEY) / ".venv"
    assert starts(tree, "torch", "transformers")
    at_rest(context.layout.root)
    expected = [
        f"Creating new shared environment: {KEY}",
        "Creating environment in temp location: .envs/.tmp/",
        "Virtual environment created, installing dependencies...",
        "Installing PyTorch stack...",
        f"Environment {KEY} ready!",
    ]
    own = [event.message for event in job.events if getattr(event, "level", "output") != "output"]
    assert own[:1] + own[2:] == expected[:1] + expected[2:]
    assert re.fullmatch(re.escape(expected[1]) + KEY + "-[0-9a-f]{8}", own[1])


def test_env_json_and_lock_tell_what_is_there(context: OperationContext) -> None:
    tree = create(context, Recorder())
    record = read_env_json(context.layout.env_json(KEY))
    assert record is not None
    assert (record.status, record.venv, record.packages) == ("READY", ".venv", 2)
    assert record.profile_id == "small"
    assert record.installer_name == "uv"
    assert record.fingerprint.startswith("sha256:")
    assert record.torch == "2.13.0+cpu"
    lock = (context.layout.shared(KEY) / "requirements.lock").read_text()
    assert "torch==2.13.0+cpu" in lock
    assert "transformers==4.57.1" in lock
    assert "://" not in lock
    script = (tree / "bin" / "tell").read_text()
    assert ".tmp" not in script
    assert ".tmp" not in (tree / "pyvenv.cfg").read_text()


def test_the_deep_check_need_not_be_repeated(context: OperationContext) -> None:
    from roost.core.health.stamps import stamp
    from roost.core.operations.prove import env_of

    tree = create(context, Recorder())
    env = env_of(SHARED, context.layout.shared(KEY), tree)
    known = HealthCache(context.layout).load(SHARED, stamp(env), ("torch", "transformers"))
    assert known is not None
    assert known.usable()


def test_progress_reaches_those_who_wait(context: OperationContext) -> None:
    seen: list[str] = []
    job = Recorder()

    def sink(event: object) -> None:
        if isinstance(event, Progress):
            path = context.layout.owner(SHARED)
            if path.exists():
                seen.append(json.loads(path.read_text())["stage"])

    job.ctx.sink = sink
    create(context, job)
    assert "install" in seen
    assert "publish" in seen


def test_rebuild_beside_and_switch_keeps_strangers_and_the_old_tree(
    context: OperationContext,
) -> None:
    job = Recorder()
    old = create(context, job)
    path = context.layout.env_json(KEY)
    path.write_text(json.dumps({**json.loads(path.read_text()), "note": "mine"}))
    before = fingerprint(old)
    new = create(context, job)
    assert re.fullmatch(r"\.venv-[0-9a-f]{8}", new.name)
    assert starts(new, "torch")
    assert json.loads(path.read_text())["note"] == "mine"
    assert not old.exists()
    (item,) = list_trash(context.layout)
    assert item.origin == old
    assert item.reason == "replaced by a rebuild"
    assert fingerprint(context.layout.trash / item.id / "content") == before
    at_rest(context.layout.root)
    undo(context, None, job.ctx)
    assert current_tree(context.layout, KEY) == old
    assert fingerprint(old) == before
    assert json.loads(path.read_text())["note"] == "mine"
    (item,) = list_trash(context.layout)
    assert item.origin == new
    at_rest(context.layout.root)


def test_a_tree_in_use_stays_until_nobody_uses_it(context: OperationContext, stack: Stack) -> None:
    job = Recorder()
    old = create(context, job)
    users = {old: (Process(4242, "python", ""),)}
    busy = operations(
        context.layout.root,
        **stack.options(),
        users=lambda folders: InUse({folder: users.get(folder, ()) for folder in folders}, 0),
    )
    new = create(busy, job)
    assert starts(old, "torch")
    assert current_tree(context.layout, KEY) == new
    assert any("4242" in line for line in job.lines)
    users.clear()
    (context.layout.tmp / f"{KEY}-00000000").mkdir()
    recover(busy, job.ctx)
    assert not old.exists()
    assert len(list_trash(context.layout)) == 1
    at_rest(context.layout.root)


def test_a_former_tree_that_cannot_go_does_not_undo_the_creation(
    context: OperationContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roost.core.operations import quarantine

    job = Recorder()
    old = create(context, job)

    def refuse(*_args: object, **_options: object) -> None:
        raise StoreError("in-use", "somebody holds a file")

    monkeypatch.setattr(quarantine, "rename", refuse)
    new = create(context, job)
    assert starts(new, "torch")
    assert starts(old, "torch")
    assert any("somebody holds a file" in line for line in job.lines)
    assert list_trash(context.layout) == ()
    assert list(context.layout.trash.iterdir()) == []


def test_a_folder_of_an_older_setup_gets_its_env_json(context: OperationContext) -> None:
    make_shared(context.layout.root, KEY, {"torch": "1.0"})
    tree = create(context, Recorder())
    assert tree.name != ".venv"
    assert starts(tree, "torch", "transformers")
    at_rest(context.layout.root)


def test_a_newer_schema_is_never_rewritten(context: OperationContext) -> None:
    make_shared(context.layout.root, KEY, SMALL, env_json={"schema": 2})
    before = fingerprint(context.layout.shared(KEY))
    with pytest.raises(StoreError) as failure:
        create(context, Recorder())
    assert failure.value.code == "newer-schema"
    assert fingerprint(context.layout.shared(KEY)) == before
    at_rest(context.layout.root)


def test_promote_copies_a_legacy_environment_and_leaves_it(
    context: OperationContext, stack: Stack
) -> None:
    root = context.layout.root
    small_workspace(root)
    legacy = root / "environments" / LEGACY.name
    before = fingerprint(legacy)
    job = Recorder()
    plan = plan_create(context, KEY, job.ctx, source=LEGACY)
    assert plan.items[0].action is Action.PROMOTE
    offline = operations(root, **{**stack.options(), "installer": stack.refusing_installer})
    assert execute_create(offline, plan, job.ctx).ok
    tree = current_tree(context.layout, KEY)
    assert starts(tree, "torch", "transformers")
    assert str(legacy) not in (tree / "bin" / "activate").read_text()
    assert fingerprint(legacy) == before
    assert any(isinstance(e, Progress) and e.unit == "bytes" for e in job.events)
    at_rest(root)


def test_promoting_what_the_profile_does_not_accept_is_refused(
    context: OperationContext, stack: Stack
) -> None:
    from support.fake_env import make_legacy

    make_legacy(context.layout.root, "old__one", {"torch": "1.0"})
    with pytest.raises(StoreError, match="torch") as failure:
        create(context, Recorder(), source=EnvId.parse("legacy:old__one"))
    assert failure.value.code == "unhealthy-build"
    assert not context.layout.shared(KEY).exists()
    at_rest(context.layout.root)


def test_a_package_that_does_not_import_is_never_ready(
    context: OperationContext, stack: Stack
) -> None:
    stack.write_profile(context.layout.root, requirements=["torch==2.13.0", "unimportable"],
                        checks=["torch", "unimportable"])  # fmt: skip
    with pytest.raises(StoreError, match="import:unimportable") as failure:
        create(context, Recorder())
    assert failure.value.remedy
    assert not context.layout.shared(KEY).exists()
    at_rest(context.layout.root)


@pytest.mark.parametrize("rebuilt", [False, True])
def test_a_failing_installer_leaves_what_was_there(
    context: OperationContext, stack: Stack, rebuilt: bool
) -> None:
    if rebuilt:
        create(context, Recorder())
    before = fingerprint(context.layout.shared(KEY))
    stack.write_profile(context.layout.root, requirements=["no-such-package"])
    with pytest.raises(InstallerError):
        create(context, Recorder())
    assert fingerprint(context.layout.shared(KEY)) == before
    at_rest(context.layout.root)
    with env_lock(context.layout, SHARED, timeout=0):
        pass


@pytest.mark.parametrize("stage", ["venv", "install", "check", "publish"])
@pytest.mark.parametrize("rebuilt", [False, True])
def test_a_cancel_at_any_stage_leaves_what_was_there(
    context: OperationContext, stage: str, rebuilt: bool
) -> None:
    if rebuilt:
        create(context, Recorder())
    before = fingerprint(context.layout.shared(KEY))
    job = Recorder()

    def sink(event: object) -> None:
        if isinstance(event, Progress) and event.stage == stage:
            job.ctx.cancelled.set()

    job.ctx.sink = sink
    with pytest.raises(CancelledError):
        create(context, job)
    assert fingerprint(context.layout.shared(KEY)) == before
    at_rest(context.layout.root)


@pytest.mark.parametrize("rebuilt", [False, True])
def test_what_is_not_whole_after_publishing_is_taken_back(
    context: OperationContext, monkeypatch: pytest.MonkeyPatch, rebuilt: bool
) -> None:
    if rebuilt:
        create(context, Recorder())
    before = fingerprint(context.layout.shared(KEY))
    monkeypatch.setattr(publish, "interpreter_starts", lambda *_args, **_options: False)
    with pytest.raises(StoreError) as failure:
        create(context, Recorder())
    assert failure.value.code == "lost-on-the-way"
    assert litter(context.layout.root) == []
    if rebuilt:
        assert starts(current_tree(context.layout, KEY), "torch")
        path = context.layout.shared(KEY)
        assert {p.name for p in path.iterdir()} == {".venv", "env.json", "requirements.lock"}
    else:
        assert fingerprint(context.layout.shared(KEY)) == before


def test_no_space_is_said_before_anything(
    context: OperationContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roost.core.system.tree import space

    monkeypatch.setattr(space, "free_space", lambda _path: 1 << 20)
    with pytest.raises(StoreError) as failure:
        create(context, Recorder())
    assert failure.value.code == "no-space"
    at_rest(context.layout.root)


def test_bad_requests_are_refused_before_anything(context: OperationContext) -> None:
    job = Recorder()
    cases: list[tuple[type[RoostError], str, dict[str, object]]] = [
        (ProfileError, "torch-cu999-nothing", {}),
        (UsageError, "../../x", {}),
        (UsageError, KEY, {"installer": "conda"}),
        (UsageError, KEY, {"extra": ("--index-url=https://evil.example",)}),
        (UsageError, KEY, {"locked": Path("nothing.lock")}),
    ]
    for error, key, options in cases:
        with pytest.raises(error) as failure:
            plan_create(context, key, job.ctx, **options)  # type: ignore[arg-type]
        assert failure.value.remedy
    assert not context.layout.envs.exists()


def test_a_shared_environment_that_is_a_link_is_not_built_into(
    context: OperationContext, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Fault 23."""
    outside = tmp_path_factory.mktemp("outside")
    make_shared(outside, KEY, SMALL)
    context.layout.envs.mkdir()
    context.layout.shared(KEY).symlink_to(outside / ".envs" / KEY)
    before = fingerprint(outside)
    with pytest.raises(StoreError):
        create(context, Recorder())
    with pytest.raises(StoreError):
        create_or_join(context, KEY, JobContext())
    assert fingerprint(outside) == before
    at_rest(context.layout.root)


def test_a_plan_that_no_longer_fits_the_disk_is_refused(context: OperationContext) -> None:
    job = Recorder()
    first = next(iter(SMALL))
    plan = plan_create(context, KEY, job.ctx, extra=(first,))
    create(context, job)
    before = fingerprint(context.layout.shared(KEY))
    again = plan_create(context, KEY, job.ctx)
    with pytest.raises(StoreError) as failure:
        execute_create(context, plan, job.ctx)
    assert failure.value.code == "changed"
    context.layout.shared(KEY).rename(context.layout.root / "aside")
    make_shared(context.layout.root, KEY, SMALL)
    with pytest.raises(StoreError) as failure:
        execute_create(context, again, job.ctx)
    assert failure.value.code == "changed"
    assert fingerprint(context.layout.root / "aside") == before
    at_rest(context.layout.root)


def test_what_was_to_be_built_and_is_there_meanwhile_is_done(context: OperationContext) -> None:
    """Fault 15: the second `roost create KEY` uses what the first has built."""
    job = Recorder()
    plan = plan_create(context, KEY, job.ctx)
    create(context, job)
    before = fingerprint(context.layout.shared(KEY))
    result = execute_create(context, plan, job.ctx)
    assert result.ok
    assert [item.message for item in result.items] == ["made by somebody else meanwhile"]
    assert fingerprint(context.layout.shared(KEY)) == before
    at_rest(context.layout.root)


def test_two_creators_one_build(context: OperationContext, stack: Stack) -> None:
    """Fault 15, in two threads with two descriptions of the world."""
    jobs, answers = [Recorder(), Recorder()], {}
    gate = threading.Barrier(2)

    def ask(number: int) -> None:
        mine = operations(context.layout.root, **stack.options())
        gate.wait(60)
        answers[number] = create_or_join(mine, KEY, jobs[number].ctx, timeout=120)

    threads = [threading.Thread(target=ask, args=(number,)) for number in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert sorted(how for _path, how in answers.values()) == ["created", "joined"]
    lines = [line for job in jobs for line in job.lines]
    assert sum(line.startswith("Creating new shared") for line in lines) == 1
    assert any(
        re.fullmatch(
            rf"Environment is already being created \(PID {os.getpid()} since "
            r"\d\d:\d\d:\d\d\), waiting\.\.\.",
            line,
        )
        for line in lines
    )
    at_rest(context.layout.root)


def test_waiting_can_be_refused_bounded_and_cancelled(context: OperationContext) -> None:
    job = Recorder()
    with env_lock(context.layout, SHARED, operation="create"):
        for options in ({"wait": False}, {"timeout": 0.3}):
            with pytest.raises(EnvironmentBusyError, match=str(os.getpid())):
                create_or_join(context, KEY, job.ctx, **options)  # type: ignore[arg-type]
        job.ctx.cancelled.set()
        with pytest.raises(CancelledError):
            create_or_join(context, KEY, job.ctx)
    at_rest(context.layout.root)


def test_installer_lines_stream_as_output(context: OperationContext) -> None:
    job = Recorder()
    create(context, job)
    lines = [event for event in job.events if isinstance(event, LogLine)]
    assert any(event.level == "output" for event in lines)
