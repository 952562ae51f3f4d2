"""Deduplication: identical files of several environments come to share their blocks.

By copy-on-write where the file system can, else, only when asked for, as hard links:
large files first, then sources together with their bytecode.  Journalled, undoable.
"""

from __future__ import annotations

from roost.core.system.dedupe.applying import apply_dedupe
from roost.core.system.dedupe.journal import read_trees
from roost.core.system.dedupe.model import DedupePlan, DedupeResult, Group, Skipped, Twin
from roost.core.system.dedupe.planning import plan_dedupe
from roost.core.system.dedupe.undoing import recover_dedupe, undo_dedupe

__all__ = [
    "DedupePlan",
    "DedupeResult",
    "Group",
    "Skipped",
    "Twin",
    "apply_dedupe",
    "plan_dedupe",
    "read_trees",
    "recover_dedupe",
    "undo_dedupe",
]
