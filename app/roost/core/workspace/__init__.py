"""One workspace: scan, diagnose, resolve, plan, execute."""

from __future__ import annotations

from roost.core.workspace.root import find_root
from roost.core.workspace.workspace import Workspace

__all__ = ["Workspace", "find_root"]
