"""The one accessor to Roost's own resource files (profiles, icons, help, styles)."""

from __future__ import annotations

import functools
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]


@functools.cache
def resources_root() -> Path:
    """The resources' folder: inside the wheel, else ``resources/`` of the checkout."""
    shipped = _PACKAGE / "_resources"
    return shipped if shipped.is_dir() else _PACKAGE.parents[1] / "resources"


def resource_path(name: str) -> Path:
    """The path of a resource such as "profiles" or "icons/app.svg"; it need not exist.

    Raises ``ValueError`` where the name leads out of the resources.
    """
    relative = Path(name)
    if relative.is_absolute() or ".." in relative.parts:
        raise ValueError(name)
    return resources_root() / relative
