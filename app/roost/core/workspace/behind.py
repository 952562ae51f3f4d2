"""The models that legacy environments were made for, as operations ask for them."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.discovery.read import read_env
from roost.core.domain.env import EnvId
from roost.core.domain.errors import NotFoundError
from roost.core.operations.context import ModelSeen
from roost.core.workspace.keys import LegacyLook

if TYPE_CHECKING:
    from roost.core.workspace.asking import Asking


def models_behind(asking: Callable[[], Asking]) -> Callable[[EnvId], ModelSeen]:
    """Finds the model of a legacy environment; each is looked for once."""
    ask = cache(asking)

    @cache
    def model(env_id: EnvId) -> ModelSeen:
        return _model_of(ask(), env_id)

    return model


def _model_of(asking: Asking, env_id: EnvId) -> ModelSeen:
    try:
        env = read_env(asking.layout, env_id)
        subject = asking.subject_of_env(env)
        needs = asking.key(subject, LegacyLook(asking.layout, lambda: (env_id,))).needs
    except NotFoundError:
        return ModelSeen()
    folder = subject.folder
    if folder is None and env.model_path and "\0" not in env.model_path:
        named = asking.layout.root / os.path.expanduser(env.model_path)  # noqa: PTH111
        folder = named if named.exists() else None
    return ModelSeen(folder, _base(asking, needs.base_model, folder), needs)


def _base(asking: Asking, base: str | None, folder: Path | None) -> Path | None:
    """Where the base model of an adapter lies: a folder it names, else by its HF id."""
    if not base or "\0" in base:
        return None
    places = [Path(base)] if Path(base).is_absolute() else []
    places += [folder / base] if folder is not None else []
    for place in places:
        if place.is_dir() and place != folder:
            return place
    try:
        return asking.subject(base).folder
    except NotFoundError:
        return None
