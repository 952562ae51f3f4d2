"""Kill an operation at each of its calls to the operating system, one after the other.

``run_dying_at(n, act)`` runs ``act`` in a forked child which dies just before its n-th call that
could change anything on disk or start a process, so what the parent then finds is the state after
n-1 calls.  ``die_at_every_call`` walks n upwards until the operation survives to its end.

Calls are seen through ``sys.addaudithook`` where Python raises an event, and through wrappers put
around the functions of ``os`` that raise none.  Code that reaches the system by ctypes says so with
``sys.audit("roost.syscall", name)``.  Writes inside buffered file objects have no event of their
own: open, fsync and rename around them have.

Test modules import it as ``from faults.harness import die_at_every_call``.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, NoReturn, TypeVar

Mode = Literal["exit", "kill"]
T = TypeVar("T")

MUTATING_EVENTS = frozenset(
    {
        "os.rename",
        "os.remove",
        "os.mkdir",
        "os.rmdir",
        "os.link",
        "os.symlink",
        "os.truncate",
        "os.chmod",
        "os.chown",
        "os.utime",
        "os.setxattr",
        "os.removexattr",
        "os.posix_spawn",
        "subprocess.Popen",
        "fcntl.ioctl",
        "fcntl.flock",
        "fcntl.lockf",
        "sqlite3.connect",
        "roost.syscall",
    }
)
"""Audit events that count.  ``shutil.*`` events announce whole operations made of these."""

UNAUDITED = (
    "fsync",
    "fdatasync",
    "write",
    "pwrite",
    "copy_file_range",
    "sendfile",
    "mkfifo",
    "mknod",
    "posix_fallocate",
    "fchmod",
)
_WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_DIED = 77
_RAISED = 78


@dataclass(frozen=True)
class Outcome:
    """How a forked run ended: died at the wanted call, or finished after ``calls`` calls."""

    died: bool
    calls: int
    names: tuple[str, ...]
    """Names of the calls in order; empty for a run that died."""


class _Counter:
    """Counts mutating calls in this process and dies at the n-th (0: never)."""

    def __init__(self, limit: int, mode: Mode) -> None:
        self.limit = limit
        self.mode = mode
        self.names: list[str] = []
        self.active = True
        self._lock = threading.Lock()

    def seen(self, name: str) -> None:
        if not self.active:
            return
        with self._lock:
            self.names.append(name)
            if len(self.names) == self.limit:
                self._die()

    def _die(self) -> NoReturn:
        if self.mode == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        os._exit(_DIED)

    def hook(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            flags = args[2] if len(args) > 2 and isinstance(args[2], int) else 0
            if flags & _WRITE_FLAGS:
                self.seen(f"open {os.fspath(args[0])!r}" if _pathlike(args[0]) else "open")
        elif event in MUTATING_EVENTS:
            self.seen(event)

    def wrap(self, name: str) -> None:
        original = getattr(os, name, None)
        if original is None:
            return

        def counted(*args: Any, **kwargs: Any) -> Any:
            self.seen(f"os.{name}")
            return original(*args, **kwargs)

        setattr(os, name, counted)


def _pathlike(value: object) -> bool:
    return isinstance(value, str | bytes | os.PathLike)


def run_dying_at(
    n: int, act: Callable[[], object], *, mode: Mode = "exit", timeout: float = 120.0
) -> bool:
    """Run ``act`` in a child that dies before its n-th mutating call (1-based); whether it died.

    False: ``act`` finished with fewer calls.  An exception inside ``act`` fails the test with the
    child's traceback.  ``mode`` "exit" is ``os._exit``, "kill" SIGKILL to itself.
    """
    if n < 1:
        raise ValueError("calls are counted from 1")
    return forked(act, n, mode=mode, timeout=timeout).died


def calls_of(act: Callable[[], object], *, timeout: float = 120.0) -> tuple[str, ...]:
    """The names of every mutating call ``act`` makes, run to its end in a child."""
    return forked(act, 0, timeout=timeout).names


def die_at_every_call(
    prepare: Callable[[int], T],
    act: Callable[[T], object],
    check: Callable[[T, bool], object],
    *,
    modes: tuple[Mode, ...] = ("exit", "kill"),
    tenth: bool = False,
) -> int:
    """``prepare(number)`` makes a fresh state, ``act(state)`` dies at call n, then
    ``check(state, died)``.

    Goes on until ``act`` survives (which is checked as well, with ``died=False``); returns how many
    deaths there were.  No number comes twice.  Modes alternate over n, so that one walk covers
    both; ``tenth`` takes every tenth call.  With ``ROOST_TEST_FULL`` in the environment every call
    is died at in every mode, one walk after the other.
    """
    if os.environ.get("ROOST_TEST_FULL"):
        walks = [_walk(prepare, act, check, (mode,), 1, k) for k, mode in enumerate(modes)]
        return sum(walks)
    return _walk(prepare, act, check, modes, 10 if tenth else 1, 0)


def _walk(
    prepare: Callable[[int], T],
    act: Callable[[T], object],
    check: Callable[[T, bool], object],
    modes: tuple[Mode, ...],
    stride: int,
    walk: int,
) -> int:
    deaths = 0
    n = 1
    while True:
        state = prepare(n + walk * 100_000)
        died = run_dying_at(n, partial(act, state), mode=modes[deaths % len(modes)])
        try:
            check(state, died)
        except AssertionError as error:
            error.add_note(f"after {'death before' if died else 'finishing ahead of'} call {n}")
            raise
        if not died:
            return deaths
        deaths += 1
        n += stride


def forked(
    act: Callable[[], object], n: int, *, mode: Mode = "exit", timeout: float = 120.0
) -> Outcome:
    """``act`` in a forked child with call counting; see ``run_dying_at``."""
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        # 3.12 warns of forking with threads around; the child only ever runs ``act`` and exits.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        os.close(reader)
        _child(act, n, mode, writer)
    os.close(writer)
    try:
        with _killed_on_error(pid):
            answer = _read_all(reader, timeout)
            _, status = os.waitpid(pid, 0)
    finally:
        os.close(reader)
    if os.WIFSIGNALED(status):
        if os.WTERMSIG(status) == signal.SIGKILL and mode == "kill" and n:
            return Outcome(True, n, ())
        raise AssertionError(f"the child died of signal {os.WTERMSIG(status)}")
    code = os.WEXITSTATUS(status)
    if code == _DIED:
        return Outcome(True, n, ())
    if code == 0:
        names = pickle.loads(answer)
        return Outcome(False, len(names), tuple(names))
    raise AssertionError(f"the operation failed in the child:\n{answer.decode(errors='replace')}")


def _child(act: Callable[[], object], n: int, mode: Mode, writer: int) -> NoReturn:
    code = _RAISED
    try:
        counter = _Counter(n, mode)
        write = os.write
        for name in UNAUDITED:
            counter.wrap(name)
        sys.addaudithook(counter.hook)
        try:
            act()
            counter.active = False
            answer, code = pickle.dumps(counter.names), 0
        except BaseException:  # noqa: BLE001 - handed to the parent, which raises it again
            counter.active = False
            answer = traceback.format_exc().encode(errors="replace")
        while answer:
            answer = answer[write(writer, answer) :]
    finally:
        os._exit(code)


@contextlib.contextmanager
def _killed_on_error(pid: int) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)
        raise


def _read_all(reader: int, timeout: float) -> bytes:
    parts: list[bytes] = []
    while True:
        ready, _, _ = select.select([reader], [], [], timeout)
        if not ready:
            raise AssertionError(f"the child said nothing for {timeout} s")
        part = os.read(reader, 1 << 16)
        if not part:
            return b"".join(parts)
        parts.append(part)
