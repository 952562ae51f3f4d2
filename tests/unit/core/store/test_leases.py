"""A lease lasts as long as a process holds it, and never needs a person."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import BusyError, CancelledError
from roost.core.store import leases as module
from roost.core.store.layout import Layout
from roost.core.store.leases import Lease, lease, leases, of_env, settled
from roost.core.system.context import JobContext
from roost.core.system.locks import env_lock

fcntl = pytest.importorskip("fcntl", reason="leases without locks are told by identities")
NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)
ENV = EnvId(EnvKind.SHARED, "torch-cpu-transformers")
LEGACY = EnvId(EnvKind.LEGACY, "org__a")
SLEEP = "import sys; print('up', flush=True); sys.stdin.read()"


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    (tmp_path / ".envs").mkdir()
    return Layout(tmp_path)


@contextmanager
def child(*words: str, fds: tuple[int, ...] = ()) -> Iterator[subprocess.Popen[bytes]]:
    """A process that lives until its stdin is closed."""
    started = subprocess.Popen(
        [sys.executable, "-c", SLEEP, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        pass_fds=fds,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == b"up\n"
    try:
        yield started
    finally:
        started.kill()
        started.communicate()


def test_it_is_there_while_it_is_held(layout: Layout) -> None:
    assert leases(layout) == ()
    tree = layout.shared(ENV.name) / ".venv-12345678"
    with lease(layout, ENV, tree, NOW) as held:
        assert held.held
        held.used_by(4242, "python")
        found = leases(layout)
        assert found == (Lease(ENV.name, tree.name, 4242, "python", "2026-11-23T12:00:00Z"),)
        assert of_env(found, layout, ENV) == of_env(found, layout, ENV, tree.name) == found
        assert of_env(found, layout, ENV, ".venv") == of_env(found, layout, LEGACY) == ()
    assert leases(layout) == ()
    assert os.listdir(layout.leases) == []


def test_a_tree_elsewhere_stands_for_any(layout: Layout, tmp_path: Path) -> None:
    with lease(layout, LEGACY, tmp_path / "moved" / ".venv", NOW):
        assert len(of_env(leases(layout), layout, LEGACY, ".venv")) == 1


def test_the_child_keeps_it_when_we_are_gone(layout: Layout) -> None:
    tree = layout.shared(ENV.name) / ".venv"
    with lease(layout, ENV, tree, NOW) as held:
        assert held.fd is not None
        with child(fds=held.inherited) as running:
            held.used_by(running.pid, "python")
            held.release()  # as when we are killed: the child's descriptor holds on
            (found,) = leases(layout)
            assert found.pid == running.pid
            running.send_signal(signal.SIGKILL)
            running.wait()
            assert leases(layout) == ()
            assert os.listdir(layout.leases) == []


_HOLDS = """\
import sys
from datetime import UTC, datetime
from pathlib import Path
from roost.core.domain.env import EnvId
from roost.core.store.layout import Layout
from roost.core.store.leases import lease
layout = Layout(Path(sys.argv[1]))
env = EnvId.parse(sys.argv[2])
with lease(layout, env, layout.unit(env) / ".venv", datetime.now(UTC)) as held:
    print(held.held, flush=True)
    sys.stdin.read()
"""


def test_a_killed_holder_leaves_nothing_that_counts(layout: Layout) -> None:
    app = str(Path(module.__file__).parents[3])
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDS, str(layout.root), str(ENV)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": app},
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"True\n"
    (found,) = leases(layout)
    assert (found.pid, found.name) == (holder.pid, "roost")
    holder.kill()
    holder.communicate()
    assert os.listdir(layout.leases) != []
    assert leases(layout) == ()
    assert os.listdir(layout.leases) == []


def test_without_locks_the_processes_decide(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_fd: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with lease(layout, ENV, layout.shared(ENV.name) / ".venv", NOW) as held, child() as running:
        held.used_by(running.pid, "python")
        (path,) = layout.leases.iterdir()
        assert len(leases(layout)) == 1
        record = json.loads(path.read_text())
        record["identity"]["started"] = "another process of that number"
        path.write_text(json.dumps(record))
        assert len(leases(layout)) == 1  # the child lives
        running.kill()
        running.wait()
        assert leases(layout) == ()


def test_a_record_that_cannot_be_read_still_counts(layout: Layout) -> None:
    with lease(layout, ENV, layout.shared(ENV.name) / ".venv", NOW) as held:
        assert held.fd is not None
        os.ftruncate(held.fd, 0)
        (found,) = of_env(leases(layout), layout, ENV, ".venv")
        assert found == Lease(ENV.name)


@pytest.mark.parametrize("what", ["file in its place", "linked folder"])
def test_where_none_can_be_taken_nothing_fails(layout: Layout, tmp_path: Path, what: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    if what == "linked folder":
        layout.leases.symlink_to(outside)
    else:
        layout.leases.write_text("")
    with lease(layout, ENV, layout.shared(ENV.name) / ".venv", NOW) as held:
        assert not held.held
        assert held.inherited == ()
        held.used_by(1, "python")
    assert os.listdir(outside) == []


def test_one_not_published_yet_is_left_to_its_maker(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout.leases.mkdir()
    fresh = layout.leases / ".new-0123"
    fresh.write_text("")
    assert leases(layout) == ()
    assert fresh.exists()
    os.utime(fresh, (0, 0))
    assert leases(layout) == ()
    assert not fresh.exists()


def test_a_deletion_is_waited_for_and_a_build_is_not(layout: Layout) -> None:
    ctx = JobContext()
    settled(layout, ENV, ctx, timeout=0)
    with env_lock(layout, ENV, operation="create"):
        settled(layout, ENV, ctx, timeout=0)
    with env_lock(layout, ENV, operation="delete"), pytest.raises(BusyError, match="delete"):
        settled(layout, ENV, ctx, timeout=0)
    done = threading.Event()

    def wait() -> None:
        settled(layout, ENV, ctx, timeout=60)
        done.set()

    with env_lock(layout, ENV, operation="delete"):
        thread = threading.Thread(target=wait)
        thread.start()
        assert not done.is_set()
    thread.join(60)
    assert done.is_set()
    ctx.cancelled.set()
    with env_lock(layout, ENV, operation="delete"), pytest.raises(CancelledError):
        settled(layout, ENV, ctx, timeout=60)


def test_one_who_looks_at_it_this_moment_does_not_keep_it_from_being_held(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever lists leases holds a shared lock on each for an instant, the unpublished too."""
    locked, looked = module._lock, threading.Event()

    def while_looked_at(fd: int) -> None:
        (path,) = layout.leases.glob(".new-*")
        other = os.open(path, os.O_RDONLY)
        fcntl.flock(other, fcntl.LOCK_SH)

        def let_go() -> None:
            looked.wait(60)
            os.close(other)

        thread = threading.Thread(target=let_go)
        thread.start()
        threading.Timer(0.1, looked.set).start()
        locked(fd)
        thread.join()

    monkeypatch.setattr(module, "_lock", while_looked_at)
    with lease(layout, ENV, layout.shared(ENV.name) / ".venv", NOW):
        assert [one.pid for one in leases(layout)] == [os.getpid()]
