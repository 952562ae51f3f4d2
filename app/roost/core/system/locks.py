"""Locks on environments: native, never broken, and passed on to the installer.

Lock files live in `.envs/.locks` and are never removed: a lock file that is
renamed or unlinked has two holders (reliability.md, "Libraries").  filelock is
imported when the first lock is taken.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from roost.core.domain.env import EnvId, Owner
from roost.core.domain.errors import BusyError, RoostError, StoreError
from roost.core.domain.events import Progress
from roost.core.system.context import JobContext
from roost.core.system.files import os_failure
from roost.core.system.owner import OwnerFile, OwnerRecord, new_record, read_record, record_alive

if TYPE_CHECKING:
    from filelock import UnixFileLock, WindowsFileLock

    NativeLock = UnixFileLock | WindowsFileLock

DEFAULT_TIMEOUT = 30.0
"""Seconds to wait for a lock whose holder is doing something short."""
POLL = 0.05
_NO_LOCKING = (
    errno.ENOSYS,
    errno.ENOLCK,
    errno.EOPNOTSUPP,
    getattr(errno, "ENOTSUP", errno.EOPNOTSUPP),
    errno.EINVAL,
)


class LockPaths(Protocol):
    """The part of a workspace's layout that locks need."""

    @property
    def envs(self) -> Path: ...

    @property
    def locks(self) -> Path: ...

    def lock(self, env: EnvId) -> Path: ...

    def owner(self, env: EnvId) -> Path: ...


@dataclass(slots=True)
class HeldLock:
    """A lock we hold.  ``fd`` goes to the installer, which then holds it as well."""

    env_id: EnvId | None
    path: Path
    fd: int
    _owner: OwnerFile | None = None
    _abandoned: bool = field(default=False)

    def report(self, progress: Progress) -> None:
        """Tell those who wait how far the work is."""
        if self._owner is not None:
            self._owner.report(progress)

    def abandon(self) -> None:
        """Close our descriptor without unlocking: a child that could not be ended holds on.

        An explicit unlock would free the lock although the child has the descriptor.
        The number stays taken (by the null device), so nobody else's file is hit later.
        """
        if sys.platform == "win32":
            return  # the Job object ends the child with us
        else:
            if self._abandoned:
                return
            null = os.open(os.devnull, os.O_RDWR)
            try:
                os.dup2(null, self.fd, inheritable=False)
            finally:
                os.close(null)
            self._abandoned = True


def env_lock(
    layout: LockPaths,
    env_id: EnvId,
    *,
    timeout: float = DEFAULT_TIMEOUT,
    ctx: JobContext | None = None,
    operation: str | None = "",
    clock: Callable[[], datetime] | None = None,
) -> AbstractContextManager[HeldLock]:
    """Hold the lock of one environment, with an owner record beside it.

    ``timeout`` in seconds, 0 for a single attempt; ``operation`` None leaves no record
    (recovery, which must not litter itself).  Raises BusyError ``busy`` when
    somebody else keeps it, CancelledError, StoreError ``unsafe-lock`` for a lock path
    that is no plain file, ``no-locking`` where the volume has no locks, ``read-only``.
    """

    def record() -> OwnerRecord:
        return new_record((clock or _now)().isoformat(timespec="seconds"), operation or "")

    return _held(
        layout,
        layout.lock(env_id),
        timeout=timeout,
        ctx=ctx,
        env_id=env_id,
        record=None if operation is None else record,
    )


@contextmanager
def env_locks(
    layout: LockPaths,
    env_ids: Iterable[EnvId],
    *,
    timeout: float = DEFAULT_TIMEOUT,
    ctx: JobContext | None = None,
    operation: str | None = "",
    clock: Callable[[], datetime] | None = None,
) -> Iterator[dict[EnvId, HeldLock]]:
    """Several locks, always taken in the order of their file names: no deadlock."""
    wanted = sorted(set(env_ids), key=lambda env: layout.lock(env).name)
    with ExitStack() as stack:
        yield {
            env: stack.enter_context(
                env_lock(layout, env, timeout=timeout, ctx=ctx, operation=operation, clock=clock)
            )
            for env in wanted
        }


def named_lock(
    layout: LockPaths, name: str, *, timeout: float = DEFAULT_TIMEOUT, ctx: JobContext | None = None
) -> AbstractContextManager[HeldLock]:
    """A short lock on something that is no environment; taken last, never around `env_lock`.

    The name starts with a dot, which no env key does.
    """
    return _held(layout, layout.locks / f".{name}.lock", timeout=timeout, ctx=ctx)


def read_owner(layout: LockPaths, env_id: EnvId) -> Owner | None:
    """Who works on the environment right now; None when nobody does.

    A record whose process has ended counts as nobody, and so does one whose lock
    is free.
    """
    record = read_owner_record(layout, env_id)
    return None if record is None else record.shown()


