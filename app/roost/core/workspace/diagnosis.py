"""Health of one environment for one model: cached, static, or by running its Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.health import HealthReport
from roost.core.domain.needs import Needs
from roost.core.domain.profile import Profile
from roost.core.health.asked import Asked, asked_of
from roost.core.health.look import combine, look
from roost.core.health.stamps import stamp as stamp_of
from roost.core.health.static import check_static
from roost.core.store.healthcache import HealthCache
from roost.core.store.profiles import ProfileSet
from roost.core.system.context import JobContext
from roost.core.system.venv.facts import TreeFacts


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Looks at environments with the profiles and the driver of one workspace."""

    profiles: ProfileSet
    cache: HealthCache
    driver: str

    def asked(self, env: Env, key: str | None, needs: Needs | None) -> Asked:
        return asked_of(env, self._profile(key or env.env_key), needs)

    def quick(self, env: Env, key: str, needs: Needs | None) -> HealthReport | None:
        """The cached deep result of an unchanged environment: five stats and one small file."""
        stamp = stamp_of(env, self.driver)
        report = self.cache.load(env.id, stamp, self.asked(env, key, needs).imports)
        if report is None or not report.passed_before:
            return None
        return report

    def look(
        self,
        env: Env,
        key: str | None,
        needs: Needs | None,
        *,
        facts: Mapping[EnvId, TreeFacts] | None = None,
        stamp: str | None = None,
    ) -> HealthReport:
        """Static findings and what a deep check found at this stamp; runs nothing."""
        return look(
            env,
            self.cache,
            profile=self._profile(key or env.env_key),
            needs=needs,
            driver=self.driver,
            facts=None if facts is None else facts.get(env.id),
            stamp=stamp,
        )

    def deep(self, env: Env, key: str | None, needs: Needs | None, ctx: JobContext) -> HealthReport:
        """Run the environment's Python, import what is asked, and remember the result."""
        from roost.core.health.deep import check_deep

        profile = self._profile(key or env.env_key)
        asked = asked_of(env, profile, needs)
        stamp = stamp_of(env, self.driver)
        passed = self.cache.passed(env.id, stamp)
        deep = check_deep(
            env,
            asked.imports,
            want_accelerator=asked.accelerator or None,
            ctx=ctx,
            driver=self.driver,
            stamp=stamp,
        )
        self.cache.store(env.id, deep, asked.imports)
        static = check_static(env, profile, needs, stamp=stamp)
        return combine(static, deep, passed=passed or self.cache.passed(env.id, stamp))

    def unneeded(self, env: Env, key: str | None, needs: Needs | None) -> frozenset[str]:
        """Imports that do not matter to this model; a shared environment must have all."""
        if env.id.kind is EnvKind.SHARED:
            return frozenset()
        return self.asked(env, key, needs).unneeded

    def _profile(self, key: str | None) -> Profile | None:
        return None if key is None else self.profiles.get(key)
