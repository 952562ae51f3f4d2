"""Requirement lines the user added to a shared environment: kept by every later build of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from roost.core.domain.envkey import DEDICATED_MARK, canonical
from roost.core.domain.errors import StoreError
from roost.core.domain.requirement import requirement_problem
from roost.core.store.dedicated import lines_for
from roost.core.store.envjson import read_env_json
from roost.core.store.layout import Layout
from roost.core.store.overrides import load_overrides

ADDED = "added"
"""The key of `env.json` that holds them: a list of lines."""


def added_lines(layout: Layout, key: str) -> tuple[str, ...]:
    """The lines of an environment, or those its model asks for where it does not exist.

    What is no requirement line does not count: somebody may have edited the file.
    """
    lines = _recorded(layout.env_json(key))
    _, mark, model = canonical(key).partition(DEDICATED_MARK)
    if not lines and mark:
        lines = lines_for(load_overrides(layout), model)
    return lines


def as_extra(lines: tuple[str, ...]) -> dict[str, Any]:
    """The lines as `env.json` keeps them; nothing where there are none."""
    return {ADDED: list(lines)} if lines else {}


def _recorded(path: Path) -> tuple[str, ...]:
    try:
        record = read_env_json(path)
    except StoreError:
        return ()
    value = None if record is None else record.extra.get(ADDED)
    if not isinstance(value, list):
        return ()
    return tuple(line for line in value if isinstance(line, str) and not requirement_problem(line))
