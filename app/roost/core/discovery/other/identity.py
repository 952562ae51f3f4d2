"""Names of other tools' environments: told by their place alone, so that they stay the same."""

from __future__ import annotations

import os
import re

from roost.core.domain.digest import sha1
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.telling import telling_part

_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 40


def place_of(path: str, platform: str) -> str:
    """One text for one place, whichever case or separator it is written with."""
    if platform == "win32":
        return path.replace("\\", "/").rstrip("/").lower()
    return path.rstrip("/")


def other_id(tree: str, platform: str) -> EnvId:
    """``other:<folder that says something>-<8 hex of its path>``."""
    place = place_of(tree, platform)
    digest = sha1(place.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
    parts = [part for part in place.lower().split("/") if part]
    slug = _OTHER.sub("-", telling_part(parts)).strip("-")[:_LONGEST].strip("-") or "python"
    return EnvId(EnvKind.OTHER, f"{slug}-{digest[:8]}")


def hostile(path: str) -> bool:
    """Whether a path cannot be shown or handed on as text (fault 26, 31)."""
    if any(ord(char) < 32 or ord(char) == 127 for char in path):
        return True
    return any("\ud800" <= char <= "\udfff" for char in path) or len(path) > 4096


def shown(path: str) -> str:
    """The same path in plain ASCII, for a message about it."""
    return os.fspath(path).encode("unicode_escape").decode("ascii")[:300]
