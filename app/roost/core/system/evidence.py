"""What can be seen of why a volume did not gain what was expected: evidence, no guesses.

Everything here is a look; what the system forbids to see is left out.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from roost.core.system.tree.mounts import file_system_of
from roost.core.system.tree.space import free_space

_SNAPSHOTS = frozenset({"btrfs", "zfs", "apfs", "bcachefs", "nilfs2"})
"""Kinds of volumes whose snapshots keep the blocks of deleted files."""


@dataclass(frozen=True, slots=True)
class Held:
    """A deleted file that a process still has open; its blocks are free once it is closed."""

    pid: int
    name: str
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes a process has handed to the disk so far, on whatever volume."""

    name: str
    size: int


def free_blocks(path: Path) -> int:
    """Bytes of a volume that hold nothing, those kept back for its owner included.

    On a volume so full that these are in use, what becomes free goes to them first.
    """
    if sys.platform == "win32":
        return free_space(path)
    else:
        status = os.statvfs(path)
        return status.f_bfree * status.f_frsize


def held_open(device: int, proc: str = "/proc") -> tuple[Held, ...]:
    """Deleted files of a volume that processes still hold, biggest first (Linux)."""
    found: dict[int, Held] = {}
    for pid in _pids(proc):
        folder = f"{proc}/{pid}/fd"
        for number in _names(folder):
            try:
                status = os.stat(f"{folder}/{number}")
                if status.st_dev != device or status.st_nlink or not status.st_blocks:
                    continue
                path = os.readlink(f"{folder}/{number}").removesuffix(" (deleted)")
            except OSError:
                continue
            found.setdefault(
                status.st_ino, Held(pid, _name_of(proc, pid), path, status.st_blocks * 512)
            )
    return tuple(sorted(found.values(), key=lambda held: -held.size))


def written_by(proc: str = "/proc") -> Mapping[int, Written]:
    """What each other process has written since it started, as far as it may be seen (Linux)."""
    found: dict[int, Written] = {}
    for pid in _pids(proc):
        if pid == os.getpid():
            continue
        try:
            with open(f"{proc}/{pid}/io", "rb") as file:
                rows = dict(line.split(b": ", 1) for line in file.read().splitlines())
            found[pid] = Written(_name_of(proc, pid), int(rows[b"write_bytes"]))
        except (OSError, ValueError, KeyError):
            continue
    return found


def written_since(
    before: Mapping[int, Written], after: Mapping[int, Written]
) -> dict[int, Written]:
    """Who wrote in between, and how much, most first; a pid that is new counts from zero."""
    grown = {
        pid: Written(now.name, now.size - (before[pid].size if pid in before else 0))
        for pid, now in after.items()
    }
    return dict(
        sorted(
            ((pid, one) for pid, one in grown.items() if one.size > 0),
            key=lambda pair: -pair[1].size,
        )
    )


def keeps_snapshots(path: Path) -> str:
    """The kind of the volume of ``path`` where that kind can have snapshots, else ""."""
    kind = kind_of_volume(path)
    return kind if kind in _SNAPSHOTS else ""


def kind_of_volume(path: Path) -> str:
    """ "ext4", "btrfs", …; "" where the system does not say."""
    if sys.platform == "linux":
        return file_system_of(path)
    else:
        from roost.core.system.filesystem import look_at

        return look_at(path).kind


def _pids(proc: str) -> list[int]:
    return [int(name) for name in _names(proc) if name.isdigit()] if sys.platform == "linux" else []


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _name_of(proc: str, pid: int) -> str:
    try:
        with open(f"{proc}/{pid}/comm", "rb") as file:
            return file.read().decode("utf-8", "replace").strip()
    except OSError:
        return "?"
