"""`run`: a command inside the environment of a model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.domain.decision import Decision, Source
from roost.core.domain.errors import RoostError
from roost.core.system.process.foreground import activated, command_line, run_foreground

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace

_NOT_ITS_FAULT = (0, 130, 143)
"""Success, Ctrl-C, SIGTERM."""


def run(workspace: Workspace, decision: Decision, words: Sequence[str]) -> int:
    """The command's exit code; raises RoostError ``command-not-found``, ``cannot-start``."""
    python = decision.python_executable
    if python is None:
        raise RoostError(
            "no-environment", f"{decision.model} has no environment.", remedy="Resolve it first."
        )
    environ = activated(workspace.host.environ, Path(python).parent.parent, Path(python).parent)
    return run_foreground(command_line(words, python, environ), environ)


def way_back(workspace: Workspace, decision: Decision, exit_code: int) -> str:
    """product.md: when a start in a shared environment fails while its legacy one stands."""
    if exit_code in _NOT_ITS_FAULT or decision.source is not Source.SHARED:
        return ""
    asking = workspace.asking()
    legacy = asking.legacy(asking.subject(decision.model)).ids()
    if not legacy:
        return ""
    return (
        f"It ended with exit code {exit_code} in {decision.env_id}. Its own environment still "
        f"stands: `roost use {decision.model} {legacy[0]}` goes back to it."
    )
