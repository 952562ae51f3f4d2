"""Locks: one holder, freed by a crash, kept by a child, refused on hostile paths."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import BusyError, CancelledError, RoostError, StoreError
from roost.core.domain.events import Progress
from roost.core.store.layout import Layout
from roost.core.system import locks
from roost.core.system.context import JobContext
from roost.core.system.locks import (
    env_lock,
    env_locks,
    lock_is_free,
    named_lock,
    read_owner,
    read_owner_record,
)
from roost.core.system.owner import OwnerFile, new_record, read_record

ENV = EnvId(EnvKind.SHARED, "torch-cpu-transformers")
OTHER = EnvId(EnvKind.LEGACY, "org__name")
posix = pytest.mark.skipif(sys.platform == "win32", reason="flock and descriptors of POSIX")


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(tmp_path)


def test_second_holder_has_to_wait_and_is_told_of_the_first(layout: Layout) -> None:
    clock = lambda: datetime(2026, 11, 23, 12, 1, 7, tzinfo=UTC)  # noqa: E731
    with env_lock(layout, ENV, operation="create", clock=clock):
        owner = read_owner(layout, ENV)
        assert owner is not None
        assert (owner.pid, owner.since) == (os.getpid(), "2026-11-23T12:01:07+00:00")
        with pytest.raises(BusyError, match=f"PID {os.getpid()}.*create"):
            env_lock(layout, ENV, timeout=0).__enter__()
    assert read_owner(layout, ENV) is None
    with env_lock(layout, ENV, timeout=0):
        pass


def test_leaves_its_lock_file_and_nothing_else(layout: Layout) -> None:
    with env_lock(layout, ENV) as held:
        held.report(Progress("job", "install", 1, 4, "packages"))
    assert [path.name for path in layout.locks.iterdir()] == ["torch-cpu-transformers.lock"]


def test_waits_until_the_other_is_done(layout: Layout) -> None:
    held, release, got = threading.Event(), threading.Event(), threading.Event()

    def hold() -> None:
        with env_lock(layout, ENV):
            held.set()
            release.wait(60)

    def wait() -> None:
        with env_lock(layout, ENV, timeout=60):
            got.set()

    first, second = threading.Thread(target=hold), threading.Thread(target=wait)
    first.start()
    assert held.wait(60)
    second.start()
    assert not got.wait(0.2)
    release.set()
    assert got.wait(60)
    first.join(60)
    second.join(60)


def test_a_cancel_ends_the_waiting(layout: Layout) -> None:
    ctx = JobContext()
    ctx.cancelled.set()
    with env_lock(layout, ENV), pytest.raises(CancelledError):
        env_lock(layout, ENV, timeout=60, ctx=ctx).__enter__()


def test_two_locks_are_taken_in_one_order(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    real = locks._attempt
    monkeypatch.setattr(
        locks, "_attempt", lambda lock, path: taken.append(path.name) or real(lock, path)
    )
    for order in ([ENV, OTHER], [OTHER, ENV, ENV]):
        with env_locks(layout, order) as held:
            assert set(held) == {ENV, OTHER}
    assert taken[:2] == taken[2:] == sorted(taken[:2])


def test_without_an_operation_no_record_is_left(layout: Layout) -> None:
    with env_lock(layout, ENV, operation=None):
        assert read_owner(layout, ENV) is None
        assert not layout.owner(ENV).exists()


def test_a_record_without_a_lock_is_nobody(layout: Layout) -> None:
    layout.locks.mkdir(parents=True)
    OwnerFile(layout.owner(ENV), new_record("2026-11-23T12:01:07", "create"))
    assert read_record(layout.owner(ENV)) is not None
    assert read_owner(layout, ENV) is None


@posix
def test_a_reused_pid_is_nobody(layout: Layout) -> None:
    """Fault 18: our own pid with another start time; nobody is killed for it."""
    import json

    with env_lock(layout, ENV):
        record = json.loads(layout.owner(ENV).read_text())
        assert read_owner(layout, ENV) is not None
        record["identity"]["started"] = "1"
        layout.owner(ENV).write_text(json.dumps(record))
        assert read_owner(layout, ENV) is None


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"identity": 3}', b"\xff" * 70_000])
def test_a_damaged_record_is_nobody(layout: Layout, raw: bytes) -> None:
    with env_lock(layout, ENV):
        layout.owner(ENV).write_bytes(raw)
        assert read_owner_record(layout, ENV) is None


def test_the_record_is_written_at_most_four_times_a_second(layout: Layout) -> None:
    layout.locks.mkdir(parents=True)
    now = 0.0
    owner = OwnerFile(layout.owner(ENV), new_record("", "create"), clock=lambda: now)

    def written() -> int | None:
        record = read_record(layout.owner(ENV))
        return None if record is None else record.done

    owner.report(Progress("job", "install", 1))
    assert written() == 1  # a new stage is told at once
    for step in range(2, 100):
        now += 0.01
        owner.report(Progress("job", "install", step))
    assert 73 <= (written() or 0) <= 99
    before = written()
    owner.report(Progress("job", "install", 1000))
    assert written() == before
    owner.remove()
    assert list(layout.locks.iterdir()) == []


@posix
@pytest.mark.parametrize("kind", ["symlink", "dangling", "fifo", "folder", "socket"])
def test_a_lock_path_that_is_no_plain_file_is_refused(
    layout: Layout, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 21: refused at once, and what a link points to is not touched."""
    layout.locks.mkdir(parents=True)
    path, target = layout.lock(ENV), layout.root / "precious"
    target.write_text("precious")
    if kind == "symlink":
        path.symlink_to(target)
    elif kind == "dangling":
        path.symlink_to(layout.root / "nothing")
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "socket":
        import socket

        listener = socket.socket(socket.AF_UNIX)
        monkeypatch.chdir(layout.locks)
        listener.bind(path.name)
        listener.close()
    else:
        path.mkdir()
    with pytest.raises(StoreError) as failure:
        env_lock(layout, ENV, timeout=5).__enter__()
    assert failure.value.code == "unsafe-lock"
    assert target.read_text() == "precious"
    assert not (layout.root / "nothing").exists()


