"""Run a long program and hand over its lines while it runs."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from roost.core.domain.errors import RoostError
from roost.core.system.context import JobContext
from roost.core.system.process.child import finish, start, stop, supervise
from roost.core.system.process.lines import LineSplitter
from roost.core.system.process.redaction import redact

TAIL = 200  # lines kept for an error's report


@dataclass(frozen=True, slots=True)
class Finished:
    """How a program ended; ``tail`` is its last lines, redacted."""

    returncode: int
    tail: tuple[str, ...]
    seconds: float


def run_streaming(
    argv: Sequence[str],
    *,
    env: Mapping[str, str],
    cwd: Path | None = None,
    on_line: Callable[[str], None],
    ctx: JobContext,
    silence_limit: float | None = None,
    total_limit: float | None = None,
    keep_fds: Sequence[int] = (),
    secrets: Sequence[str] = (),
    on_tick: Callable[[], bool] | None = None,
) -> Finished:
    """Run ``argv``; every line of stdout and stderr goes, redacted, to ``on_line``.

    Limits are seconds.  On every path (also when ``on_line`` raises) the whole
    process group is dead and reaped before this returns.  ``keep_fds`` stay open
    in the child, so that a lock outlives us with it.  ``on_tick`` is called
    about twenty times a second, in this thread; True means that it saw the
    program work (which counts as not silent).

    Raises ``CancelledError``; ``RoostError`` "timeout", "cannot-start",
    "still-running"; and whatever ``on_line`` raises.
    """
    ctx.check_cancelled()
    tail: deque[str] = deque(maxlen=TAIL)
    splitter = LineSplitter()
    began = heard = time.monotonic()

    def give(lines: list[str]) -> None:
        for line in lines:
            clean = redact(line, secrets)
            tail.append(clean)
            on_line(clean)
            # a flood must not make us deaf: one chunk can hold thousands of lines
            ctx.check_cancelled()

    def check(anything: bool) -> None:
        nonlocal heard
        ctx.check_cancelled()
        seen = on_tick() if on_tick is not None else False
        now = time.monotonic()
        heard = now if anything or seen else heard
        if total_limit is not None and now - began > total_limit:
            raise _timeout(argv, f"took longer than {total_limit:g} s", tail)
        if silence_limit is not None and now - heard > silence_limit:
            raise _timeout(argv, f"said nothing for {silence_limit:g} s", tail)

    child = start(argv, env=env, cwd=cwd, keep_fds=keep_fds)
    code = -1
    try:
        try:
            supervise(child, lambda _stream, data: give(splitter.feed(data)), check)
            give(splitter.close())
        except BaseException:
            stop(child)
            raise
    finally:
        code = finish(child, argv)
    return Finished(code, tuple(tail), time.monotonic() - began)


def _timeout(argv: Sequence[str], what: str, tail: deque[str]) -> RoostError:
    return RoostError(
        "timeout",
        f"{Path(argv[0]).name} {what} and was ended.",
        remedy="Check the network and the disk, then try again.",
        data={"output": list(tail)},
    )
