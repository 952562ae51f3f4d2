"""What the file system under a folder can do, found out without writing to it.

From the kind its system names and from a look at a name in other letters; a table of kinds
says the rest (reliability.md, "File systems"), since trying it out would be a change.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from roost.core.system.tree.mounts import file_system_of
from roost.core.system.volumes import volumes

_SHARES_BLOCKS = frozenset({"btrfs", "apfs", "refs", "bcachefs", "ocfs2"})
_MAY_SHARE = frozenset({"xfs", "zfs", "overlay"})
_NO_HARD_LINKS = frozenset({"vfat", "msdos", "fat32", "fat", "exfat", "9p", "vboxsf"})


@dataclass(frozen=True, slots=True)
class FileSystem:
    """``kind`` "" where nobody says; None: cannot be told without writing."""

    kind: str = ""
    remote: bool = False
    read_only: bool = False
    case_sensitive: bool | None = None
    hard_links: bool = True
    reflinks: bool | None = False


def look_at(folder: Path, kind_of: Callable[[Path], str] | None = None) -> FileSystem:
    """The facts of the volume ``folder`` lies on; never raises, changes nothing."""
    kind = (kind_of or _kind)(folder).lower()
    return FileSystem(
        kind,
        volumes().is_remote(os.path.abspath(folder)),
        _read_only(folder),
        _case_sensitive(folder),
        kind not in _NO_HARD_LINKS,
        True if kind in _SHARES_BLOCKS else None if kind in _MAY_SHARE else False,
    )


def _kind(folder: Path) -> str:
    if sys.platform == "linux":
        return file_system_of(folder)
    elif sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(os.path.abspath(folder))[0]
        name = ctypes.create_unicode_buffer(64)
        done = ctypes.windll.kernel32.GetVolumeInformationW(
            drive + "\\", None, 0, None, None, None, name, 64
        )
        return name.value if done else ""
    else:
        import psutil

        path = os.path.realpath(folder)
        inside = [
            part
            for part in psutil.disk_partitions(all=True)
            if path == part.mountpoint or path.startswith(part.mountpoint.rstrip("/") + "/")
        ]
        best = max(inside, key=lambda part: len(part.mountpoint), default=None)
        return best.fstype if best is not None else ""


def _read_only(folder: Path) -> bool:
    if sys.platform == "win32":
        return False
    try:
        return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
    except OSError:
        return False


def _case_sensitive(folder: Path) -> bool | None:
    """By asking for a name that is there in letters of the other case."""
    try:
        names = sorted(os.listdir(folder))[:50]
    except OSError:
        return None
    known = set(names)
    for path, name in [(folder / name, name) for name in names] + [(folder, folder.name)]:
        other = name.swapcase()
        if other == name or len(other) != len(name) or (path != folder and other in known):
            continue
        try:
            return not os.path.samefile(path, path.with_name(other))
        except FileNotFoundError:
            return True
        except (OSError, ValueError):
            continue
    return None
