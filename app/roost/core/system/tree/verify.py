"""Whether two trees are the same, to the byte and the nanosecond."""

from __future__ import annotations

import os
import stat
from itertools import zip_longest
from pathlib import Path

from roost.core.domain.errors import StoreError
from roost.core.system.context import JobContext
from roost.core.system.paths import WINDOWS
from roost.core.system.tree.anchors import entry_below
from roost.core.system.tree.crew import Crew
from roost.core.system.tree.failures import failure
from roost.core.system.tree.listing import Entry, Folder, opened, walk

_BLOCK = 1 << 20
THREADS = 4


def verify_copy(source: Path, copy: Path, ctx: JobContext) -> None:
    """``StoreError`` "changed" naming the first entry of ``copy`` that is not as in ``source``.

    Compared: names, kinds, modes, modification times, link targets, and every byte.
    """
    pairs: list[Entry] = []
    for left, right in zip_longest(walk(source, ctx), walk(copy, ctx)):
        if left is None or right is None or left.rel != right.rel:
            raise _differs(copy, (left or right).rel)
        _same_folder(left, right, copy)
        pairs += [(left.path(name), status) for name, status in left.files if status.st_size]
        for name, _ in left.links:
            _same_link(source, copy, left.path(name))
    pairs.sort(key=lambda pair: pair[1].st_size)
    with opened(source) as old, opened(copy) as new:

        def compare(pair: Entry, crew: Crew[Entry]) -> None:
            if not _same_bytes(old, new, pair[0], crew):
                raise _differs(copy, pair[0])

        Crew(compare, THREADS).run(pairs, ctx.check_cancelled)


def _same_folder(left: Folder, right: Folder, copy: Path) -> None:
    if not _alike(left.status, right.status):
        raise _differs(copy, left.rel)
    for mine, theirs in (
        (left.files, right.files),
        (left.links, right.links),
        (left.others, right.others),
    ):
        expected, found = dict(mine), dict(theirs)
        for name in expected.keys() ^ found.keys():
            raise _differs(copy, left.path(name))
        for name, status in expected.items():
            other = found[name]
            if not _alike(status, other) or status.st_size != other.st_size:
                raise _differs(copy, left.path(name))


def _alike(one: os.stat_result, other: os.stat_result) -> bool:
    if WINDOWS:  # no modes there, and times of folders change as they are filled
        return stat.S_IFMT(one.st_mode) == stat.S_IFMT(other.st_mode)
    return one.st_mode == other.st_mode and one.st_mtime_ns == other.st_mtime_ns


def _same_link(source: Path, copy: Path, rel: str) -> None:
    with opened(source) as old, opened(copy) as new:
        if _goal(old, rel) != _goal(new, rel):
            raise _differs(copy, rel)


def _goal(top: int | str, rel: str) -> str:
    if isinstance(top, str):
        return os.readlink(f"{top}{os.sep}{rel}")
    with entry_below(top, rel) as (parent, name):
        return os.readlink(name, dir_fd=parent)


def _same_bytes(old: int | str, new: int | str, rel: str, crew: Crew[Entry]) -> bool:
    first, second = _reader(old, rel), _reader(new, rel)
    try:
        while not crew.stopped:
            block = os.read(first, _BLOCK)
            if block != os.read(second, _BLOCK):
                return False
            if not block:
                break
        return True
    finally:
        os.close(first)
        os.close(second)


def _reader(top: int | str, rel: str) -> int:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        if isinstance(top, str):
            return os.open(f"{top}{os.sep}{rel}", flags)
        with entry_below(top, rel) as (parent, name):
            return os.open(name, flags, dir_fd=parent)
    except OSError as error:
        raise failure(error, rel, "read") from error


def _differs(copy: Path, rel: str) -> StoreError:
    return StoreError(
        "changed",
        f"The copy differs from its source at {rel or '.'}: somebody wrote there meanwhile.",
        remedy="Close the programs that use the environment, then try again.",
        path=str(copy / rel),
    )
