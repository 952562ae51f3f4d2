"""Death at every call of moving one environment to another drive, and of taking that back."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from faults.harness import die_at_every_call
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import UsageError
from roost.core.operations.context import OperationContext
from roost.core.operations.move_env import execute_move_env, plan_move_env
from roost.core.operations.purge import purge_trash
from roost.core.operations.recovery import recover
from roost.core.operations.settle import settle
from roost.core.operations.undo import undo
from roost.core.store.journal import JournalEntries
from roost.core.store.trash import list_trash
from roost.core.system.context import JobContext
from roost.core.system.tree import switching
from support.operations import (
    KEY,
    LEGACY,
    SMALL,
    Recorder,
    at_rest,
    fingerprint,
    small_workspace,
    starts,
)

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks"),
    pytest.mark.slow,
    pytest.mark.timeout(3000),
]
NAME = "moved tree"


class Case:
    """A workspace, and a folder on "another drive" with something of the user's in it."""

    def __init__(self, base: Path) -> None:
        for name in ("workspace", "drive"):
            shutil.rmtree(base / name, ignore_errors=True)
        self.drive = base / "drive"
        self.drive.mkdir()
        (self.drive / "mine").write_text("mine")
        self.context: OperationContext = small_workspace(base / "workspace")
        self.tree = self.context.layout.legacy(LEGACY.name) / ".venv"
        self.before = fingerprint(self.tree)

    def move(self) -> None:
        ctx = JobContext()
        plan = plan_move_env(self.context, LEGACY, self.drive / NAME, ctx)
        result = execute_move_env(self.context, plan, ctx)
        assert result.ok, result.errors

    def beside(self) -> set[str]:
        return set(os.listdir(self.drive)) - {"mine"}

    def works(self) -> None:
        """What the model is started with works, whichever of the two it is."""
        assert starts(self.tree, *SMALL)
        assert fingerprint(Path(os.path.realpath(self.tree))) == self.before
        assert (self.drive / "mine").read_text() == "mine"


@pytest.fixture(params=["in one step", "where there is none"])
def step(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the system can let two names change places (Windows cannot)."""
    at_once = request.param == "in one step"
    if not at_once:
        from roost.core.operations import move_env

        monkeypatch.setattr(move_env, "exchange", lambda _one, _other: False)
    return at_once


def test_moving(tmp_path: Path, step: bool) -> None:
    def check(case: Case, died: bool) -> None:
        if step:
            case.works()
        recover(case.context, JobContext())
        case.works()
        at_rest(case.context.layout.root)
        if not case.tree.is_symlink():
            assert died
            assert case.beside() == set()
            case.move()
        case.works()
        assert case.tree.is_symlink()
        assert case.beside() == {NAME}
        assert sorted(os.listdir(case.tree.parent)) == [".venv", "environment_metadata.json"]
        (item,) = list_trash(case.context.layout)
        content = case.context.layout.trash / item.id / "content"
        assert fingerprint(content) == case.before

    assert die_at_every_call(lambda _n: Case(tmp_path), Case.move, check, tenth=True) > 5


def test_taking_it_back(tmp_path: Path, step: bool) -> None:
    def prepare(_n: int) -> Case:
        case = Case(tmp_path)
        case.move()
        return case

    def act(case: Case) -> None:
        undo(case.context, None, JobContext())

    def check(case: Case, _died: bool) -> None:
        if step:
            case.works()
        recover(case.context, JobContext())
        case.works()
        at_rest(case.context.layout.root)
        if list_trash(case.context.layout):
            act(case)
        case.works()
        assert not case.tree.is_symlink()
        assert case.beside() == {NAME}, "what the user may have changed since is theirs"

    assert die_at_every_call(prepare, act, check) > 3


def test_purging_the_old_tree_leaves_the_new_one(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.move()
    assert purge_trash(case.context, JobContext()).ok
    case.works()
    assert list_trash(case.context.layout) == ()


def test_a_shared_one_is_never_followed_out_of_the_workspace(tmp_path: Path) -> None:
    case = Case(tmp_path)
    shared = EnvId(EnvKind.SHARED, KEY)
    with pytest.raises(UsageError) as refused:
        plan_move_env(case.context, shared, case.drive / NAME, JobContext())
    assert refused.value.code == "moves-with-workspace"
    for bad in (case.drive / "mine", case.tree.parent / "x", Path("relative"), case.drive / "a/b"):
        with pytest.raises(UsageError):
            plan_move_env(case.context, LEGACY, bad, JobContext())


def test_a_journal_that_lies_touches_nothing(tmp_path: Path) -> None:
    case = Case(tmp_path)
    facts = {
        "step": "move-tree",
        "env": "legacy:../../drive",
        "trash": "20261123T000000Z-00000000",
        "target": str(case.drive),
        "stage": str(case.drive),
        "token": "0" * 32,
    }
    for env in ("legacy:../../drive", str(LEGACY)):
        entries = JournalEntries(
            tmp_path / "j", "move", (LEGACY,), None, 0, ({**facts, "env": env},)
        )
        settle(case.context.layout, entries, Recorder().ctx)
        case.works()
    assert case.beside() == set()


def test_links_to_folders(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").write_text("x")
    switching.link_folder(tmp_path / "link", tmp_path / "real")
    assert (tmp_path / "link" / "file").read_text() == "x"
    switching.unlink_folder(tmp_path / "link")
    assert (tmp_path / "real" / "file").read_text() == "x"
