"""A first look at a workspace: the names of its environments and nothing else.

A thousand names take a few milliseconds, a scan of what lies behind them half a second;
so the list stands while the scan is under way.  Runs in a worker thread.
"""

from __future__ import annotations

from pathlib import Path

from roost.core.discovery.folders import environment_folders
from roost.core.domain.env import Env, EnvId, EnvKind, Owner
from roost.core.domain.errors import RoostError
from roost.core.store.layout import Layout


def glance(root: Path) -> tuple[EnvId, ...]:
    """Shared ones first; nothing where the root cannot be read (the scan will say)."""
    layout = Layout(root)
    ignored: list[RoostError] = []
    shared = environment_folders(layout.envs, ignored)
    legacy = environment_folders(layout.environments, ignored)
    return (
        *(EnvId(EnvKind.SHARED, name) for name in shared),
        *(EnvId(EnvKind.LEGACY, name) for name in legacy),
    )


def by_name(root: Path, env: EnvId) -> Env:
    """What is known of an environment by its name alone."""
    path = Layout(root).unit(env)
    venv = path / ".venv"
    key = env.name if env.kind is EnvKind.SHARED else None
    return Env(env, path, venv, venv / "bin/python", env_key=key)


def provisional(root: Path, key: str) -> Env:
    """The row of a shared environment that is being made and has no folder of its own yet."""
    named = by_name(root, EnvId(EnvKind.SHARED, key))
    return named.but(creating=Owner(pid=0, host="", since=""))
