"""What a measure of an environment remembers for the next one, a small file each.

Losing one costs a full measure.  Small environments have none: they are measured as fast.
"""

from __future__ import annotations

from pathlib import Path

from roost.core.domain.digest import sha1
from roost.core.domain.env import EnvId
from roost.core.domain.errors import StoreError
from roost.core.store.cachefolders import cache_folders, write_cache
from roost.core.store.layout import Layout
from roost.core.system.files import read_bytes

FOLDER = "sizes"
WORTH = 1 << 16
"""Bytes of an index from which keeping it pays: some hundred folders."""
_MAX = 64 << 20


class SizeCache:
    """``fallback``: the user's cache folder, for workspaces that cannot be written."""

    def __init__(self, layout: Layout, fallback: Path | None = None) -> None:
        self._layout = layout
        self._folders = [folder / FOLDER for folder in cache_folders(layout, fallback)]

    def load(self, env: EnvId) -> bytes | None:
        """The index of the last measure, as it was stored."""
        for folder in self._folders:
            try:
                return read_bytes(folder / _name(env), _MAX)
            except (OSError, StoreError):
                continue
        return None

    def store(self, env: EnvId, index: bytes) -> None:
        """Keep it where it is worth it and possible; a failure is none."""
        if len(index) < WORTH:
            return
        for folder in self._folders:
            if write_cache(self._layout, folder / _name(env), index):
                return


def _name(env: EnvId) -> str:
    digest = sha1(str(env).encode("utf-8", "surrogatepass"), usedforsecurity=False)
    return f"{digest.hexdigest()}.index"
