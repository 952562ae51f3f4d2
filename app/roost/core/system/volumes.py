"""Which folders lie on volumes that are far away, or are no volumes at all.

Told from the system's own table, by name: a dead network mount answers no question, so
none is asked of it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

_REMOTE = frozenset(
    {
        *(
            "nfs",
            "nfs3",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afpfs",
            "webdav",
            "davfs",
        ),
        *("davfs", "afs", "ceph", "glusterfs", "lustre", "gpfs", "9p", "ncpfs", "coda", "ocfs2"),
        *("beegfs", "autofs", "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.gcsfuse"),
        *(
            "fuse.davfs2",
            "fuse.glusterfs",
            "fuse.curlftpfs",
            "fuse.gvfsd-fuse",
            "macfuse",
            "osxfuse",
        ),
    }
)
_VIRTUAL = frozenset(
    {
        *("proc", "sysfs", "devtmpfs", "devpts", "cgroup", "cgroup2", "securityfs", "debugfs"),
        *("tracefs", "mqueue", "hugetlbfs", "pstore", "bpf", "configfs", "fusectl", "nsfs"),
        *("binfmt_misc", "rpc_pipefs", "efivarfs", "selinuxfs", "ramfs", "devfs", "fuse.lxcfs"),
        *("fuse.portal",),
    }
)
_OCTAL = re.compile(r"\\([0-7]{3})")
_LINKS = 40


@dataclass(frozen=True, slots=True)
class Volumes:
    """Mount points to keep away from; both sets hold normalized absolute paths."""

    remote: frozenset[str] = frozenset()
    virtual: frozenset[str] = frozenset()
    drive_is_remote: Callable[[str], bool] = lambda path: False
    near_drives: frozenset[str] = frozenset()

    def is_remote(self, path: str) -> bool:
        """Whether ``path`` lies on a network volume; the disk is not asked."""
        if self.drive_is_remote(path):
            return os.path.splitdrive(path)[0].lower() not in self.near_drives
        return bool(self.remote) and _below_one(path, self.remote)

    def without(self, path: str) -> Volumes:
        """The same, where the volume of ``path`` counts as near: it was asked for."""
        kept = frozenset(place for place in self.remote if not _below_one(path, (place,)))
        drive = os.path.splitdrive(path)[0].lower()
        lifted = {drive} if drive and self.drive_is_remote(path) else set()
        return Volumes(kept, self.virtual, self.drive_is_remote, self.near_drives | lifted)

    def starts_at(self, path: str) -> str:
        """What is mounted at the very folder: "remote", "virtual" or "" (nothing to avoid)."""
        if path in self.virtual:
            return "virtual"
        return "remote" if path in self.remote else ""

    def resolve(self, path: str) -> str | None:
        """``path`` without links; None where it leads to a network volume, or in circles.

        Unlike ``realpath`` it never asks a network volume anything.
        """
        rest = _parts(path)
        reached, links = rest.pop(), 0
        while rest:
            name = rest.pop()
            if name in ("", "."):
                continue
            if name == "..":
                reached = os.path.dirname(reached)
                continue
            here = os.path.join(reached, name)
            if self.is_remote(here):
                return None
            try:
                target = os.readlink(here)
            except (OSError, ValueError):
                reached = here
                continue
            links += 1
            if links > _LINKS:
                return None
            if target.startswith("\\\\?\\"):
                target = target[4:]
            parts = _parts(target) if os.path.isabs(target) else [*reversed(target.split(os.sep))]
            if os.path.isabs(target):
                reached = parts.pop()
            rest += parts
        return reached


class Reach:
    """Whether a path can be asked for without asking a network volume; remembers answers.

    Links on the way are read one by one: what they lead to is never touched before.
    """

    def __init__(self, places: Volumes) -> None:
        self._places = places
        self._known: dict[str, bool] = {}
        # Elsewhere the table says whether there is any such volume at all.
        self._needed = bool(places.remote) or sys.platform == "win32"

    def __call__(self, path: str) -> bool:
        return not self._needed or self._ask(os.path.normpath(path))

    def _ask(self, path: str) -> bool:
        known = self._known.get(path)
        if known is None:
            above = os.path.dirname(path)
            known = above == path or self._ask(above)
            known = known and not self._places.is_remote(path)
            if known and self._is_link(path):
                known = self._places.resolve(path) is not None
            self._known[path] = known
        return known

    @staticmethod
    def _is_link(path: str) -> bool:
        try:
            os.readlink(path)
        except (OSError, ValueError):
            return False
        return True


def _parts(path: str) -> list[str]:
    """Components of an absolute path, the root last, ready to be popped."""
    drive, rest = os.path.splitdrive(os.path.normpath(path))
    names = [name for name in rest.split(os.sep) if name]
    return [*reversed(names), drive + os.sep]


def _below_one(path: str, places: Iterable[str]) -> bool:
    return any(path == place or path.startswith(place.rstrip(os.sep) + os.sep) for place in places)


def volumes(table: Path = Path("/proc/self/mountinfo")) -> Volumes:
    """The volumes of this machine as its system lists them; nothing found is no failure."""
    if sys.platform == "win32":
        return Volumes(drive_is_remote=_windows_remote)
    elif sys.platform == "linux":
        try:
            lines = table.read_text("utf-8", "surrogateescape").splitlines()
        except OSError:
            return Volumes()
        found = _mountinfo(lines)
    else:
        import psutil

        found = ((part.mountpoint, part.fstype) for part in psutil.disk_partitions(all=True))
    return _sorted_out(found)


def local_drives(platform: str = sys.platform) -> tuple[str, ...]:
    """Roots of everything that is not on a network: ``/``, or each fixed or removable drive."""
    if sys.platform == "win32" and platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        letters = [chr(65 + bit) for bit in range(26) if kernel.GetLogicalDrives() >> bit & 1]
        local = (2, 3)  # DRIVE_REMOVABLE, DRIVE_FIXED
        drives = [f"{letter}:\\" for letter in letters]
        return tuple(drive for drive in drives if kernel.GetDriveTypeW(drive) in local)
    return ("/",)


def _mountinfo(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for line in lines:
        front, _, back = line.partition(" - ")
        fields = front.split(" ")
        if len(fields) > 4 and back:
            place = _OCTAL.sub(lambda match: chr(int(match[1], 8)), fields[4])
            yield place, back.partition(" ")[0]


def _sorted_out(mounts: Iterable[tuple[str, str]]) -> Volumes:
    remote, virtual = set(), set()
    for place, kind in mounts:
        if kind in _REMOTE:
            remote.add(os.path.normpath(place))
        elif kind in _VIRTUAL:
            virtual.add(os.path.normpath(place))
    return Volumes(frozenset(remote), frozenset(virtual))


def _windows_remote(path: str) -> bool:
    """UNC paths, and drives that Windows says are on a network; the server is not asked."""
    drive = os.path.splitdrive(path)[0]
    if drive.startswith("\\\\") and not drive.startswith("\\\\?\\"):
        return True
    if sys.platform == "win32":
        import ctypes

        remote = 4  # DRIVE_REMOTE
        return bool(drive) and ctypes.windll.kernel32.GetDriveTypeW(drive[-2:] + "\\") == remote
    return False
