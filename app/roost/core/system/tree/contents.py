"""The bytes of one file from one descriptor to another, by the best means the volumes offer.

Order: clone (shares blocks, FICLONE), ``copy_file_range`` (the kernel copies, server-side on
network volumes), plain read and write.  What a pair of volumes refuses once is not tried again.
"""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from roost.core.system.tree.failures import changed_while_copying

if sys.platform == "linux":
    import fcntl

CHUNK = 8 << 20
"""Bytes a call moves at most, so that a cancel is felt within 100 ms on a slow disk too."""
FICLONE = 0x40049409
_UNSUPPORTED = frozenset(
    {errno.EXDEV, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTTY, errno.EINVAL, errno.EBADF}
    | {errno.EPERM, errno.ETXTBSY}
)


@dataclass(slots=True)
class Contents:
    """Copies contents and remembers which means work; shared by all threads of one copy.

    ``check`` is called between chunks, with the bytes of the last one, and raises to stop.
    """

    check: Callable[[int], None]
    can_clone: bool = sys.platform == "linux"
    can_range: bool = hasattr(os, "copy_file_range")
    cloned: bool = False
    ranged: bool = False

    @property
    def means(self) -> str:
        """The best means that was really used."""
        if self.cloned:
            return "reflink"
        return "copy_file_range" if self.ranged else "plain"

    def copy(self, source: int, target: int, status: os.stat_result) -> None:
        """Everything of ``source`` into the empty ``target``; holes stay holes."""
        size = status.st_size
        if not size:
            return
        if self.can_clone and self._clone(source, target):
            self.check(size)
            return
        if status.st_blocks * 512 < size:
            self._sparse(source, target, size)
        else:
            self._span(source, target, 0, size)

    def _clone(self, source: int, target: int) -> bool:
        if sys.platform != "linux":
            return False
        try:
            fcntl.ioctl(target, FICLONE, source)
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
            if error.errno != errno.ETXTBSY:
                self.can_clone = False
            return False
        self.cloned = True
        return True

    def _sparse(self, source: int, target: int, size: int) -> None:
        position = 0
        while position < size:
            try:
                start = os.lseek(source, position, os.SEEK_DATA)
                end = os.lseek(source, start, os.SEEK_HOLE)
            except OSError as error:
                if error.errno == errno.ENXIO:
                    break  # only a hole is left
                if error.errno != errno.EINVAL:
                    raise
                start, end = position, size
            self._span(source, target, start, min(end, size) - start)
            position = end
        os.ftruncate(target, size)

    def _span(self, source: int, target: int, start: int, length: int) -> None:
        done = 0
        if self.can_range:
            done = self._by_range(source, target, start, length)
        while done < length:
            position = start + done
            block = os.pread(source, min(1 << 20, length - done), position)
            if not block:
                raise changed_while_copying()
            written = 0
            while written < len(block):
                written += os.pwrite(target, block[written:], position + written)
            done += len(block)
            self.check(len(block))

    def _by_range(self, source: int, target: int, start: int, length: int) -> int:
        done = 0
        while done < length:
            try:
                position = start + done
                count = os.copy_file_range(
                    source, target, min(CHUNK, length - done), position, position
                )
            except OSError as error:
                if error.errno not in _UNSUPPORTED:
                    raise
                self.can_range = False
                return done
            if not count:
                return done
            self.ranged = True
            done += count
            self.check(count)
        return done


def can_clone(source: Path, folder: Path) -> bool:
    """Whether a file in ``folder`` can share the blocks of the file ``source``; tries it."""
    if sys.platform != "linux" or not source.is_file():
        return False
    with open(source, "rb") as reader, tempfile.TemporaryFile(dir=folder) as writer:
        try:
            fcntl.ioctl(writer.fileno(), FICLONE, reader.fileno())
        except OSError:
            return False
    return True
