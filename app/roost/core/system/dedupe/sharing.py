"""Make two files share their blocks: by the file system's own means, or as one inode."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import stat
import struct
import sys
from pathlib import Path

from roost.core.system.dedupe.model import Means

TEMPORARY = ".roost-dedupe.tmp"
"""The one name, in any folder, of a link that waits for its rename."""
_WAITING = re.compile(r"\.roost-dedupe(?:-\d+)?\.tmp")

_FICLONE = 0x40049409
_FIDEDUPERANGE = 0xC0189436
_DIFFERS = 1
_CHUNK = 16 << 20  # btrfs takes no more at once
_BUFFER = 1 << 20


class NotSharedError(Exception):
    """A file could not be shared; the text says why.  Both files are as they were."""


def means_of(folder: Path) -> Means:
    """How files in ``folder`` can share blocks, tried out without leaving a trace."""
    if sys.platform == "darwin":
        return "reflink"  # APFS; where clonefile fails the file is skipped with its reason
    if sys.platform == "linux" and _can_clone(folder):
        return "reflink"
    return "hardlink"


def same_content(one: Path, other: Path) -> bool:
    """Compare two files byte for byte; False where either changes or goes meanwhile."""
    with open(one, "rb", buffering=0) as first, open(other, "rb", buffering=0) as second:
        before = _state(first.fileno()), _state(second.fileno())
        if before[0][0] != before[1][0]:
            return False
        mine, theirs = memoryview(bytearray(_BUFFER)), memoryview(bytearray(_BUFFER))
        while True:
            count = first.readinto(mine)
            if count != second.readinto(theirs):
                return False
            if not count:
                return before == (_state(first.fileno()), _state(second.fileno()))
            if mine[:count] != theirs[:count]:
                return False


def hard_link(source: Path, target: Path) -> None:
    """Put a link to ``source`` in the place of ``target``, in one step.

    Raises NotSharedError.
    """
    waiting = target.with_name(TEMPORARY)
    try:
        waiting.unlink(missing_ok=True)
        os.link(source, waiting, follow_symlinks=False)
        try:
            put_in_place(waiting, target)
        except OSError:
            waiting.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise NotSharedError(_reason(error)) from error


def copy_beside(path: Path, number: int) -> Path:
    """A copy of ``path`` with blocks of its own, mode and times as they are, waiting beside it.

    ``number`` tells the copies of one batch apart.  Not synced: see ``put_in_place``.
    """
    waiting = path.with_name(f".roost-dedupe-{number}.tmp")
    facts = os.lstat(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(waiting, flags, 0o600)
    try:
        with open(path, "rb", buffering=0) as stream:
            while block := stream.read(_BUFFER):
                view = memoryview(block)
                while view:
                    view = view[os.write(descriptor, view) :]
    finally:
        os.close(descriptor)
    if sys.platform != "win32" and os.geteuid() == 0:
        os.chown(waiting, facts.st_uid, facts.st_gid, follow_symlinks=False)
    os.utime(waiting, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    os.chmod(waiting, stat.S_IMODE(facts.st_mode))  # last: Windows refuses utime once read-only
    return waiting


def clone_over(source: Path, target: Path) -> None:
    """Put a clone of ``source``, with its mtime, in the place of ``target``, in one step.

    Content may differ before.  Raises NotSharedError.
    """
    try:
        _clone_over(source, target, os.lstat(source))
    except OSError as error:
        raise NotSharedError(_reason(error)) from error


def _clone_over(source: Path, target: Path, times: os.stat_result) -> None:
    waiting = target.with_name(TEMPORARY)
    waiting.unlink(missing_ok=True)
    facts = os.lstat(target)
    try:
        _clone(source, waiting)
        if sys.platform != "win32" and os.geteuid() == 0:
            os.chown(waiting, facts.st_uid, facts.st_gid, follow_symlinks=False)
        os.chmod(waiting, stat.S_IMODE(facts.st_mode))
        os.utime(waiting, ns=(facts.st_atime_ns, times.st_mtime_ns))
        put_in_place(waiting, target)
    except OSError:
        waiting.unlink(missing_ok=True)
        raise


def put_in_place(waiting: Path, target: Path) -> None:
    """Rename over ``target``, read-only or not; what waits must be durable by now."""
    if sys.platform == "win32" and not os.lstat(target).st_mode & stat.S_IWRITE:
        os.chmod(target, stat.S_IWRITE)
    os.replace(waiting, target)


def is_waiting(name: str) -> bool:
    """Whether a file of this name is a link or copy of ours that never got its name."""
    return _WAITING.fullmatch(name) is not None


def share_blocks(source: Path, target: Path) -> None:
    """Let ``target`` share the blocks of ``source``, by copy-on-write: edits stay apart.

    On Linux the kernel itself compares the contents under lock and leaves inode and times
    of ``target`` (FIDEDUPERANGE); on macOS a clone takes its place.  Raises NotSharedError.
    """
    try:
        if sys.platform == "linux":
            _dedupe_range(source, target)
        elif sys.platform == "darwin":
            _clone_over(source, target, os.lstat(target))
        else:
            raise NotSharedError("this system cannot share blocks")
    except OSError as error:
        raise NotSharedError(_reason(error)) from error


def _state(descriptor: int) -> tuple[int, int, int]:
    facts = os.fstat(descriptor)
    return facts.st_size, facts.st_mtime_ns, facts.st_ino


def _reason(error: OSError) -> str:
    if error.errno == errno.EMLINK:
        return "the file has as many links as the file system allows"
    if error.errno == errno.EXDEV:
        return "it lies on another volume"
    return error.strerror or str(error)


if sys.platform == "linux":
    import fcntl

    def _can_clone(folder: Path) -> bool:
        """Clone a block between two nameless files; the folder's times stay as they are."""
        descriptors: list[int] = []
        try:
            for _ in range(2):
                descriptors.append(os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600))
            os.write(descriptors[0], bytes(4096))
            fcntl.ioctl(descriptors[1], _FICLONE, descriptors[0])
        except OSError:
            return False
        finally:
            for descriptor in descriptors:
                os.close(descriptor)
        return True

    def _clone(source: Path, target: Path) -> None:
        reader = os.open(source, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            writer = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                fcntl.ioctl(writer, _FICLONE, reader)
            finally:
                os.close(writer)
        finally:
            os.close(reader)

    def _dedupe_range(source: Path, target: Path) -> None:
        one = os.open(source, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            other = os.open(target, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                _dedupe(one, other, os.fstat(one).st_size)
            finally:
                os.close(other)
        finally:
            os.close(one)

    def _dedupe(source: int, target: int, size: int) -> None:
        done = 0
        while done < size:
            length = min(_CHUNK, size - done)
            request = bytearray(
                struct.pack("=QQHHIqQQiI", done, length, 1, 0, 0, target, done, 0, 0, 0)
            )
            fcntl.ioctl(source, _FIDEDUPERANGE, request)
            shared, status = struct.unpack_from("=Qi", request, 40)
            if status == _DIFFERS:
                raise NotSharedError("the contents differ")
            if status < 0:
                raise OSError(-status, os.strerror(-status))
            if shared == 0:
                raise NotSharedError("the file system shared nothing")
            done += shared

else:

    def _can_clone(folder: Path) -> bool:
        return False

    def _clone(source: Path, target: Path) -> None:
        """macOS' clonefile; elsewhere the reason why not."""
        if sys.platform != "darwin":
            raise NotSharedError("this system cannot share blocks")
        clonefile = ctypes.CDLL(None, use_errno=True).clonefile
        sys.audit("roost.syscall", "clonefile")
        if clonefile(os.fsencode(source), os.fsencode(target), 1) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code))

    def _dedupe_range(source: Path, target: Path) -> None:
        raise NotSharedError("this system cannot share blocks")
