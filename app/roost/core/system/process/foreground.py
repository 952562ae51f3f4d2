"""Running a user's command in the foreground: its terminal, its signals, its exit code."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from roost.core.domain.errors import RoostError

_DROPPED = ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "VIRTUAL_ENV_PROMPT", "__PYVENV_LAUNCHER__")


def activated(environ: Mapping[str, str], tree: Path, scripts: Path) -> dict[str, str]:
    """``environ`` as the environment's own activate script would leave it."""
    old = environ.get("VIRTUAL_ENV")
    result = {name: value for name, value in environ.items() if name not in _DROPPED}
    places = [place for place in environ.get("PATH", os.defpath).split(os.pathsep) if place]
    if old:
        foreign = {os.path.join(old, "bin"), os.path.join(old, "Scripts")}
        places = [place for place in places if place not in foreign]
    result["PATH"] = os.pathsep.join([str(scripts), *places])
    result["VIRTUAL_ENV"] = str(tree)
    return result


def command_line(words: Sequence[str], python: Path, environ: Mapping[str, str]) -> list[str]:
    """The program behind ``words``: a ``.py`` file runs with ``python``, else PATH decides.

    Raises RoostError ``command-not-found``.
    """
    first = words[0]
    if first.lower().endswith(".py") and os.path.isfile(first):
        return [str(python), *words]
    program = shutil.which(first, path=environ.get("PATH"))
    if program is None:
        raise RoostError(
            "command-not-found",
            f"There is no command “{first}”, neither in the environment nor on PATH.",
            remedy="Check the spelling, or install the package that brings it.",
            path=first,
        )
    return [program, *words[1:]]


def run_foreground(argv: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run to the end with our terminal and folder; the exit code, 128 + n after signal n.

    Signals sent to us are passed on; the child is never left behind.
    """
    try:
        child = subprocess.Popen(list(argv), env=dict(environ))
    except OSError as error:
        raise RoostError(
            "cannot-start",
            f"“{argv[0]}” cannot be started: {error.strerror or error}.",
            remedy="Check that it is a program and may be executed.",
            path=argv[0],
        ) from error
    with _passing_signals(child):
        code = child.wait()
    return 128 - code if code < 0 else code


@contextmanager
def _passing_signals(child: subprocess.Popen[bytes]) -> Iterator[None]:
    """Ctrl-C of a terminal reaches the child by itself; everything else is handed on."""
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]

    def pass_on(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT and sys.stdin is not None and sys.stdin.isatty():
            return
        if child.poll() is None:
            child.send_signal(number)

    before = {number: signal.signal(number, pass_on) for number in numbers}
    try:
        yield
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()
        for number, handler in before.items():
            signal.signal(number, handler)
