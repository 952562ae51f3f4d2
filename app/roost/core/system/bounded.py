"""Strict JSON and the head of a file, of unknown origin: bounded, never blocking.

Fault 27: a config may be a FIFO, a gigabyte, 100,000 levels deep, or binary.
Links are followed: a snapshot of the HF cache consists of them.
"""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

from roost.core.domain.errors import StoreError
from roost.core.system.files import MAX_TEXT, read_bytes

read_bounded = read_bytes


def read_head(path: Path, size: int) -> bytes:
    """The first ``size`` bytes of a regular file of any length.

    Raises ``FileNotFoundError`` where it is missing, ``StoreError`` "unreadable"
    for every other reason.  A FIFO is refused, not waited for.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_CLOEXEC", 0))
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise _unreadable(path, "it is not a regular file")
            with os.fdopen(descriptor, "rb", closefd=False) as stream:
                return stream.read(size)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error


def parse_json(data: bytes, path: Path, *, infinite: bool = False) -> Any:
    """The JSON value in ``data``; numbers like NaN and duplicate names are refused.

    ``infinite``: Infinity is taken, which transformers writes into a config and reads back.
    Raises ``StoreError`` "damaged" with ``data["line"]`` where the line is known.
    """
    try:
        return json.loads(
            data.decode("utf-8-sig"),
            parse_constant=_no_nan if infinite else _no_constant,
            object_pairs_hook=_no_duplicates,
        )
    except json.JSONDecodeError as error:
        raise _damaged(path, f"line {error.lineno}: {error.msg}", error.lineno) from error
    except RecursionError:
        raise _damaged(path, "it is nested too deeply") from None
    except (UnicodeDecodeError, ValueError) as error:
        raise _damaged(path, str(error)[:200]) from error


def read_json_object(
    path: Path, limit: int = MAX_TEXT, *, infinite: bool = False
) -> dict[str, Any]:
    """The JSON object in a file; raises as ``read_bytes`` and ``parse_json``."""
    value = parse_json(read_bytes(path, limit), path, infinite=infinite)
    if not isinstance(value, dict):
        raise _damaged(path, "it is JSON, but not an object")
    return value


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _no_nan(name: str) -> float:
    return float(name) if name.endswith("Infinity") else _no_constant(name)


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for name, item in pairs:
        if name in value:
            raise ValueError(f"the name {name[:60]!r} occurs twice in an object")
        value[name] = item
    return value


def _unreadable(path: Path, why: str) -> StoreError:
    return StoreError(
        "unreadable",
        f"Cannot read {path.name!r}: {why}.",
        remedy="Check the file, or remove it if nobody needs it.",
        path=str(path),
    )


def _damaged(path: Path, why: str, line: int | None = None) -> StoreError:
    return StoreError(
        "damaged",
        f"{path.name!r} is damaged: {why}.",
        remedy="Restore the file from where it came, or remove it.",
        path=str(path),
        data={"line": line} if line else None,
    )
