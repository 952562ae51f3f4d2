"""Shared environments: `.envs/<key>`, with or without `env.json`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.discovery.folders import environment_folders
from roost.core.discovery.found import Found
from roost.core.discovery.metadata import link_refused
from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.envkey import is_valid_key_name, key_problem, parse_key
from roost.core.domain.errors import NotFoundError, RoostError, StoreError
from roost.core.domain.printable import printable
from roost.core.store.envjson import DEFAULT_VENV, EnvRecord, read_env_json
from roost.core.store.layout import Layout
from roost.core.system.venv.config import read_config
from roost.core.system.venv.locate import Located, locate_tree, python_path

if TYPE_CHECKING:
    from roost.core.discovery.trees import TreeReader


def find_shared(layout: Layout, reader: TreeReader | None = None) -> Found:
    """Every `.envs/<key>`; folders with a leading dot are Roost's own and skipped."""
    errors: list[RoostError] = []
    reader = reader or _new_reader()
    envs = []
    for name in environment_folders(layout.envs, errors):
        problem = key_problem(name)
        if problem is not None:
            errors.append(_bad_key(layout, name, problem))
            continue
        located, record, error = _look(layout, name)
        if error is not None:
            errors.append(error)
        envs.append(_full(layout, name, located, record, reader))
    return Found(
        tuple(envs),
        tuple(errors),
        {env.id: reader.facts[env.id] for env in envs},
        {env.id: reader.stamps[env.id] for env in envs},
    )


def read_shared(layout: Layout, key: str, reader: TreeReader | None = None) -> Env:
    """One shared environment with all its facts; raises NotFoundError."""
    _must_exist(layout, key)
    located, record, _error = _look(layout, key)
    return _full(layout, key, located, record, reader or _new_reader())


def locate_shared(layout: Layout, key: str) -> Env:
    """The same by a handful of stats, for the hot path: what packages say is left out."""
    _must_exist(layout, key)
    located, record, _error = _look(layout, key)
    told = record or EnvRecord(key)
    version = None if located.forbidden else read_config(located.tree).version
    return Env(
        id=EnvId(EnvKind.SHARED, key),
        path=layout.shared(key),
        venv=Path(located.tree),
        python=Path(python_path(located.tree)),
        env_key=key,
        python_version=version or told.python or None,
        torch=told.torch,
        accelerator=told.accelerator or parse_key(key).accelerator or None,
        packages=told.packages,
        problem=located.problem,
        has_metadata=record is not None,
    )


def _look(layout: Layout, key: str) -> tuple[Located, EnvRecord | None, StoreError | None]:
    """Where the tree is, and `env.json`; of a folder that leads out nothing is read."""
    folder = str(layout.shared(key))
    located = locate_tree(folder, DEFAULT_VENV)
    if located.forbidden:
        return located, None, None
    path = layout.env_json(key)
    try:
        if os.path.islink(path):  # noqa: PTH114 - no error where it may not be looked at
            raise link_refused(path)
        record = read_env_json(path)
    except StoreError as error:
        return located, None, error
    if record is not None and record.venv != DEFAULT_VENV:
        located = locate_tree(folder, record.venv)
    return located, record, None


def _full(
    layout: Layout, key: str, located: Located, record: EnvRecord | None, reader: TreeReader
) -> Env:
    env_id = EnvId(EnvKind.SHARED, key)
    tree = reader.read(env_id, located, str(layout.env_json(key)))
    facts = tree.facts
    return Env(
        id=env_id,
        path=layout.shared(key),
        venv=Path(located.tree),
        python=Path(tree.python),
        env_key=key,
        python_version=facts.python_version or (record.python if record else "") or None,
        torch=facts.torch,
        accelerator=facts.accelerator,
        packages=len(facts.dists) if facts.site_state == "ok" else None,
        last_used=tree.changed_at,
        problem=located.problem,
        has_metadata=record is not None,
    )


def _must_exist(layout: Layout, key: str) -> None:
    if not is_valid_key_name(key) or not os.path.lexists(layout.shared(key)):
        shown = printable(key)
        raise NotFoundError("no-such-environment", f"There is no shared environment “{shown}”.")


def _bad_key(layout: Layout, name: str, problem: str) -> StoreError:
    shown = printable(name)
    return StoreError(
        "unsafe-name",
        f"The folder “{shown}” in .envs is not named as an environment key can be: {problem}.",
        path=str(layout.envs / name),
        remedy="Rename it to letters, digits, dots, dashes and underscores.",
    )


def _new_reader() -> TreeReader:
    from roost.core.discovery.trees import TreeReader  # the hot path locates, and reads no tree

    return TreeReader()
