"""What every operation is given: where, when, with whose settings, and whom to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from roost.core.domain.env import Env, EnvId
from roost.core.domain.errors import ProfileError
from roost.core.domain.hardware import Hardware
from roost.core.domain.needs import NOTHING_KNOWN, Needs
from roost.core.domain.profile import Profile
from roost.core.store.dedicated import load_profiles_for
from roost.core.store.layout import Layout
from roost.core.system.longpaths import long_paths_enabled
from roost.core.system.process.inuse import InUse, users_of
from roost.core.system.userfolders import has_caches

if TYPE_CHECKING:
    from roost.core.operations.installers.base import Installer
    from roost.core.operations.installers.sources import PackageSources
    from roost.core.system.interpreters import Interpreter
    from roost.core.system.venv.facts import TreeFacts


def utc_now() -> datetime:
    return datetime.now(UTC)


def find_base_python(specifier: str) -> str:
    """The base interpreter for a profile's ``python``; raises RoostError where there is none."""
    from roost.core.system.interpreters import choose_interpreter, find_interpreters

    return str(choose_interpreter(specifier, find_interpreters()).path)


def all_interpreters() -> tuple[Interpreter, ...]:
    """Every base Python of the machine."""
    from roost.core.system.interpreters import find_interpreters

    return find_interpreters()


def named_installer(name: str) -> Installer:
    from roost.core.operations.installers.base import get_installer

    return get_installer(name)


@dataclass(frozen=True, slots=True)
class ModelSeen:
    """The model of a legacy environment: its folder (a ``.gguf`` file does as well) and that
    of an adapter's base, where they are on this machine; and what it needs."""

    folder: Path | None = None
    base: Path | None = None
    needs: Needs = NOTHING_KNOWN


def unseen(_env: EnvId) -> ModelSeen:
    return ModelSeen()


class Standing(NamedTuple):
    """A shared environment with what lies in it."""

    env: Env
    facts: TreeFacts


def nothing_fits(_key: str) -> tuple[Standing, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class OperationContext:
    """Plain values and callables, so that a test can stand in for any of them.

    ``describe`` tells what is known of an environment (discovery), ``users`` which processes
    are in folders; ``driver`` is the accelerator driver's version, "" without one;
    ``long_paths`` whether a path may have more than 260 characters;
    ``fits``: the shared environments of other keys that fit in for a key and are not broken, best
    first, looked at once;
    ``sources`` None reads the user's own package source settings; ``model`` finds what a
    legacy environment serves.
    """

    layout: Layout
    describe: Callable[[EnvId], Env]
    clock: Callable[[], datetime] = utc_now
    environ: Mapping[str, str] = field(default_factory=dict)
    users: Callable[[Sequence[Path]], InUse] = users_of
    driver: Callable[[], str] = str
    hardware: Callable[[], Hardware] = Hardware
    base_python: Callable[[str], str] = find_base_python
    interpreters: Callable[[], tuple[Interpreter, ...]] = all_interpreters
    installer: Callable[[str], Installer] = named_installer
    sources: PackageSources | None = None
    model: Callable[[EnvId], ModelSeen] = unseen
    long_paths: Callable[[], bool] = long_paths_enabled
    fits: Callable[[str], tuple[Standing, ...]] = nothing_fits

    def now(self) -> str:
        """ISO 8601 UTC, to the microsecond: what was deleted last is undone first."""
        return self.clock().isoformat()

    def profile(self, key: str) -> Profile:
        """The profile of a key; raises ProfileError ``no-profile``."""
        found = load_profiles_for(self.layout)
        profile = found.get(key)
        if profile is None:
            damaged = next((error for error in found.errors if key in error.message), None)
            raise damaged or ProfileError(
                "no-profile",
                f"There is no profile for {key}.",
                remedy="`roost profiles` lists what there is; put a file for this key into "
                "the workspace's `profiles` folder.",
            )
        return profile

    def package_sources(self) -> PackageSources:
        """Where packages come from: the user's settings, and the workspace's mirror."""
        if self.sources is not None:
            return self.sources
        from roost.core.operations.installers.settings import read_sources
        from roost.core.store.settings import load_settings

        settings = load_settings(self.layout)
        found = read_sources(
            self.environ or None, mirror=settings.mirror, python_mirror=settings.python_mirror
        )
        if found.uv_cache_dir or has_caches(self.environ):
            return found
        return replace(found, uv_cache_dir=str(self.layout.cache / "uv"))  # else uv has none
