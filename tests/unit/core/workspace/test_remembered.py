"""What the last scan found is told again without a search, as far as it is still there."""

from __future__ import annotations

import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roost.core.domain.env import Env, EnvId, Sizes
from roost.core.domain.errors import CancelledError
from roost.core.domain.hardware import Hardware
from roost.core.operations.rules import Rule
from roost.core.store import othercache
from roost.core.store.othersizes import NAME, OtherSizes
from roost.core.system.context import JobContext
from roost.core.system.volumes import Volumes
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from roost.core.workspace.machine import Machine as ThisMachine
from roost.core.workspace.others import scan_other
from roost.core.workspace.remembered import Remembered, remembered_others
from support.other_tools import TORCH, Machine, write


class Place:
    """A made-up machine with a workspace, and what a scan of it remembers."""

    def __init__(self, base: Path) -> None:
        self.machine = Machine(base)
        self.disk = self.machine.top / "disk"
        root = self.machine.top / "workspace"
        (root / "environments").mkdir(parents=True)
        cache = self.machine.top / "cache"
        environ = {**self.machine.environ, "ROOST_CACHE_DIR": str(cache)}
        self.host = Host(environ, lambda: datetime.now(UTC), lambda _cache: Hardware())
        self.workspace = Workspace(root, host=self.host)

    def scan(self) -> None:
        scan_other(
            None, self.host, [self.disk], JobContext(),
            around=self.machine.around, mounted=Volumes(),
        )  # fmt: skip

    def look(self, mounted: Volumes | None = None) -> Remembered:
        layout = self.workspace.layout
        return remembered_others(layout, self.host, JobContext(), mounted=mounted or Volumes())

    def names(self) -> list[str]:
        return [env.path.name for env in self.look().environments]

    def only(self) -> Env:
        (env,) = self.look().environments
        return env


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_without_a_scan_there_is_nothing(place: Place) -> None:
    place.machine.venv(place.disk / "one")
    assert place.look() == Remembered()


