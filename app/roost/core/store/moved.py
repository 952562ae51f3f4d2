"""Where a workspace came from: `.envs/.moved/<id>.json`, while the old folder is kept.

The old folder lies beside its former place, whole, until it is purged or the move undone.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from roost.core.domain.errors import StoreError
from roost.core.store.folders import own_folder
from roost.core.store.layout import Layout
from roost.core.store.trash import no_such_trash
from roost.core.system.files import os_failure, read_json_object, write_json

KEPT = ".moved-"
"""Between the old folder's name and the time of the move in the name it is kept under."""
_TIME = re.compile(r"\d{8}T\d{6}Z")
_ID = re.compile(r"move-\d{8}T\d{6}Z-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Moved:
    """One move of the workspace; ``linked``: its old path leads to the new place.

    ``device``/``inode`` identify the kept folder, so that nothing else is ever purged.
    """

    id: str
    origin: Path
    kept: Path
    moved_at: str
    size: int | None
    purge_after: str | None
    linked: bool
    device: int
    inode: int

    @property
    def there(self) -> bool:
        """Whether the old folder is still kept."""
        return is_that(self.kept, self.device, self.inode)

    @property
    def purging(self) -> Path:
        """What the old folder is called from the moment its purge begins."""
        return self.kept.with_name(f"{self.kept.name}.purging")

    @property
    def half_purged(self) -> bool:
        return is_that(self.purging, self.device, self.inode)

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "from": str(self.origin),
            "kept": str(self.kept),
            "moved_at": self.moved_at,
            "size_bytes": self.size,
            "purge_after": self.purge_after,
            "linked": self.linked,
        }


def is_that(path: Path, device: int, inode: int) -> bool:
    """Whether ``path`` is a real folder with this identity."""
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return path.is_dir() and (status.st_dev, status.st_ino) == (device, inode)


def moved_folder(layout: Layout) -> Path:
    return layout.envs / ".moved"


def write_moved(layout: Layout, moved: Moved) -> None:
    """Durable; raises StoreError."""
    folder = own_folder(layout, moved_folder(layout))
    identity = {"device": moved.device, "inode": moved.inode}
    write_json(folder / f"{moved.id}.json", {"schema": 1, **moved.as_dict(), **identity})


def read_moved(layout: Layout, *, half: bool = False) -> tuple[Moved, ...]:
    """The moves whose old folder is still there, oldest first; ``half``: being purged instead."""
    try:
        names = sorted(os.listdir(moved_folder(layout)))
    except OSError:
        return ()
    found = [_read(layout, name.removesuffix(".json")) for name in names if name.endswith(".json")]
    return tuple(
        moved
        for moved in found
        if moved is not None and (moved.half_purged if half else moved.there)
    )


def find_moved(layout: Layout, moved_id: str) -> Moved:
    """One of them; raises NotFoundError ``no-such-trash``."""
    for moved in read_moved(layout):
        if moved.id == moved_id:
            return moved
    raise no_such_trash(moved_id)


def forget_moved(layout: Layout, moved_id: str) -> None:
    """The old folder is gone, or back: its record goes.  Raises StoreError."""
    path = moved_folder(layout) / f"{moved_id}.json"
    try:
        path.unlink(missing_ok=True)
        if not os.listdir(path.parent):
            path.parent.rmdir()
    except FileNotFoundError:
        return
    except OSError as error:
        raise os_failure(error, path, "write") from error


def _is_kept_name(kept: Path, origin: Path) -> bool:
    """What may be renamed or removed is never any folder that a file names."""
    plain = origin.is_absolute() and bool(origin.name) and ".." not in origin.parts
    start = f"{origin.name}{KEPT}"
    named = kept.name.startswith(start) and _TIME.fullmatch(kept.name[len(start) :])
    return plain and kept.parent == origin.parent and bool(named)


def _read(layout: Layout, moved_id: str) -> Moved | None:
    if not _ID.fullmatch(moved_id):
        return None
    try:
        value = read_json_object(moved_folder(layout) / f"{moved_id}.json")
        size, purge_after = value.get("size_bytes"), value.get("purge_after")
        origin, kept = Path(str(value["from"])), Path(str(value["kept"]))
        if not _is_kept_name(kept, origin):
            return None
        return Moved(
            moved_id,
            origin,
            kept,
            str(value.get("moved_at", "")),
            size if isinstance(size, int) else None,
            purge_after if isinstance(purge_after, str) else None,
            value.get("linked") is True,
            int(value["device"]),
            int(value["inode"]),
        )
    except (FileNotFoundError, StoreError, KeyError, TypeError, ValueError):
        return None
