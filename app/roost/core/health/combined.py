"""Static findings and the last deep result together: the health the list shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from roost.core.domain.env import Env
from roost.core.domain.health import Check, HealthReport, Severity
from roost.core.domain.needs import Needs
from roost.core.domain.profile import Profile
from roost.core.health.asked import Asked, asked_of
from roost.core.health.stamps import stamp as stamp_of
from roost.core.health.static import check_static
from roost.core.store.healthcache import HealthCache
from roost.core.system.venv.facts import TreeFacts


def look(
    env: Env,
    cache: HealthCache,
    *,
    profile: Profile | None = None,
    needs: Needs | None = None,
    driver: str = "",
    facts: TreeFacts | None = None,
    stamp: str | None = None,
    asked: Asked | None = None,
) -> HealthReport:
    """Health without running anything: static checks, and the deep result cached for the stamp."""
    stamp = stamp_of(env, driver) if stamp is None else stamp
    static = check_static(env, profile, needs, facts=facts, stamp=stamp)
    imports = (asked or asked_of(env, profile, needs)).imports
    deep, passed = cache.recall(env.id, stamp, imports)
    return combine(static, deep, passed=passed)


def combine(
    static: HealthReport, deep: HealthReport | None, *, passed: bool = False
) -> HealthReport:
    """One report of both.  Without a deep one: the static one, with ``passed_before``.

    An import that worked outweighs what files let one fear of that package: missing
    files then degrade, and a package found elsewhere is there.
    """
    if deep is None:
        return HealthReport(static.checks, static.level, static.stamp, static.checked_at, passed)
    works = _working(deep)
    checks = [_weighed(check, works) for check in static.checks]
    return HealthReport(
        tuple(check for check in checks if check is not None) + _beside(static, deep),
        deep.level,
        static.stamp or deep.stamp,
        deep.checked_at,
        passed or deep.passed_before,
    )


def _beside(static: HealthReport, deep: HealthReport) -> tuple[Check, ...]:
    """The deep findings, without the drift kept with them where it was looked for again."""
    if not any(check.code == "drift" for check in static.checks):
        return deep.checks
    return tuple(check for check in deep.checks if check.code != "drift")


def with_findings(report: HealthReport, checks: Iterable[Check]) -> HealthReport:
    """The report with more findings (``check_records``), weighed as ``combine`` does."""
    named = {check.code for check in report.checks}
    works = _working(report)
    more = (_weighed(check, works) for check in checks if check.code not in named)
    found = tuple(check for check in more if check is not None)
    return replace(report, checks=report.checks + found)


def _working(deep: HealthReport) -> set[str]:
    """Import names a deep check has imported."""
    return {
        check.package
        for check in deep.checks
        if check.ok and check.package and check.code.startswith("import:")
    }


def _weighed(check: Check, works: set[str]) -> Check | None:
    if check.ok or check.package is None or check.package not in works:
        return check
    if check.code.startswith("package:"):
        return None
    if check.code.startswith("files:") and check.severity is Severity.BREAKS:
        return replace(check, severity=Severity.DEGRADES)
    return check
