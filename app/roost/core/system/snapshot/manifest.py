"""The list of everything in a snapshot: kinds, modes, times and sha256 of each file.

JSON lines, the last of which says how many there are: a list without it is torn.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from roost.core.domain.errors import StoreError
from roost.core.system.files import os_failure, sync_folder

NAME = "snapshot.jsonl"
TREE = "tree"
SCHEMA = 1

Kind = Literal["folder", "file", "link"]
_KINDS: dict[str, Kind] = {"folder": "folder", "file": "file", "link": "link"}


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: path below the tree (``/`` between, "" for the tree itself), mode and mtime.

    ``content`` is a file's sha256 in hex, a link's target, else empty.  ``shared`` says
    that a file's blocks were linked, not copied.
    """

    path: str
    kind: Kind
    mode: int
    mtime_ns: int
    size: int
    content: str
    shared: bool = False


def write_manifest(folder: Path, items: Iterable[Item]) -> int:
    """Write the list, durable when this returns; how many entries it has.

    Raises StoreError.
    """
    path = folder / NAME
    count = 0
    lines = [json.dumps({"schema": SCHEMA, "does": "snapshot"})]
    for item in items:
        lines.append(
            json.dumps(
                [
                    item.path,
                    item.kind,
                    item.mode,
                    item.mtime_ns,
                    item.size,
                    item.content,
                    item.shared,
                ]
            )
        )
        count += 1
    lines.append(json.dumps({"entries": count}))
    data = memoryview(("\n".join(lines) + "\n").encode("ascii"))
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        try:
            while data:
                data = data[os.write(descriptor, data) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        sync_folder(folder)
    except OSError as error:
        raise os_failure(error, path, "write") from error
    return count


def read_manifest(folder: Path) -> tuple[Item, ...]:
    """The entries of a snapshot, parents before children.

    Raises StoreError ``damaged-snapshot`` where the list is torn or names something
    outside the snapshot.
    """
    path = folder / NAME
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise os_failure(error, path, "read") from error
    try:
        head, tail = json.loads(lines[0]), json.loads(lines[-1])
        if head["does"] != "snapshot" or head["schema"] > SCHEMA:
            raise ValueError("not a snapshot of a kind known here")
        items = tuple(_item(json.loads(line)) for line in lines[1:-1])
        if tail["entries"] != len(items):
            raise ValueError("entries are missing")
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise StoreError(
            "damaged-snapshot",
            f"The list of the snapshot in {folder.name} cannot be used ({error}).",
            path=str(path),
            remedy="Remove the snapshot; the environment itself is not affected.",
        ) from error
    return items


def _item(row: list[object]) -> Item:
    path, kind, mode, mtime, size, content, shared = row
    if not isinstance(path, str) or not isinstance(content, str):
        raise TypeError("a path that is no text")
    parts = path.replace("\\", "/").split("/") if os.name == "nt" else path.split("/")
    if path.startswith("/") or ".." in parts or "\0" in path or (os.name == "nt" and ":" in path):
        raise ValueError("a path outside the snapshot")
    if not isinstance(mode, int) or not isinstance(mtime, int) or not isinstance(size, int):
        raise TypeError("a number that is none")
    return Item(path, _KINDS[str(kind)], mode, mtime, size, content, bool(shared))
