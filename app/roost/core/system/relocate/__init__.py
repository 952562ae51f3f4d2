"""Relocation: a venv that was copied or renamed is made to work at its new path.

A venv holds its own absolute path in scripts, launchers, activate scripts,
``pyvenv.cfg``, editables and ``direct_url.json``.  ``relocate`` changes them all, never
by writing into a file (which may be hard-linked), and then looks for the old path.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from roost.core.system.context import JobContext
from roost.core.system.paths import os_path
from roost.core.system.relocate.changes import Unmended, find_changes
from roost.core.system.relocate.leftovers import find_leftovers
from roost.core.system.relocate.move import move_between
from roost.core.system.relocate.origin import made_for
from roost.core.system.relocate.originals import keep_originals, restore_originals
from roost.core.system.relocate.replace import apply_changes

__all__ = ["RelocationReport", "Unmended", "made_for", "relocate", "restore_originals"]


@dataclass(frozen=True, slots=True)
class RelocationReport:
    """What was changed, and what still holds the old path; relative, ``/`` between."""

    changed: tuple[str, ...]
    unmended: tuple[Unmended, ...]


def relocate(
    tree: Path,
    old: Path,
    new: Path,
    ctx: JobContext | None = None,
    *,
    keep: Path | None = None,
    thorough: bool = False,
) -> RelocationReport:
    """Make the venv whose files are in ``tree`` fit for ``new``; it was made for ``old``.

    ``tree`` need not be ``new``: a tree is relocated before it gets its final name.
    With ``keep`` (outside the tree) the originals are stored there, durable, before
    the first file is replaced; ``restore_originals`` takes everything back from there
    after a failure, a cancel or a death.  ``thorough`` searches also the files that are
    unchanged since their wheel was unpacked.  Raises StoreError, CancelledError.
    """
    ctx = ctx or JobContext()
    tree = Path(os_path(tree))
    keep = None if keep is None else Path(os_path(keep))
    move = move_between(old, new)
    found = find_changes(tree, move, ctx)
    if found.changes:
        if keep is not None:
            keep_originals(tree, keep, [change.path for change in found.changes])
        apply_changes(tree, found.changes, ctx)
    unmended = {left.path: left for left in find_leftovers(tree, move, ctx, thorough=thorough)}
    unmended.update((left.path, left) for left in found.unmended)
    return RelocationReport(
        tuple(change.path for change in found.changes),
        tuple(unmended[path] for path in sorted(unmended)),
    )
