"""What a look at other tools' environments read, so that the next one is quick.

Two files in the user's cache folder; losing them costs one slower scan.  The rows of the walk
have one of their own: they are many, and only a scan asks for them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from roost.core.domain.env import EnvId
from roost.core.store.scancache import ScanCache
from roost.core.store.userdocument import read_document, write_document

SCHEMA = 1
NAME = "other-environments.json"
WALK = "other-folders.json"
MAX_BYTES = 256 << 20
MAX_FOLDERS = 500_000


@dataclass(slots=True)
class OtherCache:
    """``trees`` as for a workspace; ``roots``: the last ones.

    Not for several threads at once.
    """

    path: Path | None = None
    trees: ScanCache = field(default_factory=ScanCache)
    roots: tuple[str, ...] = ()
    places: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Environment id to what its scanner said of it, with its ``tree``, as found last."""
    _changed: bool = False
    _folders: dict[str, Any] | None = None
    _walked: bool = False

    @classmethod
    def open(cls, folder: Path) -> OtherCache:
        """Read the cache in the user's cache folder; empty where it cannot be used."""
        path = folder / NAME
        document = read_document(path, SCHEMA, MAX_BYTES)
        return cls(
            path,
            ScanCache(rows=_object(document.get("environments"))),
            tuple(root for root in _list(document.get("roots")) if isinstance(root, str)),
            {
                name: said
                for name, said in _object(document.get("places")).items()
                if isinstance(said, dict) and isinstance(said.get("tree"), str)
            },
        )

    @property
    def folders(self) -> dict[str, Any]:
        """Rows of the last walks by path, read when first asked for."""
        if self._folders is None:
            walk = None if self.path is None else self.path.with_name(WALK)
            found = {} if walk is None else read_document(walk, SCHEMA, MAX_BYTES)
            rows = _object(found.get("folders"))
            self._folders = {name: row for name, row in rows.items() if _is_row(row)}
        return self._folders

    def saw(self, env_id: EnvId, said: dict[str, Any]) -> None:
        """An environment is (still) there; ``said`` has its ``tree``."""
        if self.places.get(str(env_id)) != said:
            self.places[str(env_id)] = said
            self._changed = True

    def remember(self, rows: Mapping[str, Any], roots: Sequence[str]) -> None:
        """Rows of folders just seen: those below ``roots`` are all there is of them."""
        starts = tuple(root.rstrip(os.sep) + os.sep for root in roots)
        kept = {
            path: row
            for path, row in self.folders.items()
            if path not in roots and not path.startswith(starts)
        }
        kept.update(rows)
        while len(kept) > MAX_FOLDERS:
            kept.pop(next(iter(kept)))
        self._walked = self._walked or kept != self.folders
        self._folders = kept
        if roots:
            self._changed = self._changed or tuple(roots) != self.roots
            self.roots = tuple(roots)

    def forget(self, env_id: str) -> None:
        """An environment is gone."""
        self.places.pop(env_id, None)
        self.trees.rows.pop(env_id, None)
        self._changed = True

    def save(self) -> bool:
        """Write it where anything changed; False where that cannot be done, which is no failure."""
        path = self.path
        if path is None:
            return True
        if self._walked:
            if not write_document(path.with_name(WALK), SCHEMA, {"folders": self.folders}):
                return False
            self._walked = False
        if not (self._changed or self.trees.changed):
            return True
        trees = {**self.trees.rows, **self.trees.fresh}
        document = {
            "roots": list(self.roots),
            "places": self.places,
            "environments": {name: row for name, row in trees.items() if name in self.places},
        }
        if not write_document(path, SCHEMA, document):
            return False
        self._changed = self.trees.changed = False
        return True


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_row(row: Any) -> bool:
    return (
        isinstance(row, list)
        and len(row) == 3
        and isinstance(row[0], int)
        and isinstance(row[1], list)
        and isinstance(row[2], list)
        and all(isinstance(name, str) for part in row[1:] for name in part)
    )
