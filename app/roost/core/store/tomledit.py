"""Change single values in a TOML text that a user may have written, keeping the rest.

Comments, order and unknown keys stay where they are.  Every edit is checked by reading
the result back; a text too unusual for editing by lines (inline tables, dotted keys) is
written anew from its values, which then loses its comments but no value.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_HEADER = re.compile(r"\s*\[(?!\[).*\]\s*(?:#.*)?")
_ANY_HEADER = re.compile(r"\s*\[")


def set_value(text: str, table: Sequence[str], key: str, value: Any) -> str:
    """``text`` with ``table.key`` set; None removes the key.

    Raises ``tomllib.TOMLDecodeError`` where ``text`` is no TOML.
    """
    wanted = _with_value(tomllib.loads(text), table, key, value)
    edited = _edit_lines(text, table, key, value)
    try:
        if edited is not None and tomllib.loads(edited) == wanted:
            return edited
    except tomllib.TOMLDecodeError:
        return dump(wanted)
    return dump(wanted)


def dump(data: Mapping[str, Any]) -> str:
    """A plain TOML text of values, tables last."""
    lines: list[str] = []
    _dump_table(data, (), lines)
    return "\n".join(lines).lstrip("\n") + ("\n" if lines else "")


def format_value(value: Any) -> str:
    """One value as TOML writes it; raises TypeError for what TOML has no form for."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for the lone DEL and surrogate pairs
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "[" + ", ".join(format_value(item) for item in value) + "]"
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(name)} = {format_value(item)}" for name, item in value.items())
        return "{ " + inner + " }" if inner else "{}"
    raise TypeError(f"TOML has no form for {type(value).__name__}")


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else format_value(name)


def _dump_table(table: Mapping[str, Any], path: tuple[str, ...], lines: list[str]) -> None:
    plain = {name: item for name, item in table.items() if not isinstance(item, Mapping)}
    if path and (plain or not table):
        lines += ["", f"[{'.'.join(_key(part) for part in path)}]"]
    lines += [f"{_key(name)} = {format_value(item)}" for name, item in plain.items()]
    for name, item in table.items():
        if isinstance(item, Mapping):
            _dump_table(item, (*path, name), lines)


def _with_value(data: dict[str, Any], table: Sequence[str], key: str, value: Any) -> dict[str, Any]:
    place = data
    for name in table:
        inner = place.get(name)
        if not isinstance(inner, dict):
            if value is None:
                return data
            inner = place[name] = {}
        place = inner
    if value is None:
        place.pop(key, None)
    else:
        place[key] = list(value) if isinstance(value, tuple) else value
    return data


def _edit_lines(text: str, table: Sequence[str], key: str, value: Any) -> str | None:
    lines = text.splitlines()
    start, end = _table_range(lines, tuple(table))
    if start is None:
        if value is None:
            return text
        gap = [""] if lines and lines[-1].strip() else []
        header = f"[{'.'.join(_key(part) for part in table)}]"
        lines += [*gap, header, f"{_key(key)} = {format_value(value)}"]
        return "\n".join(lines) + "\n"
    for number in range(start, end):
        if _names_key(lines[number], key):
            lines[number : number + 1] = (
                [] if value is None else [f"{_key(key)} = {format_value(value)}"]
            )
            return "\n".join(lines) + "\n"
    if value is None:
        return text
    while end > start and not lines[end - 1].strip():
        end -= 1
    lines.insert(end, f"{_key(key)} = {format_value(value)}")
    return "\n".join(lines) + "\n"


def _table_range(lines: list[str], table: tuple[str, ...]) -> tuple[int | None, int]:
    """The lines between a table's header and the next header."""
    start: int | None = 0 if not table else None
    for number, line in enumerate(lines):
        if not _ANY_HEADER.match(line):
            continue
        if start is not None:
            return start, number
        if _header_path(line) == table:
            start = number + 1
    return start, len(lines)


def _header_path(line: str) -> tuple[str, ...] | None:
    if not _HEADER.fullmatch(line):
        return None
    try:
        value: Any = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return None
    path: list[str] = []
    while isinstance(value, dict) and len(value) == 1:
        name, value = next(iter(value.items()))
        path.append(name)
    return tuple(path) if value == {} else None


def _names_key(line: str, key: str) -> bool:
    try:
        value = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return False
    return list(value) == [key] and not isinstance(value[key], dict)
