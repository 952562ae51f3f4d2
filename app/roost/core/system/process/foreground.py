"""Running a user's command in the foreground: its terminal, its signals, its exit code."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from roost.core.domain.errors import RoostError

_DROPPED = (
    *("PYTHONHOME", "PYTHONPATH", "PYTHONPLATLIBDIR"),
    # Whatever these name would call itself sys.executable, and start itself again as that.
    *("PYTHONEXECUTABLE", "__PYVENV_LAUNCHER__"),
    *("VIRTUAL_ENV", "VIRTUAL_ENV_PROMPT"),
)


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


def run_foreground(
    argv: Sequence[str],
    environ: Mapping[str, str],
    *,
    inherited: Sequence[int] = (),
    started: Callable[[int], object] = lambda _pid: None,
) -> int:
    """Run to the end with our terminal and folder; the exit code, 128 + n after signal n.

    Signals sent to us are passed on; the child is never left behind.  ``inherited``:
    descriptors it gets (none on Windows); ``started`` is told its pid.
    """
    passing = _Passing()
    with passing.handled():
        try:
            child = subprocess.Popen(list(argv), env=dict(environ), pass_fds=tuple(inherited))
        except OSError as error:
            raise RoostError(
                "cannot-start",
                f"“{argv[0]}” cannot be started: {error.strerror or error}.",
                remedy="Check that it is a program and may be executed.",
                path=argv[0],
            ) from error
        try:
            passing.to(child)
            started(child.pid)
            code = child.wait()
        finally:
            if child.poll() is None:
                child.kill()
                child.wait()
    return 128 - code if code < 0 else code


class _Passing:
    """Signals on their way to the child, those that came before it was there too."""

    _NAMES = ("SIGINT", "SIGQUIT", "SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGBREAK")

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._early: list[int] = []

    def to(self, child: subprocess.Popen[bytes]) -> None:
        self._child = child
        while self._early:
            if child.poll() is None:
                child.send_signal(self._early.pop(0))  # nobody else gave it to the child
            else:
                self._early.clear()

    @contextmanager
    def handled(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield  # signals are not this thread's business
            return
        numbers = [getattr(signal, name) for name in self._NAMES if hasattr(signal, name)]
        # What the caller ignores (nohup, `&` of a script) the child inherits as ignored.
        heard = [one for one in numbers if signal.getsignal(one) != signal.SIG_IGN]
        before = {number: signal.signal(number, self._come) for number in heard}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _come(self, number: int, _frame: FrameType | None) -> None:
        if self._child is None:
            self._early.append(number)
        else:
            self._send(number)

    def _send(self, number: int) -> None:
        child = self._child
        if child is None or child.poll() is not None:
            return
        if number in _KEYS and terminal_reaches(child.pid):
            return  # the terminal gave it to the child as well
        child.send_signal(number)


_KEYS = frozenset(
    getattr(signal, name) for name in ("SIGINT", "SIGQUIT", "SIGBREAK") if hasattr(signal, name)
)
"""What a terminal sends by itself, to every process of the group in its foreground."""


def terminal_reaches(pid: int) -> bool:
    """Whether a key on our terminal that means a signal reaches ``pid`` too.

    Asked of the controlling terminal, whatever stdin has been redirected to: both of us are
    then in its foreground group.
    """
    if sys.platform == "win32":
        return True  # a console's keys reach all of its processes, and nothing else sends these
    else:
        try:
            terminal = os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY | os.O_CLOEXEC)
        except OSError:
            return False
        try:
            group = os.tcgetpgrp(terminal)
            return group == os.getpgrp() == os.getpgid(pid)
        except OSError:
            return False
        finally:
            os.close(terminal)
