"""One workspace: scan, diagnose, resolve, plan, execute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from roost.core.workspace.root import find_root

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace

__all__ = ["Workspace", "find_root"]


def __getattr__(name: str) -> Any:
    """Load ``Workspace`` when it is asked for: ``from roost import EnvRegistry`` stays light."""
    if name != "Workspace":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from roost.core.workspace.workspace import Workspace

    globals()[name] = Workspace
    return Workspace
