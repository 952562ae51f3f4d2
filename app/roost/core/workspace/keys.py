"""Which env key a model needs: its needs, this machine, the user's word."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from roost.core.discovery.legacy import METADATA
from roost.core.discovery.read import locate_env, read_env
from roost.core.domain.choose import choose_key
from roost.core.domain.env import EnvId
from roost.core.domain.envkey import (
    DEDICATED_MARK,
    dedicated_key,
    is_valid_key_name,
    parse_key,
    with_accelerator,
)
from roost.core.domain.hardware import (
    Hardware,
    HardwareWarning,
    choose_accelerator,
    hardware_warnings,
    supports,
)
from roost.core.domain.needs import NOTHING_KNOWN, Needs, with_more
from roost.core.store.layout import Layout
from roost.core.store.overrides import ModelOverride
from roost.core.store.settings import Settings
from roost.core.system.files import MAX_TEXT
from roost.core.system.venv.safe import Unread, read_whole
from roost.core.workspace.subject import Subject

if TYPE_CHECKING:
    from roost.core.store.profiles import ProfileSet
    from roost.core.workspace.host import Host


_INNER = f"{os.sep}environments{os.sep}"  # as text: a list asks a thousand times

MAX_NOTES = 6
"""Of what is worth knowing of a model, as much is told with the key."""


class KeyFacts(NamedTuple):
    """Everything a key depends on; equal facts give equal keys.

    ``label``: the name new choices for the model are written under.  ``build``: the
    accelerator of its binding, or of a legacy environment's torch.
    """

    needs: Needs
    override: ModelOverride
    label: str
    build: str | None
    variable: str | None
    setting: str
    hardware: Hardware
    accelerators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyFound:
    """The key with the reasons for it, what the model needs, and all it was found from."""

    key: str
    needs: Needs
    reasons: tuple[str, ...]
    facts: KeyFacts | None = None
    warnings: tuple[HardwareWarning, ...] = ()
    """What speaks against builds of this key on this machine."""


def find_key(
    subject: Subject,
    override: ModelOverride,
    legacy: LegacyLook,
    *,
    host: Host,
    hardware: Hardware,
    settings: Settings,
    profiles: ProfileSet,
) -> KeyFound:
    """The key ``subject`` needs.

    The family and quantisation come from the binding of an earlier migration, else the
    model's folder, else its legacy environment; the accelerator as formats.md orders.
    Raises UsageError ``bad-accelerator`` for a variable or setting that names none.
    """
    needs = _needs(subject, legacy, host)
    bound = override.key if override.key and is_valid_key_name(override.key) else None
    build = parse_key(bound).accelerator if bound else None
    if not build and hardware.kind != "none":
        build = legacy.torch_build()
    return settle_key(
        KeyFacts(
            needs,
            override,
            subject.labels[0],
            build,
            host.environ.get("ROOST_ACCELERATOR"),
            settings.accelerator,
            hardware,
            _with_builds(needs, bound, hardware, profiles),
        )
    )


def _with_builds(
    needs: Needs, bound: str | None, hardware: Hardware, profiles: ProfileSet
) -> tuple[str, ...]:
    """Accelerators to choose among: those with a profile of the stack, if one of them runs here.

    formats.md: the newest *key* the driver supports.  Where no profile of the stack fits this
    machine, all count: the key then says what is missing, instead of falling back to the CPU.
    """

    def key_for(accelerator: str) -> str:
        if bound:
            return with_accelerator(bound, accelerator).partition(DEDICATED_MARK)[0]
        return choose_key(needs, accelerator).key

    if hardware.kind == "none":
        return profiles.accelerators()
    found = profiles.accelerators_for(key_for)
    runs = any(one != "cpu" and supports(hardware, one) for one in found)
    return found if runs else profiles.accelerators()


def settle_key(facts: KeyFacts) -> KeyFound:
    """The key that follows from the facts.  Pure.  Raises UsageError ``bad-accelerator``."""
    override = facts.override
    bound = override.key if override.key and is_valid_key_name(override.key) else None
    accelerator, why, speaks_against, severe = _accelerator(
        facts.variable, facts.setting, facts.build, facts.hardware, facts.accelerators
    )
    if bound:
        key, said = with_accelerator(bound, accelerator), "Bound to it by a migration."
    else:
        choice = choose_key(facts.needs, accelerator)
        key, said = choice.key, choice.text
    if override.dedicated:
        # A model has several names: its key keeps the one it was made with.
        if parse_key(key).dedicated_to is None:
            key = dedicated_key(key, override.model or facts.label)
        said = "It has an environment of its own."
    told = [note.message for note in facts.needs.notes[:MAX_NOTES]]
    reasons = (said, *told, f"{accelerator}: {why}.", *(one.message for one in speaks_against))
    return KeyFound(key, facts.needs, reasons, facts, severe)


@lru_cache(maxsize=64)
def _accelerator(
    variable: str | None,
    setting: str | None,
    build: str | None,
    hardware: Hardware,
    known: tuple[str, ...],
) -> tuple[str, str, tuple[HardwareWarning, ...], tuple[HardwareWarning, ...]]:
    """Accelerator, why, what speaks against it, and what of that is worth a warning.

    A list asks for every environment what depends on machine and choices alone.
    """
    accelerator, why = choose_accelerator(variable, setting, build, hardware, known)
    speaks_against = hardware_warnings(hardware, accelerator)
    # One of several GPUs left out is worth a reason; a build none of them runs, a warning.
    severe = () if supports(hardware, accelerator) else speaks_against
    return accelerator, why, speaks_against, severe


@dataclass(slots=True)
class LegacyLook:
    """The model's legacy environments, looked at only as deep as somebody asks."""

    layout: Layout
    find: Callable[[], tuple[EnvId, ...]]
    packages: Mapping[str, str] | None = None
    """Name to version of what is installed, where somebody has read it already."""
    read: Mapping[EnvId, Mapping[str, Any]] = field(default_factory=dict)
    """Metadata that somebody has read already."""
    builds: Mapping[EnvId, str | None] = field(default_factory=dict)
    """Accelerators of the torch builds, where somebody has read them already."""
    _found: tuple[EnvId, ...] | None = None

    def ids(self) -> tuple[EnvId, ...]:
        if self._found is None:
            self._found = self.find()
        return self._found

    @property
    def looked(self) -> bool:
        """Whether anybody has asked."""
        return self._found is not None

    def metadata(self) -> Iterator[tuple[EnvId, dict[str, Any]]]:
        for env in self.ids():
            known = self.read.get(env)
            yield (
                env,
                dict(known)
                if known is not None
                else _metadata(f"{self.layout.root}{_INNER}{env.name}{os.sep}{METADATA}"),
            )

    def torch_build(self) -> str | None:
        """The accelerator of the first one that has a torch."""
        for env in self.ids():
            known = env in self.builds
            accelerator = self.builds[env] if known else read_env(self.layout, env).accelerator
            if accelerator:
                return accelerator
        return None


