"""Environments of other tools that were set aside: `.envs/.aside/<id>.json`, one file each.

The folder itself lies beside its former place as `.roost-trash-<8 hex>`: a rename on one volume,
whichever that is.  No path it may be renamed or removed under is ever taken from the file alone:
the name it has now follows from the id, and it must still be the very folder.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import RoostError, StoreError
from roost.core.domain.plan import TrashItem
from roost.core.store.folders import own_folder
from roost.core.store.layout import Layout
from roost.core.store.trash import list_trash, no_such_trash
from roost.core.system.files import os_failure, read_json_object, write_json

PREFIX = "other-"
HIDDEN = ".roost-trash-"
"""How the names of folders that were set aside begin; scans do not look into them."""
_ID = re.compile(r"other-\d{8}T\d{6}Z-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Aside:
    """``inode`` identifies the folder; ``said``: what a scanner said of it, for an undo."""

    id: str
    env: EnvId
    origin: Path
    deleted_at: str
    reason: str
    size: int | None
    inode: int
    said: Mapping[str, Any] = field(default_factory=dict)
    frees: int | None = None

    @property
    def kept(self) -> Path:
        """Where it lies now."""
        return self.origin.with_name(f"{HIDDEN}{self.id[-8:]}")

    @property
    def purging(self) -> Path:
        """What it is called from the moment its purge begins."""
        return self.kept.with_name(f"{self.kept.name}.purging")

    @property
    def there(self) -> bool:
        """Whether it can be brought back."""
        return _is_folder(self.kept, self.inode)

    @property
    def half_purged(self) -> bool:
        return _is_folder(self.purging, self.inode)

    def item(self) -> TrashItem:
        """As `trash list` shows it; it stays until the user purges it."""
        return TrashItem(
            self.id,
            self.env,
            self.origin,
            self.deleted_at,
            self.reason,
            self.size,
            None,
            frees=self.frees,
        )


def aside_folder(layout: Layout) -> Path:
    return layout.envs / ".aside"


def new_aside_id(now: datetime) -> str:
    return f"{PREFIX}{now:%Y%m%dT%H%M%SZ}-{os.urandom(4).hex()}"


def write_aside(layout: Layout, aside: Aside) -> None:
    """Durable, before the folder moves; records of what never moved go.  Raises StoreError."""
    folder = own_folder(layout, aside_folder(layout))
    for old in _all(layout):
        if _is_folder(old.origin, old.inode) and not old.there and not old.half_purged:
            forget_aside(layout, old.id)
    write_json(
        folder / f"{aside.id}.json",
        {
            "schema": 1,
            "id": aside.id,
            "env": str(aside.env),
            "from": str(aside.origin),
            "deleted_at": aside.deleted_at,
            "reason": aside.reason,
            "size_bytes": aside.size,
            "frees_bytes": aside.frees,
            "inode": aside.inode,
            "said": dict(aside.said),
        },
    )


def read_asides(layout: Layout, *, half: bool = False) -> tuple[Aside, ...]:
    """Those that can be brought back, oldest first; ``half``: whose purge was cut off instead."""
    found = [one for one in _all(layout) if (one.half_purged if half else one.there)]
    return tuple(sorted(found, key=lambda one: (one.deleted_at, one.id)))


def newest_aside(layout: Layout) -> str | None:
    """Id of what was set aside last, where nothing of ours went to the trash after it."""
    others = read_asides(layout)
    if not others:
        return None
    ours = list_trash(layout)
    newer = ours and ours[-1].deleted_at > others[-1].deleted_at
    return None if newer else others[-1].id


def find_aside(layout: Layout, aside_id: str) -> Aside:
    """One of them; raises NotFoundError ``no-such-trash``."""
    for one in read_asides(layout):
        if one.id == aside_id:
            return one
    raise no_such_trash(aside_id)


def forget_aside(layout: Layout, aside_id: str) -> None:
    """It is gone for good, or back.  Raises StoreError."""
    path = aside_folder(layout) / f"{aside_id}.json"
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise os_failure(error, path, "write") from error


def _all(layout: Layout) -> list[Aside]:
    try:
        names = sorted(os.listdir(aside_folder(layout)))
    except OSError:
        return []
    read = (_read(layout, name.removesuffix(".json")) for name in names if name.endswith(".json"))
    return [one for one in read if one is not None]


def _read(layout: Layout, aside_id: str) -> Aside | None:
    """None for what cannot be understood: its folder stays where it is."""
    if not _ID.fullmatch(aside_id):
        return None
    try:
        value = read_json_object(aside_folder(layout) / f"{aside_id}.json")
        env, origin = EnvId.parse(str(value["env"])), Path(str(value["from"]))
        size, inode, said = value.get("size_bytes"), value["inode"], value.get("said")
        frees = value.get("frees_bytes")
        whole = origin.is_absolute() and origin.name and ".." not in origin.parts
        if env.kind is not EnvKind.OTHER or not whole or not isinstance(inode, int):
            return None
        return Aside(
            aside_id,
            env,
            origin,
            str(value.get("deleted_at", "")),
            str(value.get("reason", "")),
            size if isinstance(size, int) else None,
            inode,
            said if isinstance(said, dict) else {},
            frees if isinstance(frees, int) else None,
        )
    except (FileNotFoundError, StoreError, RoostError, KeyError, ValueError):
        return None


def _is_folder(path: Path, inode: int) -> bool:
    """A real folder with that inode; a volume's number may change when it is attached again."""
    try:
        facts = os.lstat(path)
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(facts.st_mode) and facts.st_ino == inode
