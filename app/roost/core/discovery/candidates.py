"""Which environments could serve a model or a key, in the order they are tried."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath

from roost.core.discovery.index import LegacyIndex
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.envkey import canonical, is_valid_key_name
from roost.core.domain.model import (
    ModelForm,
    ModelRef,
    hf_of_legacy_id,
    is_hf_id,
    legacy_id_of_hf,
    local_id_of_resolved,
)
from roost.core.domain.names import is_safe_name
from roost.core.store.layout import Layout

_HUB_FOLDER = re.compile(r"models--(.+?)--(.+)")


def shared_candidates(layout: Layout, key: str, *, exact_only: bool = False) -> tuple[EnvId, ...]:
    """`.envs/<key>` first, then folders of older forms (`tf-…`) that map to the same key.

    ``exact_only`` stops after the first where it exists: one stat instead of a listing.
    """
    found: list[EnvId] = []
    if is_valid_key_name(key) and os.path.lexists(layout.shared(key)):
        found.append(EnvId(EnvKind.SHARED, key))
        if exact_only:
            return tuple(found)
    wanted = canonical(key) if is_valid_key_name(key) else key
    try:
        names = os.listdir(layout.envs)
    except OSError:
        return tuple(found)
    # What maps to it is itself or an older form of it, and those begin alike (formats.md).
    older = "tf-" if wanted.startswith("torch-") else wanted.partition("-")[0] + "-"
    for name in sorted(name for name in names if name == wanted or name.startswith(older)):
        if name == key or name.startswith(".") or not is_valid_key_name(name):
            continue
        if canonical(name) == wanted and os.path.isdir(layout.shared(name)):  # noqa: PTH112
            found.append(EnvId(EnvKind.SHARED, name))
    return tuple(found)


def legacy_candidates(
    layout: Layout,
    model: ModelRef,
    *,
    model_path: str | os.PathLike[str] | None = None,
    model_id: str | None = None,
    derived_id: str | None = None,
    index: LegacyIndex | None = None,
) -> tuple[EnvId, ...]:
    """Legacy environments of a model, in the order of formats.md; all that exist.

    ``model_path`` and ``model_id``: what a caller knows besides (an app that has an HF id
    and a folder); ``derived_id``: what only the folder's place tells.  ``index`` finds
    those that only their metadata ties to the model.
    """
    ids, paths = _names_of(model, model_path, model_id)
    own_id = [model.text] if model.form is ModelForm.LEGACY_ID else []
    places = [hf_id_of_path(path, layout.models) for path in paths]
    derived = [name for name in (derived_id, *places) if name and name not in ids]
    index = index or LegacyIndex(layout)

    order: list[str] = list(own_id)
    order += [legacy_id_of_hf(name) for name in ids]
    order += [local_id_of_resolved(path) for path in paths]
    order += index.find([*ids, *paths])
    order += [legacy_id_of_hf(name) for name in derived]
    order += index.find(derived)
    return tuple(
        EnvId(EnvKind.LEGACY, name)
        for name in dict.fromkeys(order)
        if is_safe_name(name) and os.path.lexists(layout.legacy(name))
    )


def _names_of(
    model: ModelRef, model_path: str | os.PathLike[str] | None, model_id: str | None
) -> tuple[list[str], list[str]]:
    """(HF ids, resolved paths) the model is known by."""
    ids = [model.text] if model.form is ModelForm.HF else []
    if model.form is ModelForm.LEGACY_ID and (named := hf_of_legacy_id(model.text)):
        ids.append(named)
    if model_id and is_hf_id(model_id):
        ids.append(model_id)
    given: list[str | os.PathLike[str]] = [model.text] if model.form is ModelForm.FOLDER else []
    if model_path is not None:
        given.append(model_path)
    return list(dict.fromkeys(ids)), list(dict.fromkeys(map(resolved, given)))


def resolved(path: str | os.PathLike[str]) -> str:
    """``str(Path(p).resolve())`` with ``~`` expanded; the text itself where that is impossible."""
    try:
        return str(Path(path).expanduser().resolve())
    except (OSError, RuntimeError, ValueError):
        return str(path)


def hf_id_of_path(path: str, models: Path) -> str | None:
    """The HF id a folder's place names: below `models--org--name`, or in ``models``.

    In ``models``, both `org/name` and `org__name` name one.
    """
    parts = PurePath(path).parts
    for part in reversed(parts):
        match = _HUB_FOLDER.fullmatch(part)
        if match is not None and is_hf_id(f"{match[1]}/{match[2]}"):
            return f"{match[1]}/{match[2]}"
    for container in (resolved(models), str(models)):
        try:
            inner = PurePath(path).relative_to(container).parts
        except ValueError:
            continue
        if not inner:
            return None
        named = hf_of_legacy_id(inner[0])
        if named is not None:
            return named
        if len(inner) >= 2 and is_hf_id(f"{inner[0]}/{inner[1]}"):
            return f"{inner[0]}/{inner[1]}"
    return None
