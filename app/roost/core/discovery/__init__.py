"""File system -> Env: reads what lies on disk and never runs an environment's code.

Names are loaded on first use: the hot path of a resolution needs few of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from roost.core.discovery.candidates import legacy_candidates, shared_candidates
    from roost.core.discovery.distinfo import installed_packages
    from roost.core.discovery.found import Found
    from roost.core.discovery.legacy import find_legacy
    from roost.core.discovery.read import find_all, locate_env, read_env
    from roost.core.discovery.shared import find_shared
    from roost.core.discovery.trees import TreeReader

_HOMES = {
    "Found": "found",
    "TreeReader": "trees",
    "find_all": "read",
    "find_legacy": "legacy",
    "find_shared": "shared",
    "installed_packages": "distinfo",
    "legacy_candidates": "candidates",
    "locate_env": "read",
    "read_env": "read",
    "shared_candidates": "candidates",
}

__all__ = [
    "Found",
    "TreeReader",
    "find_all",
    "find_legacy",
    "find_shared",
    "installed_packages",
    "legacy_candidates",
    "locate_env",
    "read_env",
    "shared_candidates",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{home}"), name)
