"""Roost dies, its installer goes on: the lock stays held until that ends too (fault 2)."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pass_fds, flock, pidfd")

ROOST = """
import fcntl, os, sys
from roost.core.system.context import JobContext
from roost.core.system.process import clean_environment, run_streaming
fd = os.open(sys.argv[1], os.O_CREAT | os.O_RDWR)
fcntl.flock(fd, fcntl.LOCK_EX)
child = "import os, signal; print(os.getpid(), flush=True); signal.pause()"
run_streaming(
    [sys.executable, "-I", "-S", "-c", child],
    env=clean_environment(),
    on_line=lambda line: print(line, flush=True),
    ctx=JobContext(),
    keep_fds=[fd],
)
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


def test_the_lock_of_a_killed_roost_is_held_by_its_installer(tmp_path: Path) -> None:
    lock = tmp_path / "key.lock"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    argv = [sys.executable, "-c", ROOST, str(lock)]
    roost = subprocess.Popen(argv, env=env, stdout=subprocess.PIPE)
    assert roost.stdout is not None
    orphan = int(roost.stdout.readline())
    pidfd = os.pidfd_open(orphan)
    try:
        assert not is_free(lock)
        roost.kill()
        roost.wait()
        assert not is_free(lock)
    finally:
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)
        roost.stdout.close()
    select.select([pidfd], [], [], 10)
    os.close(pidfd)
    assert is_free(lock)