def read_owner_record(layout: LockPaths, env_id: EnvId) -> OwnerRecord | None:
    """The same with the operation's name."""
    record = read_record(layout.owner(env_id))
    if record is None or not record_alive(record) or lock_is_free(layout.lock(env_id)):
        return None
    return record


def lock_is_free(path: Path) -> bool:
    """Whether nobody holds the lock; False where that cannot be told cheaply.

    Asks for a shared lock, so that two who ask do not disturb each other.
    """
    if sys.platform == "win32":
        return False
    else:
        import fcntl

        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        except FileNotFoundError:
            return True
        except OSError:
            return False
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return False
        finally:
            os.close(descriptor)
        return True


@contextmanager
def _held(
    layout: LockPaths,
    path: Path,
    *,
    timeout: float,
    ctx: JobContext | None,
    env_id: EnvId | None = None,
    record: Callable[[], OwnerRecord] | None = None,
) -> Iterator[HeldLock]:
    _prepare_folder(layout)
    lock = _native_lock(path)
    deadline = time.monotonic() + timeout
    while not _attempt(lock, path):
        if ctx is not None:
            ctx.check_cancelled()
        left = deadline - time.monotonic()
        if left <= 0:
            raise _busy(layout, path, env_id)
        if ctx is not None:
            ctx.cancelled.wait(min(POLL, left))
        else:
            time.sleep(min(POLL, left))
    held = HeldLock(env_id, path, _descriptor(lock))
    try:
        _require_plain(path)
        if record is not None and env_id is not None:
            held._owner = OwnerFile(layout.owner(env_id), record())
        yield held
    except RoostError as error:
        if error.code == "still-running":
            held.abandon()
        raise
    finally:
        if held._owner is not None:
            held._owner.remove()
        lock.release(force=True)


def _native_lock(path: Path) -> NativeLock:
    # The explicit classes: `FileLock` may quietly be a soft lock, which a crash leaves locked.
    if sys.platform == "win32":
        from filelock import WindowsFileLock as Native
    else:
        from filelock import UnixFileLock as Native
    return Native(
        str(path),
        timeout=0,
        thread_local=False,
        fallback_to_soft=False,
        preserve_lock_file=True,
    )


def _attempt(lock: NativeLock, path: Path) -> bool:
    from filelock import Timeout

    _require_plain(path)
    try:
        # One attempt at a time: waiting is ours, so that a cancel is felt at once.
        lock.acquire(timeout=0, blocking=False)
    except Timeout:
        return False
    except OSError as error:
        if error.errno in _NO_LOCKING:
            raise StoreError(
                "no-locking",
                f"The volume of {path} has no file locks ({error.strerror}), "
                "so nothing can be changed there safely.",
                path=str(path),
                remedy="Move the workspace to a local disk.",
            ) from error
        if error.errno in (errno.ELOOP, errno.EISDIR, errno.ENXIO):
            raise _unsafe(path, "not a plain file") from error
        raise os_failure(error, path, "write") from error
    return True


def _descriptor(lock: NativeLock) -> int:
    descriptor = lock._context.lock_file_fd
    if descriptor is None:
        raise StoreError("lock-lost", f"The lock {lock.lock_file} was lost.", path=lock.lock_file)
    return descriptor


def _prepare_folder(layout: LockPaths) -> None:
    for folder in (layout.envs, layout.locks):
        try:
            facts = os.lstat(folder)
        except FileNotFoundError:
            try:
                folder.mkdir(exist_ok=True)
            except OSError as error:
                raise os_failure(error, folder, "write") from error
            continue
        except OSError as error:
            raise os_failure(error, folder, "read") from error
        if not stat.S_ISDIR(facts.st_mode) or _is_junction(facts):
            raise _unsafe(folder, "not a folder of its own")


def _is_junction(facts: os.stat_result) -> bool:
    mount_point = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT
    return getattr(facts, "st_reparse_tag", 0) == mount_point


def _require_plain(path: Path) -> None:
    """Refuse a lock path that is a link, FIFO, folder or device (fault 21)."""
    with contextlib.suppress(FileNotFoundError):
        facts = os.lstat(path)
        if not stat.S_ISREG(facts.st_mode):
            raise _unsafe(path, "not a plain file")


def _unsafe(path: Path, what: str) -> StoreError:
    return StoreError(
        "unsafe-lock",
        f"{path} is {what}; Roost does not lock through it.",
        path=str(path),
        remedy="Look at who put it there, and remove it; Roost makes its own.",
    )


def _busy(layout: LockPaths, path: Path, env_id: EnvId | None) -> BusyError:
    record = None if env_id is None else read_record(layout.owner(env_id))
    name = str(env_id) if env_id is not None else path.stem.lstrip(".")
    who = ""
    if record is not None and record_alive(record):
        doing = f" ({record.operation})" if record.operation else ""
        who = f" PID {record.identity.pid} has been at it since {record.since}{doing}."
    return BusyError("busy", f"Somebody else is working on {name}.{who}".rstrip(), path=str(path))


def _now() -> datetime:
    return datetime.now(UTC)
