"""Which legacy environment's metadata names a model, without reading all metadata each time.

The index is a file in the workspace's cache: for every folder of `environments/` the size
and mtime of its metadata, and the names found in it.  Up to ``FEW`` folders it is
compared with all of them at each use; above, with the folder list's mtime and with those
folders that had no metadata, and with all once ``FULL_LOOK`` seconds have passed.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from roost.core.discovery.metadata import Metadata, read_metadata
from roost.core.domain.errors import StoreError
from roost.core.domain.model import is_safe_name
from roost.core.store.cachefolders import cache_folders, write_cache
from roost.core.store.layout import Layout
from roost.core.system.files import read_bytes
from roost.core.system.venv.safe import file_stamp

SCHEMA = 1
FEW = 512
FULL_LOOK = 30.0
"""Seconds."""
MAX_BYTES = 64 << 20
_METADATA = "environment_metadata.json"
_NONE = "-"
NAME = "legacy-index.json"

# Whatever reading and taking apart somebody else's idea of this file may raise.
_DAMAGE = (
    *(OSError, StoreError, RecursionError),
    *(ValueError, TypeError, LookupError, AttributeError),
)

Row = tuple[str, tuple[str, ...]]
"""Stamp of the metadata file (``_NONE`` without one), and every name in it."""


class LegacyIndex:
    """Finds legacy environments by the names in their metadata.  Cheap to make."""

    def __init__(
        self,
        layout: Layout,
        fallback: Path | None = None,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """``fallback``: the user's cache folder; ``clock`` in seconds."""
        self._layout = layout
        self._paths = [folder / NAME for folder in cache_folders(layout, fallback)]
        self._clock = clock
        self._rows: dict[str, Row] | None = None
        self._by_name: dict[str, list[str]] = {}

    def find(self, names: Sequence[str]) -> list[str]:
        """Ids of the environments whose metadata has one of ``names``, in the names' order."""
        if not names:
            return []
        if self._rows is None:
            self._rows = self._current()
            self._by_name = _inverted(self._rows)
        found = (env for name in names for env in self._by_name.get(name, ()))
        return list(dict.fromkeys(found))

    def _current(self) -> dict[str, Row]:
        folder = self._layout.environments
        try:
            listed = str(folder.stat().st_mtime_ns)
        except OSError:
            return {}
        saved, rows, looked = self._load()
        if saved == listed and len(rows) > FEW:
            age = self._clock() - looked
            if 0 <= age < FULL_LOOK:
                return self._with_new_metadata(rows, listed, looked)
        fresh = self._look(rows)
        if fresh != rows or saved != listed or len(fresh) > FEW:
            self._save(listed, fresh, self._clock())
        return fresh

    def _with_new_metadata(
        self, rows: dict[str, Row], listed: str, looked: float
    ) -> dict[str, Row]:
        """Metadata is the last file older set-ups write, so it may come after the folder."""
        bare = [name for name, row in rows.items() if row[0] == _NONE]
        if len(bare) > FEW:
            return rows
        updated = {**rows, **self._rows_of(bare, rows)}
        if updated != rows:
            self._save(listed, updated, looked)
        return updated

    def _look(self, known: dict[str, Row]) -> dict[str, Row]:
        try:
            with os.scandir(self._layout.environments) as entries:
                names = [entry.name for entry in entries if not entry.is_symlink()]
        except OSError:
            return {}
        return self._rows_of(sorted(name for name in names if is_safe_name(name)), known)

    def _rows_of(self, names: Iterable[str], known: dict[str, Row]) -> dict[str, Row]:
        base = str(self._layout.environments)
        rows: dict[str, Row] = {}
        for name in names:
            stamp = file_stamp(f"{base}/{name}/{_METADATA}")
            if stamp is None:
                rows[name] = (_NONE, ())
                continue
            before = known.get(name)
            if before is not None and before[0] == stamp:
                rows[name] = before
            else:
                metadata = read_metadata(Path(base, name, _METADATA))
                rows[name] = (stamp, searchable_names(metadata, self._layout.root))
        return rows

    def _load(self) -> tuple[str, dict[str, Row], float]:
        """(mtime of the folder list, rows, time of the last full look); empty where damaged."""
        for path in self._paths:
            try:
                value = json.loads(read_bytes(path, MAX_BYTES))
                if value["schema"] == SCHEMA:
                    rows = {str(name): _row(row) for name, row in value["rows"].items()}
                    return str(value["listed"]), rows, float(value["looked"])
            except _DAMAGE:
                continue
        return "", {}, 0.0

    def _save(self, listed: str, rows: dict[str, Row], looked: float) -> None:
        """Losing the index costs a slower look, so a failure to write it is none."""
        document = {"schema": SCHEMA, "listed": listed, "looked": looked, "rows": rows}
        data = json.dumps(document, separators=(",", ":"))
        for path in self._paths:
            if write_cache(self._layout, path, data):
                return


def searchable_names(metadata: Metadata, root: Path) -> tuple[str, ...]:
    """Every name a model could be asked by: as written, and paths resolved."""
    names: list[str] = []
    for name in metadata.names():
        names.append(name)
        if name == metadata.model_path or Path(name).is_absolute() or name[:1] in "~.":
            names.append(_resolved(name, root))
    return tuple(dict.fromkeys(names))


def _resolved(path: str, root: Path) -> str:
    try:
        return str((root / Path(path).expanduser()).resolve())
    except (OSError, RuntimeError, ValueError):
        return path


def _row(value: Any) -> Row:
    stamp, names = value
    return str(stamp), tuple(str(name) for name in names)


def _inverted(rows: dict[str, Row]) -> dict[str, list[str]]:
    """Name to environments, by folder name: equal disks give equal answers."""
    found: dict[str, list[str]] = {}
    for env in sorted(rows):
        for name in rows[env][1]:
            found.setdefault(name, []).append(env)
    return found
