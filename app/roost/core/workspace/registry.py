"""EnvRegistry: the one call other programs need in front of every model load."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roost.core.domain.decision import Decision, Source
from roost.core.domain.errors import UsageError
from roost.core.store.usagelog import LOAD

if TYPE_CHECKING:
    import threading

    from roost.core.domain.events import Event
    from roost.core.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EnvSpec:
    """The environment of a model.

    ``metadata``: ``env_key``, ``status``, ``source``, and for legacy sources
    ``migration_target``.  ``decision`` is the whole trace.
    """

    key: str
    python_executable: Path
    metadata: dict[str, Any]
    decision: Decision


class EnvRegistry:
    """Resolves models to environments of one workspace.  Thread-safe; holds no handles."""

    def __init__(self, root: Path | str) -> None:
        """Raises UsageError or WorkspaceError where ``root`` cannot be a workspace."""
        from roost.core.workspace.workspace import Workspace

        self._workspace = Workspace(root)

    @property
    def workspace(self) -> Workspace:
        return self._workspace

    def get_env_for_model(
        self,
        model_id: str | None = None,
        model_path: str | os.PathLike[str] | None = None,
        log_callback: Callable[[str], None] | None = None,
        wait: bool = True,
        create: bool = True,
        timeout: float | None = None,
        cancel: threading.Event | None = None,
    ) -> EnvSpec:
        """The environment of a model, created if need be (product.md, the five steps).

        ``model_id`` is an HF id or the id of a legacy environment, ``model_path`` the
        model's folder; with both, the folder tells what the model needs.  Silent unless
        ``log_callback`` is given, which gets the log lines of formats.md.  ``timeout``:
        seconds to wait for another process at most.  ``cancel``, set from any thread, ends
        waiting and building, and leaves nothing half made.

        Raises NoEnvironmentError (with the trace as ``decision``), EnvironmentBusyError
        (``wait=False`` or timeout), NotFoundError for a missing folder or malformed id,
        CancelledError.
        """
        if model_id is None and model_path is None:
            raise UsageError(
                "no-model",
                "Neither a model id nor a model path was given.",
                remedy="Pass model_id=… or model_path=….",
            )

        from roost.core.domain.events import LogLine
        from roost.core.system.context import JobContext

        def sink(event: Event) -> None:
            wanted = isinstance(event, LogLine) and event.level not in ("debug", "output")
            if log_callback is not None and wanted and isinstance(event, LogLine):
                log_callback(event.message)

        workspace = self._workspace
        context = JobContext("resolve", sink)
        if cancel is not None:
            context.cancelled = cancel
        workspace.tidy_up(context)
        decision = workspace.resolve(
            model_id,
            context,
            path=None if model_path is None else os.fspath(model_path),
            create=create,
            wait=wait,
            timeout=timeout,
            use=LOAD,
        )
        return _spec(decision)


def _spec(decision: Decision) -> EnvSpec:
    python = decision.python_executable
    source = decision.source
    if python is None or source is None:
        raise AssertionError("a decision without an environment is raised, not returned")
    metadata: dict[str, Any] = {
        "env_key": decision.env_key,
        "status": decision.status,
        "source": source.value,
    }
    if source is not Source.SHARED:
        metadata["migration_target"] = decision.migration_target
    return EnvSpec(decision.env_key, python, metadata, decision)
