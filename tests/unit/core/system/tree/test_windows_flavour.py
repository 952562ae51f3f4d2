"""The path flavour, with a system that refuses as Windows does (numbers, never messages)."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from roost.core.domain.errors import CancelledError, StoreError
from roost.core.domain.events import Event, LogLine
from roost.core.system.context import JobContext
from roost.core.system.tree import Patience, identity, move_tree, remove_tree, rename
from roost.core.system.tree.copypaths import CopyCalls, PathCopier
from roost.core.system.tree.handles import PathCalls, PathHandle
from roost.core.system.tree.identities import is_link, is_real_dir
from roost.core.system.tree.listing import list_tree
from roost.core.system.tree.move import COPY_LINE

NUMBERS = {5: errno.EACCES, 32: errno.EACCES, 145: errno.ENOTEMPTY, 183: errno.EEXIST}


def win_error(number: int) -> OSError:
    """What Python raises on Windows: the class by errno, the number in ``winerror``."""
    error = OSError(NUMBERS.get(number, errno.ENOENT), f"injected {number}")
    error.winerror = number  # type: ignore[attr-defined]
    return error


@dataclass
class Refusing(PathCalls):
    """Refuses a call on a name so many times; counts what was called."""

    refusals: dict[tuple[str, str], tuple[int, float]] = field(default_factory=dict)
    """(call, name) -> (WinError, how often)"""
    called: list[tuple[str, str]] = field(default_factory=list)

    def _pass(self, call: str, path: str) -> None:
        name = os.path.basename(path)
        self.called.append((call, name))
        number, times = self.refusals.get((call, name), (0, 0))
        if times > 0:
            self.refusals[(call, name)] = (number, times - 1)
            raise win_error(number)

    def unlink(self, path: str) -> None:
        self._pass("unlink", path)
        super().unlink(path)

    def rmdir(self, path: str) -> None:
        self._pass("rmdir", path)
        super().rmdir(path)

    def rename(self, source: str, target: str) -> None:
        self._pass("rename", source)
        super().rename(source, target)

    def chmod(self, path: str, mode: int) -> None:
        self._pass("chmod", path)
        super().chmod(path, mode)


@dataclass
class Clock:
    """Time that passes only when somebody waits."""

    now: float = 0.0

    def patience(self) -> Patience:
        def wait(seconds: float, _ctx: JobContext | None) -> None:
            self.now += seconds

        return Patience(10.0, lambda: self.now, wait)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    made = tmp_path / "tree"
    (made / "Scripts").mkdir(parents=True)
    (made / "pyvenv.cfg").write_text("home = C:\\Python\n")
    (made / "Scripts" / "python.exe").write_text("MZ")
    (made / "Lib").mkdir()
    (made / "Lib" / "x.py").write_text("x")
    return made


def test_removes_by_paths_with_pyvenv_cfg_last(tree: Path) -> None:
    calls = Refusing()
    result = remove_tree(tree, calls=calls, patience=Clock().patience())
    assert (result.files, result.folders, result.left) == (3, 3, ())
    assert calls.called[-2:] == [("unlink", "pyvenv.cfg"), ("rmdir", "tree")]
    assert not tree.exists()


def test_read_only_is_cleared_and_tried_again(tree: Path) -> None:
    calls = Refusing({("unlink", "python.exe"): (5, 1), ("rmdir", "Lib"): (5, 1)})
    clock = Clock()
    assert remove_tree(tree, calls=calls, patience=clock.patience()).complete
    assert ("chmod", "python.exe") in calls.called
    assert ("chmod", "Lib") in calls.called
    assert clock.now == 0.0


@pytest.mark.parametrize(
    ("call", "name", "number"),
    [("unlink", "python.exe", 32), ("unlink", "x.py", 5), ("rmdir", "Lib", 145)],
)
def test_what_is_refused_for_a_while_goes_in_the_end(
    tree: Path, call: str, name: str, number: int
) -> None:
    clock = Clock()
    calls = Refusing({(call, name): (number, 6)})
    assert remove_tree(tree, calls=calls, patience=clock.patience()).complete
    assert 0 < clock.now < 10
    assert not tree.exists()


def test_what_stays_refused_is_left_after_ten_seconds_and_told(tree: Path) -> None:
    clock = Clock()
    calls = Refusing({("unlink", "python.exe"): (32, float("inf"))})
    result = remove_tree(tree, calls=calls, patience=clock.patience())
    assert not result.complete
    assert [path for path, _ in result.left] == [tree / "Scripts" / "python.exe"]
    assert "WinError 32" in result.left[0][1]
    assert 10 <= clock.now < 11
    assert sorted(os.listdir(tree)) == ["Scripts", "pyvenv.cfg"]
    assert ("chmod", "python.exe") not in calls.called  # in use is no matter of read-only
    assert remove_tree(tree, patience=clock.patience()).complete  # after its exit it works


def test_waiting_for_a_locked_file_can_be_cancelled(tree: Path) -> None:
    ctx = JobContext()
    ctx.cancelled.set()
    calls = Refusing({("unlink", "x.py"): (32, float("inf"))})
    with pytest.raises(CancelledError):
        remove_tree(tree, ctx, calls=calls, patience=Patience(seconds=10.0))
    assert (tree / "pyvenv.cfg").exists()


def test_a_cancel_during_the_wait_ends_it() -> None:
    ctx = JobContext()

    def act() -> None:
        ctx.cancelled.set()
        raise win_error(32)

    with pytest.raises(CancelledError):
        Patience(seconds=10.0).call(act, ctx)


def status(**fields: Any) -> Any:
    base = {"st_mode": stat.S_IFDIR | 0o777, "st_file_attributes": 0x10, "st_reparse_tag": 0}
    return SimpleNamespace(**{**base, **fields})


@pytest.mark.parametrize(
    ("facts", "link"),
    [
        (status(), False),
        (status(st_file_attributes=0x410, st_reparse_tag=0xA0000003), True),  # junction
        (status(st_file_attributes=0x410, st_reparse_tag=0xA000000C), True),  # folder symlink
        (status(st_mode=stat.S_IFLNK, st_file_attributes=0x400), True),
        (status(st_file_attributes=0x410, st_reparse_tag=0x9000001A), False),  # cloud folder
        (status(st_mode=stat.S_IFREG, st_file_attributes=0x420, st_reparse_tag=0x80000013), False),
    ],
)
def test_junctions_are_links_and_placeholders_are_not(facts: Any, link: bool) -> None:
    assert is_link(facts) is link
    assert is_real_dir(facts) is (not link and stat.S_ISDIR(facts.st_mode))


@dataclass(frozen=True)
class Listed:
    """A directory entry as Windows lists a junction: a folder with a reparse tag."""

    name: str

    def stat(self, *, follow_symlinks: bool) -> Any:
        assert not follow_symlinks
        return status(st_file_attributes=0x410, st_reparse_tag=0xA0000003)


def test_a_junction_is_unlinked_and_not_entered(tmp_path: Path) -> None:
    class Junction(PathCalls):
        def scandir(self, path: str) -> Any:
            assert path == str(tmp_path)
            return [Listed("models")]

    assert PathHandle(str(tmp_path), Junction()).entries() == [("models", False)]


def test_rename_is_tried_again_while_a_scanner_looks(tree: Path) -> None:
    clock, calls = Clock(), Refusing({("rename", "tree"): (5, 3)})
    rename(tree, tree.with_name("moved"), calls=calls, patience=clock.patience())
    assert len(calls.called) == 4
    assert (tree.with_name("moved") / "pyvenv.cfg").exists()


@pytest.mark.parametrize(
    ("number", "code", "tries"), [(183, "exists", 1), (206, "name-too-long", 1), (5, "", 0)]
)
def test_rename_refused(tree: Path, number: int, code: str, tries: int) -> None:
    clock, calls = Clock(), Refusing({("rename", "tree"): (number, float("inf"))})
    with pytest.raises(StoreError) as caught:
        rename(tree, tree.with_name("moved"), calls=calls, patience=clock.patience())
    assert caught.value.code == (code or "no-permission")
    assert caught.value.data["winerror"] == number
    assert len(calls.called) == tries or clock.now >= 10
    assert (tree / "pyvenv.cfg").exists()


def test_rename_onto_something_is_refused_by_paths_too(tree: Path) -> None:
    tree.with_name("moved").mkdir()
    with pytest.raises(StoreError, match="exists"):
        rename(tree, tree.with_name("moved"), calls=PathCalls())


def test_rename_checks_identity_by_paths_too(tree: Path) -> None:
    found = identity(tree)
    tree.rename(tree.with_name("away"))
    tree.mkdir()
    with pytest.raises(StoreError) as caught:
        rename(tree, tree.with_name("moved"), expect=found, calls=PathCalls())
    assert caught.value.code == "changed"


@pytest.mark.parametrize(("refusals", "copied"), [(0, False), (3, False), (float("inf"), True)])
def test_the_copy_line_appears_only_when_a_copy_happens(
    tree: Path, refusals: float, copied: bool
) -> None:
    events: list[Event] = []
    calls = Refusing({("rename", "tree"): (5, refusals)})
    target = tree.with_name("moved")
    ctx = JobContext("job", events.append)
    result = move_tree(tree, target, ctx, patience=Clock().patience(), calls=calls)
    lines = [event.message for event in events if isinstance(event, LogLine)]
    assert lines == ([COPY_LINE] if copied else [])
    assert result.complete
    assert (target / "Lib" / "x.py").read_text() == "x"
    assert not tree.exists()


class Recorded(CopyCalls):
    """Copies for real, and remembers junctions, which cannot be made here."""

    def __init__(self) -> None:
        self.junctions: list[tuple[str, str]] = []

    def junction(self, goal: str, path: str) -> None:
        self.junctions.append((goal, os.path.basename(path)))


def test_copies_folder_by_folder_through_paths(tree: Path, tmp_path: Path) -> None:
    (tree / "link").symlink_to("Lib")
    if not os.path.lexists(tree / "link"):
        pytest.skip("Wine 8 makes symlinks that its own lstat does not find")
    os.link(tree / "Lib" / "x.py", tree / "again.py")
    os.utime(tree / "Lib", ns=(5, 7_000_000_000))
    listing = list_tree(tree)
    junction = os.lstat(tree / "link")
    tagged = status(st_mode=junction.st_mode, st_reparse_tag=0xA0000003)
    listing.folders[0].links.append(("link", tagged))
    target = tmp_path / "copy"
    target.mkdir()
    calls = Recorded()
    moved: list[int] = []
    copier = PathCopier(str(tree), str(target), moved.append, calls)
    for folder in listing.folders[1:]:
        copier.make(folder)
    for folder in listing.folders:
        files = [entry for entry in folder.files if entry[0] != "again.py"]
        copier.fill(folder, files, rest=True)
    copier.link(os.path.join("Lib", "x.py"), "again.py")
    for folder in reversed(listing.folders):
        copier.finish(folder)
    assert (target / "Lib" / "x.py").read_text() == "x"
    assert os.readlink(target / "link") == "Lib"
    assert calls.junctions == [("Lib", "link")]
    assert os.stat(target / "again.py").st_nlink == 2
    assert os.stat(target / "Lib").st_mtime_ns == 7_000_000_000
    assert sum(moved) == sum(s.st_size for f in listing.folders for _, s in f.files) - 1


def test_a_whole_copy_without_directory_descriptors(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roost.core.system.tree import copiers, copy_tree, emptying, listing
    from support.trees import seen

    for module in (copiers, emptying, listing):
        monkeypatch.setattr(module, "HAVE_DIR_FD", False)
    before = seen(tree)
    result = copy_tree(tree, tmp_path / "copy", JobContext())
    assert (result.files, result.means) == (3, "copyfile2")
    assert seen(tmp_path / "copy") == before
    assert remove_tree(tmp_path / "copy").complete
