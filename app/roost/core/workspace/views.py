"""From a health report to what the resolver needs to know about a candidate."""

from __future__ import annotations

from dataclasses import replace

from roost.core.domain.compat import Lack
from roost.core.domain.decision import Warning
from roost.core.domain.env import Env, EnvId
from roost.core.domain.health import Badge, Check, HealthReport, Level, Severity
from roost.core.resolver import Candidate, View


def view_of(env: EnvId, report: HealthReport, lacks: tuple[Lack, ...] = ()) -> Candidate:
    """How ``report`` and ``lacks`` make an environment look to the model they are for."""
    found = _view_of(env, report)
    return replace(found, lacks=lacks) if lacks else found


def _view_of(env: EnvId, report: HealthReport) -> Candidate:
    badge = report.badge
    if badge is Badge.BROKEN:
        return Candidate(env, View.UNUSABLE, failures(report))
    if badge is Badge.UNKNOWN:
        if report.passed_before:
            return Candidate(env, View.USABLE, "it has passed its checks before")
        if report.level is Level.STATIC:
            return Candidate(env, View.UNCHECKED, "not checked deeply yet")
        return Candidate(env, View.UNKNOWN, failures(report) or "its check gave no answer")
    if badge is Badge.DEGRADED:
        said = f"it works, but: {failures(report)}"
        return Candidate(env, View.USABLE, said, degraded=True)
    return Candidate(env, View.USABLE, passed(report))


def changed_by_hand(env: Env) -> tuple[Warning, ...]:
    """The warning that somebody has installed something into the environment that is used."""
    drift = next((one for one in env.health.failed() if one.code == "drift"), None)
    if drift is None:
        return ()
    said = f"{env.id} is not as it was built: {drift.found}."
    return (Warning("drift", f"{said} {drift.remedy}."),)


def failures(report: HealthReport) -> str:
    """The findings in words, the decisive ones first."""
    findings = sorted(report.failed(), key=lambda check: check.severity is not Severity.BREAKS)
    words = [_in_words(check) for check in findings[:4]]
    if len(findings) > 4:
        words.append(f"and {len(findings) - 4} more")
    return ", ".join(words)


def _in_words(check: Check) -> str:
    if check.code == "assumed":
        return check.found
    return f"{check.code} (found {check.found or 'nothing'})"


def passed(report: HealthReport) -> str:
    """What a healthy report has proved (or is assumed to prove), in words."""
    assumed = next((check for check in report.checks if check.code == "assumed"), None)
    if assumed is not None:
        return assumed.found
    imports = [check.package for check in report.checks if check.code.startswith("import:")]
    named = ", ".join(name for name in imports if name)
    return f"healthy: {named} import" if named else "healthy"
