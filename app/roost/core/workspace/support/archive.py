"""The zip: written in one step, and read with every bound a foreign file needs."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from roost.core.domain.errors import RoostError, StoreError, UsageError
from roost.core.system.files import read_bytes, write_atomic
from roost.core.workspace.support.collect import SCHEMA, Support

MOST_FILES = 1000
MOST_BYTES = 256 << 20
LARGEST_FILE = 64 << 20
_NAME = re.compile(r"[a-z]{1,20}/\d{1,4}\.[a-z]{1,5}|[a-z]{1,20}\.(?:json|png|txt)")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_support(support: Support, path: Path, *, replace: bool = False) -> Path:
    """Write it where nothing stands yet, unless ``replace``.

    Raises UsageError ``file-exists``, StoreError ``disk-full``, ``read-only``, ….
    """
    if not replace and (path.exists() or path.is_symlink()):
        raise UsageError(
            "file-exists",
            f"{path} is there already and was not overwritten.",
            remedy="Name another file, or remove that one first.",
            path=str(path),
        )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for piece in support.pieces:
            archive.writestr(zipfile.ZipInfo(piece.name, _EPOCH), piece.data, zipfile.ZIP_DEFLATED)
    write_atomic(path, buffer.getvalue())
    return path


class SupportArchive:
    """The files of a support file, in memory; nothing is ever unpacked to disk."""

    def __init__(self, path: Path) -> None:
        """Raises StoreError ``not-a-support-file`` for whatever is none, or hostile."""
        self.path = path
        try:
            self._files = _read(path)
            manifest = self.json("manifest.json")
        except FileNotFoundError as error:
            raise StoreError(
                "no-such-file",
                f"There is no file {path}.",
                remedy="Check the path of the support file.",
                path=str(path),
            ) from error
        if not isinstance(manifest, dict) or not isinstance(manifest.get("schema"), int):
            raise damaged(path, "it has no manifest")
        if manifest["schema"] > SCHEMA:
            raise StoreError(
                "newer-schema",
                f"{path.name} was made by a newer Roost ({manifest.get('roost')}).",
                remedy="Open it with that version, or a newer one.",
                path=str(path),
            )
        self.manifest: dict[str, Any] = manifest

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._files)

    def bytes(self, name: str) -> bytes:
        """Raises KeyError for a file that is not there."""
        return self._files[name]

    def json(self, name: str) -> Any:
        """Raises StoreError ``not-a-support-file`` for what is no JSON; None if not there."""
        if name not in self._files:
            return None
        try:
            return json.loads(self._files[name].decode("utf-8"))
        except (ValueError, RecursionError) as error:
            raise damaged(self.path, f"{name} is damaged") from error


def _read(path: Path) -> dict[str, bytes]:
    try:
        raw = read_bytes(path, MOST_BYTES)
    except RoostError as error:
        raise damaged(path, error.message) from error
    files: dict[str, bytes] = {}
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES:
                raise damaged(path, "it holds too many files")
            for entry in entries:
                if not _NAME.fullmatch(entry.filename):
                    raise damaged(path, "it holds a file with a name of another kind")
                with archive.open(entry) as stream:
                    data = stream.read(min(LARGEST_FILE, left) + 1)
                if len(data) > min(LARGEST_FILE, left):
                    raise damaged(path, "it unpacks to more than a support file holds")
                left -= len(data)
                files[entry.filename] = data
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise damaged(path, str(error)[:200]) from error
    except (RuntimeError, NotImplementedError) as error:
        raise damaged(path, "it is encrypted or packed in an unknown way") from error
    return files


def damaged(path: Path, why: str) -> StoreError:
    return StoreError(
        "not-a-support-file",
        f"{path.name} cannot be opened as a support file: {why}.",
        remedy="Ask for it again: it may have been cut off or changed on its way.",
        path=str(path),
    )
