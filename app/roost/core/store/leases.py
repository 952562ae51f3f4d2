"""Leases: a process that uses an environment says so, for as long as it lives.

One small file a lease in `.envs/.leases`, under an OS lock that the started process inherits:
the lease ends when the last process that holds it does, however it ends, and a file whose
lock is free is nobody's.  Where locks cannot be passed on (Windows) or do not exist, the
identity of the processes (pid and start time) decides.

Whoever deletes takes the environment's lock, then looks for leases; whoever takes a lease
publishes it, then looks at the lock (``settled``).  So one of the two always sees the other.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import BusyError, RoostError
from roost.core.store.folders import own_folder
from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from roost.core.system.locks import lock_is_free, read_owner_record
from roost.core.system.process.identity import (
    OwnerIdentity,
    current_identity,
    host_identity,
    is_alive,
    process_start_time,
)
from roost.core.system.venv.safe import read_whole

BUILDING = ("create", "promote", "rebuild", "dedicate")
"""Operations that leave the tree in use where it is."""
TIMEOUT = 30.0
_POLL = 0.05
_SIZE = 2048
_NEW, _JOIN, _SUFFIX = ".new-", "~", ".json"


@dataclass(frozen=True, slots=True)
class Lease:
    """``lock``: the name of its environment's lock; ``tree``: the tree used (".venv"), "" for any.

    ``since``: ISO 8601 UTC.  Of a record that cannot be read (a full disk) the lock's name
    is all that is known.
    """

    lock: str
    tree: str = ""
    pid: int = 0
    name: str = "roost run"
    since: str = ""


class HeldLease:
    """A lease of this process.  ``fd`` goes to the child, which then holds it as well."""

    def __init__(self, path: Path | None, fd: int | None, record: dict[str, Any]) -> None:
        self._path, self._record = path, record
        self.fd = fd

    @property
    def held(self) -> bool:
        """False where none could be taken: a full or read-only volume."""
        return self.fd is not None

    @property
    def inherited(self) -> tuple[int, ...]:
        """What a child is to be given."""
        return () if self.fd is None or sys.platform == "win32" else (self.fd,)

    def used_by(self, pid: int, name: str) -> None:
        """Name the child, which is who uses the environment."""
        started = process_start_time(pid) or ""
        self._record.update(pid=pid, name=name[:200], child={"pid": pid, "started": started})
        if self.fd is not None:
            _write(self.fd, self._record)

    def release(self) -> None:
        """End our part; a child that still runs keeps the lease."""
        if self.fd is None or self._path is None:
            return
        fd, self.fd = self.fd, None
        os.close(fd)
        if not _is_held(self._path, self._record):
            _remove(self._path)


@contextmanager
def lease(layout: Layout, env: EnvId, tree: Path, now: datetime) -> Iterator[HeldLease]:
    """Use an environment.  Never fails a start: see ``HeldLease.held``."""
    taken = _take(layout, env, tree, now)
    try:
        yield taken
    finally:
        taken.release()


def settled(layout: Layout, env: EnvId, ctx: JobContext, timeout: float = TIMEOUT) -> None:
    """Wait for whoever changed the environment when our lease was published.

    A build beside it disturbs nobody.  Afterwards it stays while the lease is held, if it
    is there at all.  Raises BusyError ``busy`` after ``timeout`` seconds, CancelledError.
    """
    deadline = time.monotonic() + timeout
    while not lock_is_free(layout.lock(env)):
        owner = read_owner_record(layout, env)
        if owner is None and sys.platform == "win32":
            return  # a lock cannot be looked at there; its record can
        if owner is not None and owner.operation in BUILDING:
            return
        if time.monotonic() >= deadline:
            who = "somebody" if owner is None else f"PID {owner.identity.pid} ({owner.operation})"
            raise BusyError("busy", f"{env} is being changed by {who}.")
        ctx.check_cancelled()
        ctx.cancelled.wait(_POLL)


def leases(layout: Layout) -> tuple[Lease, ...]:
    """Who uses which environment now; what dead processes left is removed."""
    try:
        names = os.listdir(layout.leases)
    except OSError:
        return ()
    found = []
    for name in sorted(names):
        path = layout.leases / name
        record = _read(path)
        if not _is_held(path, record):
            if not name.startswith(_NEW) or _is_old(path):
                _remove(path)
        elif name.endswith(_SUFFIX):
            found.append(_lease(name.rpartition(_JOIN)[0], record))
    return tuple(found)


def of_env(found: Sequence[Lease], layout: Layout, env: EnvId, tree: str = "") -> tuple[Lease, ...]:
    """Those on an environment, or on one tree in it."""
    lock = lock_name(layout, env) if found and env.kind is not EnvKind.OTHER else ""
    return tuple(one for one in found if one.lock == lock and (not tree or one.tree in ("", tree)))


def lock_name(layout: Layout, env: EnvId) -> str:
    return layout.lock(env).name.removesuffix(".lock")


def _take(layout: Layout, env: EnvId, tree: Path, now: datetime) -> HeldLease:
    record: dict[str, Any] = {
        "schema": 1,
        "env": str(env),
        "tree": tree.name if tree.parent == layout.unit(env) else "",
        "pid": os.getpid(),
        "name": "roost",
        "since": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "identity": asdict(current_identity()),
    }
    fd = path = None
    try:
        folder = own_folder(layout, layout.leases)
        mark = os.urandom(8).hex()
        path = folder / f"{_NEW}{mark}"
        final = folder / f"{lock_name(layout, env)}{_JOIN}{mark}{_SUFFIX}"
        if sys.platform == "win32":
            path = final  # an open file cannot be renamed there, and need not be: it has no lock
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        fd = os.open(path, flags | getattr(os, "O_CLOEXEC", 0), 0o644)
        _lock(fd)
        _write(fd, record)
        if path != final:
            path.rename(final)
        return HeldLease(final, fd, record)
    except (OSError, RoostError):
        if fd is not None:
            os.close(fd)
        if path is not None:
            _remove(path)
        return HeldLease(None, None, record)


def _lock(fd: int) -> None:
    """Where the volume has no locks, identities decide."""
    if sys.platform != "win32":
        import fcntl

        try:
            # Waits for nobody but one who looks at it this very moment (`_is_held`).
            fcntl.flock(fd, fcntl.LOCK_EX)
        except OSError:
            return


def _is_held(path: Path, record: dict[str, Any]) -> bool:
    """By its lock where there is one, else by whether one of its processes lives."""
    if sys.platform != "win32":
        import fcntl

        try:
            fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        except FileNotFoundError:
            return False
        except OSError:
            return _lives(record)
        try:
            fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return _lives(record)
        finally:
            os.close(fd)
        return False
    return _lives(record)  # type: ignore[unreachable,unused-ignore]


def _lives(record: dict[str, Any]) -> bool:
    try:
        own = record["identity"]
        identity = OwnerIdentity(
            str(own["host"]), str(own["boot_id"]), int(own["pid"]), str(own["started"])
        )
        child = record.get("child")
        if is_alive(identity):
            return True
        if not isinstance(child, dict) or identity.host != host_identity():
            return False
        return is_alive(
            OwnerIdentity(identity.host, identity.boot_id, int(child["pid"]), str(child["started"]))
        )
    except (KeyError, TypeError, ValueError):
        return False


def _lease(lock: str, record: dict[str, Any]) -> Lease:
    try:
        return Lease(
            lock,
            str(record["tree"]),
            int(record["pid"]),
            str(record["name"]),
            str(record["since"]),
        )
    except (KeyError, TypeError, ValueError):
        return Lease(lock)


def _read(path: Path) -> dict[str, Any]:
    raw = read_whole(str(path), _SIZE * 4)
    try:
        value = json.loads(raw) if isinstance(raw, bytes) else None
    except (ValueError, RecursionError):
        value = None
    return value if isinstance(value, dict) else {}


def _write(fd: int, record: dict[str, Any]) -> None:
    """In one piece of one size, so that nobody reads half of it; a full disk fails nothing."""
    data = json.dumps(record).encode().ljust(_SIZE)
    try:
        os.lseek(fd, 0, os.SEEK_SET)
        os.write(fd, data)
    except OSError:
        return


def _is_old(path: Path) -> bool:
    """Whether whoever made a lease not published yet has had an hour to do so."""
    try:
        return time.time() - path.stat().st_mtime > 3600
    except OSError:
        return False


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
