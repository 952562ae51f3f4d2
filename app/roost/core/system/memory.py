"""What a large piece of work leaves behind in a process that stays."""

from __future__ import annotations

import sys


def give_back_memory() -> None:
    """Hand freed memory back to the system; glibc keeps what lies under something still used.

    2.5 MB after a plan for a thousand environments.  Takes a few milliseconds, without the
    interpreter's lock; does nothing elsewhere.
    """
    if sys.platform != "linux":
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
