"""Profile: what an env key stands for (formats.md, "Profiles")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from roost.core.domain.accelerator import (
    accelerator_from_index,
    accelerator_from_torch_version,
    local_version,
)
from roost.core.domain.envkey import key_problem, parse_key
from roost.core.domain.requirement import normalised_name, parse_requirement
from roost.core.domain.versions import satisfies

PROFILE_SCHEMA = 1
BUILT_IN = "built-in"
DEFAULT_LEGACY_CHECKS = ("torch", "transformers", "peft", "accelerate")
# The packages PyTorch's index carries builds of, tied to one accelerator.
TORCH_KIN = ("torch", "torchvision", "torchaudio")


@dataclass(frozen=True)
class Profile:
    """One stack: Python, requirements, constraints, index and checks.

    ``python`` is a specifier such as ">=3.10,<3.14"; ``index`` serves
    ``index_packages`` only (torch and its kin) and is "" for the user's own
    sources; ``origin`` is the file it came from, or "built-in".
    """

    schema: int
    id: str
    env_key: str
    title: str
    python: str
    requirements: tuple[str, ...]
    constraints: tuple[str, ...] = ()
    index: str = ""
    checks: tuple[str, ...] = ()
    legacy_checks: tuple[str, ...] = DEFAULT_LEGACY_CHECKS
    index_packages: tuple[str, ...] = TORCH_KIN
    origin: str = BUILT_IN

    @property
    def accelerator(self) -> str:
        """The accelerator its key names, else its torch, else its index; "cpu" where none does."""
        return self._named_accelerator() or "cpu"

    def _named_accelerator(self) -> str | None:
        named = "" if key_problem(self.env_key) else parse_key(self.env_key).accelerator
        return (
            named
            or accelerator_from_torch_version(self._torch_requirement() or "")
            or accelerator_from_index(self.index)
        )

    @property
    def digest(self) -> str:
        """64 hex digits over all that decides what is installed and checked."""
        import json

        from roost.core.domain.digest import sha256

        facts = [
            self.schema,
            self.env_key,
            self.python,
            self.requirements,
            self.constraints,
            self.index,
            self.index_packages,
            self.checks,
        ]
        return sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()

    def allows_python(self, version: str) -> bool:
        """Whether this Python ("3.11.4") may carry the stack."""
        return satisfies(version, self.python) is not False

    def torch_pin(self) -> str | None:
        """The torch version it pins, without local part; None where it pins none."""
        pin = self._torch_requirement()
        return pin.partition("+")[0] if pin else None

    def _torch_requirement(self) -> str | None:
        for line in self.requirements:
            requirement = parse_requirement(line)
            if requirement is not None and normalised_name(requirement.name) == "torch":
                return requirement.pinned
        return None

    def build_requirements(self, platform: str) -> tuple[str, ...]:
        """The requirements with torch and its kin pinned to this accelerator's builds.

        ``torch==2.13.0`` becomes ``torch==2.13.0+cpu`` on Linux and Windows, so
        that no other build can satisfy it (formats.md: the CPU profile must never
        pull the CUDA build).  A profile that names no accelerator is left as it
        is.  ``platform`` as ``sys.platform``.
        """
        named = self._named_accelerator()
        local = local_version(named, platform) if named else None
        return tuple(_with_local(line, local) for line in self.requirements)

    def from_index(self, name: str) -> bool:
        """Whether a package may come from ``index`` (all others never do)."""
        wanted = normalised_name(name)
        return bool(self.index) and any(normalised_name(n) == wanted for n in self.index_packages)

    def with_requirements(self, extra: tuple[str, ...]) -> Profile:
        """The same profile with more requirement lines (`create --with`)."""
        return replace(self, requirements=self.requirements + extra)

    def giving_way(self, lines: tuple[str, ...]) -> Profile:
        """The profile of an environment of one model's own: its lines go before the profile's.

        What is said here about a package that ``lines`` name no longer counts.
        """
        named = names_of(lines)
        return replace(
            self,
            requirements=(*_without(self.requirements, named), *lines),
            constraints=_without(self.constraints, named),
        )


def names_of(lines: Iterable[str]) -> frozenset[str]:
    """Normalised names of the packages that requirement lines ask for."""
    found = (parse_requirement(line) for line in lines)
    return frozenset(normalised_name(one.name) for one in found if one is not None)


def merged_lines(lines: Iterable[str], later: Iterable[str]) -> tuple[str, ...]:
    """Requirement lines and later ones, which replace those about the same package."""
    after = tuple(later)
    return (*_without(tuple(lines), names_of(after)), *after)


def _without(lines: tuple[str, ...], names: frozenset[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if not names_of((line,)) & names)


def _with_local(line: str, local: str | None) -> str:
    requirement = parse_requirement(line)
    if local is None or requirement is None:
        return line
    pin = requirement.pinned
    if pin is None or "+" in pin or normalised_name(requirement.name) not in TORCH_KIN:
        return line
    extras = f"[{','.join(requirement.extras)}]" if requirement.extras else ""
    marker = f" ; {requirement.marker}" if requirement.marker else ""
    return f"{requirement.name}{extras}=={pin}+{local}{marker}"
