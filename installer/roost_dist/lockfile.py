"""Lock files as text: one entry a package, with its hashes."""

from __future__ import annotations

import re
from collections.abc import Collection


def entries(text: str) -> dict[str, str]:
    """The entries of a lock (installer/*.lock) by normalised package name."""
    found: dict[str, str] = {}
    for entry in re.split(r"\n(?=\S)", text.strip()):
        name = re.match(r"[\w.-]+", entry)
        if name is not None:
            found[re.sub(r"[-_.]+", "-", name[0]).lower()] = entry
    return found


def only(text: str, names: Collection[str]) -> str:
    """A lock of these packages alone.  Raises KeyError for one that is not locked."""
    locked = entries(text)
    return "".join(f"{locked[name]}\n" for name in sorted(names))
