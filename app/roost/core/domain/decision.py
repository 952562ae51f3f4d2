"""The outcome of a resolution, and why: every step looked at, with what it took."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from roost.core.domain.conflict import Conflict


class Step(StrEnum):
    """The steps of product.md, "How an environment is chosen", preceded by the user's word."""

    PIN = "pin"
    SHARED = "shared"
    LEGACY = "legacy"
    JOIN = "join"
    CREATE = "create"
    LAST_RESORT = "last-resort"


class Outcome(StrEnum):
    TAKEN = "taken"
    REJECTED = "rejected"
    SKIPPED = "skipped"


class Strategy(StrEnum):
    SHARED = "shared"
    LEGACY = "legacy"
    JOINED = "joined"
    CREATED = "created"
    DEGRADED = "degraded"
    PINNED = "pinned"


class Source(StrEnum):
    SHARED = "shared"
    LEGACY = "legacy-per-model"
    FALLBACK = "legacy-per-model-fallback"


@dataclass(frozen=True, slots=True)
class TraceEntry:
    """One step: what was looked at (``env`` id or empty), what was found, how long it took."""

    step: Step
    outcome: Outcome
    reason: str
    ms: float = 0.0
    env: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "step": self.step.value,
            "outcome": self.outcome.value,
            "reason": self.reason,
            "ms": round(self.ms, 3),
            "env": self.env,
        }


@dataclass(frozen=True, slots=True)
class Warning:
    code: str
    message: str

    def as_dict(self) -> dict[str, str]:
        return {"code": self.code, "message": self.message}


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer with its whole trace; ``python_executable`` None means no step gave one."""

    model: str
    env_key: str
    python_executable: Path | None
    source: Source | None
    strategy: Strategy | None
    status: str
    env_id: str | None = None
    env_path: Path | None = None
    migration_target: str | None = None
    warnings: tuple[Warning, ...] = ()
    trace: tuple[TraceEntry, ...] = ()
    key_reasons: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    """What stands between the model and the environment of its key, with what can be done."""
    assumed: tuple[str, ...] = ()
    """What was taken for granted (`--assume`): the answer is a thought then."""
    needed_key: str = ""
    """The key the model needs; ``env_key`` names the one it got, which may be another that fits."""

    @property
    def degraded(self) -> bool:
        return self.strategy is Strategy.DEGRADED

    def as_dict(self) -> dict[str, Any]:
        """The `resolve` data of formats.md (plus additions)."""
        return {
            "model": self.model,
            "env_key": self.env_key,
            "python_executable": (
                None if self.python_executable is None else str(self.python_executable)
            ),
            "source": None if self.source is None else self.source.value,
            "strategy": None if self.strategy is None else self.strategy.value,
            "status": self.status,
            "migration_target": self.migration_target,
            "degraded": self.degraded,
            "warnings": [warning.as_dict() for warning in self.warnings],
            "trace": [entry.as_dict() for entry in self.trace],
            "environment": self.env_id,
            "key_reasons": list(self.key_reasons),
            "conflicts": [conflict.as_dict() for conflict in self.conflicts],
            "assumed": list(self.assumed),
            "needed_key": self.needed_key or self.env_key,
        }
