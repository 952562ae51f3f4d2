"""The part of ``Workspace`` about who uses an environment."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from roost.core.domain.decision import Decision
    from roost.core.domain.env import EnvId
    from roost.core.domain.usage import LastUse
    from roost.core.store.leases import HeldLease
    from roost.core.system.context import JobContext
    from roost.core.workspace.workspace import Workspace


class UseFacade:
    """Mixed into ``Workspace``; has no state of its own."""

    def last_used(self, env_id: EnvId) -> LastUse | None:
        """When an environment was last used, and how that is known; raises NotFoundError."""
        from roost.core.workspace.using import last_used

        return last_used(self._workspace(), env_id)

    def launches_since(self, model: str, when: datetime) -> int:
        """How often a model was started since then, by `run`, `python` or the library.

        ``model``: an HF id, legacy id or path, there or not.  Never more than there were:
        of those long ago only the newest thousands are kept.
        """
        from roost.core.workspace.using import launches_since

        return launches_since(self._workspace(), model, when)

    def lease(
        self, decision: Decision, ctx: JobContext | None = None
    ) -> AbstractContextManager[HeldLease]:
        """Hold the environment decided on while a process of yours uses it.

        Nobody deletes it meanwhile, and `list` shows it as in use.  Hand ``inherited`` of
        what this gives to ``subprocess`` as ``pass_fds``: the lease then outlives you, too.
        Raises NotFoundError ``environment-gone``, BusyError.
        """
        from roost.core.system.context import JobContext
        from roost.core.workspace.running import leased

        return leased(self._workspace(), decision, ctx or JobContext("lease"))

    def _workspace(self) -> Workspace:
        return cast("Workspace", self)
