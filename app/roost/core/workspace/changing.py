"""Handing a workspace's choices to the operations that change environments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roost.core.operations.context import OperationContext

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace


def operation_context(workspace: Workspace) -> OperationContext:
    """Plain values and callables of this workspace and machine."""
    return OperationContext(
        workspace.layout,
        describe=workspace.describe,
        clock=workspace.host.now,
        environ=workspace.host.environ,
    )
