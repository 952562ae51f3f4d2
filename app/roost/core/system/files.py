"""Reading with a bound and writing all or nothing."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from roost.core.domain.errors import StoreError

MAX_TEXT = 4 << 20
"""Bytes read at most of a file that anybody may have written (fault 27)."""


def write_atomic(path: Path, content: bytes | str) -> None:
    """Replace ``path`` by ``content`` in one step, fsynced; a failure leaves the old bytes.

    Raises StoreError ``disk-full``, ``read-only`` or ``write-failed`` with the path.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary = path.with_name(f".{path.name}.{os.getpid():x}-{os.urandom(4).hex()}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(temporary, path)
        sync_folder(path.parent)
    except OSError as error:
        try:
            os.unlink(temporary)
        except OSError:
            pass
        raise os_failure(error, path, "write") from error


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    write_atomic(path, json.dumps(value, indent=2, ensure_ascii=False, sort_keys=False) + "\n")


def read_bytes(path: Path, limit: int = MAX_TEXT) -> bytes:
    """The bytes of a regular file, at most ``limit``.

    Raises FileNotFoundError where there is none, StoreError for a folder, FIFO, too
    large a file or one that cannot be read.  Never blocks on a FIFO.
    """
    try:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags)
        try:
            facts = os.fstat(descriptor)
            if not stat.S_ISREG(facts.st_mode):
                raise StoreError(
                    "not-a-file",
                    f"{path.name} is not a regular file.",
                    path=str(path),
                    remedy="Remove or rename it.",
                )
            if facts.st_size > limit:
                raise StoreError(
                    "too-large",
                    f"{path.name} is larger than {limit >> 20} MB and was not read.",
                    path=str(path),
                    remedy="Look at what wrote it, and remove it.",
                )
            with os.fdopen(descriptor, "rb", closefd=False) as stream:
                return stream.read(limit)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise os_failure(error, path, "read") from error


def read_json_object(path: Path, limit: int = MAX_TEXT) -> dict[str, Any]:
    """A JSON object from a file anybody may have written.

    Raises FileNotFoundError, or StoreError ``damaged-json`` for what is not UTF-8, not
    JSON, too deep, or not an object.
    """
    raw = read_bytes(path, limit)
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise StoreError(
            "damaged-json",
            f"{path.name} is not readable JSON ({type(error).__name__}).",
            path=str(path),
            remedy="Mend or remove the file; Roost does not need it to list the environment.",
        ) from error
    if not isinstance(value, dict):
        raise StoreError(
            "damaged-json",
            f"{path.name} does not hold a JSON object.",
            path=str(path),
            remedy="Mend or remove the file; Roost does not need it to list the environment.",
        )
    return value


def sync_folder(folder: Path) -> None:
    """Make names in ``folder`` durable, where the platform can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def os_failure(error: OSError, path: Path, verb: str) -> StoreError:
    """An OSError as our error, at the boundary, with the path as a field."""
    where = str(path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreError(
            "disk-full",
            f"The volume of {where} is full.",
            path=where,
            remedy="Free some space there (`roost trash purge`, `roost clean`) and try again.",
        )
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return StoreError(
            "read-only" if verb == "write" else "unreadable",
            f"Roost may not {verb} {where} ({error.strerror}).",
            path=where,
            remedy="Check the permissions of the folder, or open another workspace.",
        )
    return StoreError(
        f"{verb}-failed",
        f"Could not {verb} {where}: {error.strerror or error}.",
        path=where,
        remedy="Check that the volume is attached and healthy, and try again.",
    )
