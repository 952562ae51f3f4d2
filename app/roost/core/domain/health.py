"""Health as formats.md defines it: findings, a badge, and whether a model can use it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Badge(StrEnum):
    HEALTHY = "healthy"
    DEGRADED = "degraded"
    BROKEN = "broken"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """How deep was looked: STATIC never runs the environment's code (L0/L1), DEEP does (L3)."""

    STATIC = "static"
    DEEP = "deep"


class Severity(StrEnum):
    """What a failed check means for the badge."""

    BREAKS = "breaks"
    DEGRADES = "degrades"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: what was looked at, what was found, what was expected, what to do.

    ``code`` is stable (``interpreter``, ``base-python``, ``import:torch``,
    ``package:torch``, ``metadata:numpy``, ``record:numpy``, ``cuda``, ``drift``, ``timeout``…).
    """

    code: str
    ok: bool
    found: str = ""
    expected: str = ""
    remedy: str = ""
    severity: Severity = Severity.BREAKS
    package: str | None = None
    """Import name the finding is about, so that a model that does not need it is not blocked."""


@lru_cache(maxsize=4096)
def passed(code: str, found: str = "", expected: str = "", package: str | None = None) -> Check:
    """A check that passed: one value for all that found the same, since a list has thousands."""
    return Check(code, True, found, expected, package=package)


@dataclass(frozen=True, slots=True)
class HealthReport:
    """All findings of one look.  An empty report is Unknown: nobody has looked yet.

    ``passed_before``: the same stamp has passed a deep check earlier (the report may
    then be Unknown, for example after a timeout, and the environment still usable).
    """

    checks: tuple[Check, ...] = ()
    level: Level = Level.STATIC
    stamp: str = ""
    checked_at: str | None = None
    passed_before: bool = False

    @property
    def badge(self) -> Badge:
        return self.badge_without(())

    def badge_without(self, unneeded: Iterable[str]) -> Badge:
        """The badge for a model that does not need the import names ``unneeded``."""
        skip = frozenset(unneeded)
        worst = Badge.HEALTHY
        for check in self.checks:
            if check.ok:
                continue
            severity = check.severity
            if severity is Severity.BREAKS and check.package in skip:
                severity = Severity.DEGRADES
            if severity is Severity.BREAKS:
                return Badge.BROKEN
            if severity is Severity.UNCERTAIN:
                worst = Badge.UNKNOWN
            elif worst is Badge.HEALTHY:
                worst = Badge.DEGRADED
        if self.level is Level.STATIC:
            return Badge.UNKNOWN
        return worst

    def usable(self, unneeded: Iterable[str] = ()) -> bool:
        """formats.md, "Which environment is usable"."""
        badge = self.badge_without(unneeded)
        if badge is Badge.UNKNOWN:
            return self.passed_before
        return badge in (Badge.HEALTHY, Badge.DEGRADED)

    def failed(self) -> tuple[Check, ...]:
        return tuple([check for check in self.checks if not check.ok])
