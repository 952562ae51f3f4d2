"""When an environment was last used, as far as its own files tell."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path


def last_start(tree: Path, now: float) -> str | None:
    """When Python was last started in a tree (ISO 8601 UTC), by the last access of `pyvenv.cfg`.

    Every start reads that file, and Roost reads it without a trace where the system lets
    it.  Within a day's accuracy where a volume notes accesses as Linux usually does
    (relatime); None where it notes none, or the time cannot be.
    """
    try:
        facts = os.stat(f"{tree}{os.sep}pyvenv.cfg")  # noqa: PTH116 - a thousand in a list
    except (OSError, ValueError):
        return None
    if not facts.st_mtime < facts.st_atime <= now + 1:
        return None
    return f"{datetime.fromtimestamp(int(facts.st_atime), UTC).isoformat()[:19]}Z"
