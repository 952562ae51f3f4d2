"""A first look at a workspace: the names of its environments and nothing else.

A thousand names take a few milliseconds, a scan of what lies behind them half a second;
so the list stands while the scan is under way.  Runs in a worker thread.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from roost.core.domain.env import Env, EnvId, EnvKind, Owner
from roost.core.domain.errors import RoostError
from roost.core.store.layout import Layout


def glance(root: Path) -> tuple[Env, ...]:
    """Rows with name and path; nothing where the root cannot be read (the scan will say)."""
    from roost.core.discovery.found import environment_folders

    layout = Layout(root)
    ignored: list[RoostError] = []
    shared = [
        _row(EnvKind.SHARED, name, layout.envs, name)
        for name in environment_folders(layout.envs, ignored)
    ]
    legacy = [
        _row(EnvKind.LEGACY, name, layout.environments, None)
        for name in environment_folders(layout.environments, ignored)
    ]
    return (*shared, *legacy)


def provisional(root: Path, key: str) -> Env:
    """The row of a shared environment that is being made and has no folder of its own yet."""
    row = _row(EnvKind.SHARED, key, Layout(root).envs, key)
    return replace(row, creating=Owner(pid=0, host="", since=""))


def _row(kind: EnvKind, name: str, base: Path, key: str | None) -> Env:
    path = base / name
    venv = path / ".venv"
    return Env(EnvId(kind, name), path, venv, venv / "bin/python", env_key=key)
