"""What a look at the workspace's folders brings back."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.domain.env import Env, EnvId
from roost.core.domain.errors import RoostError, StoreError
from roost.core.domain.model import is_safe_name
from roost.core.domain.printable import printable

if TYPE_CHECKING:
    from roost.core.discovery.metadata import Metadata
    from roost.core.system.venv.facts import TreeFacts


@dataclass(frozen=True, slots=True)
class Found:
    """Environments sorted by name, with what was read of their trees.

    ``errors``: folders that could not be taken as environments, and damaged files beside
    them; the others are there all the same.
    """

    envs: tuple[Env, ...] = ()
    errors: tuple[RoostError, ...] = ()
    facts: Mapping[EnvId, TreeFacts] = field(default_factory=dict)
    stamps: Mapping[EnvId, str] = field(default_factory=dict)
    """Without driver: ``health.full_stamp`` adds it."""
    metadata: Mapping[EnvId, Metadata] = field(default_factory=dict)
    """Of legacy environments."""


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
    shown = printable(name)
    return StoreError(
        "unsafe-name",
        f"The folder “{shown}” in {container.name} has a name that not every system can use; "
        "it was left alone.",
        path=str(container / name).encode("utf-8", "backslashreplace").decode("utf-8"),
        remedy="Rename the folder to letters, digits, dots, dashes and underscores.",
    )
