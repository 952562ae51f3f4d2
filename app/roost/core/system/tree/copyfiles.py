"""One folder's entries from one tree into another, by directory descriptors, with all they carry.

Kept: contents, holes, mode, owner (when run as root), both times to the nanosecond, extended
attributes, and what a symlink says.  Not kept: attributes of symlinks, birth times.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

from roost.core.system.tree.anchors import Anchors, entry_below, open_below
from roost.core.system.tree.contents import Contents
from roost.core.system.tree.listing import Entry, Folder
from roost.core.system.tree.macclone import Cloner, system_call

_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_READ |= getattr(os, "O_NONBLOCK", 0)
_MAKE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
_NO_ATTRIBUTES = frozenset(
    {errno.ENOTSUP, errno.ENODATA, errno.EINVAL, errno.EPERM, errno.EACCES, errno.ERANGE}
)
_IS_LINUX = sys.platform == "linux"


class DescriptorCopier:
    """Copies entries between two trees; one per copy, used by all its threads.

    ``check`` is called before each file and within long ones with the bytes copied since the
    last call, and raises to stop.
    """

    def __init__(self, source: int, target: int, check: Callable[[int], None]) -> None:
        self.contents = Contents(check)
        self.cloner = Cloner(system_call())
        self._source = source
        self._target = target
        self._anchors = (Anchors(source), Anchors(target))
        self._check = check
        self._umask = _umask()
        self._root = hasattr(os, "geteuid") and os.geteuid() == 0
        self._owner = (os.geteuid(), os.getegid()) if self._root else (-1, -1)
        self._attributes = _IS_LINUX

    @property
    def means(self) -> str:
        """The best means that was really used."""
        return "clonefile" if self.cloner.cloned else self.contents.means

    def make(self, folder: Folder) -> None:
        """The empty folder, for us alone until it is ``finish``ed."""
        with self._anchors[1].entry(folder.rel) as (parent, name):
            os.mkdir(name, 0o700, dir_fd=parent)

    def fill(self, folder: Folder, files: Iterable[Entry], rest: bool) -> None:
        """These regular files of ``folder``; with ``rest`` its links and special files too."""
        with self._pair(folder) as (source, target):
            self._files(source, target, files)
            if rest:
                self._links(source, target, folder)
                self._others(target, folder)

    def link(self, first: str, again: str) -> None:
        """A further name of a file copied before; both relative to the root."""
        with (
            entry_below(self._target, first) as (old, old_name),
            entry_below(self._target, again) as (new, new_name),
        ):
            os.link(old_name, new_name, src_dir_fd=old, dst_dir_fd=new, follow_symlinks=False)

    def finish(self, folder: Folder) -> None:
        """Owner, attributes, mode and times of a folder that nothing more is put into."""
        source = self._anchors[0].open(folder.rel)
        try:
            target = self._anchors[1].open(folder.rel)
            try:
                self._dress(source, target, folder.status)
            finally:
                os.close(target)
        finally:
            os.close(source)

    def stop(self) -> None:
        """Nothing to do: every call moves little, and ``check`` stops between them."""

    def close(self) -> None:
        """Let go of what ``make`` and ``finish`` keep open."""
        for anchors in self._anchors:
            anchors.close()

    @contextmanager
    def _pair(self, folder: Folder) -> Iterator[tuple[int, int]]:
        source = open_below(self._source, folder.rel)
        try:
            target = open_below(self._target, folder.rel)
            try:
                yield source, target
            finally:
                os.close(target)
        finally:
            os.close(source)

    def _files(self, source: int, target: int, entries: Iterable[Entry]) -> None:
        for name, status in entries:
            self._check(0)
            reader = os.open(name, _READ, dir_fd=source)
            try:
                if self.cloner.clone(reader, target, name):
                    self._dress_clone(reader, target, name, status)
                    continue
                mode = stat.S_IMODE(status.st_mode)
                writer = os.open(name, _MAKE, mode & 0o777, dir_fd=target)
                try:
                    self.contents.copy(reader, writer, status)
                    self._dress(reader, writer, status, made_with=mode & 0o777 & ~self._umask)
                finally:
                    os.close(writer)
            finally:
                os.close(reader)

    def _dress_clone(self, reader: int, folder: int, name: str, status: os.stat_result) -> None:
        """A clone has all but the owner; its times are set again to be sure of them."""
        clone = os.open(name, _READ, dir_fd=folder)
        try:
            self._dress(reader, clone, status)
        finally:
            os.close(clone)
        self._check(status.st_size)

    def _dress(self, source: int, target: int, status: os.stat_result, made_with: int = -1) -> None:
        if self._root and (status.st_uid, status.st_gid) != self._owner:
            os.fchown(target, status.st_uid, status.st_gid)
            made_with = -1  # chown drops the set-id bits
        if self._attributes:
            self._copy_attributes(source, target)
        mode = stat.S_IMODE(status.st_mode)
        if mode != made_with:
            os.fchmod(target, mode)
        os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))

    def _links(self, source: int, target: int, folder: Folder) -> None:
        for name, status in folder.links:
            os.symlink(os.readlink(name, dir_fd=source), name, dir_fd=target)
            self._dress_special(target, name, status)

    def _others(self, target: int, folder: Folder) -> None:
        for name, status in folder.others:
            mode = stat.S_IMODE(status.st_mode)
            if stat.S_ISFIFO(status.st_mode):
                os.mkfifo(name, mode, dir_fd=target)
            else:
                os.mknod(name, status.st_mode, status.st_rdev, dir_fd=target)
            os.chmod(name, mode, dir_fd=target)
            self._dress_special(target, name, status)

    def _dress_special(self, target: int, name: str, status: os.stat_result) -> None:
        if self._root and (status.st_uid, status.st_gid) != self._owner:
            os.chown(name, status.st_uid, status.st_gid, dir_fd=target, follow_symlinks=False)
        times = (status.st_atime_ns, status.st_mtime_ns)
        os.utime(name, ns=times, dir_fd=target, follow_symlinks=False)

    def _copy_attributes(self, source: int, target: int) -> None:
        if sys.platform != "linux":
            return
        try:
            names = os.listxattr(source)
        except OSError as error:
            if error.errno != errno.ENOTSUP:
                raise
            self._attributes = False
            return
        for name in names:
            try:
                os.setxattr(target, name, os.getxattr(source, name))
            except OSError as error:
                if error.errno not in _NO_ATTRIBUTES:
                    raise


def _umask() -> int:
    """The process's umask, read without changing it (it belongs to all threads)."""
    with suppress(OSError, ValueError), open("/proc/self/status", encoding="ascii") as file:
        for line in file:
            if line.startswith("Umask:"):
                return int(line.split()[1], 8)
    return 0o777
