"""A picture of the window that is asked for: by the command, and for the support file."""

from __future__ import annotations

from typing import NamedTuple


class Shot(NamedTuple):
    """``out``: the PNG to write.  ``root``: a workspace or a support file; None for the states
    that show none, or one made for them."""

    out: str
    root: str | None = None
    select: str | None = None
    """The id of an environment."""
    state: str | None = None
    theme: str = "light"
    size: tuple[int, int] = (1440, 900)
    scale: float = 1.0
    """Pixels of the picture for each of ``size``, as on a screen of that density."""
    language: str | None = None
    """A code; None: English."""
