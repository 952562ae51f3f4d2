"""Killed at any call of copy, purge and move: no half tree under a name, no bystander touched."""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from faults.harness import die_at_every_call, run_dying_at
from roost.core.system.context import JobContext
from roost.core.system.tree import (
    copy_tree,
    leftovers,
    move_tree,
    remove_tree,
    rename,
    verify_copy,
)
from support.trees import Node, Seen, build, seen

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="dies in forked children")

TREE = (
    Node("file", b"pyvenv.cfg", b"home = /usr/bin\n"),
    Node("file", b"big", b"big"),
    Node("hard", b"second name"),
    Node("sparse", b"holes", b"end"),
    Node("link", b"lib64", b"lib"),
    Node("link", b"outside", b"../outside"),
    Node(
        "folder",
        b"lib",
        mode=0o755,
        below=(
            Node("file", b"a.py", b"1", 0o444),
            Node("folder", b"empty", mode=0o555),
            Node("folder", b"deep", mode=0o755, below=(Node("file", b"b.py", b"2"),)),
        ),
    ),
)


@dataclass
class State:
    """One fresh place per death."""

    folder: Path
    before: Seen
    outside: Seen

    @property
    def tree(self) -> Path:
        return self.folder / "tree"

    @property
    def target(self) -> Path:
        return self.folder / "target"

    def others_are_whole(self) -> None:
        assert seen(self.folder / "outside") == self.outside
        known = {"tree", "target", "outside", *(path.name for path in leftovers(self.folder))}
        assert set(os.listdir(self.folder)) <= known


@pytest.fixture
def prepare(tmp_path: Path) -> Callable[[int], State]:
    def make(n: int) -> State:
        folder = tmp_path / str(n)
        folder.mkdir()
        build(folder / "outside", (Node("file", b"mine", b"keep"),))
        build(folder / "tree", TREE)
        return State(folder, seen(folder / "tree"), seen(folder / "outside"))

    return make


def test_copy(prepare: Callable[[int], State]) -> None:
    def check(state: State, died: bool) -> None:
        state.others_are_whole()
        assert seen(state.tree) == state.before
        if state.target.exists():
            assert seen(state.target) == state.before
        else:
            assert died
        for part in leftovers(state.folder):
            assert remove_tree(part).complete
        if not state.target.exists():
            copy_tree(state.tree, state.target, JobContext())
        assert seen(state.target) == state.before

    deaths = die_at_every_call(
        prepare, lambda state: copy_tree(state.tree, state.target, JobContext()), check
    )
    assert deaths > 30


def test_purge(prepare: Callable[[int], State]) -> None:
    def check(state: State, died: bool) -> None:
        state.others_are_whole()
        left = os.listdir(state.tree) if state.tree.exists() else []
        # Whatever is left is still recognised as an environment, until it is empty.
        assert not left or "pyvenv.cfg" in left
        assert died or not state.tree.exists()
        assert remove_tree(state.tree).complete
        assert not os.path.lexists(state.tree)

    assert die_at_every_call(prepare, lambda state: remove_tree(state.tree), check) > 10


def test_rename(prepare: Callable[[int], State]) -> None:
    def check(state: State, died: bool) -> None:
        state.others_are_whole()
        there = [path for path in (state.tree, state.target) if path.exists()]
        assert there == ([state.tree] if died else [state.target])
        assert seen(there[0]) == state.before

    act = lambda state: rename(state.tree, state.target)  # noqa: E731
    assert die_at_every_call(prepare, act, check) >= 1


def move_as_if_across(state: State) -> None:
    """The long way of ``move_tree``: the first rename says that the target lies elsewhere."""
    from roost.core.domain.errors import StoreError
    from roost.core.system.tree import move

    real = move.rename

    def refused(source: Path, target: Path, **options: object) -> None:
        if target == state.target:
            raise StoreError("other-volume", "another volume")
        real(source, target, **options)  # type: ignore[arg-type]

    move.rename = refused  # type: ignore[assignment]
    move_tree(state.tree, state.target, JobContext())


def test_move_across_volumes(prepare: Callable[[int], State]) -> None:
    def check(state: State, died: bool) -> None:
        state.others_are_whole()
        whole = [path for path in (state.tree, state.target) if path.exists()]
        assert whole
        for path in whole:
            assert seen(path) == state.before
        assert died or whole == [state.target]

    assert die_at_every_call(prepare, move_as_if_across, check) > 40


