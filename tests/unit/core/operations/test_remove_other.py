"""Environments of other tools go through their owners: planned, refused, looked at again."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import BlockedError, NotFoundError, RoostError, UsageError
from roost.core.domain.events import Event, LogLine
from roost.core.domain.hardware import Hardware
from roost.core.domain.plan import Action, ItemOutcome
from roost.core.system.context import JobContext
from roost.core.system.volumes import Volumes
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from roost.core.workspace.others import scan_other
from support.other_tools import TORCH, Machine, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stand-ins are shell scripts")


class Desk:
    """A machine with stand-ins for pipx, uv and conda that write down how they were called."""

    def __init__(self, base: Path) -> None:
        self.machine = Machine(base)
        self.bin = self.machine.top / "tools-bin"
        self.calls = base / "calls"
        self.root = self.machine.top / "workspace"
        (self.root / ".envs").mkdir(parents=True)
        environ = {
            "PATH": f"{self.bin}:/usr/bin:/bin",
            "HOME": str(self.machine.home),
            "ROOST_CACHE_DIR": str(self.machine.top / "cache"),
            "PYTHONPATH": "/hostile",
        }
        self.host = Host(environ, lambda: datetime.now(UTC), lambda _cache: Hardware())
        self.workspace = Workspace(self.root, host=self.host)

    def tool(self, name: str, then: str) -> None:
        """``then`` is shell; $TREE is what it would remove."""
        script = (
            f"#!/bin/sh\necho \"$0 $*|$PIPX_HOME|$UV_TOOL_DIR|$PYTHONPATH\" >> '{self.calls}'\n"
        )
        write(self.bin / name, script + then + "\n").chmod(0o755)

    def find(self, label: str) -> EnvId:
        found = scan_other(
            None,
            self.host,
            [self.machine.top / "disk"],
            JobContext(),
            around=self.machine.around,
            mounted=Volumes(),
        )
        return next(env_id for env_id, info in found.info.items() if info.label == label)

    def called(self) -> list[str]:
        return self.calls.read_text().splitlines() if self.calls.exists() else []


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    (made.machine.top / "disk").mkdir()
    return made


def _pipx(desk: Desk) -> Path:
    home = desk.machine.home / ".local" / "share" / "pipx"
    tree = desk.machine.venv(home / "venvs" / "black", {"black": "25.1.0"})
    for name in ("sitecustomize.py", "evil.pth"):
        (desk.machine.site(tree) / name).unlink()
    write(tree / "pipx_metadata.json", {"main_package": {"package_version": "25.1.0"}})
    desk.tool("pipx", f"rm -rf '{tree}'")
    return tree


def test_a_pipx_tool_is_removed_by_pipx(desk: Desk) -> None:
    tree = _pipx(desk)
    env_id = desk.find("black")
    plan = desk.workspace.plan_delete([env_id], JobContext())
    (item,) = plan.items
    assert (item.path, item.action, plan.purge) == (tree, Action.PURGE, True)
    assert (item.size or 0) > 0 and plan.net_gain == item.frees
    assert (item.user_files, item.in_use, item.blocked) == ((), (), False)
    assert item.reasons == ("by its own tool: pipx uninstall black",)
    assert [warning.code for warning in item.warnings] == ["owner-removes"]
    assert desk.called() == [] and tree.exists()
    events: list[Event] = []
    result = desk.workspace.execute(plan, JobContext("delete", events.append))
    assert [one.outcome for one in result.items] == [ItemOutcome.DONE], result.errors
    assert not tree.exists()
    home = tree.parent.parent
    assert desk.called() == [f"{desk.bin / 'pipx'} uninstall black|{home}||"]
    assert "pipx uninstall black" in " ".join(e.message for e in events if isinstance(e, LogLine))
    with pytest.raises(NotFoundError):
        desk.workspace.describe(env_id)
    assert [(one.operation, one.outcome) for one in desk.workspace.history()] == [
        ("delete", "done")
    ]


def test_a_uv_tool_is_removed_by_uv(desk: Desk) -> None:
    base = desk.machine.home / ".local" / "share" / "uv" / "tools"
    tree = desk.machine.venv(base / "ruff", made_by="uv")
    for name in ("sitecustomize.py", "evil.pth"):
        (desk.machine.site(tree) / name).unlink()
    write(tree / "uv-receipt.toml", "[tool]\n")
    desk.tool("uv", f"rm -rf '{tree}'")
    plan = desk.workspace.plan_delete([desk.find("ruff")], JobContext())
    assert desk.workspace.execute(plan, JobContext()).ok
    assert desk.called() == [f"{desk.bin / 'uv'} tool uninstall ruff||{base}|"]


def _conda(desk: Desk) -> tuple[Path, Path]:
    machine = desk.machine
    root = machine.conda(machine.home / "miniforge3", root=True)
    tree = machine.conda(root / "envs" / "vision", TORCH)
    files = ["bin/python3", "bin/python", "lib/python3.11/site-packages/sitecustomize.py"]
    files += ["lib/python3.11/site-packages/evil.pth", "share/data.bin"]
    write(tree / "share" / "data.bin", "x")
    write(tree / "conda-meta" / "python-3.11.7-h1234567_0_cpython.json", {"files": files})
    return root, tree


def test_a_conda_environment_is_removed_by_the_conda_of_its_root(desk: Desk) -> None:
    root, tree = _conda(desk)
    desk.tool("conda", "exit 9")  # another one, further on the PATH
    script = f"#!/bin/sh\necho \"$0 $*\" >> '{desk.calls}'\nrm -rf '{tree}'\n"
    write(root / "bin" / "conda", script).chmod(0o755)
    plan = desk.workspace.plan_delete([desk.find("vision")], JobContext())
    assert plan.items[0].user_files == ()
    assert desk.workspace.execute(plan, JobContext()).ok
    assert desk.called() == [f"{root / 'bin' / 'conda'} env remove -y -p {tree}"]
    assert root.exists() and not tree.exists()


def test_files_nobody_explains_block_until_confirmed(desk: Desk) -> None:
    _root, tree = _conda(desk)
    write(tree / "my-notes.txt", "precious")
    desk.tool("conda", f"rm -rf '{tree}'")
    env_id = desk.find("vision")
    plan = desk.workspace.plan_delete([env_id], JobContext())
    assert plan.items[0].user_files == ("my-notes.txt",)
    result = desk.workspace.execute(plan, JobContext())
    assert isinstance(result.errors[0], BlockedError)
    assert tree.exists() and desk.called() == []
    plan = desk.workspace.plan_delete([env_id], JobContext(), include_user_files=True)
    assert desk.workspace.execute(plan, JobContext()).ok
    assert not tree.exists()


def test_one_in_use_is_refused_and_the_process_named(desk: Desk) -> None:
    import subprocess

    tree = _pipx(desk)
    plan = desk.workspace.plan_delete([desk.find("black")], JobContext())
    with subprocess.Popen(["cat"], cwd=tree, stdin=subprocess.PIPE) as child:
        result = desk.workspace.execute(plan, JobContext())
        assert child.stdin is not None
        child.stdin.close()
    (error,) = result.errors
    assert [use["pid"] for use in error.data["in_use"]] == [child.pid]
    assert tree.exists() and desk.called() == []


def test_an_owner_that_did_not_do_it_is_not_believed(desk: Desk) -> None:
    tree = _pipx(desk)
    desk.tool("pipx", "echo done; exit 0")
    plan = desk.workspace.plan_delete([desk.find("black")], JobContext())
    result = desk.workspace.execute(plan, JobContext())
    (error,) = result.errors
    assert (error.code, error.path) == ("owner-failed", str(tree))
    assert error.data["output"] == ["done"]
    assert "pipx uninstall black" in error.remedy


def test_a_folder_that_was_swapped_since_is_left_alone(desk: Desk) -> None:
    """Fault 24."""
    tree = _pipx(desk)
    plan = desk.workspace.plan_delete([desk.find("black")], JobContext())
    tree.rename(tree.with_name("moved"))
    desk.machine.venv(tree)
    result = desk.workspace.execute(plan, JobContext())
    assert [one.outcome for one in result.items] == [ItemOutcome.FAILED]
    assert result.errors[0].code == "changed"
    assert desk.called() == [] and tree.exists()


def test_a_tool_whose_folder_is_a_link_is_not_removed_through_it(desk: Desk) -> None:
    """Fault 23: what a link leads to is not the tool's to remove."""
    tree = _pipx(desk)
    elsewhere = desk.machine.top / "disk" / "venvs" / "black"
    elsewhere.parent.mkdir()
    tree.rename(elsewhere)
    tree.symlink_to(elsewhere)
    with pytest.raises(RoostError) as caught:
        desk.workspace.plan_delete([desk.find("black")], JobContext())
    assert caught.value.code == "not-ours"


