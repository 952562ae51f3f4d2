"""What a running job tells the outside, as frozen values.

One channel: ``JobContext.emit``.  ``--progress json`` prints exactly these
fields; the window turns them into bars, rows and log lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, cast, get_args

from roost.core.domain.env import Env

Level = Literal["debug", "info", "success", "warning", "error", "output", "progress"]
Unit = Literal["", "bytes", "files", "packages", "environments", "items"]


def unit_of(text: str) -> Unit:
    """A unit read back from a file; "" for what is none."""
    return cast(Unit, text) if text in get_args(Unit) else ""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line for the log.  ``output`` is a line of an installer, already redacted.

    ``progress``: how far something is, as the window's log shows it; no job logs such itself.
    """

    job: str
    message: str
    level: Level = "info"
    stage: str = ""
    at: datetime = field(default_factory=_now)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is.  ``total`` None = not known (an indeterminate bar).

    ``fraction`` is of the whole job, 0..1, monotonic, exactly 1.0 only at its end, or None
    where unknown.  ``rate`` (units a second) and ``seconds_left`` are of the stage.
    ``subject`` is the environment id the row belongs to (``shared:<key>``).
    """

    job: str
    stage: str
    done: int = 0
    total: int | None = None
    unit: Unit = ""
    message: str = ""
    subject: str = ""
    fraction: float | None = None
    rate: float | None = None
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class EnvironmentChanged:
    """An environment appeared, changed or went; panes refresh that row only."""

    job: str
    env_id: str
    what: Literal["added", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class EnvironmentFound(EnvironmentChanged):
    """An environment of another tool, the moment a scan has found and looked at it."""

    env: Env | None = None


Event = LogLine | Progress | EnvironmentChanged
