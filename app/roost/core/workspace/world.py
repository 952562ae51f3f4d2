"""The real world of a resolution: this workspace, this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roost.core.discovery.candidates import shared_candidates
from roost.core.discovery.read import locate_env
from roost.core.domain.compat import Lack
from roost.core.domain.env import Env, EnvId, EnvKind, Owner
from roost.core.domain.errors import EnvironmentBusyError, NotFoundError, RoostError
from roost.core.domain.events import unit_of
from roost.core.domain.health import HealthReport
from roost.core.domain.needs import Needs
from roost.core.store.layout import Layout
from roost.core.store.overrides import ModelOverride
from roost.core.system.context import JobContext
from roost.core.workspace.diagnosis import Diagnosis
from roost.core.workspace.keys import KeyFound, LegacyLook
from roost.core.workspace.resolution import Looked

if TYPE_CHECKING:
    from roost.core.domain.fitting import Fit

POLL = 0.2
"""Seconds between two looks at another process's build."""


@dataclass(slots=True)
class RealWorld:
    """``build`` creates (or joins) the shared environment and says which it was."""

    layout: Layout
    diagnosis: Diagnosis
    found: KeyFound
    override: ModelOverride
    legacy_look: LegacyLook
    ctx: JobContext
    build: Callable[[], str]
    read_owner: Callable[[EnvId], Owner | None]
    recover: Callable[[], object]
    _envs: dict[EnvId, Env] = field(default_factory=dict)
    _other_stacks: set[EnvId] = field(default_factory=set)
    """Made without what the model's quantisation needs: that counts as missing, then."""

    def shared(self) -> tuple[EnvId, ...]:
        return shared_candidates(self.layout, self.found.key)

    def legacy(self) -> tuple[EnvId, ...]:
        return self.legacy_look.ids()

    def fitting(self) -> tuple[Fit, ...]:
        from roost.core.workspace.fitting import fitting_of

        found = fitting_of(self.layout, self.found)
        self._other_stacks = {
            EnvId(EnvKind.SHARED, one.name) for one in found if not one.same_quant
        }
        return found

    def pin(self) -> EnvId | None:
        return self.override.pin

    def look(self, env_id: EnvId) -> Looked | None:
        """None where it does not exist."""
        try:
            env = locate_env(self.layout, env_id)
        except NotFoundError:
            return None
        self._envs[env_id] = env
        report = self.diagnosis.quick(env, self._key(env_id), self.found.needs)
        if report is None:
            report = self.diagnosis.look(env, self._key(env_id), self.found.needs)
        return Looked(env, report, self._lacks(env))

    def _lacks(self, env: Env) -> tuple[Lack, ...]:
        """Legacy ones were made for their model: what it has run with so far will do."""
        if env.id in self._other_stacks:
            from roost.core.health.compat import find_lacks

            return find_lacks(env, self.found.needs, whole=True)
        return self._lacks_for(env, self.found.needs) if env.kind is EnvKind.SHARED else ()

    def _lacks_for(self, env: Env, needs: Needs) -> tuple[Lack, ...]:
        return self.diagnosis.lacks(env, needs)

    def deep_check(self, env_id: EnvId) -> HealthReport:
        return self.diagnosis.deep(
            self._envs[env_id], self._key(env_id), self.found.needs, self.ctx
        )

    def starts(self, env_id: EnvId) -> bool:
        from roost.core.health.deep import interpreter_starts
        from roost.core.health.static import leads_out

        env = self._envs[env_id]
        return not leads_out(env) and interpreter_starts(env.python, ctx=self.ctx)

    def builder(self) -> Owner | None:
        return self.read_owner(self._shared_id)

    def wait_for_builder(self, timeout: float | None) -> None:
        """Wait while somebody builds, then tidy up if the builder left something behind.

        Raises EnvironmentBusyError after ``timeout`` seconds, CancelledError.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        pause = threading.Event()
        while (owner := self.builder()) is not None:
            self.ctx.check_cancelled()
            self.ctx.progress(
                owner.stage or "waiting",
                owner.done,
                owner.total,
                unit_of(owner.unit),
                " · ".join(filter(None, (owner.message, f"PID {owner.pid}"))),
                subject=str(self._shared_id),
                fraction=owner.fraction,
                rate=owner.rate,
                seconds_left=owner.seconds_left,
            )
            if deadline is not None and time.monotonic() >= deadline:
                raise EnvironmentBusyError(
                    "environment-busy",
                    f"{self.found.key} is still being created by PID {owner.pid} "
                    f"after {timeout:.3g} s.",
                    remedy="Wait for it, or call again with a longer timeout.",
                )
            pause.wait(POLL)
        try:
            self.recover()
        except RoostError as error:
            self.ctx.log(error.message, "debug")

    def create(self) -> str:
        return self.build()

    def _key(self, env_id: EnvId) -> str:
        if env_id.kind is EnvKind.SHARED and env_id.name != self.found.key:
            return env_id.name
        return self.found.key

    @property
    def _shared_id(self) -> EnvId:
        return EnvId(EnvKind.SHARED, self.found.key)
