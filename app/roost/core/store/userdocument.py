"""A JSON document in the user's cache folder: it only saves time, so nothing of it is a failure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from roost.core.domain.errors import StoreError
from roost.core.system.files import read_json_object, write_atomic


def read_document(path: Path, schema: int, limit: int) -> dict[str, Any]:
    """What is kept there (at most ``limit`` bytes); empty where it cannot be used."""
    try:
        document = read_json_object(path, limit)
    except (FileNotFoundError, StoreError):
        return {}
    return document if document.get("schema") == schema else {}


def write_document(path: Path, schema: int, content: Mapping[str, Any]) -> bool:
    """Keep ``content``; False where that cannot be done."""
    document = {"schema": schema, **content}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, json.dumps(document, separators=(",", ":")))
    except (OSError, StoreError):
        return False
    return True
