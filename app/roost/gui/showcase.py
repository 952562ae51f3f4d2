"""Pictures of running work: a real job on a sample of its own, held where it can be seen.

`gui --screenshot --state creating` and `copying` touch nothing of the user's: the sample lies in
a temporary folder, and its job is cancelled once the picture is taken.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.events import Event, LogLine, Progress
from roost.core.system.context import JobContext

if TYPE_CHECKING:
    from roost.core.domain.plan import Plan, Result

WORKING = ("creating", "copying")
FILES, FILE_BYTES = 12_000, 3_000
"""Enough for the copy to be seen at work."""
ENOUGH_LINES = 8
SHARE_COPIED = 0.25


@dataclass(slots=True)
class Brake:
    """Holds a job's thread once ``far_enough`` says so of an event, until ``go_on``."""

    state: str
    held: threading.Event = field(default_factory=threading.Event)
    released: threading.Event = field(default_factory=threading.Event)
    _lines: int = 0

    def context(self, ctx: JobContext) -> JobContext:
        def sink(event: Event) -> None:
            ctx.emit(event)
            if not self.released.is_set() and self._far_enough(event):
                self.held.set()
                self.released.wait()

        return JobContext(ctx.job, sink, ctx.cancelled, ctx.stopping)

    def _far_enough(self, event: Event) -> bool:
        if self.state == "creating":
            self._lines += isinstance(event, LogLine)
            return self._lines >= ENOUGH_LINES
        return (
            isinstance(event, Progress)
            and event.stage == "copy"
            and event.done > SHARE_COPIED * (event.total or event.done + 1)
        )


class HeldWorkspace:
    """The real workspace; what it executes can be held."""

    def __init__(self, workspace: Any, brake: Brake) -> None:
        self._workspace = workspace
        self._brake = brake

    def __getattr__(self, name: str) -> Any:
        return getattr(self._workspace, name)

    def execute(self, plan: Plan, ctx: JobContext) -> Result:
        result: Result = self._workspace.execute(plan, self._brake.context(ctx))
        return result


def build_sample(root: Path, state: str) -> None:
    """The sample workspace; with files enough to be copied for a while, where that is shown."""
    from roost.core.demo import HEALTHY_ID, build

    build(root, JobContext())
    if state == "copying":
        site = next((root / "environments" / HEALTHY_ID / ".venv").glob("**/site-packages"))
        weights = site / "packaging" / "_vendored"
        weights.mkdir()
        for number in range(FILES):
            (weights / f"part_{number}.bin").write_bytes(bytes(FILE_BYTES))


def begin(workspace: Any, state: str) -> tuple[Callable[[JobContext], Plan], str]:
    """How the plan of the job is made, and the key it is made for."""
    from roost.core.demo import HEALTHY_ID, KEY

    source = EnvId(EnvKind.LEGACY, HEALTHY_ID)

    def make(ctx: JobContext) -> Plan:
        if state == "copying":
            plan: Plan = workspace.plan_create(KEY, ctx, source=source)
        else:
            plan = workspace.plan_create(KEY, ctx, installer="pip")
        return plan

    return make, KEY
