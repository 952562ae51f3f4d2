"""Health of one environment for one model: cached, static, or by running its Python."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from roost.core.domain.compat import Lack
from roost.core.domain.env import Env, EnvId
from roost.core.domain.health import Badge, Check, HealthReport, Severity
from roost.core.domain.needs import Needs
from roost.core.domain.profile import Profile
from roost.core.health.asked import Asked, asked_of
from roost.core.health.stamps import stamp as stamp_of
from roost.core.store.compatcache import CompatCache, digest_of
from roost.core.store.healthcache import HealthCache
from roost.core.store.profiles import ProfileSet

if TYPE_CHECKING:
    from roost.core.domain.hardware import Hardware
    from roost.core.system.context import JobContext
    from roost.core.system.venv.facts import TreeFacts


_JUST_READ = "just read"
"""In place of a stamp: as it is in the list that is being made."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Looks at environments with the profiles and the driver of one workspace."""

    profiles: ProfileSet
    cache: HealthCache
    driver: str
    compat: CompatCache | None = None
    """Where verdicts are kept; None: nowhere."""
    hardware: Hardware | None = None
    """What the builds are compared with; None: nothing."""
    _profiles: dict[str, Profile | None] = field(default_factory=dict, compare=False)
    _stamped: list[tuple[Env, str]] = field(default_factory=list, compare=False)
    _lacks: dict[tuple[EnvId, str, str], tuple[Lack, ...]] = field(
        default_factory=dict, compare=False
    )

    def asked(self, env: Env, key: str | None, needs: Needs | None) -> Asked:
        return asked_of(env, self._profile(key or env.env_key), needs)

    def quick(self, env: Env, key: str, needs: Needs | None) -> HealthReport | None:
        """The cached deep result of an unchanged environment: five stats and one small file.

        None where it decides nothing: what failed then fails as long as nothing changes, and
        reading all metadata of a broken one before every start of a model would tell no more.
        """
        asked = self.asked(env, key, needs)
        stamp = stamp_of(env, self.driver)
        self._stamped[:] = [(env, stamp)]
        report = self.cache.load(env.id, stamp, asked.imports)
        if report is None:
            return None
        report = weighed(report, asked)
        return report if report.usable() or report.badge is Badge.BROKEN else None

    def lacks(
        self, env: Env, needs: Needs, *, keep: bool = True, facts: TreeFacts | None = None
    ) -> tuple[Lack, ...]:
        """What an environment does not hold, or may not hold, of what a model needs.

        Found from metadata once, then known for its stamp and these needs; ``keep`` False
        writes nothing.  ``facts``: what has been read of its tree just now: a list asks for
        many models, and nothing on disk would be quicker.
        """
        if not needs.required:
            return ()
        if facts is not None:
            return self._listed(env, needs, facts)
        # Right after `quick` its stamp, driver and all, does as well, and costs nothing.
        known = [stamp for one, stamp in self._stamped if one is env]
        stamp = known[0] if known else stamp_of(env, self.driver)
        asked = (env.id, stamp, digest_of(needs))
        found = self._lacks.get(asked)
        if found is None:
            found = self._lacks[asked] = self._find_lacks(env, needs, keep, *asked[1:])
        return found

    def _listed(self, env: Env, needs: Needs, facts: TreeFacts) -> tuple[Lack, ...]:
        asked = (env.id, _JUST_READ, digest_of(needs))
        found = self._lacks.get(asked)
        if found is None:
            from roost.core.health.compat import find_lacks

            found = self._lacks[asked] = find_lacks(env, needs, facts=facts)
        return found

    def _find_lacks(
        self, env: Env, needs: Needs, keep: bool, stamp: str, digest: str
    ) -> tuple[Lack, ...]:
        known = None if self.compat is None else self.compat.load(env.id, stamp, digest)
        if known is not None:
            return known
        from roost.core.health.compat import find_lacks

        found = find_lacks(env, needs)
        if keep and self.compat is not None:
            self.compat.store(env.id, stamp, digest, found)
        return found

    def look(
        self,
        env: Env,
        key: str | None,
        needs: Needs | None,
        *,
        facts: TreeFacts | None = None,
        stamp: str | None = None,
    ) -> HealthReport:
        """Static findings and what a deep check found at this stamp; runs nothing."""
        from roost.core.health.combined import look

        profile = self._profile(key or env.env_key)
        asked = asked_of(env, profile, needs)
        report = look(
            env,
            self.cache,
            profile=profile,
            needs=needs,
            driver=self.driver,
            facts=facts,
            stamp=stamp,
            asked=asked,
        )
        return weighed(self._on_this_machine(env, report), asked)

    def deep(self, env: Env, key: str | None, needs: Needs | None, ctx: JobContext) -> HealthReport:
        """Run the environment's Python, import what is asked, and remember the result."""
        from roost.core.health.combined import combine
        from roost.core.health.deep import check_deep
        from roost.core.health.drift import drift_check
        from roost.core.health.static import check_static

        asked = self.asked(env, key, needs)
        stamp = stamp_of(env, self.driver)
        deep = check_deep(
            env,
            asked.imports,
            want_accelerator=asked.accelerator or None,
            ctx=ctx,
            driver=self.driver,
            stamp=stamp,
        )
        static = check_static(env, self._profile(key or env.env_key), needs, stamp=stamp)
        # Kept with the result, so that whoever reads that alone is told of the drift, too.
        drift = drift_check(static)
        kept = deep if drift is None else replace(deep, checks=(*deep.checks, drift))
        self.cache.store(env.id, kept, asked.imports)
        report = combine(static, deep, passed=self.cache.passed(env.id, stamp))
        return weighed(self._on_this_machine(env, report), asked)

    def _on_this_machine(self, env: Env, report: HealthReport) -> HealthReport:
        """The report with what speaks against the build of torch here."""
        if self.hardware is None or not env.accelerator or env.accelerator == "cpu":
            return report
        from roost.core.health.machine import machine_checks

        found = machine_checks(env, self.hardware)
        return replace(report, checks=(*report.checks, *found)) if found else report

    def _profile(self, key: str | None) -> Profile | None:
        if key is None:
            return None
        if key not in self._profiles:
            self._profiles[key] = self.profiles.get(key)
        return self._profiles[key]


def weighed(report: HealthReport, asked: Asked) -> HealthReport:
    """The report for a model that can do without some imports: those only degrade.

    formats.md: a package that this model does not need makes it Degraded, not Broken.
    """
    failed, unneeded = report.failed(), asked.unneeded
    if not failed or not any(_matters_less(check, unneeded) for check in failed):
        return report
    return replace(
        report,
        checks=tuple(
            replace(check, severity=Severity.DEGRADES) if _matters_less(check, unneeded) else check
            for check in report.checks
        ),
    )


def _matters_less(check: Check, unneeded: frozenset[str]) -> bool:
    return not check.ok and check.severity is Severity.BREAKS and check.package in unneeded
