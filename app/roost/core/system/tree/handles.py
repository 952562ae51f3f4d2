"""A folder held open while its entries are taken out: by descriptor, or by path on Windows."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from typing import Protocol

from roost.core.system.tree.anchors import OPEN_DIR
from roost.core.system.tree.identities import Identity, identity_of, is_real_dir


class Handle(Protocol):
    """What removal needs of a folder.  Names are single components; links are never followed."""

    def child(self, name: str) -> Handle:
        """Open the folder ``name``, made accessible first where its mode forbids that."""

    def entries(self) -> list[tuple[str, bool]]:
        """Names, and whether each is a folder of its own (no link, no junction)."""

    def identity(self) -> Identity:
        """Device and inode of this folder."""

    def unlink(self, name: str) -> None:
        """Remove an entry that is no folder; a read-only one as well."""

    def rmdir(self, name: str) -> None:
        """Remove the empty folder ``name``."""

    def take(self, other: Handle, name: str, new_name: str) -> None:
        """Rename ``name`` of ``other`` to ``new_name`` in this folder."""

    def close(self) -> None:
        """Let go of it."""


@dataclass(frozen=True, slots=True)
class DescriptorHandle:
    """By ``*at`` calls relative to a descriptor: nobody can exchange a parent for a link."""

    fd: int

    def child(self, name: str) -> DescriptorHandle:
        try:
            return DescriptorHandle(os.open(name, OPEN_DIR, dir_fd=self.fd))
        except PermissionError:
            _open_up(self.fd, name)
            return DescriptorHandle(os.open(name, OPEN_DIR, dir_fd=self.fd))

    def entries(self) -> list[tuple[str, bool]]:
        with os.scandir(self.fd) as found:
            return [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in found]

    def identity(self) -> Identity:
        return identity_of(os.fstat(self.fd))

    def unlink(self, name: str) -> None:
        try:
            os.unlink(name, dir_fd=self.fd)
        except PermissionError:
            os.fchmod(self.fd, 0o700)  # what forbids it is the folder's mode
            os.unlink(name, dir_fd=self.fd)

    def rmdir(self, name: str) -> None:
        try:
            os.rmdir(name, dir_fd=self.fd)
        except PermissionError:
            os.fchmod(self.fd, 0o700)
            os.rmdir(name, dir_fd=self.fd)

    def take(self, other: Handle, name: str, new_name: str) -> None:
        assert isinstance(other, DescriptorHandle)
        try:
            os.rename(name, new_name, src_dir_fd=other.fd, dst_dir_fd=self.fd)
        except PermissionError:
            os.fchmod(other.fd, 0o700)
            _open_up(other.fd, name)  # a folder that changes its parent must be writable
            os.rename(name, new_name, src_dir_fd=other.fd, dst_dir_fd=self.fd)

    def close(self) -> None:
        os.close(self.fd)


def _open_up(parent: int, name: str) -> None:
    """Give us rwx on a folder, and on nothing a link put in its place would lead to."""
    if sys.platform != "linux":
        os.chmod(name, 0o700, dir_fd=parent, follow_symlinks=False)
        return
    flags = os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
    handle = os.open(name, flags, dir_fd=parent)
    try:
        os.chmod(f"/proc/self/fd/{handle}", 0o700)
    finally:
        os.close(handle)


class PathCalls:
    """The system calls of the path flavour; tests put failures in their place."""

    def scandir(self, path: str) -> list[os.DirEntry[str]]:
        with os.scandir(path) as found:
            return list(found)

    def lstat(self, path: str) -> os.stat_result:
        return os.lstat(path)

    def unlink(self, path: str) -> None:
        os.unlink(path)

    def rmdir(self, path: str) -> None:
        os.rmdir(path)

    def chmod(self, path: str, mode: int) -> None:
        os.chmod(path, mode)

    def rename(self, source: str, target: str) -> None:
        os.rename(source, target)


@dataclass(frozen=True, slots=True)
class PathHandle:
    r"""By absolute paths (``\\?\`` on Windows), where there are no directory descriptors.

    Junctions and folder symlinks count as files here: ``os.unlink`` removes the link alone.
    """

    path: str
    calls: PathCalls

    def _join(self, name: str) -> str:
        return f"{self.path}{os.sep}{name}"

    def child(self, name: str) -> PathHandle:
        path = self._join(name)
        if not is_real_dir(self.calls.lstat(path)):
            raise NotADirectoryError(20, "it became a link", path)
        return PathHandle(path, self.calls)

    def entries(self) -> list[tuple[str, bool]]:
        # On Windows DirEntry's status comes with the listing, reparse tag included.
        found = self.calls.scandir(self.path)
        return [(e.name, is_real_dir(e.stat(follow_symlinks=False))) for e in found]

    def identity(self) -> Identity:
        return identity_of(self.calls.lstat(self.path))

    def unlink(self, name: str) -> None:
        path = self._join(name)
        try:
            self.calls.unlink(path)
        except PermissionError as error:
            if getattr(error, "winerror", 5) != 5:
                raise  # in use: the read-only attribute is not the reason
            if stat.S_ISLNK(self.calls.lstat(path).st_mode):
                raise  # chmod would reach through the link
            self.calls.chmod(path, stat.S_IREAD | stat.S_IWRITE)
            self.calls.unlink(path)

    def rmdir(self, name: str) -> None:
        path = self._join(name)
        try:
            self.calls.rmdir(path)
        except PermissionError as error:
            if getattr(error, "winerror", 5) != 5:
                raise
            self.calls.chmod(path, stat.S_IRWXU)  # folders can be read-only on Windows too
            self.calls.rmdir(path)

    def take(self, other: Handle, name: str, new_name: str) -> None:
        assert isinstance(other, PathHandle)
        self.calls.rename(other._join(name), self._join(new_name))

    def close(self) -> None:
        return None
