"""Sizes of other tools' environments as they were measured last, so that a list has them at once.

One file in the user's cache folder; losing it costs one measure of each.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from roost.core.domain.env import EnvId, Sizes
from roost.core.store.userdocument import read_document, write_document

SCHEMA = 1
NAME = "other-sizes.json"
MAX_BYTES = 4 << 20
MOST = 5_000


class OtherSizes:
    """Valid for the stamp of the tree they were measured at.  Not for several threads at once."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        rows = read_document(self._path, SCHEMA, MAX_BYTES).get("sizes")
        self._rows: dict[str, Any] = rows if isinstance(rows, dict) else {}

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
        write_document(self._path, SCHEMA, {"sizes": self._rows})
