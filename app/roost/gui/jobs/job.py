"""A job: what a worker thread is asked to do, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from roost.core.system.context import JobContext


class LaneName(StrEnum):
    """CHANGE is serial: one change at a time.  READ answers clicks, PLAN may ask
    a slow package index, BACKGROUND measures."""

    CHANGE = "change"
    READ = "read"
    PLAN = "plan"
    BACKGROUND = "background"


class Job(NamedTuple):
    """``run`` is called in the lane's thread with plain values only; it returns one.

    ``subject`` is the environment id whose row shows the progress; ``visible`` puts the
    job into the activity pane; ``first`` lets it overtake what waits in the lane.
    """

    id: str
    title: str
    run: Callable[[JobContext], object]
    lane: LaneName = LaneName.READ
    subject: str = ""
    visible: bool = False
    first: bool = False


class Ending(StrEnum):
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobEnded(NamedTuple):
    """``value`` of a finished job, or ``error``; ``traceback`` only where it is a bug."""

    job: Job
    ending: Ending
    value: object = None
    error: Exception | None = None
    traceback: str = ""
