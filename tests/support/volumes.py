"""Small volumes of a wanted file system in a file, mounted for a while where that is allowed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MAKE = {
    "ext4": ["mkfs.ext4", "-q", "-F"],
    "xfs": ["mkfs.xfs", "-q", "-f", "-m", "reflink=1"],
    "btrfs": ["mkfs.btrfs", "-q", "-f"],
}


@contextmanager
def formatted(kind: str, work: Path, megabytes: int) -> Iterator[Path | str]:
    """The mounted volume, or a sentence on why there is none (never an exception)."""
    image, place = work / f"{kind}.img", work / f"{kind}.mnt"
    try:
        why = _mount(kind, image, place, megabytes)
        yield why or place
    finally:
        if place.exists():
            subprocess.run(["umount", place], capture_output=True)
            place.rmdir()
        image.unlink(missing_ok=True)


def _mount(kind: str, image: Path, place: Path, megabytes: int) -> str:
    if sys.platform != "linux":
        return "loop mounts are a matter of Linux"
    tool = shutil.which(MAKE[kind][0], path="/usr/sbin:/sbin:/usr/bin:/bin")
    if tool is None:
        return f"{MAKE[kind][0]} is not installed"
    with open(image, "wb") as file:
        file.truncate(megabytes << 20)
    made = subprocess.run([tool, *MAKE[kind][1:], image], capture_output=True, text=True)
    if made.returncode:
        return f"{MAKE[kind][0]} failed: {made.stderr.strip()[-200:]}"
    place.mkdir()
    mounted = subprocess.run(["mount", "-o", "loop", image, place], capture_output=True, text=True)
    return "" if mounted.returncode == 0 else f"mounting is not allowed: {mounted.stderr.strip()}"


@contextmanager
def memory_volume(work: Path, size: int) -> Iterator[Path | str]:
    """A mounted volume of ``size`` bytes in memory, or a sentence on why there is none."""
    place = work / "volume"
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if sys.platform != "linux" or shutil.which("mount") is None:
        yield "a volume in memory is a matter of Linux"
        return
    mounted = subprocess.run(words, capture_output=True, text=True)
    if mounted.returncode:
        yield f"mounting is not allowed: {mounted.stderr.strip()}"
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)
