"""Roost dies, its installer with it; what that had started holds the lock to its end (fault 2)."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pass_fds, flock, pidfd")

ROOST = """
import fcntl, os, sys
from roost.core.system.context import JobContext
from roost.core.system.process import clean_environment, run_streaming
fd = os.open(sys.argv[1], os.O_CREAT | os.O_RDWR)
fcntl.flock(fd, fcntl.LOCK_EX)
child = sys.argv[2]
run_streaming(
    [sys.executable, "-I", "-S", "-c", child],
    env=clean_environment(),
    on_line=lambda line: print(line, flush=True),
    ctx=JobContext(),
    keep_fds=[fd],
)
"""


INSTALLER = "import os, signal; print(os.getpid(), flush=True); signal.pause()"
WITH_A_CHILD = """
import os, signal
if os.fork() == 0:
    print(os.getpid(), flush=True)
signal.pause()
"""


def is_free(lock: Path) -> bool:
    import fcntl

    fd = os.open(lock, os.O_RDWR)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(fd)
    return True


@contextmanager
def killed_roost(lock: Path, installer: str) -> Iterator[int]:
    """A Roost that ran ``installer`` under ``lock`` and was killed; a pidfd of who said its PID."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    argv = [sys.executable, "-c", ROOST, str(lock), installer]
    roost = subprocess.Popen(argv, env=env, stdout=subprocess.PIPE)
    assert roost.stdout is not None
    left = os.pidfd_open(int(roost.stdout.readline()))
    try:
        assert not is_free(lock)
        roost.kill()
        roost.wait()
        yield left
    finally:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(left, signal.SIGKILL)
        roost.stdout.close()
        os.close(left)


def ended(pidfd: int) -> bool:
    return bool(select.select([pidfd], [], [], 10)[0])


def test_the_installer_of_a_killed_roost_is_killed_with_it(tmp_path: Path) -> None:
    lock = tmp_path / "key.lock"
    with killed_roost(lock, INSTALLER) as installer:
        assert ended(installer)
        assert is_free(lock)


def test_the_lock_of_a_killed_roost_is_held_by_what_its_installer_started(tmp_path: Path) -> None:
    lock = tmp_path / "key.lock"
    with killed_roost(lock, WITH_A_CHILD) as grandchild:
        assert not is_free(lock)
        signal.pidfd_send_signal(grandchild, signal.SIGKILL)
        assert ended(grandchild)
        # the installer itself ends with Roost, but perhaps a moment later
        deadline = time.monotonic() + 10
        while not is_free(lock) and time.monotonic() < deadline:
            os.sched_yield()
        assert is_free(lock)
