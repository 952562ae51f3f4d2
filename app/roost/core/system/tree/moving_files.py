"""Move single files to another place, never onto something that is there."""

from __future__ import annotations

import filecmp
import os
import shutil
from contextlib import suppress
from pathlib import Path

from roost.core.domain.errors import StoreError
from roost.core.system.tree.failures import failure
from roost.core.system.tree.renaming import rename


def move_file(source: Path, target: Path) -> None:
    """Move a file (or a link, as it is) to ``target``, whose folder is made where missing.

    At every instant one of the two names holds the whole file; across volumes it is copied,
    compared and on the disk before the source goes.  Raises StoreError ``exists``, ``disk-full``.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failure(error, target.parent, "make") from error
    try:
        rename(source, target)
    except StoreError as error:
        if error.code != "other-volume":
            raise
        _copy(source, target)
        source.unlink()


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(f".part-{os.urandom(4).hex()}")
    try:
        shutil.copy2(source, part, follow_symlinks=False)
        if not part.is_symlink():
            _sync(part)
            if not filecmp.cmp(source, part, shallow=False):
                raise StoreError(
                    "changed",
                    f"{source} was written to while it was copied.",
                    path=str(source),
                    remedy="Close the program that writes to it, then try again.",
                )
        rename(part, target)
    except OSError as error:
        raise failure(error, target, "copy to") from error
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
