"""The part of ``Workspace`` about who uses an environment, and who has changed it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from roost.core.domain.decision import Decision
    from roost.core.domain.drift import Change
    from roost.core.domain.env import EnvId
    from roost.core.domain.plan import Plan
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

    def accept_drift(self, env_id: EnvId, ctx: JobContext) -> tuple[Change, ...] | None:
        """Take a shared environment as it is now for what it was built as; what had changed.

        None where nothing had.  Raises UsageError ``not-shared``, ``not-recorded``,
        NotFoundError, StoreError, BusyError.
        """
        from roost.core.operations.accept import accept_drift

        workspace = self._workspace()
        return accept_drift(workspace.operations(), env_id, ctx)

    def plan_restore(self, env_id: EnvId, ctx: JobContext) -> Plan:
        """The rebuild from its lock that undoes drift; changes nothing.

        Raises UsageError ``nothing-to-repair`` where nothing has changed, ``not-shared``.
        """
        workspace = self._workspace()
        report = workspace.describe(env_id).health
        checks = tuple(check for check in report.checks if check.code == "drift")
        return workspace.plan_repair(env_id, ctx, report=replace(report, checks=checks))

    def _workspace(self) -> Workspace:
        return cast("Workspace", self)
