"""`environment_metadata.json` of legacy environments: all keys optional, any may be wrong."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from roost.core.domain.errors import StoreError
from roost.core.domain.names import has_lone_surrogate
from roost.core.system.files import read_json_object

MAX_STRING = 4096
MAX_MODELS = 1000
MAX_PACKAGES = 2000


@dataclass(frozen=True, slots=True)
class Metadata:
    """The keys Roost uses, None or empty where missing or of the wrong type.

    ``state``: ok, missing, or damaged with ``error``.
    """

    state: str = "missing"
    model_id: str | None = None
    model_path: str | None = None
    profile_name: str | None = None
    env_key: str | None = None
    python_version: str | None = None
    created_at: str | None = None
    associated_models: tuple[str, ...] = ()
    base_packages: tuple[str, ...] = ()
    """Requirement lines, or names alone."""
    error: StoreError | None = None

    def names(self) -> tuple[str, ...]:
        """Every model it names, without repetition: id, associated ones, path."""
        listed = (self.model_id, *self.associated_models, self.model_path)
        return tuple(dict.fromkeys(name for name in listed if name))

    def as_dict(self) -> dict[str, Any]:
        """What tells of the model's needs, as the file says it (``needs_from_metadata``)."""
        return {
            "model_path": self.model_path,
            "profile_name": self.profile_name,
            "base_packages": self.base_packages,
        }


_CACHED = tuple(item.name for item in fields(Metadata) if item.name != "error")


def read_metadata(path: Path) -> Metadata:
    """Read the file; damage of any kind becomes ``state`` "damaged", never an exception."""
    try:
        if os.path.islink(path):  # noqa: PTH114 - no error where it may not be looked at
            raise link_refused(path)
        values = read_json_object(path)
    except FileNotFoundError:
        return Metadata()
    except StoreError as error:
        return Metadata(state="damaged", error=error)
    return metadata_of(values)


def to_values(metadata: Metadata) -> list[Any]:
    """Plain values of good metadata, for a cache; back with ``from_values``."""
    return [getattr(metadata, name) for name in _CACHED]


def from_values(values: list[Any]) -> Metadata | None:
    """Good metadata from a cache; None where the values are not what was put there."""
    named = dict(zip(_CACHED, values, strict=False))
    models, base = named.pop("associated_models", None), named.pop("base_packages", None)
    if len(values) != len(_CACHED) or not isinstance(models, list) or not isinstance(base, list):
        return None
    for value in (*named.values(), *models, *base):
        if value is not None and not isinstance(value, str):
            return None
    return Metadata(**named, associated_models=tuple(models), base_packages=tuple(base))


def link_refused(path: Path) -> StoreError:
    """A link may lead anywhere; what describes an environment lies in it."""
    return StoreError(
        "not-a-file",
        f"{path.name} is a link and was not read.",
        path=str(path),
        remedy="Put a copy of the file in its place, or remove the link.",
    )


def metadata_of(values: Mapping[str, Any]) -> Metadata:
    """Pick what has the right type and a bearable length."""
    models, base = values.get("associated_models"), values.get("base_packages")
    listed = models if isinstance(models, list) else [models]
    return Metadata(
        "ok",
        _text(values.get("model_id")),
        _text(values.get("model_path")),
        _text(values.get("profile_name")),
        _text(values.get("env_key")),
        _text(values.get("python_version")),
        _text(values.get("created_at")),
        tuple(text for item in listed[:MAX_MODELS] if (text := _text(item))),
        tuple(text for item in list(base)[:MAX_PACKAGES] if (text := _text(item)))
        if isinstance(base, list | dict)
        else (),
    )


def _text(value: object) -> str | None:
    """A usable string: not empty, of bearable length, printable by any codec."""
    if not isinstance(value, str) or not value.strip() or len(value) > MAX_STRING:
        return None
    return None if "\0" in value or has_lone_surrogate(value) else value
