"""Start a child in a group of its own and be sure that the whole group is gone.

One supervised run is: ``start`` → ``supervise`` (chunks of output until it
exits) → ``finish`` (kill what is left of the group, reap).  ``finish`` belongs
in a ``finally``: no path leaves a process behind.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Protocol

from roost.core.domain.errors import RoostError

TICK = 0.05  # seconds between looks at cancel and limits
INTERRUPT_GRACE = 1.0  # reliability.md: SIGINT 1 s, SIGTERM 0.5 s, SIGKILL
TERMINATE_GRACE = 0.5
REAP_LIMIT = 5.0  # a process that outlives SIGKILL for this long is stuck in the kernel

Chunk = tuple[int, bytes]  # which stream (0 stdout, 1 stderr), and what it gave


class Child(Protocol):
    """A started process with its group."""

    pid: int

    def wait_output(self, seconds: float) -> list[Chunk]:
        """Output that arrives within ``seconds``; returns early when the child exits."""

    def drain(self) -> list[Chunk]:
        """Output that is there already, without waiting for anybody."""

    def exited(self) -> bool:
        """Whether the child itself has ended (it is not reaped by asking)."""

    def interrupt(self) -> None:
        """Ask the group to stop (SIGINT, CTRL_BREAK)."""

    def terminate(self) -> None:
        """Tell the group to stop (SIGTERM)."""

    def kill_group(self) -> None:
        """End every process of the group (SIGKILL, TerminateJobObject)."""

    def reap(self, limit: float) -> int | None:
        """The return code once the whole group is gone; None when some of it survives."""

    def close(self) -> None:
        """Free descriptors and handles."""


def start(
    argv: Sequence[str],
    *,
    env: Mapping[str, str],
    cwd: Path | None = None,
    keep_fds: Sequence[int] = (),
    stdin: IO[bytes] | None = None,
    merge_stderr: bool = True,
) -> Child:
    """Start ``argv`` (never a shell) with stdin closed unless a file is given.

    Raises ``RoostError`` "cannot-start" when the program is missing or refused.
    """
    if not argv or any("\0" in part for part in argv):
        raise _cannot_start(argv, "the command is empty or holds a NUL character")
    stderr = subprocess.STDOUT if merge_stderr else subprocess.PIPE
    try:
        if sys.platform == "win32":
            from roost.core.system.process.windows import start_windows

            return start_windows(argv, env, cwd, stdin, stderr)
        from roost.core.system.process.posix import start_posix

        return start_posix(argv, env, cwd, keep_fds, stdin, stderr)
    except (OSError, ValueError) as error:
        raise _cannot_start(argv, getattr(error, "strerror", None) or str(error)) from error


def supervise(
    child: Child,
    on_chunk: Callable[[int, bytes], None],
    check: Callable[[bool], None],
) -> None:
    """Hand over output until the child exits; ``check(heard)`` may raise to end it early.

    Descendants that keep the output open are killed rather than waited for.
    """
    while True:
        chunks = child.wait_output(TICK)
        for stream, data in chunks:
            on_chunk(stream, data)
        if child.exited():
            break
        check(bool(chunks))
    child.kill_group()
    for stream, data in child.drain():
        on_chunk(stream, data)


def stop(child: Child) -> None:
    """Ask, tell, then kill; the output is drained so that nobody blocks on a full pipe."""
    for ask, grace in (
        (child.interrupt, INTERRUPT_GRACE),
        (child.terminate, TERMINATE_GRACE),
    ):
        if child.exited():
            break
        ask()
        deadline = time.monotonic() + grace
        while not child.exited() and (left := deadline - time.monotonic()) > 0:
            child.wait_output(min(left, TICK))


def finish(child: Child, argv: Sequence[str]) -> int:
    """Kill what is left, reap, close; the child's return code (negative: a signal).

    Raises ``RoostError`` "still-running" when a process outlives SIGKILL: the
    caller must then close its lock's descriptor instead of releasing the lock.
    """
    try:
        child.kill_group()
        code = child.reap(REAP_LIMIT)
    finally:
        child.close()
    if code is None:
        raise RoostError(
            "still-running",
            f"{Path(argv[0]).name} (PID {child.pid}) could not be ended.",
            remedy="It is waiting for a disk or a driver. Restart the computer if it stays.",
            data={"pid": child.pid},
        )
    return code


def _cannot_start(argv: Sequence[str], reason: str) -> RoostError:
    program = argv[0] if argv else ""
    return RoostError(
        "cannot-start",
        f"Cannot start {program or 'a program'}: {reason}.",
        remedy="Check that the file exists and may be executed.",
        path=program or None,
    )
