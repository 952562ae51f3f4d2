"""The graphics hardware a workspace was last listed with: what its environments were graded for."""

from __future__ import annotations

from pathlib import Path

from roost.core.domain.errors import StoreError
from roost.core.store.cachefolders import cache_folders, write_cache
from roost.core.store.layout import Layout
from roost.core.system.files import read_bytes

NAME = "graded-for.txt"
_MAX = 4096


def last_seen(layout: Layout, fallback: Path | None, now: str) -> str | None:
    """What was seen the last time, where it was something else; ``now`` is then kept instead.

    None where nothing is known of a last time.
    """
    folders = cache_folders(layout, fallback)
    before = next((text for folder in folders if (text := _read(folder / NAME)) is not None), None)
    if before == now:
        return None
    any(write_cache(layout, folder / NAME, now) for folder in folders)
    return before


def _read(path: Path) -> str | None:
    try:
        return read_bytes(path, _MAX).decode("utf-8")
    except (FileNotFoundError, StoreError, UnicodeDecodeError):
        return None
