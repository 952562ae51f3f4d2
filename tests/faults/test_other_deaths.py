"""Death at every call of setting another tool's environment aside, undoing, purging, adopting."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from faults.harness import die_at_every_call
from roost.core.discovery.other import OtherFound
from roost.core.domain.env import EnvId
from roost.core.domain.hardware import Hardware
from roost.core.operations.adopt import execute_adopt
from roost.core.operations.recovery import recover
from roost.core.operations.remove_other import execute_remove_other
from roost.core.operations.set_aside import purge_aside, undo_aside
from roost.core.store.aside import read_asides
from roost.core.system.context import JobContext
from roost.core.system.process.inuse import InUse
from roost.core.system.volumes import Volumes
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from roost.core.workspace.other_one import find_other
from roost.core.workspace.others import scan_other
from support.operations import at_rest, fingerprint
from support.other_tools import Machine, write

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks"),
    pytest.mark.slow,
    pytest.mark.timeout(3000),
]


class Case:
    """A workspace, and beside it somebody's forgotten environment among files of theirs."""

    def __init__(self, base: Path) -> None:
        shutil.rmtree(base / "case", ignore_errors=True)
        machine = Machine(base / "case", sys.platform)
        self.home = machine.top / "disk" / "old"
        self.tree = machine.venv(self.home / "venv", {"numpy": "2.2.0"})
        for name in ("sitecustomize.py", "evil.pth"):
            (machine.site(self.tree) / name).unlink()
        write(self.home / "mine.txt", "mine")
        root = machine.top / "workspace"
        (root / ".envs").mkdir(parents=True)
        environ = {"HOME": str(machine.home), "ROOST_CACHE_DIR": str(machine.top / "cache")}
        self.host = Host(environ, lambda: datetime.now(UTC), lambda _cache: Hardware())
        self.workspace = Workspace(root, host=self.host)
        self.layout = self.workspace.layout
        self.context = replace(self.workspace.operations(), users=nobody)
        found = scan_other(
            None, self.host, [machine.top / "disk"], JobContext(), around=machine.around,
            mounted=Volumes(),
        )  # fmt: skip
        self.env = found.environments[0].id
        self.before = fingerprint(self.tree)

    def find(self, env: EnvId) -> OtherFound:
        return find_other(self.host, env)

    def remove(self) -> None:
        ctx = JobContext()
        plan = self.workspace.plan_delete([self.env], ctx)
        result = execute_remove_other(self.context, plan, self.find, ctx)
        assert result.ok, result.errors

    def undo(self) -> None:
        (aside,) = read_asides(self.layout)
        undo_aside(self.context, aside.id, JobContext())

    def purge(self) -> None:
        for aside in (*read_asides(self.layout), *read_asides(self.layout, half=True)):
            purge_aside(self.context, aside, JobContext())

    def adopt(self, *, copy: bool) -> None:
        ctx = JobContext()
        plan = self.workspace.plan_adopt(self.env, ctx, copy=copy)
        result = execute_adopt(self.context, plan, self.find, ctx)
        assert result.ok, result.errors

    def settle(self) -> None:
        recover(self.context, JobContext())
        at_rest(self.layout.root)
        assert (self.home / "mine.txt").read_text() == "mine"

    @property
    def kept(self) -> list[str]:
        return sorted(set(os.listdir(self.home)) - {"mine.txt", "venv"})

    def is_whole(self) -> bool:
        """It is in exactly one place, to the byte; whether that is its own."""
        asides = read_asides(self.layout)
        places = [path for path in (self.tree, *(one.kept for one in asides)) if path.exists()]
        assert len(places) == 1
        assert fingerprint(places[0]) == self.before
        return places[0] == self.tree


def nobody(folders: Sequence[Path]) -> InUse:
    """No process uses anything: looking costs more than all the rest."""
    return InUse(dict.fromkeys(folders, ()), 0)


def test_setting_aside(tmp_path: Path) -> None:
    def check(case: Case, died: bool) -> None:
        case.settle()
        if case.is_whole():
            assert died and case.kept == []
            case.remove()
        assert not case.is_whole() and len(case.kept) == 1

    assert die_at_every_call(lambda _n: Case(tmp_path), Case.remove, check, tenth=True) > 2


def test_bringing_back(tmp_path: Path) -> None:
    def prepare(_n: int) -> Case:
        case = Case(tmp_path)
        case.remove()
        return case

    def check(case: Case, died: bool) -> None:
        case.settle()
        if not case.is_whole():
            assert died
            case.undo()
        assert case.is_whole() and case.kept == []

    assert die_at_every_call(prepare, Case.undo, check, tenth=True) > 2


def test_purging(tmp_path: Path) -> None:
    def prepare(_n: int) -> Case:
        case = Case(tmp_path)
        case.remove()
        return case

    def check(case: Case, died: bool) -> None:
        case.settle()
        if read_asides(case.layout):
            assert died and not case.is_whole()
        case.purge()
        assert case.kept == [] and not case.tree.exists()
        assert read_asides(case.layout) == read_asides(case.layout, half=True) == ()

    assert die_at_every_call(prepare, Case.purge, check, tenth=True) > 2


@pytest.mark.parametrize("copy", [False, True])
def test_adopting(tmp_path: Path, copy: bool) -> None:
    def check(case: Case, died: bool) -> None:
        case.settle()
        assert case.is_whole() and case.kept == []
        folder = case.layout.environments / case.env.name
        if not folder.exists():
            assert died and not list(case.layout.tmp.glob("*"))
            case.adopt(copy=copy)
        assert sorted(os.listdir(folder)) == [".venv", "environment_metadata.json"]
        assert (folder / ".venv").is_symlink() is not copy
        assert (folder / ".venv" / "pyvenv.cfg").is_file()

    def act(case: Case) -> None:
        case.adopt(copy=copy)

    assert die_at_every_call(lambda _n: Case(tmp_path), act, check, tenth=True) > 2