@pytest.mark.skipif(sys.platform != "linux", reason="needs a second volume at a known place")
def test_move_to_a_real_other_volume(
    prepare: Callable[[int], State], tmp_path_factory: pytest.TempPathFactory
) -> None:
    import tempfile

    shared_memory = Path("/dev/shm")
    if not os.access(shared_memory, os.W_OK):
        pytest.skip("no tmpfs to move to")
    state = prepare(0)
    if os.stat(shared_memory).st_dev == os.stat(state.folder).st_dev:
        pytest.skip("the tests already run on that volume")
    with tempfile.TemporaryDirectory(dir=shared_memory) as elsewhere:
        target = Path(elsewhere) / "target"
        assert move_tree(state.tree, target, JobContext()).complete
        assert seen(target) == state.before
        assert os.listdir(elsewhere) == ["target"]
        assert os.listdir(state.folder) == ["outside"]


def make_long(state: State) -> None:
    for folder in range(8):
        (state.tree / "lib" / f"package{folder}").mkdir()
        for number in range(40):
            (state.tree / "lib" / f"package{folder}" / f"m{number}.py").write_text("x")


def test_sigkill_in_the_middle_of_a_long_purge(prepare: Callable[[int], State]) -> None:
    """Fault 9: a second purge completes what a killed one began."""
    chance = random.Random(9)
    for round_ in range(5):
        state = prepare(round_)
        make_long(state)
        at = chance.randrange(5, 300)
        assert run_dying_at(at, partial(remove_tree, state.tree), mode="kill")
        assert (state.tree / "pyvenv.cfg").exists()
        assert remove_tree(state.tree).complete
        state.others_are_whole()


@pytest.mark.parametrize("what", ["copy", "purge"])
def test_sigkill_from_outside_at_a_random_instant(
    prepare: Callable[[int], State], what: str
) -> None:
    """Not at a call but anywhere, all threads of the crew in the middle of something."""
    chance = random.Random(23)
    for round_ in range(5):
        state = prepare(round_)
        make_long(state)
        before = seen(state.tree)
        child = multiprocessing.get_context("fork").Process(target=work_on, args=(state, what))
        child.start()
        child.join(chance.random() * 0.05)
        child.kill()
        child.join()
        state.others_are_whole()
        if what == "copy":
            assert seen(state.tree) == before
            if state.target.exists():
                assert seen(state.target) == before
        elif state.tree.exists():
            assert (state.tree / "pyvenv.cfg").exists() or not os.listdir(state.tree)
        for path in (*leftovers(state.folder), state.tree, state.target):
            assert remove_tree(path).complete
        assert os.listdir(state.folder) == ["outside"]


def work_on(state: State, what: str) -> None:
    if what == "copy":
        copy_tree(state.tree, state.target, JobContext())
    else:
        remove_tree(state.tree)


def test_verification_notices_each_difference(prepare: Callable[[int], State]) -> None:
    from roost.core.domain.errors import StoreError

    changes: list[Callable[[Path], object]] = [
        lambda copy: (copy / "lib" / "new").write_text(""),
        lambda copy: (copy / "lib" / "a.py").unlink(),
        lambda copy: os.chmod(copy / "big", 0o600),
        lambda copy: os.utime(copy / "big", ns=(1, 1)),
        lambda copy: _patch(copy / "big"),
        lambda copy: _relink(copy / "lib64"),
    ]
    for number, change in enumerate(changes):
        state = prepare(number)
        copy_tree(state.tree, state.target, JobContext())
        verify_copy(state.tree, state.target, JobContext())
        change(state.target)
        with pytest.raises(StoreError, match="differs"):
            verify_copy(state.tree, state.target, JobContext())


def _patch(path: Path) -> None:
    times = os.stat(path)
    with open(path, "r+b") as file:
        file.seek(50_000)
        file.write(b"?")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _relink(path: Path) -> None:
    times = os.lstat(path)
    parent = os.stat(path.parent)
    path.unlink()
    path.symlink_to("bin")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns), follow_symlinks=False)
    os.utime(path.parent, ns=(parent.st_atime_ns, parent.st_mtime_ns))
