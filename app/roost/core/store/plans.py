"""`.envs/.plans/<id>.json`: a plan as it was shown, so that it can be carried out later, or again.

One file holds one plan, whole; what of it has been done is read off the disk, never off the file.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from roost.core.domain.digest import sha256
from roost.core.domain.errors import NotFoundError, StoreError
from roost.core.domain.plan import Plan, PlanItem
from roost.core.store.folders import own_folder
from roost.core.store.layout import Layout
from roost.core.system.files import read_json_object, write_json

SCHEMA = 1
_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
_LARGEST = 64 << 20
_OWN: dict[str, Any] = {
    field.name: None for field in fields(PlanItem) if field.type == "object | None"
}
"""What only this process understands: it saves time, and is found out again."""


def save_plan(layout: Layout, plan: Plan, where: Path | None = None) -> Path:
    """Write a plan to ``where``, else to a file of its own in `.envs/.plans`; raises StoreError."""
    if where is None:
        folder = own_folder(layout, layout.plans)
        where = folder / f"{plan_id(plan)}.json"
    write_json(where, plan_document(plan))
    return where


def saved_plans(layout: Layout) -> tuple[Path, ...]:
    """The files of plans in `.envs/.plans`; raises OSError."""
    try:
        names = sorted(os.listdir(layout.plans))
    except FileNotFoundError:
        return ()
    own = [name for name in names if name.endswith(".json") and _ID.fullmatch(name[:-5])]
    return tuple(layout.plans / name for name in own)


def plan_document(plan: Plan) -> dict[str, Any]:
    """The plan as plain values, without what only this process knows of the folders."""
    import msgspec

    plain = replace(plan, items=tuple(replace(item, **_OWN) for item in plan.items))
    found = msgspec.to_builtins(plain, enc_hook=str)
    return {"schema": SCHEMA, "plan": found}


def load_plan(layout: Layout, where: str) -> Plan:
    """A saved plan by its file, or by its id in `.envs/.plans`.

    Raises NotFoundError ``no-such-plan``, StoreError ``damaged-plan``, ``newer-schema``.
    """
    path = layout.plans / f"{where}.json" if _ID.fullmatch(where) else Path(where).expanduser()
    try:
        document = read_json_object(path, _LARGEST)
    except FileNotFoundError as error:
        raise NotFoundError(
            "no-such-plan",
            f"There is no plan {path}.",
            remedy="Make one: roost migrate --all --dry-run --save FILE.",
            path=str(path),
        ) from error
    except StoreError as error:
        raise _damaged(path, error.message) from error
    return _plan_from(document, path)


def forget_plan(path: Path) -> None:
    """Nothing of it is left to do."""
    path.unlink(missing_ok=True)


def plan_id(plan: Plan) -> str:
    """When it was made and what is in it: the same plan has the same file."""
    digits = re.sub(r"[^0-9]", "", plan.created_at)[:14].ljust(14, "0")
    digest = sha256(json.dumps(plan_document(plan), sort_keys=True).encode()).hexdigest()
    return f"{digits[:8]}T{digits[8:]}Z-{digest[:8]}"


def _plan_from(document: Mapping[str, Any], path: Path) -> Plan:
    import msgspec

    schema = document.get("schema")
    if isinstance(schema, int) and schema > SCHEMA:
        raise StoreError(
            "newer-schema",
            f"{path} was written by a newer Roost (schema {schema}).",
            path=str(path),
            remedy="Update Roost, or make the plan again.",
        )
    try:
        return msgspec.convert(document.get("plan"), Plan, dec_hook=_path)
    except (msgspec.ValidationError, ValueError, RecursionError) as error:
        raise _damaged(path, str(error)) from error


def _path(kind: type, value: object) -> object:
    if kind is Path and isinstance(value, str) and "\0" not in value:
        return Path(value)
    raise ValueError(f"not a {kind.__name__}: {json.dumps(value, default=str)[:80]}")


def _damaged(path: Path, why: str) -> StoreError:
    return StoreError(
        "damaged-plan",
        f"{path} is no plan that can be read: {' '.join(why.split())[:300]}",
        path=str(path),
        remedy="Make the plan again; nothing was changed.",
    )
