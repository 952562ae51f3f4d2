"""Blocks that a file shares with others by reflink, on the file systems that can (btrfs, xfs).

FIEMAP marks an extent that anybody else refers to, another file of the same tree included; it does
not say who.  So what is shared is no promise of space, and ``own`` is a lower bound there.
Source: Documentation/filesystems/fiemap.rst of Linux.
"""

from __future__ import annotations

import errno
import os
import struct
import sys
from pathlib import Path

from roost.core.system.tree.anchors import open_below
from roost.core.system.tree.listing import Folder
from roost.core.system.tree.mounts import file_system_of

if sys.platform == "linux":
    import fcntl

CLONING = frozenset({"btrfs", "xfs", "bcachefs", "ocfs2", "zfs"})
FIEMAP = 0xC020660B
_HEAD = struct.Struct("=QQLLLL")
_EXTENT = struct.Struct("=QQQ16xL12x")
_LAST = 0x1
_SHARED = 0x2000
_AT_ONCE = 64
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_READ |= getattr(os, "O_NONBLOCK", 0)
_NO_ANSWER = frozenset({errno.ENOTTY, errno.EOPNOTSUPP, errno.EINVAL, errno.EACCES, errno.EPERM})


def may_share(path: Path) -> bool:
    """Whether files at ``path`` can share blocks, by the name of its file system."""
    return file_system_of(path) in CLONING


def shared_in(top: int, folder: Folder) -> dict[str, int]:
    """Names of the folder's files -> blocks of 512 bytes they share; without those sharing none."""
    found: dict[str, int] = {}
    handle = -1
    try:
        for name, status in folder.files:
            if not getattr(status, "st_blocks", 0):
                continue
            if handle < 0:
                handle = open_below(top, folder.rel)
            if shared := _shared_blocks(handle, name):
                found[name] = min(shared, status.st_blocks)
    finally:
        if handle >= 0:
            os.close(handle)
    return found


def _shared_blocks(folder: int, name: str) -> int:
    try:
        file = os.open(name, _READ, dir_fd=folder)
    except OSError:
        return 0  # unreadable or gone: as if it shared nothing
    try:
        return sum(length for length, flags in _extents(file) if flags & _SHARED) // 512
    except OSError as error:
        if error.errno not in _NO_ANSWER:
            raise
        return 0
    finally:
        os.close(file)


def _extents(file: int) -> list[tuple[int, int]]:
    """(length in bytes, flags) of every extent."""
    if sys.platform != "linux":
        return []
    found: list[tuple[int, int]] = []
    start = 0
    while True:
        answer = bytearray(_HEAD.size + _AT_ONCE * _EXTENT.size)
        _HEAD.pack_into(answer, 0, start, (1 << 64) - 1 - start, 0, 0, _AT_ONCE, 0)
        fcntl.ioctl(file, FIEMAP, answer)
        count = _HEAD.unpack_from(answer)[3]
        for number in range(count):
            at = _HEAD.size + number * _EXTENT.size
            logical, _, length, flags = _EXTENT.unpack_from(answer, at)
            found.append((length, flags))
            start = logical + length
            if flags & _LAST:
                return found
        if not count:
            return found
