"""What was read of each tree, kept so that the next list only has to stat.

One file for the whole workspace; an entry is valid for the stamp of formats.md.  Losing
the file, or any damage to it, costs one slower list.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from roost.core.domain.errors import StoreError
from roost.core.store.cachefolders import cache_folders, write_cache
from roost.core.store.layout import Layout
from roost.core.system.files import read_bytes
from roost.core.system.venv.dists import Dist
from roost.core.system.venv.facts import TreeFacts

SCHEMA = 2
NAME = "scan.json"
MAX_BYTES = 256 << 20
_FIELDS = tuple(item.name for item in fields(TreeFacts))
_DISTS = _FIELDS.index("dists")
_VERSION = _FIELDS.index("version")
_BOOLEANS = frozenset(_FIELDS.index(name) for name in ("home_exists", "system_site", "elsewhere"))


@dataclass(slots=True)
class ScanCache:
    """Rows ``[stamp, stamp of its metadata, facts…]`` by environment id.

    Not for several threads at once.
    """

    layout: Layout | None = None
    fallback: Path | None = None
    rows: dict[str, Any] = field(default_factory=dict)
    notes: dict[str, Any] = field(default_factory=dict)
    fresh: dict[str, Any] = field(default_factory=dict)
    fresh_notes: dict[str, Any] = field(default_factory=dict)
    changed: bool = False

    @classmethod
    def open(cls, layout: Layout, fallback: Path | None = None) -> ScanCache:
        """Read the workspace's cache; empty where there is none that can be used.

        ``fallback``: the user's cache folder.
        """
        for folder in cache_folders(layout, fallback):
            try:
                document = json.loads(read_bytes(folder / NAME, MAX_BYTES))
            except (FileNotFoundError, StoreError, ValueError, RecursionError):
                continue
            if not isinstance(document, dict) or document.get("schema") != SCHEMA:
                continue
            rows, notes = document.get("environments"), document.get("notes")
            if isinstance(rows, dict) and isinstance(notes, dict):
                return cls(layout, fallback, rows, notes)
        return cls(layout, fallback)

    def version_hint(self, env_id: str) -> str | None:
        """The Python version last seen there: it says where site-packages is."""
        row = self.rows.get(env_id)
        if not isinstance(row, list) or len(row) != len(_FIELDS) + 2:
            return None
        version = row[2 + _VERSION]
        return version if isinstance(version, str) else None

    def get(self, env_id: str, stamp: str) -> tuple[TreeFacts, str] | None:
        """The facts read at this stamp and the stamp of the metadata then, or None.

        ``keep`` them where they still hold.
        """
        row = self.rows.get(env_id)
        if not isinstance(row, list) or len(row) != len(_FIELDS) + 2 or row[0] != stamp:
            return None
        facts = _decode(row[2:])
        return None if facts is None else (facts, str(row[1]))

    def keep(self, env_id: str) -> None:
        """What was got still holds: it stays when the cache is saved."""
        self.fresh[env_id] = self.rows[env_id]

    def put(self, env_id: str, stamp: str, metadata: str, facts: TreeFacts) -> None:
        """Facts read at ``stamp``, with the stamp of the metadata they come from."""
        self.fresh[env_id] = [stamp, metadata, *(getattr(facts, name) for name in _FIELDS)]
        self.changed = True

    def note(self, name: str, stamp: str) -> list[Any] | None:
        """Plain values kept for a file at this stamp, None where there are none."""
        row = self.notes.get(name)
        if not isinstance(row, list) or len(row) < 2 or row[0] != stamp:
            return None
        self.fresh_notes[name] = row
        return row[1:]

    def put_note(self, name: str, stamp: str, values: Sequence[Any]) -> None:
        self.fresh_notes[name] = [stamp, *values]
        self.changed = True

    def save(self) -> bool:
        """Write what was seen since ``open`` and forget the rest; False where it could not be.

        Nothing is written where nothing changed.
        """
        same = (
            self.fresh.keys() == self.rows.keys() and self.fresh_notes.keys() == self.notes.keys()
        )
        layout = self.layout
        if layout is None or (same and not self.changed):
            return True
        document = {"schema": SCHEMA, "environments": self.fresh, "notes": self.fresh_notes}
        data = json.dumps(document, separators=(",", ":"))
        folders = cache_folders(layout, self.fallback)
        if not any(write_cache(layout, folder / NAME, data) for folder in folders):
            return False
        self.changed = False
        return True


def _decode(values: list[Any]) -> TreeFacts | None:
    """Facts from a row; None where a value has the wrong type."""
    dists = values[_DISTS]
    if not isinstance(dists, list):
        return None
    for index, value in enumerate(values):
        if index == _DISTS:
            continue
        wanted = bool if index in _BOOLEANS else str
        if not isinstance(value, wanted) and value is not None:
            return None
    try:
        values[_DISTS] = tuple(map(Dist._make, dists))
        return TreeFacts(*values)
    except (TypeError, ValueError):
        return None
