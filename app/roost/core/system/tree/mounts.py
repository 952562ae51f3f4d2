"""What is mounted where: volumes a removal must not walk into, and what kind a volume is."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

_OCTAL = re.compile(rb"\\([0-7]{3})")


def mounts_below(path: Path, table: Path = Path("/proc/self/mountinfo")) -> frozenset[str]:
    """Paths relative to ``path`` of everything mounted inside it, bind mounts included.

    Linux only (a bind mount has the device number of its source, so ``st_dev`` cannot tell);
    elsewhere empty, where the device number does.
    """
    if sys.platform != "linux":
        return frozenset()
    try:
        lines = table.read_bytes().splitlines()
    except OSError:
        return frozenset()
    root = os.fsencode(os.path.realpath(path)).rstrip(b"/") + b"/"
    found = set()
    for line in lines:
        fields = line.split(b" ")
        if len(fields) > 4:
            place = _plain(fields[4])
            if place.startswith(root):
                found.add(os.fsdecode(place[len(root) :]))
    return frozenset(found)


def file_system_of(path: Path, table: Path = Path("/proc/self/mountinfo")) -> str:
    """The kind of file system ``path`` lies on ("ext4", "btrfs"), "" where nobody says.  Linux."""
    if sys.platform != "linux":
        return ""
    try:
        lines = table.read_bytes().splitlines()
    except OSError:
        return ""
    place = os.fsencode(os.path.realpath(path))
    best, kind = -1, ""
    for line in lines:
        front, _, back = line.partition(b" - ")
        fields = front.split(b" ")
        if len(fields) < 5:
            continue
        mounted = _plain(fields[4])
        inside = place == mounted or place.startswith(mounted.rstrip(b"/") + b"/")
        if inside and len(mounted) >= best:  # of two mounts at one place the later one counts
            best, kind = len(mounted), os.fsdecode(back.partition(b" ")[0])
    return kind


def _plain(field: bytes) -> bytes:
    return _OCTAL.sub(lambda match: bytes([int(match[1], 8)]), field)
