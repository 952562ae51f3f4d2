"""All profiles of a workspace: built in, its own TOML, and the JSON of older set-ups.

A built-in profile's file is named after its key, so a key is looked up by
opening one file; the workspace's own are few and read at once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from roost.core.domain.accelerator import is_accelerator
from roost.core.domain.envkey import DEDICATED_MARK, canonical, key_problem
from roost.core.domain.errors import ProfileError
from roost.core.domain.profile import Profile
from roost.core.system.resources import resource_path

MAX_PROFILES = 2_000
_FRAMEWORKS = ("torch-", "vllm-", "llamacpp-", "tf-")


class BuiltInProfiles(Mapping[str, Profile]):
    """Profiles read when asked for: ``<folder>/<env_key>.toml``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Profile] = {}
        self._keys: tuple[str, ...] | None = None

    def __getitem__(self, key: str) -> Profile:
        profile = self._read.get(key)
        if profile is None:
            if not isinstance(key, str) or key_problem(key) is not None:
                raise KeyError(key)
            path = self._folder / f"{key}.toml"
            if not path.is_file():
                raise KeyError(key)
            profile = _from_toml(path, built_in=True)
            if profile.env_key != key:
                raise KeyError(key)
            self._read[key] = profile
        return profile

    def __iter__(self) -> Iterator[str]:
        if self._keys is None:
            try:
                names = sorted(os.listdir(self._folder))  # the hot path asks: no paths made
            except OSError:
                names = []
            self._keys = tuple(name[:-5] for name in names if name.endswith(".toml"))
        return iter(self._keys)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class MergedProfiles(Mapping[str, Profile]):
    """Profiles of the workspace over the built-in ones, by env key."""

    def __init__(self, own: Mapping[str, Profile], built_in: Mapping[str, Profile]) -> None:
        self._own = own
        self._built_in = built_in

    def __getitem__(self, key: str) -> Profile:
        return self._own[key] if key in self._own else self._built_in[key]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*self._own, *self._built_in}) if self._own else self._built_in)

    def __len__(self) -> int:
        return len({*self._own, *self._built_in})


@dataclass(frozen=True)
class ProfileSet:
    """Every usable profile by env key, what could not be read, and what was overridden.

    ``shadowed`` are profiles of the workspace that lost to another one of it.
    """

    profiles: Mapping[str, Profile]
    errors: tuple[ProfileError, ...] = ()
    shadowed: tuple[Profile, ...] = ()
    lines_of: Callable[[str], tuple[str, ...]] | None = field(default=None, compare=False)
    """Requirement lines of the model a dedicated environment is for, by its sanitised id."""

    def get(self, key: str) -> Profile | None:
        """The profile of a key: its own, else that of the stack it stands for.

        An older form is served by its canonical key, a dedicated key by the one
        it was made from, with the lines of its model.  None where there is none.
        """
        if key_problem(key) is not None:
            return None
        plain = canonical(key)
        for candidate in (key, plain) if plain != key else (key,):
            profile = self.profiles.get(candidate)
            if profile is not None:
                return profile
        base, mark, model = plain.partition(DEDICATED_MARK)
        profile = self.profiles.get(base) if mark else None
        if profile is None or self.lines_of is None:
            return profile
        lines = self.lines_of(model)
        return profile.giving_way(lines) if lines else profile

    def accelerators(self) -> tuple[str, ...]:
        """The accelerators for which there is a profile, each once, sorted.

        Read off the second word of the keys: the hot path asks this.
        """
        return self._accelerators

    def accelerators_for(self, key_for: Callable[[str], str]) -> tuple[str, ...]:
        """Those of them for which there is a profile of one stack, as ``key_for`` names it."""
        return tuple(one for one in self._accelerators if key_for(one) in self._keys)

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(self.profiles)

    @cached_property
    def _accelerators(self) -> tuple[str, ...]:
        found = {key.split("-", 2)[1] for key in self._keys if key.startswith(_FRAMEWORKS)}
        return tuple(sorted(name for name in found if is_accelerator(name)))


def load_profiles(workspace_profiles: Path | None, built_in: Path | None = None) -> ProfileSet:
    """The profiles of a workspace whose ``profiles`` folder is given (it may be missing).

    Order of precedence: built-in, then ``*.toml``, then ``*.json``, each by name;
    the later one wins.  Bad files become errors that name file and line.
    """
    base = BuiltInProfiles(built_in if built_in is not None else resource_path("profiles"))
    own: dict[str, Profile] = {}
    errors: list[ProfileError] = []
    shadowed: list[Profile] = []
    for path in _profile_files(workspace_profiles, errors):
        try:
            profile = _from_toml(path) if path.suffix.lower() == ".toml" else _from_json(path)
        except ProfileError as error:
            errors.append(error)
            continue
        if profile.env_key in own:
            shadowed.append(own[profile.env_key])
        own[profile.env_key] = profile
    return ProfileSet(MergedProfiles(own, base), tuple(errors), tuple(shadowed))


# The readers are loaded on first use: a resolution that finds a healthy
# environment opens no profile.
def _from_toml(path: Path, *, built_in: bool = False) -> Profile:
    from roost.core.store.profile_toml import profile_from_toml

    return profile_from_toml(path, built_in=built_in)


def _from_json(path: Path) -> Profile:
    from roost.core.store.profile_json import profile_from_json

    return profile_from_json(path)


def _profile_files(folder: Path | None, errors: list[ProfileError]) -> list[Path]:
    if folder is None:
        return []
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        errors.append(
            ProfileError(
                "profiles-unreadable",
                f"Cannot list the profiles in {folder}: {error.strerror or error}.",
                remedy="Make the folder readable, or remove it.",
                path=str(folder),
            )
        )
        return []
    chosen = [name for name in names if not name.startswith(".")][:MAX_PROFILES]
    return [
        folder / name
        for suffix in (".toml", ".json")
        for name in chosen
        if name.lower().endswith(suffix)
    ]
