"""Death at every call of moving a workspace, of taking that back, and of purging the old folder.

At every instant one place is a whole workspace in which the model starts; what lies beside it is
untouched; the next command tidies up, and the move can be done again.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from faults.harness import die_at_every_call
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.model import local_id_of_resolved
from roost.core.operations import move_workspace
from roost.core.operations.context import OperationContext
from roost.core.operations.delete import execute_delete, plan_delete
from roost.core.operations.move_plan import plan_move
from roost.core.operations.move_workspace import execute_move, undo_move
from roost.core.operations.purge_all import purge_all
from roost.core.operations.recovery import recover
from roost.core.operations.undo import undo
from roost.core.store.journal import needs_recovery
from roost.core.store.layout import Layout
from roost.core.store.moved import read_moved
from roost.core.store.trash import list_trash
from roost.core.system.context import JobContext
from support.operations import (
    LEGACY,
    SMALL,
    Recorder,
    at_rest,
    fingerprint,
    operations,
    small_workspace,
    starts,
)

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks"),
    pytest.mark.slow,
    pytest.mark.timeout(3000),
]
CANARY = "what lies beside"


@dataclass(frozen=True)
class Places:
    """``old`` is where the workspace was made, ``new`` where it goes; ``around`` holds both."""

    around: Path

    @property
    def old(self) -> Path:
        return self.around / "drive one" / "workspace"

    @property
    def new(self) -> Path:
        return self.around / "drive two" / "roost"

    def contexts(self) -> list[OperationContext]:
        """The places that are there and no link, each as a workspace."""
        found = [path for path in (self.old, self.new) if path.is_dir() and not path.is_symlink()]
        return [operations(path) for path in found]

    def outside(self) -> list[str]:
        return [fingerprint(path.parent / CANARY) for path in (self.old, self.new)]

    def litter(self) -> list[str]:
        """What a move may have left beside the two."""
        names = {CANARY, self.old.name, self.new.name}
        beside = [*self.old.parent.iterdir(), *self.new.parent.iterdir()]
        return [path.name for path in beside if path.name not in names]


def make(around: Path) -> Places:
    """A workspace with an environment of an HF model and one of a model that moves along."""
    shutil.rmtree(around, ignore_errors=True)
    places = Places(around)
    for place in (places.old, places.new):
        (place.parent / CANARY).mkdir(parents=True)
        (place.parent / CANARY / "file").write_text("mine")
    small_workspace(places.old)
    model = places.old / "models" / "mine"
    model.mkdir(parents=True)
    (model / "config.json").write_text("{}")
    small_workspace(places.old, local_id_of_resolved(str(model.resolve())))
    metadata = places.old / "environments" / local_id_of_resolved(str(model.resolve()))
    (metadata / "environment_metadata.json").write_text(f'{{"model_path": "{model}"}}')
    return places


def envs_of(root: Path) -> tuple[Path, Path]:
    """The two environments as they are called where the workspace lies now."""
    model = (root / "models" / "mine").resolve()
    here = root / "environments"
    return here / LEGACY.name, here / local_id_of_resolved(str(model))


def whole(root: Path) -> bool:
    """Everything is there, under the names of this place, and starts."""
    return all(starts(unit / ".venv", *SMALL) for unit in envs_of(root))


def move(places: Places, *, link: bool = True) -> None:
    context = operations(places.old)
    ctx = JobContext()
    execute_move(context, plan_move(context, places.new, ctx, link=link), ctx)


def tidy_up(places: Places) -> None:
    for context in places.contexts():
        recover(context, JobContext())


def authority(places: Places) -> Path:
    """The place that is the workspace: the old one until it is put aside."""
    return places.new if places.old.is_symlink() or not places.old.exists() else places.old


@pytest.mark.parametrize(
    ("link", "at_once"),
    [
        pytest.param(True, True, id="with a link, in one step"),
        pytest.param(True, False, id="with a link, where names cannot change places"),
        pytest.param(False, True, id="without a link"),
    ],
)
def test_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: bool, at_once: bool) -> None:
    if not at_once:
        monkeypatch.setattr(move_workspace, "exchange", lambda _one, _other: False)
    canaries: list[str] = []

    def prepare(_n: int) -> Places:
        places = make(tmp_path / "around")
        canaries[:] = places.outside()
        return places

    def check(places: Places, died: bool) -> None:
        assert whole(authority(places))
        assert places.outside() == canaries
        tidy_up(places)
        here = authority(places)
        assert whole(here)
        assert not needs_recovery(Layout(here))
        if here == places.old:
            assert died
            assert not os.path.lexists(places.new)
            assert places.litter() == []
            move(places, link=link)
        assert whole(places.new)
        at_rest(places.new)
        (moved,) = read_moved(Layout(places.new))
        assert moved.origin == places.old
        assert places.litter() == [moved.kept.name]
        assert places.old.is_symlink() is link
        if link:
            assert whole(places.old)
        assert places.outside() == canaries

    deaths = die_at_every_call(prepare, lambda places: move(places, link=link), check, tenth=True)
    assert deaths > 10


def test_taking_a_move_back(tmp_path: Path) -> None:
    before = ""

    def prepare(_n: int) -> Places:
        nonlocal before
        places = make(tmp_path / "around")
        before = fingerprint(places.old / "environments")
        move(places)
        return places

    def act(places: Places) -> None:
        (moved,) = read_moved(Layout(places.new))
        undo_move(operations(places.new), moved.id, JobContext())

    def check(places: Places, died: bool) -> None:
        assert whole(authority(places))
        tidy_up(places)
        if places.old.is_symlink():
            assert died
            act(places)
        assert whole(places.old)
        assert whole(places.new)
        assert not places.old.is_symlink()
        assert fingerprint(places.old / "environments") == before

    assert die_at_every_call(prepare, act, check) > 2


def test_purging_the_old_folder(tmp_path: Path) -> None:
    def prepare(_n: int) -> Places:
        places = make(tmp_path / "around")
        move(places)
        return places

    def act(places: Places) -> None:
        result = purge_all(operations(places.new), JobContext())
        assert result.ok, result.errors

    def check(places: Places, _died: bool) -> None:
        assert whole(places.new)
        for moved in read_moved(Layout(places.new)):
            assert whole_kept(moved.kept), "half of it is gone, and it could be brought back"
        act(places)
        assert read_moved(Layout(places.new)) == ()
        assert places.litter() == []
        assert whole(places.new)
        assert whole(places.old)  # through the link

    def whole_kept(kept: Path) -> bool:
        units = sorted((kept / "environments").iterdir())
        return len(units) == 2 and all((unit / ".venv" / "pyvenv.cfg").is_file() for unit in units)

    assert die_at_every_call(prepare, act, check, tenth=True) > 5


def test_what_was_deleted_comes_back_under_another_name(tmp_path: Path) -> None:
    """Its scripts are mended for the new path, whenever that is cut off."""
    other = EnvId(EnvKind.LEGACY, "org__name-restored")

    def prepare(_n: int) -> OperationContext:
        root = tmp_path / "workspace"
        shutil.rmtree(root, ignore_errors=True)
        context = small_workspace(root)
        ctx = JobContext()
        assert execute_delete(context, plan_delete(context, [LEGACY], ctx), ctx).ok
        small_workspace(root)
        return context

    def act(context: OperationContext) -> None:
        undo(context, None, JobContext(), name=other.name)

    def check(context: OperationContext, _died: bool) -> None:
        recover(context, JobContext())
        if list_trash(context.layout):
            act(context)
        at_rest(context.layout.root)
        tree = context.layout.legacy(other.name) / ".venv"
        assert starts(tree, *SMALL)
        assert str(tree) in (tree / "bin" / "activate").read_text()
        assert starts(context.layout.legacy(LEGACY.name) / ".venv", *SMALL)

    assert die_at_every_call(prepare, act, check) > 3


def test_a_journal_that_lies_removes_nothing(tmp_path: Path) -> None:
    """A workspace may come from somebody else: only folders with this move's mark are removed."""
    from roost.core.operations.move_settle import settle_departure

    places = make(tmp_path / "around")
    victim = tmp_path / ".roost-move-00000000"
    victim.mkdir()
    (victim / "file").write_text("mine")
    status = places.old.stat()
    step = {
        "stage": str(victim),
        "target": str(tmp_path / "around"),
        "kept": str(victim / "file"),
        "token": "0" * 32,
        "device": status.st_dev,
        "inode": status.st_ino,
    }
    recorder = Recorder()
    assert settle_departure(Layout(places.old), step, recorder.ctx) == ""
    assert (victim / "file").read_text() == "mine"
    assert whole(places.old)
