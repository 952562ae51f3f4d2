"""Who is asked for: the model behind what was typed, its folder, its names, its legacy ids."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from roost.core.domain.errors import NotFoundError
from roost.core.domain.model import (
    ModelForm,
    ModelRef,
    hf_of_legacy_id,
    is_hf_id,
    legacy_id_of_hf,
    local_id_of_resolved,
    parse_model,
)
from roost.core.store.layout import Layout

_HF_FOLDER = re.compile(r"models--([^/\\]+?)--([^/\\]+)")


@dataclass(frozen=True, slots=True)
class Subject:
    """A model under all the names it may have been noted down by.

    ``labels`` are the names overrides are looked up under, the first one is what new
    choices are written under.
    """

    text: str
    hf_id: str | None
    folder: Path | None
    legacy_id: str | None
    labels: tuple[str, ...]


def subject_of(
    layout: Layout, model: str | None, path: str | None, environ: Mapping[str, str]
) -> Subject:
    """Understand MODEL and/or a model path.

    Raises NotFoundError ``no-such-model`` for a missing folder or a malformed id.
    """
    ref = None if model is None else parse_model(model)
    if path is None and ref is not None and ref.form is ModelForm.FOLDER:
        path, ref = ref.text, None
    folder = None if path is None else _existing_folder(path)
    hf_id = _hf_id(layout, ref, folder)
    legacy_id = ref.text if ref is not None and ref.form is ModelForm.LEGACY_ID else None
    if folder is None and hf_id is not None:
        folder = _folder_of_hf(layout, hf_id, environ)
    text = model if model is not None else str(folder)
    labels = tuple(dict.fromkeys(_labels(hf_id, legacy_id, folder if path else None)))
    return Subject(text, hf_id, folder, legacy_id, labels)


def _existing_folder(path: str) -> Path:
    folder = Path(os.path.abspath(os.path.expanduser(path)))  # noqa: PTH100, PTH111
    try:
        found = folder.is_dir() or folder.is_file()
    except (OSError, ValueError):
        found = False
    if not found:
        shown = path[:300].encode("unicode_escape").decode("ascii")
        raise NotFoundError(
            "no-such-model",
            f"There is no model folder “{shown}”.",
            remedy="Check the path and whether its volume is attached.",
            path=str(folder).encode("utf-8", "backslashreplace").decode(),
        )
    return folder


def _hf_id(layout: Layout, ref: ModelRef | None, folder: Path | None) -> str | None:
    if ref is not None:
        return ref.text if ref.form is ModelForm.HF else hf_of_legacy_id(ref.text)
    return None if folder is None else hf_id_of_folder(layout, folder)


def hf_id_of_folder(layout: Layout, folder: Path) -> str | None:
    """The HF id a path tells: under ``models--org--name``, or below the workspace's models/."""
    for part in folder.parts:
        found = _HF_FOLDER.fullmatch(part)
        if found is not None and is_hf_id(f"{found[1]}/{found[2]}"):
            return f"{found[1]}/{found[2]}"
    parts = folder.parts
    for index in range(len(parts) - 1, -1, -1):
        if parts[index] != "models":
            continue
        below = parts[index + 1 :]
        if len(below) >= 2 and is_hf_id(f"{below[0]}/{below[1]}"):
            return f"{below[0]}/{below[1]}"
        if len(below) == 1:
            return hf_of_legacy_id(below[0])
        return None
    return None


def _folder_of_hf(layout: Layout, hf_id: str, environ: Mapping[str, str]) -> Path | None:
    organisation, _, name = hf_id.partition("/")
    for candidate in (
        layout.models / organisation / name,
        layout.models / legacy_id_of_hf(hf_id),
    ):
        if candidate.is_dir():
            return candidate
    from roost.core.discovery.hfcache import find_hf_snapshot

    return find_hf_snapshot(hf_id, environ)


def _labels(hf_id: str | None, legacy_id: str | None, folder: Path | None) -> Iterator[str]:
    if folder is not None:
        resolved = str(folder.resolve())
        yield resolved
        yield local_id_of_resolved(resolved)
    if hf_id is not None:
        yield hf_id
        yield legacy_id_of_hf(hf_id)
    if legacy_id is not None:
        yield legacy_id
