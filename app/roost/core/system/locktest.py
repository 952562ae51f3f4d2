"""Whether locks work on a volume, tried on something that is there anyway: nothing is written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_FAR = 1 << 30
"""Windows locks bytes, and others may not read those; nothing of ours is that long."""


def locks_refuse(path: Path) -> bool | None:
    """True where a second lock on ``path`` is refused as it should be, False where both are given.

    None where no lock can be had at all, or somebody holds one.  ``path``: a file that Roost
    itself never locks, or (POSIX) a folder.
    """
    return _windows(path) if sys.platform == "win32" else _posix(path)


def _posix(path: Path) -> bool | None:
    if sys.platform == "win32":
        return None
    import fcntl

    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK
    try:
        first = os.open(path, flags)
    except OSError:
        return None
    try:
        second = os.open(path, flags)
        try:
            fcntl.flock(first, fcntl.LOCK_EX | fcntl.LOCK_NB)
            try:
                fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
            return False
        finally:
            os.close(second)
    except OSError:
        return None
    finally:
        os.close(first)


def _windows(path: Path) -> bool | None:
    if sys.platform == "win32":
        import msvcrt

        try:
            with path.open("rb") as first, path.open("rb") as second:
                first.seek(_FAR)
                second.seek(_FAR)
                msvcrt.locking(first.fileno(), msvcrt.LK_NBLCK, 1)
                try:
                    msvcrt.locking(second.fileno(), msvcrt.LK_NBLCK, 1)
                except OSError:
                    return True
                finally:
                    first.seek(_FAR)
                    msvcrt.locking(first.fileno(), msvcrt.LK_UNLCK, 1)
                return False
        except OSError:
            return None
    return None
