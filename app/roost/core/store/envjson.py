"""`env.json`: what a shared environment is (formats.md, "env.json")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from roost.core.domain.errors import StoreError
from roost.core.store.layout import Layout
from roost.core.system.files import read_json_object, write_json

SCHEMA = 1
DEFAULT_VENV = ".venv"


@dataclass(frozen=True, slots=True)
class EnvRecord:
    """The fields Roost knows; ``extra`` keeps those it does not."""

    env_key: str
    venv: str = DEFAULT_VENV
    status: str = "READY"
    source: str = "shared"
    profile_id: str = ""
    profile_digest: str = ""
    python: str = ""
    accelerator: str | None = None
    torch: str | None = None
    created_at: str = ""
    created_by: str = ""
    installer_name: str = ""
    installer_version: str = ""
    packages: int | None = None
    fingerprint: str = ""
    schema: int = SCHEMA
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def newer(self) -> bool:
        """Written by a later Roost: shown read-only, never rewritten."""
        return self.schema > SCHEMA

    def as_dict(self) -> dict[str, Any]:
        known = {
            "schema": self.schema,
            "env_key": self.env_key,
            "status": self.status,
            "source": self.source,
            "venv": self.venv,
            "profile": {"id": self.profile_id, "digest": self.profile_digest},
            "python": self.python,
            "accelerator": self.accelerator,
            "torch": self.torch,
            "created_at": self.created_at,
            "created_by": self.created_by,
            "installer": {"name": self.installer_name, "version": self.installer_version},
            "packages": self.packages,
            "fingerprint": self.fingerprint,
        }
        return {**known, **{key: value for key, value in self.extra.items() if key not in known}}


_KNOWN = frozenset(EnvRecord("").as_dict())


def read_env_json(path: Path) -> EnvRecord | None:
    """The record, or None where there is no file.

    Raises StoreError ``damaged-json`` for anything that is no such record.
    """
    try:
        return record_from(read_json_object(path), path)
    except FileNotFoundError:
        return None


def record_from(value: Mapping[str, Any], path: Path) -> EnvRecord:
    """The same from values; fields of a wrong kind count as missing."""
    schema, venv = value.get("schema", SCHEMA), value.get("venv", DEFAULT_VENV)
    if not isinstance(schema, int) or isinstance(schema, bool) or not is_tree_name(venv):
        raise StoreError(
            "damaged-json",
            f"{path} does not say which tree is in use.",
            path=str(path),
            remedy="Create the environment anew; its folder is kept until that has worked.",
        )

    def text(name: str, inner: str = "") -> str:
        found = value.get(name)
        if inner:
            found = found.get(inner) if isinstance(found, dict) else None
        return found if isinstance(found, str) else ""

    packages = value.get("packages")
    return EnvRecord(
        env_key=text("env_key"),
        venv=venv,
        status=text("status"),
        source=text("source") or "shared",
        profile_id=text("profile", "id"),
        profile_digest=text("profile", "digest"),
        python=text("python"),
        accelerator=text("accelerator") or None,
        torch=text("torch") or None,
        created_at=text("created_at"),
        created_by=text("created_by"),
        installer_name=text("installer", "name"),
        installer_version=text("installer", "version"),
        packages=packages if isinstance(packages, int) else None,
        fingerprint=text("fingerprint"),
        schema=schema,
        extra={key: item for key, item in value.items() if key not in _KNOWN},
    )


def write_env_json(path: Path, record: EnvRecord) -> None:
    """Write atomically and fsynced.  Raises StoreError; refuses a newer schema."""
    if record.newer:
        raise newer_schema(path, record.schema)
    write_json(path, record.as_dict())


def is_tree_name(name: object) -> bool:
    """Whether ``venv`` names one folder beside env.json, and nothing else."""
    return (
        isinstance(name, str)
        and name not in ("", ".", "..")
        and not any(char in '/\\:\0"<>|?*' for char in name)
    )


def current_tree(layout: Layout, key: str) -> Path:
    """The tree of a shared environment that is in use (existing or not).

    Without env.json (older set-ups), or with one that cannot be read: `.venv`.
    """
    try:
        record = read_env_json(layout.env_json(key))
    except StoreError:
        record = None
    return layout.shared(key) / (record.venv if record is not None else DEFAULT_VENV)


def newer_schema(path: Path, schema: int) -> StoreError:
    return StoreError(
        "newer-schema",
        f"{path} was written by a newer Roost (schema {schema}) and is not changed.",
        path=str(path),
        remedy="Update Roost, or use the newer one for this workspace.",
    )
