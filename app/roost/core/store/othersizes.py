"""Sizes of other tools' environments as they were measured last, so that a list has them at once.

One file in the user's cache folder; losing it costs one measure of each.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from roost.core.domain.env import EnvId, Sizes
from roost.core.domain.errors import StoreError
from roost.core.system.files import read_bytes, write_atomic

SCHEMA = 1
NAME = "other-sizes.json"
MAX_BYTES = 4 << 20
MOST = 5_000


class OtherSizes:
    """Valid for the stamp of the tree they were measured at.  Not for several threads at once."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._rows = _read(self._path)

    def recall(self, env_id: EnvId, stamp: str) -> Sizes | None:
        """None where it was not measured, or has changed since."""
        row = self._rows.get(str(env_id))
        if not isinstance(row, list) or len(row) != 4 or row[0] != stamp:
            return None
        good = all(isinstance(one, int) and one >= 0 for one in row[1:])
        return Sizes(row[1], row[2], row[3]) if good else None

    def keep(self, env_id: EnvId, stamp: str, sizes: Sizes) -> None:
        """Write it down; where that cannot be done the next list measures again."""
        row = [stamp, sizes.size, sizes.own, sizes.will_free]
        if self._rows.get(str(env_id)) == row:
            return
        self._rows.pop(str(env_id), None)
        while len(self._rows) >= MOST:
            self._rows.pop(next(iter(self._rows)))
        self._rows[str(env_id)] = row
        document = {"schema": SCHEMA, "sizes": self._rows}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(self._path, json.dumps(document, separators=(",", ":")))
        except (OSError, StoreError):
            return


def _read(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(read_bytes(path, MAX_BYTES))
    except (FileNotFoundError, StoreError, ValueError, RecursionError):
        return {}
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        return {}
    rows = document.get("sizes")
    return rows if isinstance(rows, dict) else {}
