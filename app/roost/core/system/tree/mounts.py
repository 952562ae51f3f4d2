"""Volumes mounted inside a folder: what a removal must not walk into."""

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
            place = _OCTAL.sub(lambda match: bytes([int(match[1], 8)]), fields[4])
            if place.startswith(root):
                found.add(os.fsdecode(place[len(root) :]))
    return frozenset(found)
