"""Which models used an environment, when and how often."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Evidence(StrEnum):
    """What a last use is known from."""

    RECORDED = "recorded"
    """Roost handed the environment out."""
    STARTED = "started"
    """Its `pyvenv.cfg` was read, as any start of its Python does (time of the last access)."""
    CHANGED = "changed"
    """Something was installed into it."""


@dataclass(frozen=True, slots=True)
class ModelUse:
    """``at``: ISO 8601 UTC of the last one; ``uses``: how often it was handed out for it."""

    model: str
    at: str
    uses: int

    def as_dict(self) -> dict[str, Any]:
        return {"model": self.model, "last_used": self.at, "uses": self.uses}


@dataclass(frozen=True, slots=True)
class Usage:
    """What is recorded of one environment, the model of the last use first."""

    models: tuple[ModelUse, ...]

    @property
    def at(self) -> str:
        return self.models[0].at

    @property
    def model(self) -> str:
        return self.models[0].model

    @property
    def uses(self) -> int:
        return sum(one.uses for one in self.models)


@dataclass(frozen=True, slots=True)
class LastUse:
    """When an environment was last used (ISO 8601 UTC), and how that is known."""

    at: str
    evidence: Evidence
    model: str | None = None
    uses: int = 0
