"""Legacy environments: `environments/<id>`, made for one model by older set-ups."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.discovery.folders import environment_folders
from roost.core.discovery.found import Found
from roost.core.discovery.metadata import Metadata, from_values, read_metadata, to_values
from roost.core.discovery.models import LocalModels
from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.envkey import canonical, is_valid_key_name, parse_key
from roost.core.domain.errors import NotFoundError, RoostError
from roost.core.domain.model import hf_of_legacy_id
from roost.core.domain.names import is_safe_name
from roost.core.domain.printable import printable
from roost.core.store.layout import Layout
from roost.core.system.venv.config import read_config
from roost.core.system.venv.locate import Located, locate_tree, python_path
from roost.core.system.venv.safe import file_stamp

if TYPE_CHECKING:
    from roost.core.discovery.trees import TreeReader
    from roost.core.store.scancache import ScanCache

METADATA = "environment_metadata.json"


def find_legacy(layout: Layout, reader: TreeReader | None = None) -> Found:
    """Every folder of `environments/`, with or without metadata."""
    errors: list[RoostError] = []
    reader = reader or _new_reader()
    envs = []
    known = {}
    container = layout.environments
    local = LocalModels(layout)
    for name in environment_folders(container, errors):
        path = container / name
        located, metadata = _look(str(path), name, reader.cache)
        if metadata.error is not None:
            errors.append(metadata.error)
        env = _with_path(_full(path, name, located, metadata, reader), local)
        envs.append(env)
        known[env.id] = metadata
    return Found(
        tuple(envs),
        tuple(errors),
        {env.id: reader.facts[env.id] for env in envs},
        {env.id: reader.stamps[env.id] for env in envs},
        known,
    )


def read_legacy(layout: Layout, legacy_id: str, reader: TreeReader | None = None) -> Env:
    """One legacy environment with all its facts; raises NotFoundError."""
    folder = _existing(layout, legacy_id)
    located, metadata = _look(folder, legacy_id)
    env = _full(Path(folder), legacy_id, located, metadata, reader or _new_reader())
    return _with_path(env, LocalModels(layout))


def locate_legacy(layout: Layout, legacy_id: str) -> Env:
    """The same by a handful of stats, for the hot path: what packages say is left out."""
    folder = _existing(layout, legacy_id)
    located, metadata = _look(folder, legacy_id)
    version = None if located.forbidden else read_config(located.tree).version
    python = python_path(located.tree)
    version = version or metadata.python_version
    return _env(Path(folder), legacy_id, located, metadata, python, version)


def _with_path(env: Env, local: LocalModels) -> Env:
    """Where nothing names its model, the folder in `models/` whose path gave it its id does."""
    path = None if env.models else local.path_of(env.id.name)
    return env if path is None else env.but(models=(path,), model_path=path)


def _look(folder: str, legacy_id: str, cache: ScanCache | None = None) -> tuple[Located, Metadata]:
    located = locate_tree(folder, pointers=True)
    if located.forbidden:
        return located, Metadata()
    path = f"{folder}{os.sep}{METADATA}"
    stamp = None if cache is None else file_stamp(path)
    if cache is None or stamp is None:
        return located, read_metadata(Path(path))
    values = cache.note(legacy_id, stamp)
    metadata = None if values is None else from_values(values)
    if metadata is None:
        metadata = read_metadata(Path(path))
        if metadata.state == "ok":
            cache.put_note(legacy_id, stamp, to_values(metadata))
    return located, metadata


def _full(path: Path, name: str, located: Located, metadata: Metadata, reader: TreeReader) -> Env:
    tree = reader.read(EnvId(EnvKind.LEGACY, name), located, None)
    facts = tree.facts
    return _env(
        path,
        name,
        located,
        metadata,
        tree.python,
        facts.python_version or metadata.python_version,
        torch=facts.torch,
        accelerator=facts.accelerator,
        packages=len(facts.dists) if facts.site_state == "ok" else None,
        last_used=tree.changed_at,
    )


def _env(
    path: Path,
    name: str,
    located: Located,
    metadata: Metadata,
    python: str,
    version: str | None,
    *,
    torch: str | None = None,
    accelerator: str | None = None,
    packages: int | None = None,
    last_used: str | None = None,
) -> Env:
    # A path made from another one is a third of the cost of a new one.
    plain = located.tree == f"{path}{os.sep}.venv"
    venv = path / ".venv" if plain else Path(located.tree)
    usual = f"{located.tree}{os.sep}bin{os.sep}python"
    return Env(
        id=EnvId(EnvKind.LEGACY, name),
        path=path,
        venv=venv,
        python=venv / "bin" / "python" if python == usual else Path(python),
        env_key=key_named_by(metadata),
        python_version=version,
        torch=torch,
        accelerator=accelerator,
        models=models_of(name, metadata),
        model_path=metadata.model_path,
        packages=packages,
        last_used=last_used,
        problem=located.problem,
        has_metadata=metadata.state == "ok",
    )


def models_of(legacy_id: str, metadata: Metadata) -> tuple[str, ...]:
    """The models it was made for: as its metadata says, the HF id in its name, else its path."""
    named = [metadata.model_id, hf_of_legacy_id(legacy_id), *metadata.associated_models]
    found = tuple(dict.fromkeys(name for name in named if name))
    if not found and metadata.model_path:
        return (metadata.model_path,)
    return found


def key_named_by(metadata: Metadata) -> str | None:
    """The canonical key its metadata names as key or profile, where it is a known one."""
    for text in (metadata.env_key, metadata.profile_name):
        if text and is_valid_key_name(text) and parse_key(text).known:
            return canonical(text)
    return None


def _existing(layout: Layout, legacy_id: str) -> str:
    folder = f"{layout.environments}{os.sep}{legacy_id}"
    if not is_safe_name(legacy_id) or not os.path.lexists(folder):
        shown = printable(legacy_id)
        raise NotFoundError("no-such-environment", f"There is no legacy environment “{shown}”.")
    return folder


def _new_reader() -> TreeReader:
    from roost.core.discovery.trees import TreeReader  # the hot path locates, and reads no tree

    return TreeReader()
