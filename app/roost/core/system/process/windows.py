"""A child process in a Job object on Windows.

The job dies with its last handle, that is with us: an installer cannot outlive
Roost there, which on Linux the inherited lock guards against.  Kernel calls go
through ``Kernel`` so that the logic is tested anywhere.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from roost.core.system.process.child import Chunk
from roost.core.system.process.windows_job import Kernel, load_kernel

_CHUNK = 65_536
_QUEUE = 64  # chunks: a flood waits in the pipe, not in our memory
_CREATE_NEW_PROCESS_GROUP = 0x0000_0200
_CREATE_SUSPENDED = 0x0000_0004
_CREATE_NO_WINDOW = 0x0800_0000
_CTRL_BREAK_EVENT: int = getattr(signal, "CTRL_BREAK_EVENT", 1)
CREATION_FLAGS = _CREATE_NEW_PROCESS_GROUP | _CREATE_SUSPENDED | _CREATE_NO_WINDOW


def start_windows(
    argv: Sequence[str],
    env: Mapping[str, str],
    cwd: Path | None,
    stdin: IO[bytes] | None,
    stderr: int,
    *,
    kernel: Kernel | None = None,
    popen: Any = subprocess.Popen,
) -> WindowsChild:
    """Start suspended, put into a job, resume: no grandchild can escape in between."""
    kernel = kernel or load_kernel()
    job = kernel.create_job()
    process = None
    try:
        process = popen(
            list(argv),
            env=dict(env),
            cwd=cwd,
            stdin=stdin if stdin is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stderr,
            bufsize=0,
            creationflags=CREATION_FLAGS,
        )
        kernel.assign(job, int(process._handle))
        kernel.resume(int(process._handle))
    except BaseException:
        if process is not None:
            process.kill()
            process.wait()
        kernel.close(job)
        raise
    return WindowsChild(process, job, kernel)


class WindowsChild:
    """``Child`` over reader threads and a Job object."""

    def __init__(self, popen: subprocess.Popen[bytes], job: int, kernel: Kernel) -> None:
        self.pid = popen.pid
        self._popen = popen
        self._job = job
        self._kernel = kernel
        self._closed = False
        self._chunks: queue.Queue[Chunk] = queue.Queue(_QUEUE)
        self._readers = [
            threading.Thread(target=self._read, args=(number, pipe), daemon=True)
            for number, pipe in enumerate((popen.stdout, popen.stderr))
            if pipe is not None
        ]
        for reader in self._readers:
            reader.start()

    def wait_output(self, seconds: float) -> list[Chunk]:
        try:
            chunks = [self._chunks.get(timeout=seconds)]
        except queue.Empty:
            return []
        return chunks + self._waiting()

    def drain(self) -> list[Chunk]:
        chunks: list[Chunk] = []
        deadline = time.monotonic() + 1.0
        while any(reader.is_alive() for reader in self._readers):
            if time.monotonic() > deadline:
                break
            chunks += self.wait_output(0.02)
        return chunks + self._waiting()

    def exited(self) -> bool:
        return self._popen.poll() is not None

    def interrupt(self) -> None:
        # Reaches the child only where we share a console; in a window it does not, and
        # the job is ended a little later.
        with contextlib.suppress(OSError, ValueError):
            self._popen.send_signal(_CTRL_BREAK_EVENT)

    def terminate(self) -> None:
        self.kill_group()

    def kill_group(self) -> None:
        self._kernel.terminate(self._job)

    def reap(self, limit: float) -> int | None:
        deadline = time.monotonic() + limit
        try:
            code = self._popen.wait(timeout=limit)
        except subprocess.TimeoutExpired:
            return None
        pause = threading.Event()
        while self._kernel.active(self._job):
            if time.monotonic() > deadline:
                return None
            pause.wait(0.005)
        return code

    def close(self) -> None:
        self._closed = True
        self._waiting()  # a reader blocked on the full queue goes on and ends
        for reader in self._readers:
            reader.join(timeout=1.0)
        for pipe in (self._popen.stdout, self._popen.stderr):
            if pipe is not None:
                pipe.close()
        self._kernel.close(self._job)

    def _read(self, number: int, pipe: IO[bytes]) -> None:
        while not self._closed:
            try:
                data = os.read(pipe.fileno(), _CHUNK)
            except (OSError, ValueError):
                return  # closed under us: the child is gone
            if not data:
                return
            while not self._closed:
                try:
                    self._chunks.put((number, data), timeout=0.1)
                    break
                except queue.Full:
                    continue

    def _waiting(self) -> list[Chunk]:
        chunks: list[Chunk] = []
        while True:
            try:
                chunks.append(self._chunks.get_nowait())
            except queue.Empty:
                return chunks
