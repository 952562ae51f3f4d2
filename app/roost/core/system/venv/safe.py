"""Reading files that anybody may have written: bounded, never blocking, never through a link."""

from __future__ import annotations

import os
import stat
from enum import StrEnum

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_QUIET = _FLAGS | getattr(os, "O_NOATIME", 0)
"""Leaves no trace in the time of the last access, which tells when somebody else read it."""
_REPARSE_NAMES = (0xA000000C, 0xA0000003)  # symbolic link, mount point (junction)


class Unread(StrEnum):
    """Why a file's bytes are not known."""

    MISSING = "missing"
    LINK = "link"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"


def read_head(path: str, limit: int) -> bytes | Unread:
    """At most ``limit`` bytes from the start of a regular file; a link is not followed."""
    return _read(path, limit, whole=False)


def read_whole(path: str, limit: int) -> bytes | Unread:
    """All bytes of a regular file, ``TOO_LARGE`` where there are more than ``limit``."""
    return _read(path, limit, whole=True)


def _read(path: str, limit: int, *, whole: bool) -> bytes | Unread:
    try:
        descriptor = _opened(path)
    except FileNotFoundError:
        return Unread.MISSING
    except (OSError, ValueError):
        return Unread.LINK if os.path.islink(path) else Unread.UNREADABLE
    try:
        if not whole:
            return os.read(descriptor, limit)
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode):
            return Unread.UNREADABLE
        if facts.st_size > limit:
            return Unread.TOO_LARGE
        data = os.read(descriptor, facts.st_size + 1)  # the buffer is as large as is asked for
        while len(data) < facts.st_size:
            more = os.read(descriptor, limit + 1 - len(data))
            if not more:
                break
            data += more
        return data
    except OSError:
        return Unread.UNREADABLE
    finally:
        os.close(descriptor)


def _opened(path: str) -> int:
    try:
        return os.open(path, _QUIET)
    except PermissionError:
        return os.open(path, _FLAGS)  # only the owner of a file may leave no trace


def is_link(facts: os.stat_result) -> bool:
    """Whether an ``lstat`` result is a symbolic link or a junction."""
    return stat.S_ISLNK(facts.st_mode) or getattr(facts, "st_reparse_tag", 0) in _REPARSE_NAMES


def leads_out(tree: str, path: str) -> bool:
    """Whether a link on the way from ``tree`` to ``path``, below it by name, leaves the tree."""
    relative = os.path.relpath(path, tree)
    reached = tree
    for part in relative.split(os.sep):
        reached = f"{reached}{os.sep}{part}"
        try:
            if not is_link(os.lstat(reached)):
                continue
        except OSError:
            return False
        return not is_within(os.path.realpath(path), os.path.realpath(tree))
    return False


def below(path: str, folder: str) -> bool:
    """Whether ``path`` is ``folder`` or below it once all links are followed."""
    return is_within(os.path.realpath(path), os.path.realpath(folder))


def is_within(path: str, folder: str) -> bool:
    """Whether ``path`` is ``folder`` or below it, by their names alone (both normalized)."""
    first, second = os.path.normcase(path), os.path.normcase(folder)
    return first == second or first.startswith(second.rstrip(os.sep) + os.sep)


def file_stamp(path: str) -> str | None:
    """Size and mtime of a regular file as text; None for anything else, a link too."""
    try:
        facts = os.lstat(path)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(facts.st_mode):
        return None
    return f"{facts.st_size:x}.{facts.st_mtime_ns:x}"