def test_what_was_found_is_told_with_its_facts_and_nothing_is_searched_or_run(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.machine.venv(place.disk / "one", TORCH)
    root = place.machine.conda(place.machine.home / "miniforge3", root=True)
    place.machine.conda(root / "envs" / "sd", TORCH)
    place.scan()
    place.machine.venv(place.disk / "two")
    listed: list[str] = []
    real = os.scandir

    def spy(path: str) -> object:
        listed.append(os.fspath(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", spy)
    found = place.look()
    monkeypatch.undo()
    told = {env.path.name: (env.app, env.torch, env.python_version) for env in found.environments}
    assert told == {
        "miniforge3": ("conda", None, "3.11.7"),
        "sd": ("conda", TORCH["torch"], "3.11.7"),
        "one": ("venv", TORCH["torch"], "3.11.7"),
    }
    assert str(place.disk) not in listed
    assert not place.machine.canary.exists()
    assert {found.info[env.id].role for env in found.environments} == {"environment", "python"}


def test_gone_ones_are_left_out_and_come_back_with_their_drive(place: Place) -> None:
    for name in ("one", "two"):
        place.machine.venv(place.disk / name)
    place.scan()
    (place.disk / "two").rename(place.machine.top / "unplugged")
    assert place.names() == ["one"]
    (place.machine.top / "unplugged").rename(place.disk / "two")
    assert place.names() == ["one", "two"]
    shutil.rmtree(place.disk / "two" / "bin")
    (place.disk / "two" / "pyvenv.cfg").unlink()
    assert place.names() == ["one"], "a folder that is no environment any more"


def test_the_many_rows_of_the_walk_are_not_read_for_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a million of them would hold the window up while they are parsed."""
    place.machine.venv(place.disk / "one")
    (place.disk / "plain").mkdir()
    for folder in (place.disk / "plain", place.disk):  # what has just changed is not kept
        os.utime(folder, (1_700_000_000, 1_700_000_000))
    place.scan()
    read: list[str] = []
    real = othercache.read_document

    def spy(path: Path, schema: int, limit: int) -> dict[str, object]:
        read.append(path.name)
        return real(path, schema, limit)

    monkeypatch.setattr(othercache, "read_document", spy)
    assert place.names() == ["one"]
    assert read == [othercache.NAME]
    assert str(place.disk / "plain") not in (place.host.cache_dir / othercache.NAME).read_text()
    folders = othercache.OtherCache.open(place.host.cache_dir).folders
    assert str(place.disk / "plain") in folders, "the next scan has them"


def test_a_network_volume_is_not_asked(place: Place) -> None:
    place.machine.venv(place.disk / "one")
    place.machine.venv(place.machine.home / "Documents" / "ComfyUI" / ".venv")
    place.scan()
    far = Volumes(remote=frozenset({str(place.machine.home)}))
    assert [env.path.name for env in place.look(far).environments] == ["one"]
    asked = Volumes(remote=frozenset({str(place.disk)}))
    assert "one" in [env.path.name for env in place.look(asked).environments], "it was asked for"


def test_one_that_leads_to_another_now_is_no_second_row_of_it(place: Place) -> None:
    place.machine.venv(place.disk / "one")
    place.scan()
    (place.disk / "one").rename(place.disk / "two")
    (place.disk / "one").symlink_to(place.disk / "two")
    place.scan()
    assert place.names() == ["two"]


def test_one_path_is_one_row_although_it_is_remembered_by_two_ids(place: Place) -> None:
    """As after a release that makes ids another way: the last scan's is the right one."""
    place.machine.venv(place.disk / "one")
    place.scan()
    env_id = place.only().id
    kept = place.host.cache_dir / othercache.NAME
    said = json.loads(kept.read_text())
    said["places"] = {"other:of-old-00000000": said["places"][str(env_id)]} | said["places"]
    kept.write_text(json.dumps(said))
    assert place.only().id == env_id


def test_whether_a_project_is_gone_is_not_asked_of_a_network_volume(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = place.machine.venv(place.disk / "one")
    place.scan()
    project = place.machine.top / "share" / "project"
    kept = place.host.cache_dir / othercache.NAME
    said = json.loads(kept.read_text())
    (one,) = said["places"].values()
    one.update(kind="poetry", app="Poetry", role="project", project=str(project))
    kept.write_text(json.dumps(said))
    asked: list[str] = []
    real = os.path.lexists

    def spy(path: str | os.PathLike[str]) -> bool:
        asked.append(os.fspath(path))
        return real(path)

    monkeypatch.setattr(os.path, "lexists", spy)
    far = Volumes(remote=frozenset({str(place.machine.top / "share")}))
    found = place.look(far)
    assert [env.path for env in found.environments] == [tree]
    assert list(found.rules.values()) == [Rule.NAMED], "it may be there"
    assert str(project) not in asked
    assert list(place.look().rules.values()) == [Rule.TRASH]


def test_the_workspaces_own_are_no_others(place: Place) -> None:
    """A scan without a workspace, or for another one, has found them too."""
    place.machine.venv(place.disk / "one")
    own = place.machine.venv(place.workspace.layout.environments / "org__model" / ".venv")
    write(place.machine.home / ".conda" / "environments.txt", f"{own}\n")
    scan_other(
        None, place.host, [place.disk, place.workspace.root], JobContext(),
        around=place.machine.around, mounted=Volumes(),
    )  # fmt: skip
    assert place.names() == ["one"]


def test_what_removing_it_would_mean_is_told_before_a_plan(place: Place) -> None:
    machine = place.machine
    machine.venv(place.disk / "nobody")
    machine.venv(place.disk / "ComfyUI" / "venv", TORCH)
    write(place.disk / "ComfyUI" / "comfyui_version.py", '__version__ = "0.3"\n')
    (place.disk / "ComfyUI" / "main.py").touch()
    for folder in ("comfy", "custom_nodes", "models", "comfy_extras"):
        (place.disk / "ComfyUI" / folder).mkdir()
    (place.disk / "ComfyUI" / "nodes.py").touch()
    root = machine.conda(machine.home / "miniforge3", root=True)
    machine.conda(root / "envs" / "sd")
    place.scan()
    found = place.look()
    rules = {env.path: found.rules[env.id] for env in found.environments}
    assert rules == {
        place.disk / "nobody": Rule.TRASH,
        place.disk / "ComfyUI" / "venv": Rule.NAMED,
        root: Rule.STAYS,
        root / "envs" / "sd": Rule.OWNER,
    }


def test_a_measured_size_is_remembered_until_it_changes(place: Place) -> None:
    tree = place.machine.venv(place.disk / "one")
    place.scan()
    env = place.only()
    assert env.sizes is None
    sizes = place.workspace.measure(env.id, JobContext())
    assert place.only().sizes == sizes and sizes.size > 0
    place.machine.install(tree, TORCH)
    assert place.only().sizes is None, "a package has come"
    sized = ThisMachine(host=place.host).measured(env, JobContext())
    assert sized.sizes is not None and place.only().sizes == sized.sizes


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"schema": 1, "sizes": 3}', '{"schema": 1, "sizes": {"other:a": ["s", -1, 2, 3]}}'],
)
def test_damaged_sizes_are_measured_again(tmp_path: Path, content: str) -> None:
    env_id = EnvId.parse("other:a")
    (tmp_path / NAME).write_text(content)
    assert OtherSizes(tmp_path).recall(env_id, "s") is None
    OtherSizes(tmp_path).keep(env_id, "s", Sizes(3, 2, 1))
    assert OtherSizes(tmp_path).recall(env_id, "s") == Sizes(3, 2, 1)
    assert OtherSizes(tmp_path).recall(env_id, "t") is None


def test_damaged_places_are_left_out(place: Place) -> None:
    place.machine.venv(place.disk / "one")
    place.scan()
    kept = place.host.cache_dir / "other-environments.json"
    text = kept.read_text()
    kept.write_text(text.replace('"places":{', '"places":{"odd":{"tree":"/x"},'))
    assert place.names() == ["one"]


def test_a_cancel_is_felt(place: Place) -> None:
    place.machine.venv(place.disk / "one")
    place.scan()
    ctx = JobContext("look")
    ctx.cancelled.set()
    with pytest.raises(CancelledError):
        remembered_others(place.workspace.layout, place.host, ctx)
