"""Compiling a tree: everything that compiles, nothing run, stopped when told."""

from __future__ import annotations

import sys
import threading
import venv
from pathlib import Path

import pytest

from roost.core.domain.errors import CancelledError, InstallerError
from roost.core.domain.events import Event, Progress
from roost.core.operations.installers.bytecode import compile_tree
from roost.core.system.context import JobContext
from roost.core.system.process import processes_using

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="builds a POSIX tree")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    venv.create(tmp_path / "env", symlinks=True)
    return tmp_path / "env"


@pytest.fixture
def site(tree: Path) -> Path:
    [found] = (tree / "lib").glob("python*/site-packages")
    return found


def test_every_module_gets_its_bytecode(tree: Path, site: Path) -> None:
    for index in range(450):  # more than one worker
        (site / f"m{index}.py").write_text(f"X = {index}\n")
    events: list[Event] = []
    assert compile_tree(tree, JobContext("job", events.append), subject="s", workers=3) == 450
    assert len(list(site.rglob("*.pyc"))) == 450
    bars = [event for event in events if isinstance(event, Progress)]
    assert {event.stage for event in bars} == {"compile"}
    assert (bars[-1].done, bars[-1].total, bars[-1].unit) == (450, 450, "files")
    assert compile_tree(tree, JobContext()) == 0  # nothing is left to do


def test_what_does_not_compile_is_passed_over(tree: Path, site: Path) -> None:
    (site / "good.py").write_text("X = 1\n")
    (site / "python2.py").write_text("print 'hello'\n")
    (site / "binary.py").write_bytes(b"\x00\xff\xfe")
    (site / "deep.py").write_text("x = " + "(" * 5000 + ")" * 5000)
    (site / "bad name é.py").write_text("X = 2\n", encoding="utf-8")
    (site / "latin.py").write_bytes(b"# -*- coding: latin-1 -*-\nX = '\xe9'\n")
    assert compile_tree(tree, JobContext()) == 6
    assert sorted(path.name.split(".")[0] for path in site.rglob("*.pyc")) == [
        "bad name é",
        "good",
        "latin",
    ]


def test_nothing_is_imported_or_run(tree: Path, site: Path, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    touch = f"import pathlib; pathlib.Path({str(canary)!r}).touch()\n"
    (site / "evil.pth").write_text(touch)
    (site / "sitecustomize.py").write_text(touch)
    compile_tree(tree, JobContext())
    assert not canary.exists()


def test_low_priority_and_a_single_worker(tree: Path, site: Path) -> None:
    (site / "one.py").write_text("X = 1\n")
    assert compile_tree(tree, JobContext(), workers=1, low_priority=True) == 1


def test_cancel_ends_every_worker(tree: Path, site: Path) -> None:
    for index in range(2000):
        (site / f"m{index}.py").write_text("X = [" + "1, " * 2000 + "]\n")
    ctx = JobContext()
    seen = threading.Event()

    def sink(event: Event) -> None:
        if isinstance(event, Progress) and event.done:
            seen.set()
            ctx.cancelled.set()

    ctx.sink = sink
    with pytest.raises(CancelledError):
        compile_tree(tree, ctx, workers=2)
    assert seen.is_set()
    assert not processes_using(tree)


def test_an_interrupt_of_our_own_ends_every_worker(tree: Path, site: Path) -> None:
    for index in range(2000):
        (site / f"m{index}.py").write_text("X = [" + "1, " * 2000 + "]\n")

    def sink(event: Event) -> None:
        if isinstance(event, Progress) and event.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compile_tree(tree, JobContext("job", sink), workers=2)
    assert not processes_using(tree)
    assert len(list(site.rglob("*.pyc"))) < 2000


def test_events_come_from_the_calling_thread(tree: Path, site: Path) -> None:
    for index in range(600):
        (site / f"m{index}.py").write_text("X = 1\n")
    threads: set[int] = set()
    ctx = JobContext("job", lambda _event: threads.add(threading.get_ident()))
    compile_tree(tree, ctx, workers=3)
    assert threads == {threading.get_ident()}


def test_a_python_that_does_not_start_is_an_error(tree: Path, site: Path) -> None:
    (site / "one.py").write_text("X = 1\n")
    for name in ("python", "python3"):
        link = tree / "bin" / name
        link.unlink()
        link.write_text("#!/bin/sh\nexit 9\n")
        link.chmod(0o755)
    with pytest.raises(InstallerError) as caught:
        compile_tree(tree, JobContext())
    assert caught.value.code == "compile-failed"
    assert caught.value.remedy


def test_a_full_disk_is_told(tree: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from roost.core.operations.installers import bytecode

    full = bytecode._WORKER.replace("target =", "raise OSError(28, 'full')\n        target =")
    monkeypatch.setattr(bytecode, "_WORKER", full)
    (site / "one.py").write_text("X = 1\n")
    with pytest.raises(InstallerError) as caught:
        compile_tree(tree, JobContext())
    assert caught.value.code == "disk-full"
