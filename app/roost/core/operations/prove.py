"""Is a tree that was just built what its profile promises?  Strict, and with imports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.domain.env import Env, EnvId
from roost.core.domain.errors import StoreError
from roost.core.domain.health import Badge, Check, HealthReport, Level, Severity
from roost.core.domain.profile import Profile
from roost.core.domain.versions import satisfies
from roost.core.health.asked import Asked, asked_of, required_distributions
from roost.core.health.extensions import extension_checks
from roost.core.health.interpreter import interpreter_checks
from roost.core.health.packages import package_checks
from roost.core.system.context import JobContext
from roost.core.system.paths import venv_python
from roost.core.system.venv.facts import TreeFacts, read_facts

if TYPE_CHECKING:
    from roost.core.operations.proofs import Proofs


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found: ``facts`` go into env.json, ``deep`` into the cache of results."""

    facts: TreeFacts
    deep: HealthReport
    imports: tuple[str, ...]


def env_of(env: EnvId, unit: Path, tree: Path) -> Env:
    """An environment at a place that is not its final one."""
    return Env(env, unit, tree, venv_python(tree), env_key=env.name)


def prove(
    env: EnvId,
    unit: Path,
    tree: Path,
    profile: Profile,
    ctx: JobContext,
    driver: str,
    proofs: Proofs | None = None,
    *,
    seconds: float | None = None,
) -> Proof:
    """Check a tree against its profile: packages, versions, accelerator, imports.

    ``proofs``: of what an installer has just put there, the imports need not be repeated
    where the very same packages have passed (performance.md, row 6).  ``seconds``: what the
    imports took before, for the time left.  Raises StoreError ``unhealthy-build`` naming every
    finding that breaks it.
    """
    from roost.core.health.deep import check_deep
    from roost.core.operations.proofs import ticket_of

    facts = read_facts(str(tree))
    described = env_of(env, unit, tree)
    asked = asked_of(described, profile, versions=True)
    _refuse(env, _static(described, facts, asked), tree)
    ticket = ""
    if proofs is not None:
        ticket = ticket_of(described, facts, asked, driver)
        ctx.progress("check", subject=str(env))
        taken = proofs.take_over(ticket, tree, facts, ctx)
        if taken is not None:
            return Proof(facts, taken, asked.imports)
    deep = check_deep(
        described,
        asked.imports,
        want_accelerator=asked.accelerator or None,
        ctx=ctx,
        driver=driver,
        seconds=seconds,
    )
    _refuse(env, deep, tree)
    if proofs is not None:
        proofs.keep(ticket, deep)
    return Proof(facts, deep, asked.imports)


def static_findings(env: EnvId, unit: Path, tree: Path, profile: Profile) -> tuple[Check, ...]:
    """What would make ``prove`` refuse the tree, as far as it is seen without running it."""
    described = env_of(env, unit, tree)
    asked = asked_of(described, profile, versions=True)
    report = _static(described, read_facts(str(tree)), asked)
    return tuple(check for check in report.failed() if check.severity is Severity.BREAKS)


def lacking(profile: Profile, versions: Mapping[str, str]) -> tuple[str, ...]:
    """What a profile requires that is not installed, or not in a version it allows."""
    lines = required_distributions(profile.requirements + profile.constraints)
    named = required_distributions(profile.requirements)
    return tuple(
        f"{name}{specifier}"
        for name, specifier in lines.items()
        if (name in versions or name in named)
        and (name not in versions or satisfies(versions[name], specifier) is False)
    )


def _static(described: Env, facts: TreeFacts, asked: Asked) -> HealthReport:
    checks = [
        *interpreter_checks(described, facts),
        *package_checks(described, facts, asked),
        *extension_checks(described, facts),
    ]
    return HealthReport(tuple(checks), Level.DEEP)


def _refuse(env: EnvId, report: HealthReport, tree: Path) -> None:
    if report.badge in (Badge.HEALTHY, Badge.DEGRADED):
        return
    failed = report.failed()
    said = "; ".join(_said(check) for check in failed[:5]) or "nothing could be checked"
    raise StoreError(
        "unhealthy-build",
        f"What was built for {env.name} does not work: {said}.",
        remedy=next((check.remedy for check in failed if check.remedy), "")
        or "Look at the installer's output above; `roost create` starts anew.",
        path=str(tree),
        data={"checks": [check.code for check in failed]},
    )


def _said(check: Check) -> str:
    expected = f" instead of {check.expected}" if check.expected else ""
    return f"{check.code}: {check.found or 'failed'}{expected}"