@posix
@pytest.mark.parametrize("which", ["envs", "locks"])
def test_a_folder_of_locks_that_is_a_link_is_refused(
    layout: Layout, which: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    folder = getattr(layout, which)
    folder.parent.mkdir(exist_ok=True)
    folder.symlink_to(elsewhere)
    with pytest.raises(StoreError, match="does not lock through it"):
        env_lock(layout, ENV).__enter__()
    assert list(elsewhere.iterdir()) == []


@posix
@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_volume_without_locks_is_refused(
    layout: Layout, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Fault 22: fails closed, never a soft lock."""
    import fcntl

    def refuse(*_args: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(StoreError) as failure:
        env_lock(layout, ENV, timeout=5).__enter__()
    assert failure.value.code == "no-locking"
    assert not lock_is_free(layout.lock(ENV))


@posix
def test_a_child_that_outlives_us_keeps_the_lock(layout: Layout) -> None:
    """The descriptor goes to the installer: closing ours without unlocking leaves it locked."""
    reader, writer = os.pipe()
    try:
        with pytest.raises(RoostError, match="stuck"), env_lock(layout, ENV) as held:
            child = subprocess.Popen(
                [sys.executable, "-S", "-c", f"import os; os.read({reader}, 1)"],
                pass_fds=[held.fd, reader],
            )
            raise RoostError("still-running", "The installer is stuck.")
        assert not lock_is_free(layout.lock(ENV))
        with pytest.raises(BusyError):
            env_lock(layout, ENV, timeout=0).__enter__()
        assert read_owner(layout, ENV) is None
        os.write(writer, b"x")
        assert child.wait(60) == 0
        with env_lock(layout, ENV, timeout=0):
            pass
    finally:
        os.close(reader)
        os.close(writer)


@posix
def test_a_crash_frees_the_lock(layout: Layout) -> None:
    (ready, said), (go, _never) = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            with env_lock(layout, ENV, operation="create"):
                os.write(said, b"x")
                os.read(go, 1)
        finally:
            os._exit(1)
    try:
        assert os.read(ready, 1) == b"x"
        owner = read_owner(layout, ENV)
        assert owner is not None
        assert owner.pid == pid
    finally:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        for descriptor in (ready, said, go, _never):
            os.close(descriptor)
    assert read_owner(layout, ENV) is None
    with env_lock(layout, ENV, timeout=0):
        pass


def test_a_named_lock_is_none_of_an_environment(layout: Layout) -> None:
    with (
        named_lock(layout, "choices"),
        env_lock(layout, ENV, timeout=0),
        pytest.raises(BusyError, match="choices"),
    ):
        named_lock(layout, "choices", timeout=0).__enter__()


@posix
def test_a_missing_or_read_only_root_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        env_lock(Layout(tmp_path / "missing"), ENV).__enter__()
