"""What of a workspace names its own place: ids made from a model's path, and paths written down.

A legacy environment of a local model is called ``local_<md5 of the model's path>``.  When the
model moves along with its workspace, that path changes, and with it the name it is found under.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from roost.core.discovery.legacy import METADATA
from roost.core.discovery.models import find_models
from roost.core.domain.env import EnvKind
from roost.core.domain.errors import StoreError
from roost.core.domain.model import local_id_of_resolved
from roost.core.store.choices import Change, change_toml, read_toml
from roost.core.store.layout import Layout
from roost.core.store.overrides import load_overrides
from roost.core.store.trash import content_path, manifest_path, read_manifest, trash_ids
from roost.core.system.files import read_json_object, write_json
from roost.core.system.relocate.move import Move, is_windows_path

_LOCAL = re.compile(r"local_[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Rekeying:
    """``ids``: old to new legacy id; ``move``: old root (all spellings) to the new one.

    ``also``: ids that no environment has now, but something in the trash or the user's word.
    """

    move: Move
    ids: dict[str, str] = field(default_factory=dict)
    also: dict[str, str] = field(default_factory=dict)

    def env(self, text: str) -> str:
        """An environment id as it is called afterwards."""
        kind, colon, name = text.partition(":")
        after = self.ids.get(name) or self.also.get(name)
        return f"{kind}:{after}" if colon and after else text

    def label(self, text: str) -> str:
        """A name of a model, which may be a path or an id made from one, afterwards."""
        return self.ids.get(text) or self.also.get(text) or self.move.moved(text) or text


def find_rekeying(layout: Layout, new: Path) -> Rekeying:
    """Which ids change when the workspace moves to ``new`` (whose parent exists)."""
    old, real = str(layout.root), os.path.realpath(layout.root)
    target = os.path.join(os.path.realpath(new.parent), new.name)  # noqa: PTH118
    move = Move(tuple(dict.fromkeys((real, old))), target, is_windows_path(old))
    names = [name for name in _names(layout.environments) if _LOCAL.fullmatch(name)]
    trashed = dict(_trashed(layout))
    others = dict.fromkeys([*trashed, *_chosen(layout)])
    if not names and not others:
        return Rekeying(move)
    shared = tuple(_resolved(layout, str(path)) for path in _models(layout))

    def renamed(name: str, unit: Path) -> str | None:
        told = tuple(_resolved(layout, path) for path in _paths_of(unit))
        after = _new_id(name, (*told, *shared), move)
        return None if after == name else after

    ids = {name: after for name in names if (after := renamed(name, layout.legacy(name)))}
    taken = set(_names(layout.environments)) - set(ids)
    ids = {name: after for name, after in ids.items() if after not in taken}
    found = {name: renamed(name, trashed.get(name, layout.legacy(name))) for name in others}
    also = {name: after for name, after in found.items() if after and name not in names}
    return Rekeying(move, ids, also)


def spellings(path: str) -> Iterator[str]:
    """How a path may have been written when the id was made: drive letter in either case."""
    yield path
    if re.match(r"[A-Za-z]:", path):
        yield path[0].upper() + path[1:]
        yield path[0].lower() + path[1:]
        yield path.lower()


def rekey_metadata(unit: Path, rekeying: Rekeying) -> None:
    """Paths in `environment_metadata.json` as they are afterwards; all else stays as it is.

    A file that cannot be read stays.  Raises StoreError where it cannot be written.
    """
    path = unit / METADATA
    try:
        if path.is_symlink():
            return
        value = read_json_object(path)
    except (FileNotFoundError, StoreError):
        return
    after = dict(value)
    for key in ("model_path", "associated_models", "model_id"):
        after[key] = _renamed(value.get(key), rekeying)
    after = {key: item for key, item in after.items() if key in value}
    if after != value:
        write_json(path, after)


def rekey_overrides(layout: Layout, rekeying: Rekeying) -> None:
    """The user's word on models that are called otherwise afterwards.  Raises StoreError."""
    try:
        models = read_toml(layout.overrides).get("models")
    except StoreError:
        return  # damaged: the user's to mend, as before
    changes: list[Change] = []
    for name, entry in models.items() if isinstance(models, dict) else ():
        if not isinstance(entry, dict):
            continue
        after = rekeying.label(name)
        for key, value in entry.items():
            told = rekeying.env(value) if key == "pin" and isinstance(value, str) else value
            if (after, told) == (name, value):
                continue
            if after != name:
                changes.append((("models", name), key, None))
            changes.append((("models", after), key, told))
    if changes:
        change_toml(layout, layout.overrides, changes)


