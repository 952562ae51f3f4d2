"""Run a short program and keep what it prints, within bounds: for probes."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from roost.core.system.context import JobContext
from roost.core.system.process.child import finish, start, supervise


@dataclass(frozen=True, slots=True)
class Captured:
    """What a probe did.  ``returncode`` is None when it was killed for time or size."""

    returncode: int | None
    stdout: str
    stderr: str
    seconds: float
    timed_out: bool = False
    truncated: bool = False

    @property
    def ok(self) -> bool:
        return self.returncode == 0


class _EnoughError(Exception):
    """Ends supervision: the time or the space given to the probe is used up."""


def run_captured(
    argv: Sequence[str],
    *,
    env: Mapping[str, str],
    timeout: float,
    cwd: Path | None = None,
    max_output: int = 1 << 20,
    stdin: bytes | None = None,
    ctx: JobContext | None = None,
    keep_fds: Sequence[int] = (),
    on_output: Callable[[bytes], None] | None = None,
) -> Captured:
    """Run ``argv`` for at most ``timeout`` seconds, keeping ``max_output`` bytes a stream.

    A program that hangs or prints more is killed with its children
    (reliability.md, fault 35).  ``on_output`` hears of stdout as it comes, and of nothing
    (``b""``) now and then.  Raises ``CancelledError`` when ``ctx`` is
    cancelled, ``RoostError`` "cannot-start" and "still-running".
    """
    kept = (bytearray(), bytearray())
    began = time.monotonic()
    timed_out = truncated = False

    def keep(stream: int, data: bytes) -> None:
        nonlocal truncated
        room = max_output - len(kept[stream])
        kept[stream].extend(data[:room])
        if on_output is not None and stream == 0:
            on_output(data[:room])
        if len(data) > room:
            truncated = True
            raise _EnoughError

    def check(_anything: bool) -> None:
        nonlocal timed_out
        if ctx is not None:
            ctx.check_cancelled()
        if on_output is not None:
            on_output(b"")
        if time.monotonic() - began > timeout:
            timed_out = True
            raise _EnoughError

    with ExitStack() as stack:
        given = None
        if stdin is not None:
            given = stack.enter_context(tempfile.TemporaryFile())  # a file never blocks the writer
            given.write(stdin)
            given.seek(0)
        child = start(argv, env=env, cwd=cwd, keep_fds=keep_fds, stdin=given, merge_stderr=False)
        code: int | None = None
        try:
            supervise(child, keep, check)
        except _EnoughError:
            pass  # told by timed_out and truncated
        finally:
            code = finish(child, argv)
    return Captured(
        None if timed_out or truncated else code,
        kept[0].decode("utf-8", "replace"),
        kept[1].decode("utf-8", "replace"),
        time.monotonic() - began,
        timed_out,
        truncated,
    )
