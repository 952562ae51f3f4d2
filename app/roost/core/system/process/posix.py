"""A child process and its group on Linux and macOS."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from roost.core.system.process.child import Chunk

_CHUNK = 65_536
_FIRST = (
    "import ctypes, os, sys\n"
    f"ctypes.CDLL(None).prctl(1, {int(signal.SIGKILL)}, 0, 0, 0)\n"  # PR_SET_PDEATHSIG
    "if os.getppid() == int(sys.argv[1]): os.execv(sys.argv[2], sys.argv[2:])\n"
)
_DRAIN_LIMIT = 4 << 20  # bytes: more than a pipe holds, so only an escaped writer gets here


def start_posix(
    argv: Sequence[str],
    env: Mapping[str, str],
    cwd: Path | None,
    keep_fds: Sequence[int],
    stdin: IO[bytes] | None,
    stderr: int,
) -> PosixChild:
    """Start in a new session: own group, and no terminal to prompt on.

    On Linux one that is given ``keep_fds`` is killed when the thread that starts it ends,
    however that comes about: an installer that goes on without us holds others up.
    """
    popen = subprocess.Popen(
        _dying_with_us(argv, keep_fds),
        env=dict(env),
        cwd=cwd,
        stdin=stdin if stdin is not None else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        pass_fds=tuple(keep_fds),
        start_new_session=True,
        bufsize=0,
    )
    return PosixChild(popen)


def _dying_with_us(argv: Sequence[str], keep_fds: Sequence[int]) -> list[str]:
    """The command for a child that has a lock of ours, by way of one that asks for its death.

    A few lines of Python that become the command at once (``preexec_fn`` would run what
    libraries do after a fork, and filelock closes its descriptors then).
    """
    program = argv[0]
    plain = os.path.isabs(program) and os.access(program, os.X_OK) and sys.executable
    if sys.platform != "linux" or not keep_fds or not plain:
        return list(argv)  # also what cannot be started: the usual way says so
    return [sys.executable, "-I", "-S", "-c", _FIRST, str(os.getpid()), *argv]


class PosixChild:
    """``Child`` over poll(2), a pidfd where there is one, and killpg."""

    def __init__(self, popen: subprocess.Popen[bytes]) -> None:
        self.pid = popen.pid
        self._popen = popen
        self._gone = False
        self._poll = select.poll()
        self._streams: dict[int, int] = {}
        for number, pipe in enumerate((popen.stdout, popen.stderr)):
            if pipe is not None:
                os.set_blocking(pipe.fileno(), False)
                self._streams[pipe.fileno()] = number
                self._poll.register(pipe.fileno(), select.POLLIN)
        self._pidfd = _open_pidfd(popen.pid)
        if self._pidfd is not None:
            self._poll.register(self._pidfd, select.POLLIN)

    def wait_output(self, seconds: float) -> list[Chunk]:
        chunks: list[Chunk] = []
        for fd, _event in self._poll.poll(max(1, int(seconds * 1000))):
            if fd in self._streams:
                chunks += self._read(fd)
        return chunks

    def drain(self) -> list[Chunk]:
        chunks: list[Chunk] = []
        for fd in tuple(self._streams):
            taken = 0
            while fd in self._streams and taken < _DRAIN_LIMIT:
                read = self._read(fd)
                if not read:
                    break
                taken += len(read[0][1])
                chunks += read
        return chunks

    def exited(self) -> bool:
        if self._gone or self._popen.returncode is not None:
            return True
        if sys.platform == "linux":
            # WNOWAIT: the zombie keeps its group id from being used again until we have
            # killed what else is in the group.
            try:
                flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
                self._gone = os.waitid(os.P_PID, self.pid, flags) is not None
            except ChildProcessError:
                self._gone = True
            return self._gone
        else:
            return self._popen.poll() is not None

    def interrupt(self) -> None:
        self._signal(signal.SIGINT)

    def terminate(self) -> None:
        self._signal(signal.SIGTERM)

    def kill_group(self) -> None:
        self._signal(signal.SIGKILL)

    def reap(self, limit: float) -> int | None:
        deadline = time.monotonic() + limit
        try:
            code = self._popen.wait(timeout=limit)
        except subprocess.TimeoutExpired:
            return None
        pause = 0.001
        while self._group_lives():
            if time.monotonic() > deadline:
                return None
            self._signal(signal.SIGKILL)  # one may have been forked while we killed the rest
            select.select([], [], [], pause)
            pause = min(0.02, pause * 2)
        return code

    def close(self) -> None:
        for pipe in (self._popen.stdout, self._popen.stderr):
            if pipe is not None:
                pipe.close()
        if self._pidfd is not None:
            os.close(self._pidfd)
            self._pidfd = None

    def _read(self, fd: int) -> list[Chunk]:
        try:
            data = os.read(fd, _CHUNK)
        except BlockingIOError:
            return []
        if data:
            return [(self._streams[fd], data)]
        self._poll.unregister(fd)
        del self._streams[fd]
        return []

    def _signal(self, number: signal.Signals) -> None:
        # EPERM: macOS says so of a group of zombies; a setuid child is beyond us either way
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, number)

    def _group_lives(self) -> bool:
        """Whether anybody of the group still runs; zombies wait for init and do not count."""
        try:
            os.killpg(self.pid, 0)
        except (ProcessLookupError, PermissionError):
            return False
        return sys.platform != "linux" or bool(_running_members(self.pid))


def _open_pidfd(pid: int) -> int | None:
    if sys.platform == "linux":
        try:
            return os.pidfd_open(pid)
        except OSError:
            return None  # an old kernel or a sandbox: the tick notices the exit
    else:
        return None


def _running_members(group: int) -> list[int]:
    members = []
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat", "rb") as file:
                fields = file.read().rpartition(b")")[2].split()
        except OSError:
            continue
        if fields and int(fields[2]) == group and fields[0] not in (b"Z", b"X"):
            members.append(int(name))
    return members
