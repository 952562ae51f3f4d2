"""What a deduplication is going to do, and what it did, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Means = Literal["reflink", "hardlink"]
Kind = Literal["large", "source", "other"]

ORDER: tuple[Kind, ...] = ("large", "source", "other")
"""In this order the groups are worked on: most bytes first."""

LARGE = 1 << 20
"""Bytes from which a file counts as large: 15-27 such files hold most of a torch wheel."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A file to share blocks with ``source``, and its bytecode with the source's.

    ``bytecode`` pairs (source's ``.pyc``, this file's ``.pyc``): linking a ``.py`` gives
    it the other's mtime, for which only the other's ``.pyc`` is valid.
    """

    path: Path
    bytecode: tuple[tuple[Path, Path], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Files of one content: ``source`` stays, ``twins`` come to share its blocks.

    ``size`` in bytes, ``saves`` in allocated bytes that become free.
    """

    source: Path
    twins: tuple[Twin, ...]
    size: int
    saves: int
    kind: Kind
    means: Means


@dataclass(frozen=True, slots=True)
class DedupePlan:
    """All groups, largest kinds first, and how many allocated bytes they free.

    ``means`` is "hardlink" if any volume cannot share blocks otherwise.  With hard links
    an edit in place of one file changes its twins: who asks for them must have been told.
    """

    groups: tuple[Group, ...]
    saves_bytes: int
    means: Means
    trees: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was left alone, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class DedupeResult:
    """Files that share blocks now, allocated bytes that became free, and what was left."""

    linked: int
    saved_bytes: int
    skipped: tuple[Skipped, ...] = ()
