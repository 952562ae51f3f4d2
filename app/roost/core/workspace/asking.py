"""What one call needs to know of a workspace: the choices, profiles and hardware of now.

Made afresh for each call, so that nothing goes stale; everything in it is lazy, so that
the hot path pays for what it uses only.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.errors import NotFoundError, StoreError
from roost.core.domain.model import ModelForm
from roost.core.domain.needs import Needs
from roost.core.store.compatcache import CompatCache
from roost.core.store.dedicated import load_profiles_for
from roost.core.store.healthcache import HealthCache
from roost.core.store.layout import Layout
from roost.core.store.overrides import ModelOverride, Overrides, load_overrides
from roost.core.store.profiles import ProfileSet
from roost.core.store.settings import Settings, load_settings
from roost.core.store.usage import UsageLog
from roost.core.workspace.diagnosis import Diagnosis
from roost.core.workspace.keys import KeyFound, LegacyLook, find_key
from roost.core.workspace.subject import ModelPlaces, Subject, subject_of

if TYPE_CHECKING:
    from pathlib import Path

    from roost.core.discovery.index import LegacyIndex
    from roost.core.discovery.metadata import Metadata
    from roost.core.domain.hardware import Hardware
    from roost.core.workspace.host import Host


def ignored_choice(path: Path, model: str, text: str) -> StoreError:
    """One value in a file of choices that Roost cannot make sense of."""
    whose = f" for {model}" if model else ""
    return StoreError(
        "choice-ignored",
        f"{path.name} says {text}{whose}: that means nothing here and does not count.",
        remedy="Mend or remove the line; `roost use MODEL ENV` writes a pin, Settings the rest.",
        path=str(path),
    )


class Asking:
    """Settings, overrides, profiles, hardware and health of one workspace, as of now."""

    def __init__(self, layout: Layout, host: Host) -> None:
        self.layout = layout
        self.host = host
        self.needs_seen: dict[EnvId, Needs] = {}
        """What the models of the legacy environments asked about so far need."""

    @cached_property
    def settings(self) -> Settings:
        return load_settings(self.layout)

    def settings_problem(self) -> StoreError | None:
        """Why the settings cannot be read, if they cannot; nothing counts as chosen then."""
        try:
            self.settings = load_settings(self.layout)
        except StoreError as error:
            self.settings = Settings()
            return error
        return None

    def ignored_choices(self) -> tuple[StoreError, ...]:
        """What stands in the user's files and means nothing: said, because it does not count."""
        found = [(self.layout.settings, "", text) for text in self.settings.ignored]
        for model, override in self.overrides.models.items():
            found += [(self.layout.overrides, model, text) for text in override.ignored]
        return tuple(ignored_choice(path, model, text) for path, model, text in found)

    @cached_property
    def overrides(self) -> Overrides:
        return load_overrides(self.layout)

    @cached_property
    def profiles(self) -> ProfileSet:
        return load_profiles_for(self.layout, lambda: self.overrides)

    @cached_property
    def hardware(self) -> Hardware:
        return self.host.hardware()

    @cached_property
    def index(self) -> LegacyIndex:
        from roost.core.discovery.index import LegacyIndex  # a list asks for none

        return LegacyIndex(self.layout, self.host.cache_dir)

    @cached_property
    def diagnosis(self) -> Diagnosis:
        fallback = self.host.cache_dir
        cache, compat = HealthCache(self.layout, fallback), CompatCache(self.layout, fallback)
        return Diagnosis(self.profiles, cache, self.hardware.stamp, compat, self.hardware)

    @cached_property
    def usage(self) -> UsageLog:
        return UsageLog(self.layout, self.host.cache_dir)

    @cached_property
    def places(self) -> ModelPlaces:
        """Listed once: for questions about many models at a time."""
        return ModelPlaces(self.layout, self.host.environ)

    def subject(self, model: str | None, path: str | None = None) -> Subject:
        """Raises NotFoundError ``no-such-model``."""
        return subject_of(self.layout, model, path, self.host.environ)

    def override(self, subject: Subject) -> ModelOverride:
        return self.overrides.for_model(*subject.labels)

    def legacy(self, subject: Subject) -> LegacyLook:
        """The model's legacy environments, found when somebody asks."""

        def find() -> tuple[EnvId, ...]:
            from roost.core.discovery.candidates import legacy_candidates

            return legacy_candidates(
                self.layout,
                subject.ref,
                model_path=subject.folder,
                model_id=None if subject.ref.form is ModelForm.FOLDER else subject.hf_id,
                derived_id=subject.hf_id,
                index=self.index,
            )

        return LegacyLook(self.layout, find)

    def key(self, subject: Subject, legacy: LegacyLook | None = None) -> KeyFound:
        return find_key(
            subject,
            self.override(subject),
            legacy or self.legacy(subject),
            host=self.host,
            hardware=self.hardware,
            settings=self.settings,
            profiles=self.profiles,
        )

    def subject_of_env(self, env: Env) -> Subject:
        """The model a legacy environment was made for, as far as its records tell."""
        for name in (*env.models[:1], env.name):
            try:
                return subject_of(self.layout, name, None, self.host.environ, self.places)
            except NotFoundError:
                continue
        raise NotFoundError("no-such-model", f"{env.id} names no model.", path=str(env.path))

    def of_env(
        self,
        env: Env,
        packages: Mapping[str, str] | None = None,
        metadata: Metadata | None = None,
    ) -> tuple[str | None, Needs | None]:
        """(key, needs of its model) of an environment; a shared one has its own key.

        ``packages``, ``metadata``: read already.
        """
        if env.kind is not EnvKind.LEGACY:
            return env.env_key or env.name, None
        if env.problem is not None:
            from roost.core.health.static import leads_out

            if leads_out(env):
                return env.env_key, None  # fault 23: nothing behind it is read
        try:
            subject = self.subject_of_env(env)
        except NotFoundError:
            return env.env_key, None
        read = {} if metadata is None else {env.id: metadata.as_dict()}
        builds = {} if packages is None else {env.id: env.accelerator}
        look = LegacyLook(self.layout, lambda: (env.id,), packages, read, builds)
        found = self.key(subject, look)
        self.needs_seen[env.id] = found.needs
        return found.key, found.needs
