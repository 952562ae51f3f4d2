"""Failures of the operating system as Roost's errors, with the path as a field."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from roost.core.domain.errors import StoreError

_CODES = {
    errno.ENOSPC: ("disk-full", "Free some space there, then try again."),
    errno.EDQUOT: ("disk-full", "Your disk quota there is used up: free some space."),
    errno.EROFS: ("read-only", "The volume is mounted read-only: mount it writable."),
    errno.EACCES: ("no-permission", "Check the permissions, and who owns the folder."),
    errno.EPERM: ("no-permission", "Check the permissions, and who owns the folder."),
    errno.ENOENT: ("not-found", "Refresh: it was moved or deleted in the meantime."),
    errno.ENOTDIR: ("not-found", "Refresh: it was replaced by a file in the meantime."),
    errno.EEXIST: ("exists", "Choose another place, or remove what is there."),
    errno.ENOTEMPTY: ("exists", "Choose another place, or remove what is there."),
    errno.ENAMETOOLONG: ("name-too-long", "Use a folder with a shorter path."),
    errno.EMFILE: ("too-many-files", "Close other programs, or raise the limit of open files."),
    errno.EXDEV: ("other-volume", "Choose a place on the same volume."),
}
_WINDOWS_CODES = {
    5: ("no-permission", "Close programs that use it, and check the permissions."),
    32: ("in-use", "Close the program that has it open, then try again."),
    33: ("in-use", "Close the program that has it open, then try again."),
    39: ("disk-full", "Free some space there, then try again."),
    112: ("disk-full", "Free some space there, then try again."),
    145: ("in-use", "Another program is writing there: close it, then try again."),
    183: ("exists", "Choose another place, or remove what is there."),
    206: ("name-too-long", "Use a folder with a shorter path."),
}


def volume_of(path: Path) -> Path:
    """The mount point (or drive) that ``path`` or its nearest existing parent lies on."""
    current = Path(os.path.abspath(path))
    while not os.path.lexists(current) and current != current.parent:
        current = current.parent
    current = Path(os.path.realpath(current))
    while not os.path.ismount(current) and current != current.parent:
        current = current.parent
    return current


def failure(error: OSError, path: Path | str, verb: str) -> StoreError:
    """``error`` as a ``StoreError``: what could not be done to which path, and what helps.

    A full disk names its volume.  ``data`` keeps errno and winerror.
    """
    winerror = getattr(error, "winerror", None)
    known = _WINDOWS_CODES.get(winerror) if winerror else None
    code, remedy = known or _CODES.get(error.errno or 0, ("io-error", ""))
    reason = error.strerror or str(error)
    message = f"Could not {verb} {_shown(path)}: {reason}."
    if code == "disk-full":
        message = f"The volume {volume_of(Path(path))} is full: could not {verb} {_shown(path)}."
    return StoreError(
        code,
        message,
        remedy=remedy,
        path=_shown(path),
        data={"errno": error.errno, "winerror": winerror},
    )


def _shown(path: Path | str) -> str:
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def changed_while_copying() -> StoreError:
    """The error for a file that became shorter while it was read."""
    return StoreError(
        "changed",
        "A file was changed while it was being copied.",
        remedy="Close the programs that use the environment, then try again.",
    )
