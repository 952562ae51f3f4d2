"""The part of ``Workspace`` about base Pythons and lock files for others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from roost.core.domain.env import EnvId
    from roost.core.operations.export import Exported
    from roost.core.system.context import JobContext
    from roost.core.workspace.pythons import BasePython
    from roost.core.workspace.workspace import Workspace


class ExportFacade:
    """Mixed into ``Workspace``; has no state of its own."""

    def interpreters(self, ctx: JobContext) -> tuple[BasePython, ...]:
        """The base Pythons here, and which environments hang on which; raises CancelledError."""
        from roost.core.workspace.pythons import base_pythons

        return base_pythons(cast("Workspace", self), ctx)

    def export(self, env_id: EnvId, out: Path, ctx: JobContext, *, force: bool = False) -> Exported:
        """Write what an environment holds as ``pylock.toml`` (PEP 751) or requirements.

        Raises what ``operations.export.export`` raises.
        """
        from roost.core.operations.export import export

        return export(cast("Workspace", self).operations(), env_id, out, ctx, force=force)
