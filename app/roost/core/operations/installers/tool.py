"""Run an installer's process: its lines to the log, its failure to one of our errors."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from roost.core.domain.errors import CancelledError, InstallerError, RoostError
from roost.core.operations.installers.base import SILENCE_LIMIT, TOTAL_LIMIT
from roost.core.operations.installers.failures import failure
from roost.core.system.context import JobContext
from roost.core.system.process import Finished, run_streaming


def run_tool(
    tool: str,
    argv: Sequence[str],
    env: Mapping[str, str],
    ctx: JobContext,
    *,
    stage: str,
    on_line: Callable[[str], None] | None = None,
    on_tick: Callable[[], bool] | None = None,
    keep_fds: Sequence[int] = (),
    secrets: Sequence[str] = (),
    places: Sequence[Path] = (),
    offline: bool = False,
    log: bool = True,
    more: Callable[[], Sequence[str]] = tuple,
) -> Finished:
    """Run to the end; ``InstallerError`` unless it exits with 0.

    Lines go to the log unless ``log`` is off and to ``on_line``; ``more`` gives
    further lines to judge a failure by.
    """

    def take(line: str) -> None:
        if log and not line.startswith("Progress "):
            ctx.log(_FROM_FILE.sub("", line), "output", stage)
        if on_line is not None:
            on_line(line)

    try:
        done = run_streaming(
            argv,
            env=env,
            on_line=take,
            ctx=ctx,
            silence_limit=SILENCE_LIMIT,
            total_limit=TOTAL_LIMIT,
            keep_fds=keep_fds,
            secrets=secrets,
            on_tick=on_tick,
        )
    except (CancelledError, InstallerError):
        raise
    except RoostError as error:
        raise InstallerError(
            error.code, error.message, remedy=error.remedy, path=error.path, data=error.data
        ) from error
    if done.returncode != 0:
        lines = [_FROM_FILE.sub("", line) for line in done.tail]
        extra = more()
        for line in extra:
            ctx.log(line, "output", stage)
        raise failure(tool, (*lines, *extra), places=places, offline=offline)
    return done


# pip names the file its requirements came from: ours, gone by the time anybody reads it
_FROM_FILE = re.compile(r" \(from -r \S*roost-\w+\S*(?: \(line \d+\))?\)|-r \S*roost-\w+\S* ")


@contextmanager
def understood(tool: str, tree: Path) -> Iterator[None]:
    """Reading what ``tool`` wrote: a form we do not know is its failure, not a crash of ours."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InstallerError(
            "installer-failed",
            f"{tool} said it was done, but what it wrote cannot be read: {type(error).__name__}.",
            remedy="Install Roost again to get the version it was tested with.",
            path=str(tree),
        ) from error


def write_lines(file: Path, lines: Sequence[str]) -> Path:
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def package_version(name: str) -> str:
    """Version of a package Roost itself depends on; "" when it has no metadata."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def check_tree_path(tree: Path) -> None:
    """Refuse a path that ``pyvenv.cfg`` or an activate script cannot hold (fault 31)."""
    text = str(tree)
    if any(ord(char) < 32 for char in text):
        raise InstallerError(
            "bad-path",
            f"An environment cannot be made at {text!a}: the path holds a control character.",
            remedy="Move the workspace to a folder without line breaks in its name.",
            path=text,
        )
