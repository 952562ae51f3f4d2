"""Python's garbage collector, which the command puts off until the window stands."""

from __future__ import annotations

import gc


def collect_from_now_on() -> None:
    """What a start has made stays: the collector need not look through it again and again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
