"""Environments nobody claims go to a trash beside their place and come back to the byte."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roost.core.discovery.other.identity import other_id
from roost.core.domain.env import EnvId
from roost.core.domain.errors import BlockedError, NotFoundError, RoostError, UsageError
from roost.core.domain.hardware import Hardware
from roost.core.domain.plan import Action, ItemOutcome, Plan
from roost.core.store.aside import aside_folder
from roost.core.store.othercache import OtherCache
from roost.core.system.context import JobContext
from roost.core.system.volumes import Volumes
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from roost.core.workspace.others import OtherScan, scan_other
from support.other_tools import TORCH, Machine, write
from support.volumes import formatted

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stand-ins are shell scripts")


class Desk:
    """A machine, a workspace on it, and canaries in everything that must never be touched."""

    def __init__(self, base: Path) -> None:
        self.machine = Machine(base)
        self.disk = self.machine.top / "disk"
        self.root = self.machine.top / "workspace"
        (self.root / ".envs").mkdir(parents=True)
        environ = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.machine.home),
            "ROOST_CACHE_DIR": str(self.machine.top / "cache"),
        }
        self.host = Host(environ, lambda: datetime.now(UTC), lambda _cache: Hardware())
        self.workspace = Workspace(self.root, host=self.host)
        self.canaries = [
            write(self.disk / "models" / "checkpoint.safetensors", "weights"),
            write(self.machine.home / "thesis.txt", "years"),
            write(self.machine.home / ".cache" / "huggingface" / "hub" / "blob", "weights"),
            write(self.root / "models" / "llama.gguf", "weights"),
        ]

    def venv(self, *parts: str) -> Path:
        """One in which everything is explained."""
        tree = self.machine.venv(self.disk.joinpath(*parts), TORCH)
        for name in ("sitecustomize.py", "evil.pth"):
            (self.machine.site(tree) / name).unlink()
        return tree

    def scan(self) -> OtherScan:
        return scan_other(
            None,
            self.host,
            [self.disk],
            JobContext(),
            around=self.machine.around,
            mounted=Volumes(),
        )

    def find(self, tree: Path) -> EnvId:
        return next(env.id for env in self.scan().environments if env.path == tree)

    def plan(self, tree: Path, *, include: bool = False, app: str | None = None) -> Plan:
        return self.workspace.plan_delete(
            [self.find(tree)], JobContext(), include_user_files=include, app_name=app
        )

    def refused(self, tree: Path, *, include: bool = False, app: str | None = None) -> str:
        """The code of the refusal, at the plan or when it is carried out; nothing is changed."""
        before = content(self.machine.top)
        with pytest.raises(RoostError) as caught:
            result = self.workspace.execute(self.plan(tree, include=include, app=app), JobContext())
            raise result.errors[0]
        assert caught.value.remedy
        mine = {str(self.machine.top / "cache"), str(self.root / ".envs")}
        after = content(self.machine.top)
        kept = {path for path in before if not path.startswith(tuple(mine))}
        assert {path: after.get(path) for path in kept} == {path: before[path] for path in kept}
        return caught.value.code


def content(folder: Path) -> dict[str, object]:
    """Everything below: kind, bytes, times."""
    found: dict[str, object] = {}
    for base, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = os.path.join(base, name)
            facts = os.lstat(path)
            data = os.readlink(path) if os.path.islink(path) else ""
            if os.path.isfile(path) and not data:
                data = Path(path).read_bytes().hex()
            found[path] = (facts.st_mode, facts.st_ino, facts.st_mtime_ns * (not folders), data)
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_an_orphan_goes_comes_back_to_the_byte_and_is_known_again(desk: Desk) -> None:
    tree = desk.venv("old", "venv")
    env_id = desk.find(tree)
    before = content(tree)
    plan = desk.workspace.plan_delete([env_id], JobContext())
    (item,) = plan.items
    assert (item.action, plan.purge, item.user_files) == (Action.QUARANTINE, False, ())
    assert item.reasons == ("no app or project claims it",)
    result = desk.workspace.execute(plan, JobContext())
    assert result.ok, result.errors
    (trash_id,) = result.trash_ids
    assert not tree.exists()
    assert [name.startswith(".roost-trash-") for name in os.listdir(tree.parent)] == [True]
    assert desk.scan().environments == ()  # what lies in the trash is not found again
    (shown,) = desk.workspace.trash()
    assert (shown.id, shown.env, shown.origin) == (trash_id, env_id, tree)
    with pytest.raises(NotFoundError):
        desk.workspace.describe(env_id)
    back = desk.workspace.undo(None, JobContext())
    assert back.ok and content(tree) == before
    assert desk.workspace.describe(env_id).path == tree  # without another scan
    assert desk.workspace.trash() == () and desk.scan().environments[0].id == env_id
    assert [one.operation for one in desk.workspace.history()] == ["undo", "delete"]


def test_purging_frees_it_and_touches_nothing_beside_it(desk: Desk) -> None:
    tree = desk.venv("old", "venv")
    beside = write(tree.parent / "main.py", "mine")
    outside = write(desk.disk / "data" / "set.bin", "data")
    (tree / "lib" / "data").symlink_to(outside.parent)
    result = desk.workspace.execute(desk.plan(tree, include=True), JobContext())
    assert result.ok, result.errors
    purged = desk.workspace.purge_trash(JobContext())
    assert purged.ok and (purged.items[0].freed or 0) > 0
    assert os.listdir(tree.parent) == ["main.py"]
    assert beside.read_text() == "mine" and outside.read_text() == "data"
    assert desk.workspace.trash() == ()
    assert os.listdir(aside_folder(desk.workspace.layout)) == []
    with pytest.raises(NotFoundError):
        desk.workspace.undo(result.trash_ids[0], JobContext())


def test_an_environment_of_an_app_needs_its_name(desk: Desk) -> None:
    write(desk.disk / "kohya_ss" / "kohya_gui.py")
    tree = desk.venv("kohya_ss", "venv")
    assert desk.refused(tree) == "not-ours"
    assert desk.refused(tree, app="ComfyUI") == "not-ours"
    plan = desk.plan(tree, app="Kohya_SS ")
    assert [warning.code for warning in plan.items[0].warnings] == ["app-needs-it"]
    result = desk.workspace.execute(plan, JobContext())
    assert result.ok, result.errors
    assert desk.workspace.undo(result.trash_ids[0], JobContext()).ok and tree.is_dir()


def test_one_whose_project_is_gone_is_an_orphan(desk: Desk) -> None:
    project = desk.disk / "shop"
    write(project / "Pipfile")
    home = desk.machine.home / ".local" / "share" / "virtualenvs"
    tree = desk.machine.venv(home / "shop-AbCdEf12", made_by="virtualenv")
    for name in ("sitecustomize.py", "evil.pth"):
        (desk.machine.site(tree) / name).unlink()
    write(tree / ".project", str(project))
    assert desk.refused(tree) == "not-ours"
    shutil.rmtree(project)
    plan = desk.plan(tree, include=True)
    assert plan.items[0].reasons == (f"its project {project} is gone",)
    assert desk.workspace.execute(plan, JobContext()).ok


def test_own_files_block_until_they_may_come_along(desk: Desk) -> None:
    tree = desk.venv("old", "venv")
    write(tree / "notes.txt", "mine")
    result = desk.workspace.execute(desk.plan(tree), JobContext())
    assert isinstance(result.errors[0], BlockedError) and tree.is_dir()
    assert desk.workspace.execute(desk.plan(tree, include=True), JobContext()).ok


def test_one_in_use_is_refused(desk: Desk) -> None:
    tree = desk.venv("old", "venv")
    plan = desk.plan(tree)
    with subprocess.Popen(["cat"], cwd=tree, stdin=subprocess.PIPE) as child:
        result = desk.workspace.execute(plan, JobContext())
        assert child.stdin is not None
        child.stdin.close()
    assert [use["pid"] for use in result.errors[0].data["in_use"]] == [child.pid]
    assert tree.is_dir()


def _project_in_it(desk: Desk) -> Path:
    """`python -m venv .` in a folder with a project: the project is no part of it."""
    tree = desk.venv("project")
    write(tree / "src" / "main.py", "work")
    return tree


def _models_in_it(desk: Desk) -> Path:
    tree = desk.venv("app")
    write(tree / "models" / "sd.safetensors", "weights")
    return tree


def _home_of_all(desk: Desk) -> Path:
    """A venv made in the folder that holds the workspace."""
    tree = desk.disk / "all"
    desk.venv("all")
    desk.root.rename(tree / "share")
    desk.root = tree / "share"
    desk.workspace = Workspace(desk.root, host=desk.host)
    return tree


@pytest.mark.parametrize("build", [_project_in_it, _models_in_it, _home_of_all])
def test_a_folder_that_holds_more_is_never_a_target(
    desk: Desk, build: Callable[[Desk], Path]
) -> None:
    """Not even where the user agrees to take files along, nor by naming an app."""
    tree = build(desk)
    assert desk.refused(tree, include=True) == "holds-more"
    assert desk.refused(tree, include=True, app="venv") == "holds-more"


def test_what_a_tampered_cache_names_is_no_target(desk: Desk) -> None:
    """Fault 32: the list of the last scan is not believed about a place."""
    models = desk.disk / "models"
    env_id = other_id(str(models), sys.platform)
    said: dict[str, object] = {
        "tree": str(models), "kind": "venv", "app": "venv", "version": None, "version_from": "",
        "role": "environment", "label": "", "group": "", "own": False, "python_version": None,
        "evidence": [], "used": None, "project": None,
    }  # fmt: skip
    cache = OtherCache.open(desk.host.cache_dir)
    for made_up in (env_id, EnvId.parse("other:venv-00000000")):
        cache.saw(made_up, said)
    cache.save()
    with pytest.raises(NotFoundError):
        desk.workspace.plan_delete([env_id], JobContext())
    # Even if somebody puts a pyvenv.cfg and a python there.
    desk.machine.venv(desk.disk / "x")
    for name in ("pyvenv.cfg", "bin", "lib"):
        (desk.disk / "x" / name).rename(models / name)
    with pytest.raises(RoostError) as caught:
        desk.workspace.plan_delete([EnvId.parse("other:venv-00000000")], JobContext())
    assert caught.value.code == "not-an-environment"
    plan = desk.workspace.plan_delete([env_id], JobContext())
    result = desk.workspace.execute(plan, JobContext())
    assert isinstance(result.errors[0], BlockedError)
    assert "checkpoint.safetensors" in result.errors[0].data["user_files"]
    assert all(path.exists() for path in desk.canaries)


def test_a_folder_swapped_for_a_link_or_another_is_left_alone(desk: Desk) -> None:
    """Fault 24."""
    tree = desk.venv("old", "venv")
    plan = desk.plan(tree)
    tree.rename(tree.with_name("moved"))
    tree.symlink_to(desk.disk / "models")
    result = desk.workspace.execute(plan, JobContext())
    assert result.items[0].outcome is ItemOutcome.FAILED and tree.is_symlink()
    tree.unlink()
    shutil.copytree(tree.with_name("moved"), tree, symlinks=True)
    result = desk.workspace.execute(plan, JobContext())
    assert result.errors[0].code == "changed" and tree.is_dir()
    assert all(path.exists() for path in desk.canaries)


def test_what_is_there_again_is_not_overwritten_by_an_undo(desk: Desk) -> None:
    tree = desk.venv("old", "venv")
    result = desk.workspace.execute(desk.plan(tree), JobContext())
    write(tree / "new.txt", "new")
    with pytest.raises(RoostError) as caught:
        desk.workspace.undo(None, JobContext())
    assert caught.value.code == "name-taken" and (tree / "new.txt").read_text() == "new"
    with pytest.raises(UsageError):
        desk.workspace.undo(result.trash_ids[0], JobContext(), name="elsewhere")


@pytest.mark.parametrize("field", ["from", "inode", "env", "all"])
def test_a_damaged_or_tampered_record_reaches_nothing(desk: Desk, field: str) -> None:
    tree = desk.venv("old", "venv")
    desk.workspace.execute(desk.plan(tree), JobContext())
    (record,) = aside_folder(desk.workspace.layout).iterdir()
    value = json.loads(record.read_text())
    wrong = {"from": str(desk.disk / "models" / "x"), "inode": 1, "env": "shared:x"}
    record.write_text("[" if field == "all" else json.dumps({**value, field: wrong[field]}))
    assert desk.workspace.trash() == ()
    assert desk.workspace.purge_trash(JobContext()).items == ()
    with pytest.raises(NotFoundError):
        desk.workspace.undo(record.stem, JobContext())
    assert all(path.exists() for path in desk.canaries)
    assert [name for name in os.listdir(tree.parent) if name.startswith(".roost-trash-")]


def test_a_purge_that_was_cut_off_is_finished_by_the_next(desk: Desk) -> None:
    tree = desk.venv("old", "venv")
    desk.workspace.execute(desk.plan(tree), JobContext())
    (kept,) = tree.parent.iterdir()
    shutil.rmtree(kept / "lib")
    kept.rename(kept.with_name(f"{kept.name}.purging"))
    assert desk.workspace.trash() == ()
    assert desk.workspace.purge_trash(JobContext()).ok
    assert list(tree.parent.iterdir()) == []


def test_a_death_between_record_and_rename_leaves_all_as_it_was(desk: Desk) -> None:
    tree = desk.venv("old", "venv")
    other = desk.venv("older", "venv")
    desk.workspace.execute(desk.plan(tree), JobContext())
    (kept,) = tree.parent.iterdir()
    kept.rename(tree)  # as if the rename had never been
    assert desk.workspace.trash() == ()
    desk.workspace.execute(desk.plan(other), JobContext())
    assert len(list(aside_folder(desk.workspace.layout).iterdir())) == 1  # the stale one is gone
    desk.workspace.execute(desk.plan(tree), JobContext())
    assert {item.origin for item in desk.workspace.trash()} == {tree, other}


def test_on_another_volume_it_stays_there(tmp_path: Path) -> None:
    """A rename cannot leave a volume: the trash is beside the place, wherever that is."""
    with formatted("ext4", tmp_path, 32) as volume:
        if isinstance(volume, str):
            pytest.skip(volume)
        desk = Desk(tmp_path / "desk")
        desk.disk = volume / "drive"
        tree = desk.venv("old", "venv")
        assert tree.stat().st_dev != desk.root.stat().st_dev
        before = content(tree)
        result = desk.workspace.execute(desk.plan(tree), JobContext())
        assert result.ok, result.errors
        (kept,) = tree.parent.iterdir()
        assert kept.stat().st_dev == tree.parent.stat().st_dev
        assert desk.workspace.undo(None, JobContext()).ok and content(tree) == before
        desk.workspace.execute(desk.plan(tree), JobContext())
        purged = desk.workspace.purge_trash(JobContext())
        assert purged.ok and list(tree.parent.iterdir()) == []
        assert str(tree.parent) in purged.data["volumes"]
