"""What a relocation will change: every new content, worked out before a byte is written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from roost.core.system.context import JobContext
from roost.core.system.relocate.candidates import (
    LARGEST_TEXT,
    Candidate,
    candidates,
    record_files,
)
from roost.core.system.relocate.launcher import LARGEST, mend_launcher
from roost.core.system.relocate.move import Move
from roost.core.system.relocate.record import Contents, mend_record
from roost.core.system.relocate.texts import mend_python, mender_for

_BINARIES = (b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa\xcf")


@dataclass(frozen=True, slots=True)
class Unmended:
    """A file (relative to the tree, ``/`` between) that still holds the old path, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """One file's new content, or a symbolic link's new target."""

    path: str
    contents: Contents | None = None
    target: str | None = None


@dataclass(slots=True)
class Changes:
    """All changes of a relocation, in the order they are made, and what cannot be mended."""

    changes: list[Change] = field(default_factory=list)
    unmended: list[Unmended] = field(default_factory=list)


def find_changes(tree: Path, move: Move, ctx: JobContext) -> Changes:
    """Work out what has to change below ``tree``; nothing is written."""
    found = Changes()
    for candidate in candidates(tree):
        ctx.check_cancelled()
        try:
            change = _change(tree, candidate, move)
        except OSError as error:
            found.unmended.append(
                Unmended(candidate.path, f"it could not be read ({error.strerror or error})")
            )
        except ValueError as error:
            found.unmended.append(Unmended(candidate.path, str(error)))
        else:
            if change is not None:
                found.changes.append(change)
    found.changes.extend(_record_changes(tree, found.changes, move))
    return found


def _change(tree: Path, candidate: Candidate, move: Move) -> Change | None:
    path = tree / candidate.path
    if candidate.is_link:
        target = os.readlink(path)
        moved = move.moved(target)
        return None if moved is None else Change(candidate.path, target=moved)
    if candidate.facts.st_size > LARGEST:
        return None
    before = path.read_bytes()
    if before.startswith(_BINARIES):
        return None
    if before.startswith(b"MZ"):
        after = mend_launcher(before, move, lambda text: mend_python(text, move))
    elif len(before) > LARGEST_TEXT or b"\0" in before[:1024]:
        return None
    else:
        text = before.decode("utf-8", "surrogateescape")
        after = mender_for(candidate.name)(text, move).encode("utf-8", "surrogateescape")
    return None if after == before else Change(candidate.path, Contents(before, after))


def _record_changes(tree: Path, changes: Iterable[Change], move: Move) -> list[Change]:
    changed = {change.path: change.contents for change in changes if change.contents}
    records = []
    for path in record_files(tree):
        try:
            before = (tree / path).read_bytes()
        except OSError:
            continue
        text = before.decode("utf-8", "surrogateescape")
        site = path.rsplit("/", 2)[0]
        after = mend_record(text, site, changed, move).encode("utf-8", "surrogateescape")
        if after != before:
            records.append(Change(path, Contents(before, after)))
    return records
