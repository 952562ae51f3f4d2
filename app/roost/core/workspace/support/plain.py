"""Values of the core as JSON and back: only those named here, each tagged with its class."""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from roost.core.discovery.models import ModelFound
from roost.core.domain.drift import Change
from roost.core.domain.usage import Evidence, ModelUse
from roost.core.store.history import HistoryEntry
from roost.core.store.overrides import ModelOverride
from roost.core.store.records import Record
from roost.core.store.settings import Settings
from roost.core.workspace.keys import KeyFacts
from roost.core.workspace.resolution import Looked

_DOMAIN = "roost.core.domain."
"""Frozen values without I/O: any of them may be made out of a file."""
_MORE = {
    f"{one.__module__.rpartition('.')[2]}.{one.__name__}": one
    for one in (ModelFound, HistoryEntry, Record, ModelOverride, Settings, KeyFacts, Looked)
}
_FOR_CHECKERS = {one.__name__: one for one in (Change, Evidence, ModelUse)}
"""What `Env` names in its annotations without loading it."""
_TAG = re.compile(r"[a-z_]{1,30}\.[A-Z][A-Za-z]{0,40}")
DEEPEST = 40


def plain(value: object) -> Any:
    """JSON for a value of the core.  Raises TypeError for one that is no plain value."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Enum):
        return {"$enum": _tag(type(value)), "value": value.value}
    if isinstance(value, str):
        return value
    if isinstance(value, Path):
        return {"$": "Path", "path": str(value)}
    names = _fields(type(value))
    if names is not None:
        return {"$": _tag(type(value))} | {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, (tuple, list, frozenset, set)):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {"$": "map", "items": [[plain(key), plain(item)] for key, item in value.items()]}
    raise TypeError(f"no form for {type(value).__name__}")


def unplain(value: Any, depth: int = 0) -> Any:
    """The value again; lists become tuples.  Raises ValueError for what is none.

    Fields this version does not know are left out, those it misses take their defaults.
    """
    if depth > DEEPEST:
        raise ValueError("nested too deeply")
    if isinstance(value, list):
        return tuple(unplain(item, depth + 1) for item in value)
    if not isinstance(value, dict):
        return value
    if "$enum" in value:
        kind = _kind(value["$enum"])
        if not issubclass(kind, Enum):
            raise ValueError("a kind this version does not know")
        return kind(value.get("value"))
    name = value.get("$")
    if name == "Path":
        return Path(_text(value.get("path")))
    if name == "map":
        return dict(unplain(value.get("items", []), depth + 1))
    made = _kind(name)
    names = _fields(made)
    if names is None:
        raise ValueError("a value this version does not know")
    given = {one: unplain(value[one], depth + 1) for one in names if one in value}
    _check(made, given)
    try:
        return made(**given)
    except TypeError as error:
        raise ValueError(f"a {name} that is not whole") from error


def _tag(kind: type) -> str:
    """Module and class.  Raises TypeError for a class that may not come out of a file."""
    tag = f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"
    if not kind.__module__.startswith(_DOMAIN) and _MORE.get(tag) is not kind:
        raise TypeError(f"no form for {kind.__name__}")
    return tag


@cache
def _kind(tag: object) -> type:
    """The class behind a tag; raises ValueError for none."""
    text = str(tag)
    if text in _MORE:
        return _MORE[text]
    module, _, name = text.partition(".")
    if not _TAG.fullmatch(text) or find_spec(_DOMAIN + module) is None:
        raise ValueError("a value this version does not know")
    found = getattr(import_module(_DOMAIN + module), name, None)
    if not isinstance(found, type) or found.__module__ != _DOMAIN + module:
        raise ValueError("a value this version does not know")
    return found


def _fields(kind: type) -> tuple[str, ...] | None:
    """Names of the fields that make a value; None for what is no plain value."""
    if dataclasses.is_dataclass(kind):
        return tuple(one.name for one in dataclasses.fields(kind) if one.init)
    names = getattr(kind, "_fields", None)
    return names if issubclass(kind, tuple) and names is not None else None


@cache
def _hints(kind: type) -> dict[str, Any]:
    """Annotations; of a class that names types only a checker sees, none."""
    try:
        return get_type_hints(kind, localns=_FOR_CHECKERS)
    except NameError:
        return {}


def _check(kind: type, given: Mapping[str, Any]) -> None:
    hints = _hints(kind)
    for name, value in given.items():
        if not _fits(value, hints.get(name, Any)):
            raise ValueError(f"a {kind.__name__} with a {name} of another form")


def _fits(value: Any, hint: Any) -> bool:
    """Whether the value has the form its field is annotated with."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return any(_fits(value, one) for one in inner)
    if origin is typing.Literal:
        return value in inner
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        if len(inner) == 2 and inner[1] is Ellipsis:
            return all(_fits(item, inner[0]) for item in value)
        return len(value) == len(inner) and all(map(_fits, value, inner))
    if origin is not None:
        return isinstance(value, origin)
    if hint is Any:
        return True
    if hint is float:
        return isinstance(value, (int, float))
    return isinstance(value, hint) if isinstance(hint, type) else value is hint


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a path that is no text")
    return value
