"""Which legacy environment's metadata names a model, without reading all metadata each time.

Two files in the workspace's cache.  `legacy-index.json` has, for every folder of
`environments/`, size and mtime of its metadata and the names found in it.
`legacy-names.txt` is made from it to be searched without being taken apart: a line of
facts, then one line a name.  Up to ``FEW`` folders all metadata is looked at (by stat) at
each use; above, only the folder list's mtime and those folders that had no metadata, until
``FULL_LOOK`` seconds have passed: the cost of a lookup does not grow with the workspace.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from roost.core.discovery.metadata import Metadata, read_metadata
from roost.core.domain.digest import sha1
from roost.core.domain.errors import StoreError
from roost.core.domain.names import is_safe_name
from roost.core.store.cachefolders import cache_folders, write_cache
from roost.core.store.layout import Layout
from roost.core.system.files import read_bytes
from roost.core.system.venv.safe import Unread, file_stamp, read_whole

SCHEMA = 1
FEW = 256
FULL_LOOK = 60.0
"""Seconds."""
MAX_BYTES = 64 << 20
ROWS_FILE = "legacy-index.json"
NAMES_FILE = "legacy-names.txt"
_METADATA = "environment_metadata.json"
_NONE = "-"
# Whatever reading and taking apart somebody else's idea of these files may raise.
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
        keep: bool = True,
    ) -> None:
        """``fallback``: the user's cache folder; ``clock`` in seconds; ``keep``: may it write."""
        self._keep = keep
        self._layout = layout
        self._folders = cache_folders(layout, fallback)
        self._clock = clock
        self._names: bytes | None = None

    def find(self, names: Sequence[str]) -> list[str]:
        """Ids of the environments whose metadata has one of ``names``, in the names' order."""
        if not names:
            return []
        if self._names is None:
            self._names = self._current()
        found: list[str] = []
        for name in names:
            found += _lines_of(self._names, name)
        return list(dict.fromkeys(found))

    def _current(self) -> bytes:
        """The content of the names file, made anew where it may be out of date."""
        try:
            listed = str(self._layout.environments.stat().st_mtime_ns)
        except OSError:
            return b""
        return self._quick(listed) or self._full(listed)

    def _quick(self, listed: str) -> bytes | None:
        for folder in self._folders:
            data = read_whole(f"{folder}{os.sep}{NAMES_FILE}", MAX_BYTES)
            if isinstance(data, Unread):
                continue
            try:
                facts = json.loads(data[: data.index(b"\n")])
                young = 0 <= self._clock() - float(facts["looked"]) < FULL_LOOK
                if facts["schema"] != SCHEMA or facts["listed"] != listed or not young:
                    return None
                return None if self._changed(facts["count"], facts["bare"]) else data
            except _DAMAGE:
                continue
        return None

    def _changed(self, count: int, bare: list[str]) -> bool:
        """Whether a stat of all is due, or metadata came to a folder that had none.

        Metadata is the last file older set-ups write, so it may come after its folder.
        """
        if count <= FEW or len(bare) > FEW:
            return True
        base = str(self._layout.environments)
        return any(file_stamp(f"{base}/{name}/{_METADATA}") is not None for name in bare)

    def _full(self, listed: str) -> bytes:
        saved, known = self._load()
        rows = self._look(known)
        data = names_file(listed, rows, self._clock())
        if rows != known or saved != listed:
            document = {"schema": SCHEMA, "listed": listed, "rows": rows}
            self._write(ROWS_FILE, json.dumps(document, separators=(",", ":")))
        if len(rows) > FEW:
            self._write(NAMES_FILE, data.decode("ascii"))
        return data

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

    def _load(self) -> tuple[str, dict[str, Row]]:
        """(mtime of the folder list, rows); empty where there is nothing that can be used."""
        for folder in self._folders:
            try:
                value = json.loads(read_bytes(folder / ROWS_FILE, MAX_BYTES))
                if value["schema"] == SCHEMA:
                    rows = {str(name): _row(row) for name, row in value["rows"].items()}
                    return str(value["listed"]), rows
            except _DAMAGE:
                continue
        return "", {}

    def _write(self, name: str, data: str) -> None:
        """Losing the index costs a slower look, so a failure to write it is none."""
        if not self._keep:
            return
        for folder in self._folders:
            if write_cache(self._layout, folder / name, data):
                return


def names_file(listed: str, rows: dict[str, Row], looked: float) -> bytes:
    """A line of facts, then `<digest of a name> <environment>` a line, in a fixed order."""
    bare = [name for name, row in rows.items() if row[0] == _NONE]
    facts = {
        "schema": SCHEMA,
        "listed": listed,
        "looked": looked,
        "count": len(rows),
        "bare": bare[: FEW + 1],
    }
    # Environments' names quoted as JSON: one line each, whatever they hold.
    lines = sorted(
        f"{_digest(name)} {json.dumps(env)}" for env, row in rows.items() for name in row[1]
    )
    return "\n".join([json.dumps(facts), *lines, ""]).encode("ascii")


def _lines_of(data: bytes, name: str) -> list[str]:
    """The environments of a name, in order of their own names."""
    mark, found = f"\n{_digest(name)} ".encode("ascii"), []
    at = data.find(mark)
    while at >= 0:
        start = at + len(mark)
        end = data.find(b"\n", start)
        try:
            env = json.loads(data[start : end if end >= 0 else len(data)])
        except ValueError:
            env = None
        if isinstance(env, str):
            found.append(env)
        at = data.find(mark, start)
    return sorted(found)


def _digest(name: str) -> str:
    return sha1(name.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:24]


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
