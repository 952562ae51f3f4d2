"""The models that lie in a workspace's `models/` folder: their folders, two levels deep."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from roost.core.domain.model import hf_of_legacy_id, is_hf_id, local_id_of_resolved
from roost.core.store.layout import Layout

MARKS = ("config.json", "adapter_config.json", "model_index.json", "modules.json")
MAX_MODELS = 5_000


@dataclass(frozen=True, slots=True)
class ModelFound:
    """A model's folder; ``name`` is its HF id where its place tells one, else the folder."""

    name: str
    path: Path


def find_models(layout: Layout) -> tuple[ModelFound, ...]:
    """`models/<name>` and `models/<organisation>/<name>`; nothing is read but folder lists."""
    found: list[ModelFound] = []
    for name in _folders(layout.models):
        folder = layout.models / name
        if _is_model(folder):
            found.append(ModelFound(hf_of_legacy_id(name) or str(folder), folder))
            continue
        for inner in _folders(folder):
            if is_hf_id(f"{name}/{inner}") and _is_model(folder / inner):
                found.append(ModelFound(f"{name}/{inner}", folder / inner))
        if len(found) >= MAX_MODELS:
            break
    return tuple(found[:MAX_MODELS])


class LocalModels:
    """Whose id a `local_…` is: of a folder in `models/`, which are listed when one asks."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout

    def path_of(self, legacy_id: str) -> str | None:
        """The folder, as it lies in the workspace."""
        return self._paths.get(legacy_id) if legacy_id.startswith("local_") else None

    @cached_property
    def _paths(self) -> dict[str, str]:
        folders = [found.path for found in find_models(self._layout)]
        return {local_id_of_resolved(os.path.realpath(one)): str(one) for one in folders}


def _folders(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.name
                for entry in entries
                if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
            )
    except OSError:
        return []


def _is_model(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(entry.name in MARKS or entry.name.endswith(".gguf") for entry in entries)
    except OSError:
        return False