def _metadata(path: str) -> dict[str, Any]:
    """The JSON object in a file; {} where there is none (a link is not followed)."""
    raw = read_whole(path, MAX_TEXT)
    try:
        value = None if isinstance(raw, Unread) else json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        value = None
    return value if isinstance(value, dict) else {}


def _needs(subject: Subject, legacy: LegacyLook, host: Host) -> Needs:
    found = NOTHING_KNOWN
    if subject.folder is not None:
        from roost.core.discovery.needs import read_needs

        found = read_needs(subject.folder, host.environ)
        if found.family != "unknown" or found.damaged:
            return found
    for env, metadata in legacy.metadata():
        needs = needs_of_legacy(legacy, env, metadata, host)
        if needs.family != "unknown":
            return with_more(needs, found)
    return found


def needs_of_legacy(
    legacy: LegacyLook, env: EnvId, metadata: Mapping[str, Any], host: Host
) -> Needs:
    """What a legacy environment tells of its model: the folder it names, else its packages."""
    from roost.core.discovery.needs_legacy import needs_from_metadata

    path = metadata.get("model_path")
    if isinstance(path, str) and path and "\0" not in path:
        folder = legacy.layout.root / os.path.expanduser(path)  # noqa: PTH111 - never fails
        if os.path.isdir(folder):  # noqa: PTH112
            from roost.core.discovery.needs import read_needs

            needs = read_needs(folder, host.environ)
            if needs.family != "unknown" or needs.damaged:
                return needs
    packages = legacy.packages
    if packages is None:
        needs = needs_from_metadata(metadata, {})
        if needs.family != "unknown":
            return needs
        from roost.core.discovery.distinfo import installed_packages

        tree = locate_env(legacy.layout, env).venv
        packages = {package.name: package.version for package in installed_packages(tree)}
    return needs_from_metadata(metadata, packages)
