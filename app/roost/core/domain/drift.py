"""One difference between an environment as it was built and as it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One distribution; ``before`` None was not there, ``after`` None is gone."""

    name: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        if self.before is None:
            return f"{self.name} {self.after} added"
        if self.after is None:
            return f"{self.name} {self.before} removed"
        return f"{self.name} {self.before} → {self.after}"

    def as_dict(self) -> dict[str, str | None]:
        return {"name": self.name, "before": self.before, "after": self.after}
