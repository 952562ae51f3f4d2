"""Which folder a path really is, and whether anything on the way to it is a link."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from roost.core.domain.errors import StoreError
from roost.core.system.paths import os_path
from roost.core.system.tree.failures import failure

_NAME_SURROGATE = 0x20000000
"""Bit of a reparse tag: the entry stands for another one (junction, symlink, mounted volume)."""
_REPARSE_POINT = 0x400


@dataclass(frozen=True, slots=True)
class Identity:
    """What a folder keeps through renames: its device and inode (file index on Windows)."""

    device: int
    inode: int


def identity_of(status: os.stat_result) -> Identity:
    """The identity out of a stat result."""
    return Identity(status.st_dev, status.st_ino)


def identity(path: Path) -> Identity:
    """Identity of ``path`` itself, links not followed.  ``StoreError`` when it is not there."""
    try:
        return identity_of(os.lstat(os_path(path)))
    except OSError as error:
        raise failure(error, path, "look at") from error


def is_link(status: os.stat_result) -> bool:
    """Symlink, junction or mounted volume: an entry that stands for something elsewhere.

    Other reparse points (cloud placeholders, deduplicated files) hold their own content.
    """
    if stat.S_ISLNK(status.st_mode):
        return True
    attributes = getattr(status, "st_file_attributes", 0)
    tag = getattr(status, "st_reparse_tag", 0)
    return bool(attributes & _REPARSE_POINT and tag & _NAME_SURROGATE)


def is_real_dir(status: os.stat_result) -> bool:
    """A folder that is one itself."""
    return stat.S_ISDIR(status.st_mode) and not is_link(status)


def check_components(root: Path, path: Path) -> None:
    """Every component from ``root`` down to ``path`` is a real folder, both ends included.

    Raises ``StoreError``: "linked-path" for a link, junction or file on the way, "outside" when
    ``path`` does not lie below ``root``, "not-found" when a component is missing.
    """
    try:
        parts = path.relative_to(root).parts
    except ValueError as error:
        raise StoreError(
            "outside",
            f"{path} does not lie inside {root}.",
            remedy="Only folders of this workspace are touched.",
            path=str(path),
        ) from error
    if ".." in parts:
        raise StoreError(
            "outside", f"{path} leaves {root}.", remedy="Give a path without '..'.", path=str(path)
        )
    current = root
    for part in ("", *parts):
        current = current / part if part else current
        try:
            status = os.lstat(os_path(current))
        except OSError as error:
            raise failure(error, current, "look at") from error
        if not is_real_dir(status):
            raise StoreError(
                "linked-path",
                f"{current} is a link or not a folder; nothing is done through it.",
                remedy="Remove the link, or open the folder it points to as the workspace.",
                path=str(current),
            )


def check_identity(path: Path, expect: Identity | None) -> None:
    """``StoreError`` "changed" when ``path`` is no longer the folder that was looked at before."""
    if expect is not None and identity(path) != expect:
        raise changed(path)


def changed(path: Path) -> StoreError:
    """The error for a folder that was exchanged between check and act."""
    return StoreError(
        "changed",
        f"{path} was replaced by something else in the meantime; nothing was done.",
        remedy="Refresh, look at it again, and repeat.",
        path=str(path),
    )
