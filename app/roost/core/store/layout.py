"""Where everything of a workspace lies (formats.md, "Workspace on disk").  Paths only, no I/O."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from roost.core.domain.digest import sha1
from roost.core.domain.env import EnvId, EnvKind


@dataclass(frozen=True, slots=True)
class Layout:
    """All paths below one absolute, unresolved root.

    ``keeps``: whether what only saves time may be written; not while the doctor looks.
    """

    root: Path
    keeps: bool = True

    @property
    def envs(self) -> Path:
        return self.root / ".envs"

    @property
    def environments(self) -> Path:
        return self.root / "environments"

    @property
    def profiles(self) -> Path:
        return self.root / "profiles"

    @property
    def models(self) -> Path:
        return self.root / "models"

    @property
    def tmp(self) -> Path:
        return self.envs / ".tmp"

    @property
    def trash(self) -> Path:
        return self.envs / ".trash"

    @property
    def locks(self) -> Path:
        return self.envs / ".locks"

    @property
    def journal(self) -> Path:
        return self.envs / ".journal"

    @property
    def dedupe(self) -> Path:
        """What deduplications linked, kept so that they can be taken back."""
        return self.envs / ".dedupe"

    @property
    def leases(self) -> Path:
        return self.envs / ".leases"

    @property
    def cache(self) -> Path:
        """Small files that only save time (health stamps); losing them loses nothing."""
        return self.envs / ".cache"

    @property
    def plans(self) -> Path:
        """Plans that were begun and have something left, and those saved by name."""
        return self.envs / ".plans"

    @property
    def settings(self) -> Path:
        return self.envs / "settings.toml"

    @property
    def overrides(self) -> Path:
        return self.envs / "overrides.toml"

    @property
    def database(self) -> Path:
        return self.envs / "roost.db"

    def shared(self, key: str) -> Path:
        return self.envs / key

    def legacy(self, legacy_id: str) -> Path:
        return self.environments / legacy_id

    def unit(self, env: EnvId) -> Path:
        """The folder that is renamed or removed as a whole; `other` ones are not ours."""
        if env.kind is EnvKind.SHARED:
            return self.shared(env.name)
        if env.kind is EnvKind.LEGACY:
            return self.legacy(env.name)
        raise ValueError(f"{env} has no place in the workspace")

    def env_json(self, key: str) -> Path:
        return self.shared(key) / "env.json"

    def lock(self, env: EnvId) -> Path:
        return self.locks / f"{self._lock_name(env)}.lock"

    def owner(self, env: EnvId) -> Path:
        return self.locks / f"{self._lock_name(env)}.owner.json"

    @staticmethod
    def _lock_name(env: EnvId) -> str:
        if env.kind is EnvKind.SHARED:
            return env.name
        digest = sha1(env.name.encode("utf-8", "surrogatepass"), usedforsecurity=False)
        kind = "other" if env.kind is EnvKind.OTHER else "legacy"
        return f"{kind}-{digest.hexdigest()[:16]}"
