"""What each installed package weighs by its RECORD, and which copy on the disk it is."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator

from roost.core.discovery.other.candidate import OtherFound
from roost.core.discovery.other.picture import Copy
from roost.core.discovery.other.places import join
from roost.core.domain.requirement import normalised_name
from roost.core.system.context import JobContext
from roost.core.system.venv.dists import MAX_RECORD, Dist, entry_path, entry_target
from roost.core.system.venv.safe import is_within, read_whole

_BLOCK = 4096


def copies_of(found: Iterable[OtherFound], ctx: JobContext) -> Iterator[Copy]:
    """Every distribution of these environments; those that occur once are not weighed.

    Raises CancelledError.
    """
    everywhere = list(found)
    often = Counter(dist.record for one in everywhere for dist in one.facts.dists if dist.record)
    sizes: dict[str, tuple[int, str]] = {}
    for one in everywhere:
        ctx.check_cancelled()
        tree = str(one.env.venv)
        site = join(tree, one.facts.site)
        for dist in one.facts.dists:
            name = normalised_name(dist.name)
            copy = Copy(str(one.env.id), name, dist.version, one.info.volume, dist.record)
            if often[dist.record] < 2:
                yield copy
                continue
            if dist.record not in sizes:
                sizes[dist.record] = _listed(site, tree, dist)
            size, largest = sizes[dist.record]
            identity = _identity(entry_target(site, largest), tree) if largest else 0
            yield Copy(copy.env, copy.name, copy.version, copy.volume, dist.record, size, identity)


def _listed(site: str, tree: str, dist: Dist) -> tuple[int, str]:
    """(bytes in blocks, its largest file) as RECORD says; equal RECORDs say the same."""
    data = read_whole(join(site, dist.folder, "RECORD"), MAX_RECORD)
    if not isinstance(data, bytes):
        return 0, ""
    inside = os.path.normpath(tree)
    total, most, largest = 0, -1, ""
    for line in data.split(b"\n"):
        said = line.rstrip(b"\r").rpartition(b",")[2]
        if not said.isdigit() or len(said) > 15:
            continue
        size = int(said)
        if size <= most and b".." not in line and line[:1] != b"/":
            total += -(-size // _BLOCK) * _BLOCK
            continue
        entry = entry_path(line)
        if not entry or not is_within(entry_target(site, entry), inside):
            continue
        total += -(-size // _BLOCK) * _BLOCK
        if size > most:
            most, largest = size, entry
    return total, largest


def _identity(path: str, tree: str) -> int:
    """A number for the file on the disk, the same for all its hard links."""
    if not is_within(path, os.path.normpath(tree)):
        return 0
    try:
        facts = os.lstat(path)
    except (OSError, ValueError):
        return 0
    return facts.st_ino if stat.S_ISREG(facts.st_mode) else 0
