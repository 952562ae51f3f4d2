"""Bytecode that another environment already has, taken over where the source is the same.

Compiling the reference stack takes half a minute, linking what is there about a
second (performance.md, row 6).  A source counts as the same when it is the same
file (installers link from their cache) or has the same bytes; what RECORD says
is not enough, since a file may have been edited since.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Sequence
from pathlib import Path

from roost.core.system.venv.facts import read_facts

_HEADER = struct.Struct("<4sIII")  # magic, flags (0 = by time stamp), mtime, size: PEP 552


def reuse_bytecode(
    tree: Path, sources: Sequence[str], donors: Sequence[Path], on_file: Callable[[int], None]
) -> list[str]:
    """Give ``sources`` (modules of ``tree``) the bytecode of ``donors``; those left without.

    ``donors`` must be environments that Roost itself made and checked: their
    bytecode is trusted to belong to their sources.  Donors of another Python
    are passed over.  ``on_file`` gets the number of files done so far and may
    raise to stop.
    """
    version = _minor(tree)
    usable = [str(donor) for donor in donors if donor != tree and _minor(donor) == version]
    if not version or not usable:
        return list(sources)
    suffix = f".cpython-{version.replace('.', '')}.pyc"
    left: list[str] = []
    made: set[str] = set()
    inside = len(str(tree))
    for number, source in enumerate(sources):
        if number % 200 == 0:
            on_file(number - len(left))
        folder, name = os.path.split(source[inside:])
        compiled = f"{folder}{os.sep}__pycache__{os.sep}{name[:-3]}{suffix}"
        for donor in usable:
            if _take(source, donor + source[inside:], f"{tree}{compiled}", donor + compiled, made):
                break
        else:
            left.append(source)
    on_file(len(sources) - len(left))
    return left


def _minor(tree: Path) -> str:
    version = read_facts(str(tree)).python_version or ""
    return ".".join(version.split(".")[:2])


def _take(source: str, donor: str, target: str, compiled: str, made: set[str]) -> bool:
    """Give ``source`` as ``target`` what ``donor`` has as ``compiled``; ``made``: folders there."""
    try:
        ours, theirs = os.stat(source), os.stat(donor)
        magic, flags, mtime, size = _HEADER.unpack(_read(compiled, _HEADER.size))
        stale = flags != 0 or mtime != int(theirs.st_mtime) & 0xFFFFFFFF
        if stale or size != theirs.st_size & 0xFFFFFFFF or not _same(source, ours, donor, theirs):
            return False
        folder = os.path.dirname(target)
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        if mtime == int(ours.st_mtime) & 0xFFFFFFFF and _linked(compiled, target):
            return True
        head = _HEADER.pack(magic, 0, int(ours.st_mtime) & 0xFFFFFFFF, size)
        with open(compiled, "rb") as their, open(target, "xb") as file:
            file.write(head + their.read()[_HEADER.size :])
    except (OSError, struct.error):
        return False  # it is compiled like any other
    return True


def _read(path: str, count: int) -> bytes:
    """The first bytes of a file; a file object costs three times as much."""
    fd = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return os.read(fd, count)
    finally:
        os.close(fd)


def _linked(compiled: str, target: str) -> bool:
    """Python replaces bytecode and never writes into it, so a link spreads nothing."""
    try:
        os.link(compiled, target)
    except OSError:
        return False
    return True


def _same(source: str, ours: os.stat_result, donor: str, theirs: os.stat_result) -> bool:
    if (ours.st_ino, ours.st_dev) == (theirs.st_ino, theirs.st_dev) and ours.st_ino:
        return True
    if ours.st_size != theirs.st_size:
        return False
    with open(source, "rb") as mine, open(donor, "rb") as other:
        return mine.read() == other.read()
