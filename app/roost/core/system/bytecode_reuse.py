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
    for number, source in enumerate(sources):
        if number % 200 == 0:
            on_file(number - len(left))
        relative = os.path.relpath(source, tree)
        if not any(_take(source, os.path.join(d, relative), suffix, made) for d in usable):
            left.append(source)
    on_file(len(sources) - len(left))
    return left


def _minor(tree: Path) -> str:
    version = read_facts(str(tree)).python_version or ""
    return ".".join(version.split(".")[:2])


def _take(source: str, donor: str, suffix: str, made: set[str]) -> bool:
    try:
        ours, theirs = os.stat(source), os.stat(donor)
        folder, name = os.path.split(source)
        their_folder = os.path.join(os.path.dirname(donor), "__pycache__")
        compiled = os.path.join(their_folder, name[:-3] + suffix)
        with open(compiled, "rb") as file:
            data = file.read()
        magic, flags, mtime, size = _HEADER.unpack_from(data)
        stale = flags != 0 or mtime != int(theirs.st_mtime) & 0xFFFFFFFF
        if stale or size != theirs.st_size & 0xFFFFFFFF or not _same(source, ours, donor, theirs):
            return False
        ours_folder = os.path.join(folder, "__pycache__")
        if ours_folder not in made:
            os.makedirs(ours_folder, exist_ok=True)
            made.add(ours_folder)
        target = os.path.join(ours_folder, name[:-3] + suffix)
        if mtime == int(ours.st_mtime) & 0xFFFFFFFF and _linked(compiled, target):
            return True
        head = _HEADER.pack(magic, 0, int(ours.st_mtime) & 0xFFFFFFFF, size)
        with open(target, "xb") as file:
            file.write(head + data[_HEADER.size :])
    except (OSError, struct.error):
        return False  # it is compiled like any other
    return True


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