def _app(machine: Machine) -> str:
    write(machine.top / "disk" / "kohya_ss" / "kohya_gui.py")
    machine.venv(machine.top / "disk" / "kohya_ss" / "venv")
    return "kohya_ss"


def _project(machine: Machine) -> str:
    write(machine.top / "disk" / "web" / "uv.lock")
    machine.venv(machine.top / "disk" / "web" / ".venv")
    return "web"


def _base(machine: Machine) -> str:
    machine.conda(machine.home / "miniforge3", root=True)
    return "base"


def _of_an_app(machine: Machine) -> str:
    write(machine.top / "disk" / "textgen" / "server.py")
    machine.conda(machine.top / "disk" / "textgen" / "installer_files" / "env")
    return "textgen"


@pytest.mark.parametrize("build", [_app, _project, _base, _of_an_app])
def test_what_no_tool_owns_alone_is_never_a_target(
    desk: Desk, build: Callable[[Machine], str]
) -> None:
    for name in ("conda", "uv", "pipx"):
        desk.tool(name, "exit 0")
    env_id = desk.find(build(desk.machine))
    with pytest.raises(RoostError) as caught:
        desk.workspace.plan_delete([env_id], JobContext())
    assert caught.value.code == "not-ours"
    assert caught.value.remedy
    assert desk.called() == []


def test_without_its_tool_nothing_can_be_asked(desk: Desk) -> None:
    tree = _pipx(desk)
    (desk.bin / "pipx").unlink()
    with pytest.raises(RoostError) as caught:
        desk.workspace.plan_delete([desk.find("black")], JobContext())
    assert caught.value.code == "no-owner"
    assert tree.exists()


def test_ours_and_theirs_do_not_mix(desk: Desk) -> None:
    _pipx(desk)
    ours = EnvId(EnvKind.SHARED, "torch-cpu-transformers")
    with pytest.raises(UsageError) as caught:
        desk.workspace.plan_delete([desk.find("black"), ours], JobContext())
    assert caught.value.code == "mixed"


@pytest.mark.parametrize("content", ["[]", "{", '{"files": 5}', '{"files": [3, "*", "../x"]}'])
def test_damaged_conda_metadata_explains_nothing(desk: Desk, content: str) -> None:
    _root, tree = _conda(desk)
    for file in (tree / "conda-meta").glob("*.json"):
        file.write_text(content)
    desk.tool("conda", "exit 0")
    plan = desk.workspace.plan_delete([desk.find("vision")], JobContext())
    assert "share/data.bin" in plan.items[0].user_files
    assert json.dumps(plan.as_dict())
    assert os.path.lexists(tree)
