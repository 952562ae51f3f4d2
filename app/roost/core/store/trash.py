"""The quarantine: `.envs/.trash/<id>/manifest.json` + `content`.

Everything here is a rename on one volume.  An item is there while it has both a manifest
and a `content`; purging first renames `content` to `purging`, so that nothing half
deleted can ever be taken for something to undo, and removes the manifest last.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import NotFoundError, RoostError, StoreError
from roost.core.domain.plan import TrashItem
from roost.core.store.folders import own_folder
from roost.core.store.layout import Layout
from roost.core.system.files import os_failure, read_json_object, sync_folder, write_json

UNIT = "unit"
"""A whole `environments/<id>` or `.envs/<key>`."""
TREE = "tree"
"""The former tree of a rebuilt shared environment."""
PROMOTED = "promoted"
"""A legacy folder whose tree has become a shared environment: what else was in it, and in
`before/` the originals of what the relocation rewrote (undo needs both)."""

MOVED = "moved"
"""The tree of a legacy environment that has moved to another drive; a link is in its place."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was quarantined, and what undo needs; times are ISO 8601 UTC.

    ``name`` is the tree's name inside its folder (part TREE); ``env_json`` and ``lock``
    what described it.  ``overrides`` holds what the models' overrides said before.
    """

    id: str
    env: EnvId
    deleted_at: str
    reason: str
    part: str = UNIT
    name: str = ""
    operation: str = "delete"
    size: int | None = None
    purge_after: str | None = None
    models: tuple[str, ...] = ()
    target_key: str | None = None
    overrides: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    env_json: Mapping[str, Any] | None = None
    lock: str | None = None
    sequence: int = 0
    """Counts up, so that the newest is known whatever the clock said (fault 20)."""
    damaged: bool = False
    frees: int | None = None
    """Bytes that its purge gives back, as it was when it came here."""

    def origin(self, layout: Layout) -> Path:
        unit = layout.unit(self.env)
        return unit / self.name if self.part in (TREE, MOVED) else unit

    def as_dict(self, layout: Layout) -> dict[str, Any]:
        return {
            "schema": 1,
            "id": self.id,
            "env": str(self.env),
            "from": str(self.origin(layout)),
            "part": self.part,
            "name": self.name,
            "deleted_at": self.deleted_at,
            "operation": self.operation,
            "reason": self.reason,
            "size_bytes": self.size,
            "frees_bytes": self.frees,
            "purge_after": self.purge_after,
            "models": list(self.models),
            "target_key": self.target_key,
            "overrides": {name: dict(value) for name, value in self.overrides.items()},
            "env_json": None if self.env_json is None else dict(self.env_json),
            "lock": self.lock,
            "sequence": self.sequence,
        }


def new_trash_id(now: datetime) -> str:
    return f"{now:%Y%m%dT%H%M%SZ}-{os.urandom(4).hex()}"


def purge_time(now: datetime, days: int | None) -> str | None:
    """When the retention of ``days`` ends; None keeps it until the user purges."""
    return None if days is None else (now + timedelta(days=days)).isoformat(timespec="seconds")


def item_folder(layout: Layout, trash_id: str) -> Path:
    return layout.trash / trash_id


def content_path(layout: Layout, trash_id: str) -> Path:
    return item_folder(layout, trash_id) / "content"


def purging_path(layout: Layout, trash_id: str) -> Path:
    return item_folder(layout, trash_id) / "purging"


def before_path(layout: Layout, trash_id: str) -> Path:
    """Where a promoted one's originals are kept."""
    return item_folder(layout, trash_id) / "before"


def manifest_path(layout: Layout, trash_id: str) -> Path:
    return item_folder(layout, trash_id) / "manifest.json"


def write_manifest(layout: Layout, manifest: Manifest) -> None:
    """Make the item's folder with its manifest, durable before the content comes.

    Raises StoreError (``disk-full``, ``read-only``, …).
    """
    folder = item_folder(layout, manifest.id)
    own_folder(layout, layout.trash)
    before = (read_manifest(layout, name).sequence for name in _names(layout))
    manifest = replace(manifest, sequence=1 + max(before, default=0))
    try:
        folder.mkdir()
        write_json(manifest_path(layout, manifest.id), manifest.as_dict(layout))
        sync_folder(layout.trash)
    except OSError as error:
        raise os_failure(error, folder, "write") from error


