"""Has anything in a workspace, or in one tree, been written to since its copy was begun?

Processes whose program, folder and libraries lie elsewhere, a download of a model for one, are
seen by what they write alone.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from roost.core.domain.digest import blake2b
from roost.core.domain.errors import StoreError
from roost.core.system.context import JobContext
from roost.core.system.tree.listing import Folder, walk

_OURS = frozenset({".journal", ".locks", ".tmp", ".leases", ".cache"})
"""Of `.envs`: notes of who works here, and what only saves time."""


def note(root: Path, ctx: JobContext) -> dict[str, str]:
    """Each folder (relative to the root) with one value for names, sizes and times in it.

    Raises StoreError for one that cannot be read, CancelledError.
    """
    own = tuple(os.path.join(".envs", name) for name in _OURS)  # noqa: PTH118
    found = {}
    for folder in walk(root, ctx):
        if folder.rel in own or folder.rel.startswith(tuple(name + os.sep for name in own)):
            continue
        found[folder.rel] = _value(folder)
    return found


def require_same(root: Path, before: Mapping[str, str], ctx: JobContext) -> None:
    """Raises StoreError ``changed`` where something has come, gone or been written to."""
    now = note(root, ctx)
    other = sorted(rel for rel in before.keys() | now.keys() if before.get(rel) != now.get(rel))
    if not other:
        return
    named = ", ".join(rel or "." for rel in other[:5]) + (" and others" if other[5:] else "")
    raise StoreError(
        "changed",
        f"Something was written to {root} while it was copied (in {named}), so nothing was moved.",
        path=str(root / other[0]),
        remedy="Wait until downloads and other programs that write there have ended, then try "
        "again.",
    )


def _value(folder: Folder) -> str:
    digest = blake2b(digest_size=16)
    entries = sorted([*folder.files, *folder.links, *folder.others], key=lambda entry: entry[0])
    for name, facts in entries:
        if folder.rel == ".envs" and name.startswith("roost.db"):
            continue
        row = f"{name}\0{facts.st_mode:o}\0{facts.st_size}\0{facts.st_mtime_ns}\n"
        digest.update(row.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
