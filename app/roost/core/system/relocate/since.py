"""Bytecode that came into a tree since it was noted: removed again, folder times put back.

A tree that served as something else for a while has been imported from; what Python wrote
meanwhile is the only thing that must not stay when it goes back to what it was.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

from roost.core.domain.errors import StoreError
from roost.core.system.files import os_failure, read_bytes, write_atomic
from roost.core.system.relocate.originals import (
    MANIFEST,
    inside,
    keep_originals,
    restore_originals,
    set_folder_time,
)

NOTED = "tree.zz"
RELOCATED = "relocated"
BYTECODE = "bytecode"
_CACHE = "__pycache__"
_LARGEST = 256 << 20


def note_tree(tree: Path, keep: Path) -> None:
    """Write down every folder's mtime and every ``.pyc`` below ``tree``, durable.

    Raises StoreError (``disk-full``, ``read-only``, …).
    """
    lines = []
    for folder, _, files in os.walk(tree):
        name = os.path.relpath(folder, tree)
        lines += ["D", name, str(os.stat(folder).st_mtime_ns)]
        if os.path.basename(folder) == _CACHE:
            for file in files:
                lines += ["P", name, file] if file.endswith(".pyc") else []
    # A name may hold anything but a zero: a line end, too.
    text = "\0".join(lines).encode("utf-8", "surrogateescape")
    _own(keep)
    write_atomic(keep / NOTED, zlib.compress(text, 1))


def keep_bytecode(tree: Path, keep: Path, sources: tuple[str, ...]) -> None:
    """Keep the bytecode of sources that were rewritten: Python will write it anew."""
    found = []
    for source in sources:
        if not source.endswith(".py"):
            continue
        folder, _, name = source.rpartition("/")
        cache = tree / folder / _CACHE
        stem = name.removesuffix(".py") + "."
        if cache.is_dir():
            names = sorted(path.name for path in cache.iterdir())
            inner = f"{folder}/{_CACHE}" if folder else _CACHE
            found += [f"{inner}/{one}" for one in names if one.startswith(stem)]
    if found:
        keep_originals(tree, keep / BYTECODE, found)


def remove_what_came(tree: Path, keep: Path) -> int:
    """Remove bytecode that was not there when the tree was noted; how many files.

    Folders get the times they had.  Repeatable; without a note nothing happens.
    Raises StoreError.
    """
    restore_originals(tree, keep / BYTECODE)
    folders, known = _noted(keep)
    if not folders:
        return 0
    removed = 0
    try:
        for folder, _, files in os.walk(tree, topdown=False):
            if os.path.basename(folder) != _CACHE:
                continue
            name = os.path.relpath(folder, tree)
            for file in files:
                if file.endswith(".pyc") and (name, file) not in known:
                    os.unlink(os.path.join(folder, file))
                    removed += 1
            if name not in folders and not os.listdir(folder):
                os.rmdir(folder)
        for name, moment in folders.items():
            place = tree / name
            if place.is_dir() and place.stat().st_mtime_ns != moment:
                _calm(place, name, moment, folders)
    except OSError as error:
        raise os_failure(error, tree, "write") from error
    return removed


def close_keep(keep: Path) -> None:
    """All of it is back: from here on nothing is taken from ``keep``, whatever is left of it."""
    for manifest in (keep / RELOCATED / MANIFEST, keep / BYTECODE / MANIFEST, keep / NOTED):
        try:
            manifest.unlink(missing_ok=True)
        except NotADirectoryError:
            continue
        except OSError as error:
            raise os_failure(error, manifest, "write") from error


def _calm(place: Path, name: str, moment: int, folders: dict[str, int]) -> None:
    """Give a folder its time back, unless something else is new in it."""
    prefix = "" if name == "." else f"{name}/"
    inner = [entry.name for entry in place.iterdir() if entry.is_dir() and not entry.is_symlink()]
    if all(f"{prefix}{one}".replace("/", os.sep) in folders for one in inner):
        set_folder_time(place, moment)


def _noted(keep: Path) -> tuple[dict[str, int], set[tuple[str, str]]]:
    try:
        unpack = zlib.decompressobj()
        text = unpack.decompress(read_bytes(keep / NOTED, _LARGEST), _LARGEST)
        fields = text.decode("utf-8", "surrogateescape").split("\0")
        if not unpack.eof or len(fields) % 3:
            return {}, set()
        rows = list(zip(fields[::3], fields[1::3], fields[2::3], strict=True))
        folders = {inside(name, keep): int(value) for kind, name, value in rows if kind == "D"}
    except (FileNotFoundError, zlib.error, ValueError, StoreError):
        return {}, set()
    return folders, {(name, value) for kind, name, value in rows if kind != "D"}


def _own(keep: Path) -> None:
    try:
        keep.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise os_failure(error, keep, "write") from error
