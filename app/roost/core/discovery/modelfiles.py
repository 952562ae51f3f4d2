"""A model's folder as a set of names and small files; never more, never imported."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from roost.core.domain.errors import StoreError
from roost.core.domain.needs import NeedsDraft, Note, Reason
from roost.core.system.bounded import read_head, read_json_object
from roost.core.system.files import read_bytes

MAX_ENTRIES = 20_000
MAX_VALUE = 200


class ModelFiles:
    """One folder of a model; what cannot be read is noted in the draft as damaged."""

    def __init__(self, folder: Path, draft: NeedsDraft, prefix: str = "") -> None:
        self.folder = folder
        self.draft = draft
        self.prefix = prefix
        self.names = _names(folder)

    def has(self, name: str) -> bool:
        return name in self.names

    def ending(self, *suffixes: str) -> list[str]:
        """The names with one of these endings, sorted; case does not matter."""
        return sorted(name for name in self.names if name.lower().endswith(suffixes))

    def json(self, name: str) -> dict[str, Any] | None:
        """The JSON object in a file; None where it is missing or damaged (then noted)."""
        if name not in self.names:
            return None
        try:
            return read_json_object(self.folder / name, infinite=True)
        except FileNotFoundError:
            self.damage(name, f"{name!r} is a link to a file that is gone.")
        except StoreError as error:
            self.damage(name, error.message)
        return None

    def text(self, name: str, limit: int = 256 * 1024) -> str | None:
        """A text file's content, bad bytes replaced; None where missing or damaged (then noted)."""
        if name not in self.names:
            return None
        try:
            return read_bytes(self.folder / name, limit).decode("utf-8", "replace")
        except FileNotFoundError:
            self.damage(name, f"{name!r} is a link to a file that is gone.")
        except StoreError as error:
            self.damage(name, error.message)
        return None

    def head(self, name: str, size: int) -> bytes | None:
        """The first bytes of a file; None where it is missing or unreadable (then noted)."""
        try:
            return read_head(self.folder / name, size)
        except FileNotFoundError:
            self.damage(name, f"{name!r} is a link to a file that is gone.")
        except StoreError as error:
            self.damage(name, error.message)
        return None

    def damage(self, name: str, why: str) -> None:
        self.draft.damaged.append(Note("damaged", one_line(why), one_line(self.prefix + name)))

    def reason(self, name: str, field: str = "", value: object = "") -> Reason:
        """Where something was read, the value shortened and on one line."""
        shown = value if isinstance(value, str) else "" if value is None else str(value)
        return Reason(one_line(self.prefix + name), one_line(field), one_line(shown))

    def below(self, name: str) -> ModelFiles:
        """The same for a folder inside; empty where there is none."""
        return ModelFiles(self.folder / name, self.draft, f"{self.prefix}{name}/")


def one_line(text: str) -> str:
    """Text from disk made safe to show: one line, printable, at most 200 characters."""
    cut = text[:MAX_VALUE]
    return "".join(char if char.isprintable() else "\ufffd" for char in cut)


def words(value: object, limit: int = 20) -> tuple[str, ...]:
    """The texts of a JSON list, made safe to show; () for anything else."""
    if not isinstance(value, list):
        return ()
    return tuple(one_line(item) for item in value[:limit] if isinstance(item, str))


def text_of(data: dict[str, Any] | None, field: str) -> str | None:
    """A text field of a JSON object, one line; None where it is missing or no text."""
    value = data.get(field) if data else None
    return one_line(value) if isinstance(value, str) and value.strip() else None


def object_of(data: dict[str, Any] | None, field: str) -> dict[str, Any]:
    """An object field of a JSON object; {} where it is missing or something else."""
    value = data.get(field) if data else None
    return value if isinstance(value, dict) else {}


def _names(folder: Path) -> frozenset[str]:
    names: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                names.append(entry.name)
                if len(names) >= MAX_ENTRIES:
                    break
    except (OSError, ValueError):
        return frozenset()
    return frozenset(names)


def any_of(names: Iterable[str], *suffixes: str) -> bool:
    return any(name.lower().endswith(suffixes) for name in names)
