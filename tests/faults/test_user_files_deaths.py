"""Death at every call of a deletion that moves the user's files out first."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from faults.harness import die_at_every_call
from roost.core.operations.context import OperationContext
from roost.core.operations.delete import execute_delete, plan_delete
from roost.core.operations.recovery import recover
from roost.core.operations.undo import undo
from roost.core.store.trash import list_trash
from roost.core.system.context import JobContext
from roost.core.system.tree import moving_files
from support.commands import command, surroundings
from support.operations import LEGACY, SMALL, at_rest, small_workspace, starts

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks"),
    pytest.mark.slow,
    pytest.mark.timeout(3000),
]
FILES = {".venv/outputs/picture.png": b"a picture", "notes.txt": b"notes" * 100_000}


class Case:
    def __init__(self, base: Path) -> None:
        for name in ("workspace", "kept"):
            shutil.rmtree(base / name, ignore_errors=True)
        self.kept = base / "kept"
        self.context: OperationContext = small_workspace(base / "workspace")
        self.unit = self.context.layout.legacy(LEGACY.name)
        for name, content in FILES.items():
            (self.unit / name).parent.mkdir(parents=True, exist_ok=True)
            (self.unit / name).write_bytes(content)

    def delete(self) -> None:
        ctx = JobContext()
        plan = plan_delete(self.context, [LEGACY], ctx, move_user_files_to=self.kept)
        result = execute_delete(self.context, plan, ctx)
        assert result.ok, result.errors

    def nothing_is_lost(self) -> None:
        """Each file is whole in one of the two places, or (across volumes) in both."""
        for name, content in FILES.items():
            places = [self.unit / name, self.kept / LEGACY.name / name]
            found = [path.read_bytes() for path in places if path.exists()]
            assert found, name
            assert set(found) == {content}, name


@pytest.fixture(params=["one volume", "two volumes"])
def apart(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the two places lie: on two volumes a rename from one to the other is refused."""
    if request.param == "two volumes":
        from roost.core.domain.errors import StoreError
        from roost.core.system.tree.renaming import rename

        def refuse(source: Path, target: Path) -> None:
            if source.parent != target.parent:
                raise StoreError("other-volume", "not there")
            rename(source, target)

        monkeypatch.setattr(moving_files, "rename", refuse)


@pytest.mark.usefixtures("apart")
def test_deleting(tmp_path: Path) -> None:
    def check(case: Case, _died: bool) -> None:
        case.nothing_is_lost()
        recover(case.context, JobContext())
        at_rest(case.context.layout.root)
        if case.unit.exists():
            for name in FILES:  # as after a copy that was not followed by the removal
                if (case.unit / name).exists():
                    (case.kept / LEGACY.name / name).unlink(missing_ok=True)
            case.delete()
        case.nothing_is_lost()
        assert not case.unit.exists()
        (item,) = list_trash(case.context.layout)
        undo(case.context, item.id, JobContext())
        assert starts(case.unit / ".venv", *SMALL)
        assert not (case.unit / "notes.txt").exists()

    assert die_at_every_call(lambda _n: Case(tmp_path), Case.delete, check) > 5


def test_killed_at_random_while_a_workspace_moves(tmp_path: Path) -> None:
    """The real command, killed from outside; the next one finds one whole workspace."""
    root, target = tmp_path / "old", tmp_path / "new"
    small_workspace(root)
    (root / "models").mkdir()
    (root / "models" / "weights").write_bytes(os.urandom(30_000_000))
    names = sorted(os.listdir(root))
    for lines in range(1, 6):
        here = target if root.is_symlink() else root
        there = root if here == target else target
        if there.is_symlink():
            there.unlink()
        words = command(here, "--progress", "json", "move", there, "--no-link", "--yes")
        with subprocess.Popen(
            words, env=surroundings(), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
        ) as moving:
            assert moving.stderr is not None
            for _ in range(lines):
                moving.stderr.readline()
            moving.send_signal(signal.SIGKILL)
            moving.stderr.read()
            moving.wait(60)
        whole = [path for path in (root, target) if path.is_dir()]
        assert whole
        for path in whole:
            done = subprocess.run(
                command(path, "--json", "list"), env=surroundings(), capture_output=True
            )
            assert done.returncode == 0, done.stderr
        whole = [path for path in (root, target) if path.is_dir()]
        complete = [path for path in whole if set(names) <= set(os.listdir(path))]
        assert complete, "neither place is a whole workspace"
        for path in complete:
            assert starts(path / "environments" / LEGACY.name / ".venv", *SMALL)
            at_rest(path)
        for path in (root, target):
            if path in whole and path != complete[0]:
                shutil.rmtree(path)
        for left in tmp_path.glob("*.moved-*"):
            shutil.rmtree(left)
        if complete[0] == target:
            target.rename(root)
        assert not list(tmp_path.glob(".roost-move-*"))
