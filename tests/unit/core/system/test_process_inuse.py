"""Who uses an environment, found the way Linux really shows it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from roost.core.system.process import inuse, processes_using, users_of
from roost.core.system.process.inuse import Facts, looking, paths_of_arguments, system_facts

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
CODE = "print('up', flush=True); input()"


@contextmanager
def running(argv: list[str], **options: object) -> Iterator[int]:
    child = subprocess.Popen(
        argv,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )
    try:
        assert child.stdout.readline() == b"up\n"
        yield child.pid
    finally:
        child.communicate(b"\n")


def pids(tree: Path) -> list[int]:
    return [process.pid for process in processes_using(tree)]


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """What matters of a venv here: a link to the interpreter."""
    tree = tmp_path / "environments" / "m o d e l"
    (tree / ".venv" / "bin").mkdir(parents=True)
    (tree / ".venv" / "bin" / "python").symlink_to(sys.executable)
    return tree


@linux
def test_started_by_its_interpreter(venv: Path) -> None:
    with running([str(venv / ".venv/bin/python"), "-c", CODE]) as pid:
        assert pids(venv) == [pid]
        [process] = processes_using(venv)
        assert process.name == "python"
        assert process.since_iso.endswith("Z")
        assert pids(venv.parent / "m o d") == []
    assert pids(venv) == []


@linux
def test_started_by_a_relative_path_and_cwd(venv: Path) -> None:
    with running(["./bin/python", "-c", CODE], cwd=venv / ".venv") as pid:
        assert pids(venv) == [pid]


@linux
def test_cwd_alone_and_activated_shell_alone(venv: Path, tmp_path: Path) -> None:
    with running([sys.executable, "-c", CODE], cwd=venv) as pid:
        assert pids(venv) == [pid]
    env = {**os.environ, "VIRTUAL_ENV": str(venv / ".venv")}
    with running([sys.executable, "-c", CODE], cwd=tmp_path, env=env) as pid:
        assert pids(venv) == [pid]


@linux
def test_a_mapped_library_alone(venv: Path, tmp_path: Path) -> None:
    library = venv / "libm.so"
    library.write_bytes(b"\0" * 8192)
    code = (
        "import mmap; import sys\n"
        "f = open(sys.stdin.readline().rstrip('\\n'), 'rb')\n"
        "m = mmap.mmap(f.fileno(), 0, prot=mmap.PROT_READ)\n"
        "f.close(); print('up', flush=True); input()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(f"{library}\n".encode())
    child.stdin.flush()
    assert child.stdout.readline() == b"up\n"
    try:
        assert pids(venv) == [child.pid]
    finally:
        child.communicate(b"\n")


@linux
def test_through_a_link_to_the_workspace(venv: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(venv)
    with running([str(venv / ".venv/bin/python"), "-c", CODE]) as pid:
        assert pids(link) == [pid]


@linux
def test_our_own_process_does_not_count(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(venv)
    assert os.getpid() not in pids(venv)


def test_many_trees_in_one_look() -> None:
    root = Path("/w/environments")
    facts = [
        Facts(1, "a", ("/w/environments/x/.venv/bin/python", "/home")),
        Facts(2, "b", ("/w/environments/xy",)),
        Facts(3, "c", (), denied=True),
        Facts(4, "d", ("/w",)),
    ]
    use = users_of([root / "x", root / "xy", root / "z"], facts)
    assert {tree.name: [p.pid for p in users] for tree, users in use.processes.items()} == {
        "x": [1],
        "xy": [2],
        "z": [],
    }
    assert use.unreadable == 1


@linux
@pytest.mark.parametrize("container", ["environments", "elsewhere"])
def test_a_look_can_begin_before_its_trees_are_known(
    venv: Path, tmp_path: Path, container: str
) -> None:
    """Where they lie elsewhere than was thought, it is done again."""
    with (
        running([str(venv / ".venv/bin/python"), "-c", CODE]) as pid,
        looking([tmp_path / container]) as users,
    ):
        assert [user.pid for user in users([venv]).processes[venv]] == [pid]


@linux
def test_a_look_that_fails_meanwhile_is_told_where_somebody_asks(
    venv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_pid: int, _needles: object) -> None:
        raise MemoryError("no room for its maps")

    monkeypatch.setattr(inuse, "_linux_facts", fails)
    with looking([venv.parent]) as users, pytest.raises(MemoryError):
        users([venv])


def test_links_among_many_trees_are_followed(tmp_path: Path) -> None:
    """A folder of many is read once; a link in it is still found by what it leads to."""
    container, elsewhere = tmp_path / "environments", tmp_path / "other drive"
    elsewhere.mkdir()
    trees = [container / f"model-{number}" for number in range(inuse._MANY)]
    for tree in trees[1:]:
        tree.mkdir(parents=True)
    trees[0].symlink_to(elsewhere, target_is_directory=True)
    facts = [
        Facts(1, "one", (f"{elsewhere}/.venv/bin/python",)),
        Facts(2, "two", (f"{trees[7]}/.venv/bin/python",)),
    ]
    found = {
        tree: [user.pid for user in users]
        for tree, users in users_of(trees, facts).processes.items()
    }
    assert {tree: pids for tree, pids in found.items() if pids} == {trees[0]: [1], trees[7]: [2]}


def test_paths_among_arguments() -> None:
    arguments = ["python", "/w/a/../b.py", "--data=/w/d", "x=/w/e", "see /w/f", "rel/path"]
    assert list(paths_of_arguments(arguments)) == ["/w/b.py", "/w/d", "/w/e"]


@linux
def test_a_look_is_fast() -> None:
    def look() -> float:
        began = time.perf_counter()
        count = sum(1 for _ in system_facts(["/nowhere/at/all"]))
        assert count > 0
        return (time.perf_counter() - began) / count

    # The best of many: a loaded machine may take the processor away in any of them.
    assert any(look() < 0.1 for _ in range(50))


@linux
def test_a_reader_that_fails_is_not_taken_for_nobody(
    venv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(pid: int, needles: object) -> None:
        raise ValueError(pid)

    monkeypatch.setattr(inuse, "_linux_facts", failing)
    with pytest.raises(ValueError):
        processes_using(venv)


@linux
def test_each_process_is_looked_at_once_whatever_the_batches(
    venv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inuse, "_BATCH", 1)
    with running([sys.executable, "-c", CODE], cwd=venv) as pid:
        facts = [one.pid for one in system_facts([str(venv)])]
        assert facts == sorted(set(facts))
        assert pid in facts
        assert os.getpid() not in facts
