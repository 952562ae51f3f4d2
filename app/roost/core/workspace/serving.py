"""Which models the shared environments serve: bound, pinned, or lying in `models/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from roost.core.discovery.candidates import shared_candidates
from roost.core.discovery.models import find_models
from roost.core.domain.compat import certain
from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.envkey import DEDICATED_MARK, dedicated_key
from roost.core.domain.errors import RoostError
from roost.core.domain.fitting import Fit
from roost.core.domain.health import Badge
from roost.core.system.venv.facts import TreeFacts
from roost.core.workspace.asking import Asking
from roost.core.workspace.fitting import fitting_of
from roost.core.workspace.keys import KeyFound

Look = Callable[[EnvId], Env | None]
"""A shared environment with its health; None where it is not there."""


def with_models(
    asking: Asking,
    envs: list[Env],
    look: Look,
    facts: Mapping[EnvId, TreeFacts] | None = None,
) -> list[Env]:
    """Shared environments get the models that they serve.

    ``look``: for those not among them; ``facts``: what has been read of their trees just now.
    """
    if not any(env.kind is EnvKind.SHARED for env in envs):
        return envs
    known = {env.id: env for env in envs}
    served = _Served(asking, lambda env_id: known.get(env_id) or look(env_id), facts or {}).all()
    return [
        replace(env, models=tuple(dict.fromkeys((*env.models, *served.get(env.name, ())))))
        if env.kind is EnvKind.SHARED
        else env
        for env in envs
    ]


@dataclass(slots=True)
class _Served:
    asking: Asking
    look: Look
    facts: Mapping[EnvId, TreeFacts]
    _found: dict[str, list[str]] = field(default_factory=dict)
    _homes: dict[str, str] = field(default_factory=dict)
    _fits: dict[str, tuple[Fit, ...]] = field(default_factory=dict)

    def all(self) -> Mapping[str, list[str]]:
        """Names of models by the name of the folder in `.envs`."""
        asking = self.asking
        for model, override in asking.overrides.models.items():
            pinned = override.pin
            if pinned is not None and pinned.kind is EnvKind.SHARED:
                self._note(pinned.name, model)
            elif override.dedicated and override.key and DEDICATED_MARK not in override.key:
                self._note(dedicated_key(override.key, model), model)
            elif override.key and override.prefer is None and pinned is None:
                self._note(self._bound(override.key, model), model)
        for found in find_models(asking.layout):
            try:
                subject = asking.subject(None, str(found.path))
            except RoostError:
                continue
            if asking.override(subject).pin is None and not asking.legacy(subject).ids():
                self._note(self._serving(asking.key(subject)), found.name)
        return self._found

    def _note(self, name: str, model: str) -> None:
        self._found.setdefault(name, []).append(model)

    def _bound(self, key: str, model: str) -> str:
        stands = self._stands(key)
        if stands:
            return stands
        try:
            return self._serving(self.asking.key(self.asking.subject(model)))
        except RoostError:
            return key

    def _serving(self, found: KeyFound) -> str:
        """Of its key, else, where there is none, of the first one that fits and works."""
        stands = self._stands(found.key)
        for fit in () if stands else self._others(found):
            if fit.bars:
                break
            env = self.look(EnvId(EnvKind.SHARED, fit.name))
            if env is None or env.creating is not None or env.health.badge is Badge.BROKEN:
                continue
            read = self.facts.get(env.id)
            if not certain(self.asking.diagnosis.lacks(env, found.needs, facts=read)):
                return fit.name
        return stands or found.key

    def _stands(self, key: str) -> str:
        """The folder of the key, also of an older form; "" where there is none."""
        if key not in self._homes:
            homes = shared_candidates(self.asking.layout, key, exact_only=True)
            self._homes[key] = homes[0].name if homes else ""
        return self._homes[key]

    def _others(self, found: KeyFound) -> tuple[Fit, ...]:
        if found.key not in self._fits:
            self._fits[found.key] = fitting_of(self.asking.layout, found)
        return self._fits[found.key]
