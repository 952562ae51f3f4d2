"""The folders that can be environments, by name alone: the first look at a workspace."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from roost.core.domain.errors import RoostError, StoreError
from roost.core.domain.names import is_safe_name


def environment_folders(container: Path, errors: list[RoostError]) -> Iterator[str]:
    """Names of the folders (and links) in ``container`` that can be environments, sorted.

    Names with a leading dot are ours or hidden; unsafe ones (fault 26) become errors.
    """
    try:
        with os.scandir(container) as entries:
            names = [entry.name for entry in entries if _is_candidate(entry)]
    except FileNotFoundError:
        return
    except OSError as error:
        errors.append(
            StoreError(
                "unreadable",
                f"The folder {container.name} cannot be read ({error.strerror}).",
                path=str(container),
                remedy="Check the permissions of the folder, and that its volume is attached.",
            )
        )
        return
    for name in sorted(names):
        if is_safe_name(name):
            yield name
        else:
            errors.append(_unsafe(container, name))


def _is_candidate(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return False
    try:
        return entry.is_dir() or entry.is_symlink()
    except OSError:
        return True


def _unsafe(container: Path, name: str) -> StoreError:
    from roost.core.domain.printable import printable

    shown = printable(name)
    return StoreError(
        "unsafe-name",
        f"The folder “{shown}” in {container.name} has a name that not every system can use; "
        "it was left alone.",
        path=str(container / name).encode("utf-8", "backslashreplace").decode("utf-8"),
        remedy="Rename the folder to letters, digits, dots, dashes and underscores.",
    )
