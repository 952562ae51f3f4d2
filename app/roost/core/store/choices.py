"""Reading and changing the user's TOML files: all or nothing, one writer at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from roost.core.domain.errors import StoreError
from roost.core.store.layout import Layout
from roost.core.system.files import read_bytes, write_atomic

Change = tuple[Sequence[str], str, Any]
"""Table, key, value (None removes)."""


def read_toml(path: Path) -> dict[str, Any]:
    """The values of a file; {} where there is none.

    Raises StoreError ``damaged-toml`` (with the line) or ``unreadable``.
    """
    return _parsed(path, _text(path))


def change_toml(layout: Layout, path: Path, changes: Iterable[Change]) -> None:
    """Apply changes to a file and keep all else in it, under the choices' lock.

    A damaged file is refused with StoreError, never overwritten: it holds choices.
    """
    from roost.core.store.tomledit import set_value
    from roost.core.system.locks import named_lock

    with named_lock(layout, "choices"):
        old = text = _text(path)
        _parsed(path, text)
        for table, key, value in changes:
            text = set_value(text, table, key, value)
        if text != old:
            write_atomic(path, text)


def _text(path: Path) -> str:
    try:
        raw = read_bytes(path)
    except FileNotFoundError:
        return ""
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise _damaged(path, "it is not UTF-8") from error


def _parsed(path: Path, text: str) -> dict[str, Any]:
    if not text:
        return {}
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _damaged(path, str(error)) from error
    except (RecursionError, ValueError) as error:
        raise _damaged(path, "it is nested too deeply or holds an absurd number") from error


def _damaged(path: Path, why: str) -> StoreError:
    return StoreError(
        "damaged-toml",
        f"{path.name} cannot be read: {why}.",
        path=str(path),
        remedy="Mend the line named, or move the file away; Roost never overwrites it.",
    )
