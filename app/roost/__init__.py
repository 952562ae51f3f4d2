"""Roost: shared Python environments for the AI models on this machine.

For other programs::

    from roost import EnvRegistry
    spec = EnvRegistry(root).get_env_for_model(model_id="org/name")
    subprocess.run([spec.python_executable, "load.py"])
"""

from __future__ import annotations

TYPE_CHECKING = False  # what type checkers take it for; `typing` itself would cost 10 ms
if TYPE_CHECKING:
    from typing import Any

    from roost.core.domain.errors import (
        CancelledError,
        EnvironmentBusyError,
        NoEnvironmentError,
        NotFoundError,
        RoostError,
    )
    from roost.core.workspace import Workspace
    from roost.core.workspace.registry import EnvRegistry, EnvSpec

__all__ = [
    "CancelledError",
    "EnvRegistry",
    "EnvSpec",
    "EnvironmentBusyError",
    "NoEnvironmentError",
    "NotFoundError",
    "RoostError",
    "Workspace",
    "__version__",
]

_HOME = {
    "EnvRegistry": "roost.core.workspace.registry",
    "EnvSpec": "roost.core.workspace.registry",
    "Workspace": "roost.core.workspace",
    "CancelledError": "roost.core.domain.errors",
    "EnvironmentBusyError": "roost.core.domain.errors",
    "NoEnvironmentError": "roost.core.domain.errors",
    "NotFoundError": "roost.core.domain.errors",
    "RoostError": "roost.core.domain.errors",
}


def __getattr__(name: str) -> Any:
    """Import on first use, so that `import roost` costs next to nothing."""
    if name not in _HOME:
        raise AttributeError(f"module 'roost' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value
