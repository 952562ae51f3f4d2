"""Clean up: what may go, what stays, and that nothing outside known places is touched."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from roost.core.domain.env import Env, EnvId
from roost.core.domain.errors import UsageError
from roost.core.domain.plan import Action, ItemOutcome
from roost.core.operations import clean_caches
from roost.core.operations.clean import execute_clean, only
from roost.core.operations.clean_plan import (
    ALWAYS,
    BUILDS,
    LOCKS,
    PLANS,
    TRASH,
    UNUSED,
    CleanPlan,
    kinds_of,
    plan_clean,
)
from roost.core.operations.context import OperationContext
from roost.core.operations.delete import execute_delete, plan_delete
from roost.core.operations.installers import scratch
from roost.core.operations.migrate_plan import plan_migrate
from roost.core.operations.retention import expired, trash_items
from roost.core.store.history import history
from roost.core.store.plans import save_plan
from roost.core.store.settings import Settings, save_settings
from roost.core.store.trash import list_trash
from roost.core.store.usage import UsageLog
from roost.core.store.usagelog import RESOLVE, RUN
from roost.core.system.context import JobContext
from roost.core.system.process.inuse import InUse, Process
from support.fake_env import make_shared
from support.operations import (
    KEY,
    LEGACY,
    MODEL,
    SHARED,
    Ticking,
    fingerprint,
    small_workspace,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LONG_AGO = "2026-01-01T00:00:00+00:00"


@pytest.fixture(autouse=True)
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that no other Roost of this machine leaves anything in."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(folder))
    return folder


def plan(context: OperationContext, *kinds: str, envs: tuple[Env, ...] = ()) -> CleanPlan:
    due = expired(trash_items(context.layout, context.clock(), None))
    return plan_clean(context, kinds or ALWAYS, envs, due, JobContext())


def cleaned(context: OperationContext, made: CleanPlan) -> dict[str, str]:
    result = execute_clean(context, made, JobContext())
    return {one["name"]: one["outcome"] for one in result.data["cleaned"]}


def test_kinds_and_groups() -> None:
    assert kinds_of(()) == ALWAYS
    assert kinds_of(("caches",)) == ("uv-cache", "pip-cache")
    assert kinds_of(("unused", "leftovers")) == (BUILDS, LOCKS, PLANS, UNUSED)
    with pytest.raises(UsageError) as refused:
        kinds_of(("everything",))
    assert "leftovers" in refused.value.remedy


def test_a_tidy_workspace_has_nothing_to_clean(tmp_path: Path) -> None:
    context = small_workspace(tmp_path)
    before = fingerprint(tmp_path)
    made = plan(context)
    assert (made.items, made.kept, made.frees) == ((), (), 0)
    assert fingerprint(tmp_path) == before, "a plan changes nothing"


def test_leftovers_of_who_died_go_and_the_rest_stays(tmp_path: Path) -> None:
    context = small_workspace(tmp_path)
    layout = context.layout
    orphan = layout.tmp / f"{KEY}-0123abcd"
    (orphan / ".venv").mkdir(parents=True)
    (orphan / ".venv" / "big").write_bytes(b"x" * 50_000)
    stranger = layout.tmp / "not a build"
    stranger.mkdir()
    layout.locks.mkdir()
    record = {"identity": dead(), "since": LONG_AGO, "operation": "create", "program": "roost"}
    (layout.locks / f"{KEY}.owner.json").write_text(json.dumps(record))
    (layout.locks / f"{KEY}.lock").write_text("")
    (layout.locks / "other.owner.json").write_text("not a record")
    made = plan(context)
    assert {(item.kind, item.name) for item in made.items} == {
        (BUILDS, orphan.name),
        (LOCKS, f"{KEY}.owner.json"),
    }
    assert made.frees >= 50_000
    assert all(item.why for item in made.items)
    assert set(cleaned(context, made).values()) == {"done"}
    assert not orphan.exists()
    assert stranger.is_dir()
    assert sorted(os.listdir(layout.locks)) == ["other.owner.json", f"{KEY}.lock"]
    assert plan(context).items == ()


def test_saved_plans_of_which_nothing_is_left_go(tmp_path: Path) -> None:
    """One finished, one past the retention; one that can go on stays, and what is no plan."""
    context = small_workspace(tmp_path)
    layout, ctx = context.layout, JobContext()
    made = plan_migrate(context, [LEGACY], ctx, measure=False)
    assert [item.env for item in made.items if item.action is Action.MIGRATE] == [LEGACY]
    waiting = save_plan(layout, made)
    gone = replace(made.items[-1], env=EnvId.parse("legacy:gone"), path=tmp_path / "gone")
    finished = save_plan(layout, replace(made, items=(gone,)))
    old = save_plan(layout, replace(made, purge=True))
    unread = layout.plans / f"20260101T000000Z-{'0' * 8}.json"
    unread.write_text("{")
    recent = layout.plans / f"20260101T000000Z-{'1' * 8}.json"
    recent.write_text("{")
    mine = layout.plans / "mine.json"
    mine.write_text("{}")
    now = context.clock().timestamp()
    for path, days in ((waiting, 29), (old, 31), (unread, 31), (recent, 1), (mine, 400)):
        os.utime(path, (now - days * 86_400,) * 2)
    found = plan(context, PLANS)
    why = {item.path: item.why for item in found.items}
    assert why.keys() == {finished, old, unread}
    assert why[finished] == "nothing of this plan is left to do"
    assert "before what the trash still keeps" in why[old]
    assert all(item.frees and not item.undoable for item in found.items)
    os.utime(old)  # somebody goes on with it between the question and the answer
    assert set(cleaned(context, found).values()) == {"done", "failed"}
    assert {path.name for path in layout.plans.iterdir()} == {
        waiting.name, old.name, recent.name, mine.name
    }  # fmt: skip
    save_settings(layout, Settings(retention=None))
    os.utime(waiting, (0, 0))
    assert plan(context, PLANS).items == (), "who keeps the trash for ever keeps plans as well"
    save_settings(layout, Settings(retention=0))
    os.utime(recent)
    assert {item.path for item in plan(context, PLANS).items} == {waiting}


def dead() -> dict[str, object]:
    """An owner of this machine and boot that has ended."""
    from roost.core.system.process.identity import current_identity

    return asdict(replace(current_identity(), started="0"))


def test_the_scratch_of_a_dead_installer_goes(tmp_path: Path, temporary: Path) -> None:
    mine = temporary / f"roost-{scratch._machine()}-{os.getpid()}-0-abc"
    other = temporary / "roost-somebody"
    for folder in (mine, other):
        folder.mkdir()
        (folder / "wanted.txt").write_text("x")
    context = small_workspace(tmp_path / "workspace")
    if sys.platform != "linux":
        pytest.skip("elsewhere a process that is alive has no start time to differ in")
    assert cleaned(context, plan(context, BUILDS)) == {mine.name: "done"}
    assert os.listdir(temporary) == [other.name]


def deleted(tmp_path: Path, at: datetime, operation: str = "delete") -> OperationContext:
    context = replace(small_workspace(tmp_path), clock=Ticking(at))
    ctx = JobContext()
    assert execute_delete(context, plan_delete(context, [LEGACY], ctx), ctx).ok
    (item,) = list_trash(context.layout)
    if operation != "delete":
        path = context.layout.trash / item.id / "manifest.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), "operation": operation}))
    return context


@pytest.mark.parametrize(("days", "due"), [(29, False), (31, True)])
def test_the_trash_is_kept_for_its_days(tmp_path: Path, days: int, due: bool) -> None:
    context = deleted(tmp_path, NOW - timedelta(days=days))
    context = replace(context, clock=Ticking(NOW))
    made = plan(context, TRASH)
    assert bool(made.items) is due
    if due:
        assert cleaned(context, made) == {made.items[0].name: "done"}
        assert list_trash(context.layout) == ()
        assert history(context.layout, 1)[0].operation == "purge"


def test_after_a_migration_starts_of_the_model_count_as_well(tmp_path: Path) -> None:
    context = deleted(tmp_path, NOW - timedelta(days=40), "migrate")
    layout = context.layout
    layout.cache.mkdir(exist_ok=True)
    save_settings(layout, Settings(retention_launches=2))
    uses = UsageLog(layout)
    uses.record(NOW - timedelta(days=41), RUN, str(LEGACY), MODEL)  # before it went
    uses.record(NOW - timedelta(days=3), RUN, str(SHARED), MODEL)
    uses.record(NOW - timedelta(days=2), RESOLVE, str(SHARED), MODEL)  # may only have looked
    uses.record(NOW - timedelta(days=1), RUN, str(SHARED), "somebody/else")
    (item,) = trash_items(layout, NOW, None)
    assert (item.launches, item.launches_needed, item.expired) == (1, 2, False)
    uses.record(NOW - timedelta(hours=1), RUN, str(SHARED), MODEL)
    (item,) = trash_items(layout, NOW, None)
    assert (item.launches, item.expired) == (2, True)
    assert not trash_items(layout, NOW - timedelta(days=20), None)[0].expired


def test_nothing_expires_while_the_settings_cannot_be_read(tmp_path: Path) -> None:
    context = deleted(tmp_path, NOW - timedelta(days=40))
    context.layout.settings.write_text("retention = [")
    assert not trash_items(context.layout, NOW, None)[0].expired


def idle(context: OperationContext, env: EnvId, **facts: object) -> Env:
    known = {"models": (), "last_used": LONG_AGO, **facts}
    return replace(context.describe(env), **known)  # type: ignore[arg-type]


def with_shared(tmp_path: Path) -> OperationContext:
    context = replace(small_workspace(tmp_path), clock=Ticking(NOW))
    make_shared(tmp_path, KEY, {"torch": "2.13.0+cpu"})
    return context


def test_an_unused_environment_goes_to_the_trash(tmp_path: Path) -> None:
    context = with_shared(tmp_path)
    made = plan(context, UNUSED, envs=(idle(context, SHARED),))
    assert [item.name for item in made.items] == [str(SHARED)]
    assert (made.frees, made.later > 0) == (0, True)
    assert cleaned(context, made) == {str(SHARED): "done"}
    assert [item.env for item in list_trash(context.layout)] == [SHARED]


@pytest.mark.parametrize(
    "facts",
    [
        {"models": (MODEL,)},
        {"last_used": None},
        {"last_used": "2026-11-01T00:00:00+00:00"},
        {"last_used": "2026-01-01T00:00:00"},
        {"in_use": True},
        {"problem": "It is a link out of the workspace."},
    ],
)
def test_what_may_be_in_use_stays(tmp_path: Path, facts: dict[str, object]) -> None:
    context = with_shared(tmp_path)
    made = plan(context, UNUSED, envs=(idle(context, SHARED, **facts),))
    assert made.items == ()


def test_a_legacy_one_goes_only_when_its_model_is_gone(tmp_path: Path) -> None:
    context = with_shared(tmp_path / "workspace")
    model = tmp_path / "models" / "mine"
    gone = {"model_path": str(model), "models": (str(model),)}
    assert plan(context, UNUSED, envs=(idle(context, LEGACY, **gone),)).items == (), "no volume"
    model.mkdir(parents=True)
    assert plan(context, UNUSED, envs=(idle(context, LEGACY, **gone),)).items == (), "it is there"
    model.rmdir()
    (item,) = plan(context, UNUSED, envs=(idle(context, LEGACY, **gone),)).items
    assert "is gone" in item.why
    also = {**gone, "models": (str(model), MODEL)}
    assert plan(context, UNUSED, envs=(idle(context, LEGACY, **also),)).items == ()


def test_one_with_the_users_files_or_processes_is_kept_and_named(tmp_path: Path) -> None:
    context = with_shared(tmp_path)
    (context.layout.shared(KEY) / "notes.txt").write_text("mine")
    made = plan(context, UNUSED, envs=(idle(context, SHARED),))
    assert made.items == ()
    assert "notes.txt" in dict(made.kept)[str(SHARED)]
    (context.layout.shared(KEY) / "notes.txt").unlink()
    made = plan(context, UNUSED, envs=(idle(context, SHARED),))

    def busy(folders: object) -> InUse:
        return InUse({folder: (Process(1, "python", ""),) for folder in folders}, 0)  # type: ignore[attr-defined]

    result = execute_clean(replace(context, users=busy), made, JobContext())
    assert result.data["cleaned"][0]["outcome"] != ItemOutcome.DONE.value
    assert context.layout.shared(KEY).is_dir()


def test_what_was_unticked_stays(tmp_path: Path) -> None:
    context = with_shared(tmp_path)
    made = plan(context, UNUSED, envs=(idle(context, SHARED),))
    less = only(made, [TRASH])
    assert (less.items, less.delete) == ((), None)
    assert cleaned(context, less) == {}
    assert context.layout.shared(KEY).is_dir()


def test_no_cache_is_asked_for_unless_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(clean_caches, "_place", lambda _context, kind, _ctx: asked.append(kind))
    context = small_workspace(tmp_path)
    assert plan(context).items == ()
    assert asked == []
    made = plan(context, *kinds_of(("caches",)))
    assert asked == ["uv-cache", "pip-cache"]
    assert dict(made.kept).keys() == {"uv-cache", "pip-cache"}