def read_manifest(layout: Layout, trash_id: str) -> Manifest:
    """The manifest; what cannot be understood gives a ``damaged`` one that undo refuses."""
    try:
        value = read_json_object(manifest_path(layout, trash_id))
        return _manifest(trash_id, value)
    except (FileNotFoundError, StoreError, ValueError, RoostError):
        return Manifest(
            trash_id,
            EnvId(EnvKind.OTHER, trash_id),
            "",
            "its manifest cannot be read",
            damaged=True,
        )


def trash_ids(layout: Layout) -> tuple[str, ...]:
    """Ids of what can be brought back, oldest first."""
    found = [
        read_manifest(layout, name)
        for name in _names(layout)
        if content_path(layout, name).is_dir()
    ]
    found.sort(key=lambda manifest: (manifest.sequence, manifest.deleted_at, manifest.id))
    return tuple(manifest.id for manifest in found)


def list_trash(layout: Layout) -> tuple[TrashItem, ...]:
    """The items as `trash list` shows them, oldest first."""
    return tuple(_item(layout, read_manifest(layout, name)) for name in trash_ids(layout))


def find_manifest(layout: Layout, trash_id: str | None) -> Manifest:
    """One item, or the newest; raises NotFoundError ``no-such-trash``."""
    ids = trash_ids(layout)
    if trash_id is None and ids:
        return read_manifest(layout, ids[-1])
    if trash_id is not None and trash_id in ids:
        return read_manifest(layout, trash_id)
    raise no_such_trash(trash_id)


def no_such_trash(trash_id: str | None) -> NotFoundError:
    """For an id that nothing in the trash has; None: there is nothing at all."""
    what = "The trash is empty."
    if trash_id is not None:
        what = f"There is no “{trash_id[:60]}” in the trash."
    return NotFoundError(
        "no-such-trash", what, remedy="Run `roost trash list` to see what there is."
    )


def half_purged(layout: Layout) -> tuple[str, ...]:
    """Items whose purge has begun."""
    return tuple(name for name in _names(layout) if os.path.lexists(purging_path(layout, name)))


def _names(layout: Layout) -> list[str]:
    try:
        return sorted(name for name in os.listdir(layout.trash) if not name.startswith("."))
    except OSError:
        return []


def _item(layout: Layout, manifest: Manifest) -> TrashItem:
    origin = content_path(layout, manifest.id) if manifest.damaged else manifest.origin(layout)
    return TrashItem(
        manifest.id,
        manifest.env,
        origin,
        manifest.deleted_at,
        manifest.reason,
        manifest.size,
        manifest.purge_after,
        manifest.operation,
        manifest.models,
        frees=manifest.frees,
    )


def _manifest(trash_id: str, value: Mapping[str, Any]) -> Manifest:
    env = EnvId.parse(str(value["env"]) if "env" in value else "")
    name, part = str(value.get("name", "")), str(value.get("part", UNIT))
    # The origin is never taken from the file as a path: it is put together from names.
    for component in (env.name, *([name] if part in (TREE, PROMOTED, MOVED) else [])):
        if component in ("", ".", "..") or any(char in "/\\\0" for char in component):
            raise ValueError("a name in the manifest is not one folder")
    if env.kind is EnvKind.OTHER or part not in (UNIT, TREE, PROMOTED, MOVED):
        raise ValueError("nothing of the workspace")
    size, frees = value.get("size_bytes"), value.get("frees_bytes")
    overrides = value.get("overrides")
    env_json, lock = value.get("env_json"), value.get("lock")
    sequence = value.get("sequence")
    purge_after, target = value.get("purge_after"), value.get("target_key")
    models = value.get("models")
    return Manifest(
        trash_id,
        env,
        str(value.get("deleted_at", "")),
        str(value.get("reason", "")),
        part,
        name,
        str(value.get("operation", "delete")),
        size if isinstance(size, int) else None,
        purge_after if isinstance(purge_after, str) else None,
        tuple(str(model) for model in models) if isinstance(models, list) else (),
        target if isinstance(target, str) else None,
        {
            str(model): dict(entry)
            for model, entry in (overrides.items() if isinstance(overrides, dict) else ())
            if isinstance(entry, dict)
        },
        env_json if isinstance(env_json, dict) else None,
        lock if isinstance(lock, str) else None,
        sequence if isinstance(sequence, int) else 0,
        frees=frees if isinstance(frees, int) else None,
    )
