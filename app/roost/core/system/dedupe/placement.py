"""Where on the volume the blocks of a file lie: whether two files share all of theirs already.

Source: Documentation/filesystems/fiemap.rst of Linux.
"""

from __future__ import annotations

import os
import struct
import sys

from roost.core.system.tree.extents import FIEMAP

if sys.platform == "linux":
    import fcntl

_HEAD = struct.Struct("=QQLLLL")
_EXTENT = struct.Struct("=QQQ16xL12x")
_AT_ONCE = 64
_LAST = 0x1
_UNPLACED = 0x2 | 0x4 | 0x8 | 0x100 | 0x200 | 0x400
"""Unknown, not written yet, encoded, not aligned, inline, tail: no place to compare."""


def same_blocks(one: str, other: str) -> bool:
    """Whether every block of two files is the same one; False wherever nobody can tell."""
    if sys.platform != "linux":
        return False
    try:
        mine = _placement(one)
        return bool(mine) and mine == _placement(other)
    except OSError:
        return False


def _placement(path: str) -> list[list[int]]:
    """[offset in the file, place on the volume, length] in bytes; adjoining extents as one."""
    if sys.platform != "linux":
        return []
    found: list[list[int]] = []
    start = 0
    file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        while True:
            answer = bytearray(_HEAD.size + _AT_ONCE * _EXTENT.size)
            _HEAD.pack_into(answer, 0, start, (1 << 64) - 1 - start, 0, 0, _AT_ONCE, 0)
            fcntl.ioctl(file, FIEMAP, answer)
            count = _HEAD.unpack_from(answer)[3]
            for number in range(count):
                at = _HEAD.size + number * _EXTENT.size
                logical, place, length, flags = _EXTENT.unpack_from(answer, at)
                if flags & _UNPLACED:
                    return []
                last = found[-1] if found else [0, 0, 0]
                if found and (last[0] + last[2], last[1] + last[2]) == (logical, place):
                    last[2] += length
                else:
                    found.append([logical, place, length])
                start = logical + length
                if flags & _LAST:
                    return found
            if not count:
                return found
    finally:
        os.close(file)