def rekey_trash(layout: Layout, rekeying: Rekeying) -> None:
    """What lies in the trash goes back under the name that its model is then asked for by.

    Only the manifests change.  Raises StoreError where one cannot be written.
    """
    for trash_id in trash_ids(layout):
        path = manifest_path(layout, trash_id)
        try:
            value = read_json_object(path)
        except (FileNotFoundError, StoreError):
            continue
        after = dict(value)
        if isinstance(value.get("env"), str):
            after["env"] = rekeying.env(value["env"])
        after["models"] = _renamed(value.get("models"), rekeying)
        choices = value.get("overrides")
        if isinstance(choices, dict):
            after["overrides"] = {
                rekeying.label(name): _entry(choice, rekeying) for name, choice in choices.items()
            }
        after = {key: item for key, item in after.items() if key in value}
        if after != value:
            write_json(path, after)


def _entry(choice: Any, rekeying: Rekeying) -> Any:
    pin = choice.get("pin") if isinstance(choice, dict) else None
    return {**choice, "pin": rekeying.env(pin)} if isinstance(pin, str) else choice


def rekey_usage(layout: Layout, rekeying: Rekeying) -> None:
    """Who used what, under the names of afterwards.  What cannot be written is lost: a story."""
    from roost.core.store.database import write_database
    from roost.core.store.usage import UsageLog

    if not layout.database.is_file() and not layout.cache.is_dir():
        return
    UsageLog(layout).fold()
    if not layout.database.is_file():
        return

    def change(connection: Any) -> None:
        for table in ("usage", "ran"):
            rows = connection.execute(f"SELECT DISTINCT env, model FROM {table}").fetchall()
            for env, model in rows:
                after = (rekeying.env(env), rekeying.label(model))
                if after != (env, model):
                    connection.execute(
                        f"UPDATE OR IGNORE {table} SET env = ?, model = ? "
                        "WHERE env = ? AND model = ?",
                        (*after, env, model),
                    )
        for (model,) in connection.execute("SELECT DISTINCT model FROM launches").fetchall():
            if rekeying.label(model) != model:
                change = (rekeying.label(model), model)
                connection.execute("UPDATE launches SET model = ? WHERE model = ?", change)

    write_database(layout.database, change)


def _new_id(name: str, resolved: Iterable[str], move: Move) -> str | None:
    """The id afterwards; None where no path explains the name, or its model stays."""
    for path in resolved:
        if any(local_id_of_resolved(spelling) == name for spelling in spellings(path)):
            after = move.moved(path)
            return None if after is None else local_id_of_resolved(after)
    return None


def _trashed(layout: Layout) -> Iterator[tuple[str, Path]]:
    """Ids of legacy environments in the trash, with the folder each lies in."""
    for trash_id in trash_ids(layout):
        env = read_manifest(layout, trash_id).env
        if env.kind is EnvKind.LEGACY and _LOCAL.fullmatch(env.name):
            yield env.name, content_path(layout, trash_id)


def _chosen(layout: Layout) -> Iterator[str]:
    """Ids under which the user's word on a model is written down."""
    return (name for name in load_overrides(layout).models if _LOCAL.fullmatch(name))


def _paths_of(unit: Path) -> Iterator[str]:
    path = unit / METADATA
    try:
        value = {} if path.is_symlink() else read_json_object(path)
    except (FileNotFoundError, StoreError):
        return
    models = value.get("associated_models")
    for item in (value.get("model_path"), *(models if isinstance(models, list) else [])):
        if isinstance(item, str) and item and "\0" not in item and len(item) < 4096:
            yield item


def _models(layout: Layout) -> Iterator[Path]:
    """Folders of models that lie in the workspace, and their single-file ones."""
    for model in find_models(layout):
        yield model.path
        for name in _names(model.path):
            if name.endswith(".gguf"):
                yield model.path / name


def _resolved(layout: Layout, path: str) -> str:
    try:
        return str((layout.root / Path(path).expanduser()).resolve())
    except (OSError, RuntimeError, ValueError):
        return path


def _renamed(value: Any, rekeying: Rekeying) -> Any:
    if isinstance(value, str):
        return rekeying.label(value)
    if isinstance(value, list):
        return [_renamed(item, rekeying) for item in value]
    return value


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
