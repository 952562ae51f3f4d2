"""Take a tree away for good, again and again for a while where Windows says no."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from roost.core.system.context import JobContext
from roost.core.system.tree.emptying import Pass
from roost.core.system.tree.handles import PathCalls
from roost.core.system.tree.identities import Identity
from roost.core.system.tree.meter import SHOW_S
from roost.core.system.tree.retry import Patience

_PASSES = 3


@dataclass(frozen=True, slots=True)
class RemoveResult:
    """What went (non-folders, folders), and what is left with the reason; complete if nothing."""

    files: int
    folders: int
    left: tuple[tuple[Path, str], ...] = ()

    @property
    def complete(self) -> bool:
        return not self.left


def remove_tree(
    path: Path,
    ctx: JobContext | None = None,
    *,
    expect: Identity | None = None,
    patience: Patience | None = None,
    calls: PathCalls | None = None,
    stage: str = "",
    subject: str = "",
) -> RemoveResult:
    """Remove the folder ``path`` and all in it; links and junctions go, what they lead to stays.

    A missing ``path`` is fine.  Read-only files and folders are made writable; volumes mounted
    inside are left alone.  What Windows refuses (WinError 5, 32, 145) is tried for ten seconds,
    then left: ``left`` says what and why, and ``pyvenv.cfg`` then stays too.  Raises
    ``StoreError``: "linked-path" when ``path`` is a link or a file, "changed" when its identity is
    not ``expect``; ``CancelledError``, after which the rest can be removed by a further call.
    With a ``stage``, ``ctx`` is told how many files are gone, ten times a second; their total is
    not known, nobody counts before removing.  ``calls`` selects the path flavour with these
    system calls (default: what the system offers).
    """
    patience = patience or Patience()
    deadline = patience.clock() + patience.seconds
    files = folders = passes = 0
    pause = 0.05
    while True:
        work = Pass(path, expect, calls)
        work.run(patience.retryable, _ticker(ctx, stage, subject, work, files))
        files, folders, passes = files + work.files, folders + work.folders, passes + 1
        if not work.left:
            return RemoveResult(files, folders)
        # A kill or refusal in between leaves a smaller tree that the next pass or call takes on.
        hopeful = work.retryable and patience.clock() < deadline
        if not hopeful and not (work.raced and passes < _PASSES):
            return RemoveResult(files, folders, tuple(work.left))
        if hopeful:
            patience.wait(pause, ctx)
            pause = min(pause * 2, 0.5)


def _ticker(
    ctx: JobContext | None, stage: str, subject: str, work: Pass, before: int
) -> Callable[[], None] | None:
    """What is done about every 50 ms while threads work: look for cancel, show how far it is."""
    if ctx is None:
        return None
    shown = time.monotonic()

    def tick() -> None:
        nonlocal shown
        ctx.check_cancelled()
        if stage and time.monotonic() - shown >= SHOW_S:
            shown = time.monotonic()
            ctx.progress(stage, before + work.files, None, "files", subject=subject)

    return tick
