"""A few blocks kept back, so that on a full disk what frees space can still be begun.

A deletion has to note down what it does before it does it.  Where the volume is full to the
last byte, the reserve goes first, then caches, which nobody loses anything by.
"""

from __future__ import annotations

import os
from pathlib import Path

from roost.core.domain.errors import StoreError
from roost.core.system import tree  # whose parts load when first used: a list needs none

NAME = "reserve"
SIZE = 128 << 10
"""Bytes: a journal, an owner record, a manifest, their folders, the user's choices."""
PLENTY = 16 << 20
"""Bytes that are free where a reserve takes nothing from anybody."""


def give_back(caches: Path, keep: str) -> None:
    """Free a little where nothing is left: the reserve, then cache files not beginning ``keep``.

    Best effort, never raises; follows no link.
    """
    try:
        if tree.free_space(caches) >= SIZE or os.path.islink(caches):
            return
        _remove(caches / NAME)
        if tree.free_space(caches) < SIZE:
            for folder, _folders, files in os.walk(caches):
                for name in files:
                    if not name.startswith(keep):
                        _remove(Path(folder, name))
    except (OSError, StoreError):
        return


def keep_back(caches: Path) -> None:
    """Lay the reserve down, where there is plenty.  Best effort, never raises.

    For whoever looks, not for whoever changes: an operation's ledger counts free bytes.
    """
    path = caches / NAME
    try:
        if os.path.lexists(path) or not caches.is_dir() or caches.is_symlink():
            return
        if tree.free_space(caches) < PLENTY:
            return
        with open(path, "xb", buffering=0) as file:
            file.write(os.urandom(SIZE))  # a volume that compresses would keep nothing of zeros
    except (OSError, StoreError):
        return


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return
