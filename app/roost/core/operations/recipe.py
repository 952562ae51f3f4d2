"""What a shared environment is to be built from, and what that will need."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.domain.accelerator import accelerator_kind
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.envkey import DEDICATED_MARK, parse_key
from roost.core.domain.errors import StoreError, UsageError
from roost.core.domain.plan import Plan
from roost.core.domain.profile import Profile, merged_lines
from roost.core.domain.requirement import parse_requirement, requirement_problem
from roost.core.operations.added import added_lines
from roost.core.operations.cloning import clone_source
from roost.core.operations.context import OperationContext
from roost.core.store.settings import INSTALLERS, load_settings

if TYPE_CHECKING:
    from roost.core.operations.installers.base import Resolved

DEFAULT_INSTALLER = "uv"
# Bytes on disk of a whole stack, from builds measured with torch 2.5 to 2.13; without
# torch an environment is small, and half full volumes must not be refused for it.
_SIZES = {"cpu": 1_400 << 20, "cuda": 7_000 << 20, "rocm": 16_000 << 20, "mps": 900 << 20}
_SMALL = 64 << 20
HEADROOM = _SMALL
"""Bytes that must be free beyond what was measured: metadata, journal, scratch files."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """``extra`` requirement lines come on top of the profile's; ``source`` promotes by copy.

    ``measured``: bytes on the target volume as a plan's dry run told them, and ``downloads``
    those it would fetch.  ``held``: exact
    versions that stay where the package is needed; ``base`` narrows the profile's Pythons.
    ``managed``: key of uv's managed Python that the user agreed to fetch; "?" where a plan has
    still to find out which.  ``clone``: the shared environment a dedicated one starts as a
    copy of; its profile gives way to ``extra`` already.  ``resolved``: what a plan found.
    """

    key: str
    profile: Profile
    installer: str
    extra: tuple[str, ...] = ()
    locked: Path | None = None
    source: EnvId | None = None
    measured: int | None = None
    downloads: int | None = None
    held: tuple[str, ...] = ()
    base: str = ""
    managed: str = ""
    clone: EnvId | None = None
    resolved: Resolved | None = None

    @property
    def env(self) -> EnvId:
        return EnvId(EnvKind.SHARED, self.key)

    @property
    def locked_envs(self) -> tuple[EnvId, ...]:
        """What must not change meanwhile: the target, and what it is a copy of."""
        copied = self.source or self.clone
        return (self.env,) if copied is None else (self.env, copied)

    @property
    def dedicated(self) -> bool:
        """Whether it is for one model only."""
        return DEDICATED_MARK in self.key

    @property
    def python(self) -> str:
        """Which base Pythons may carry it, as a specifier."""
        return ",".join(filter(None, (self.profile.python, self.base)))

    @property
    def constraints(self) -> tuple[str, ...]:
        return self.profile.constraints + self.held

    @property
    def requirements(self) -> tuple[str, ...]:
        lines = self.profile.build_requirements(sys.platform)
        return lines if self.dedicated else lines + self.extra

    @property
    def has_torch(self) -> bool:
        return any(_names_torch(line) for line in self.requirements)

    @property
    def needs(self) -> int:
        """Bytes the target volume should have before anything is begun: measured, else an estimate.

        A copy is measured, not guessed: it looks at the space itself.
        """
        if self.measured is not None and self.source is None:
            return self.measured + HEADROOM
        if self.source is not None or not self.has_torch:
            return _SMALL
        return _SIZES.get(accelerator_kind(self.profile.accelerator), _SIZES["cpu"])

    def options(self) -> tuple[tuple[str, str], ...]:
        """The recipe as a plan carries it."""
        held = (
            ("held", "\n".join(self.held)),
            ("base", self.base),
            ("managed_python", self.managed),
            ("clone", "" if self.clone is None else str(self.clone)),
        )
        return (
            ("installer", self.installer),
            ("source", "" if self.source is None else str(self.source)),
            ("extra", "\n".join(self.extra)),
            ("locked", "" if self.locked is None else str(self.locked)),
            *(option for option in held if option[1]),
        )


def make_recipe(
    context: OperationContext,
    key: str,
    *,
    installer: str | None = None,
    source: EnvId | None = None,
    extra: tuple[str, ...] = (),
    locked: Path | None = None,
    held: tuple[str, ...] = (),
    base: str = "",
    managed: str = "",
) -> Recipe:
    """A recipe for ``key``, checked before anything is begun.

    Lines added to the environment before come first in ``extra``.  Raises ProfileError
    ``no-profile``, UsageError ``bad-key``, ``bad-installer``, ``not-a-requirement``,
    ``no-such-file``, ``two-sources``, InstallerError ``not-a-requirement`` for ``locked``.
    """
    parse_key(key)
    profile = context.profile(key)
    chosen = installer or context.environ.get("ROOST_INSTALLER") or ""
    chosen = chosen or load_settings(context.layout).installer or DEFAULT_INSTALLER
    if chosen not in INSTALLERS:
        raise UsageError("bad-installer", f"{chosen!r} is no installer.", remedy="Give uv or pip.")
    for line in extra:
        problem = requirement_problem(line)
        if problem is not None:
            raise UsageError(
                "not-a-requirement",
                f"{ascii(line)[:80]} cannot be installed: {problem}.",
                remedy="Write a name and a version, such as einops>=0.8.",
            )
    if locked is not None and not locked.is_file():
        raise UsageError(
            "no-such-file",
            f"There is no file {locked}.",
            remedy="Give a requirements.lock of another environment, or a pylock.toml.",
            path=str(locked),
        )
    if locked is not None:
        from roost.core.operations.installers.locked import check_locked

        check_locked(locked)
    if locked is not None and (source is not None or extra):
        raise UsageError(
            "two-sources",
            f"{locked.name} says exactly what goes in, so nothing else can be named beside it.",
            remedy="Leave out --locked, or --from and --with.",
        )
    extra = merged_lines(added_lines(context.layout, key), extra)
    recipe = Recipe(
        key, profile, chosen, extra, locked, source, held=held, base=base, managed=managed
    )
    if not recipe.dedicated:
        return recipe
    profile = profile.giving_way(extra)
    plain = locked is not None or source is not None or held or managed
    clone = None if plain else clone_source(context, key, profile)
    return replace(recipe, profile=profile, clone=clone)


def recipe_of(context: OperationContext, plan: Plan, key: str) -> Recipe:
    """The recipe a plan was made with; raises as ``make_recipe``, StoreError ``changed``."""
    source, locked = plan.option("source"), plan.option("locked")
    held = tuple(line for line in plan.option("held").split("\n") if line)
    recipe = make_recipe(
        context,
        key,
        installer=plan.option("installer") or None,
        source=EnvId.parse(source) if source else None,
        extra=() if locked else tuple(line for line in plan.option("extra").split("\n") if line),
        locked=Path(locked) if locked else None,
        base=plan.option("base"),
        managed=plan.option("managed_python"),
    )
    clone = "" if recipe.clone is None else str(recipe.clone)
    if plan.option("clone") and plan.option("clone") != clone:
        raise StoreError(
            "changed",
            f"{plan.option('clone')} has changed since the plan, which copies it.",
            path=str(context.layout.shared(key)),
            remedy="Look at the new plan and start again.",
        )
    return replace(recipe, held=held, clone=recipe.clone if plan.option("clone") else None)


def _names_torch(line: str) -> bool:
    requirement = parse_requirement(line)
    return requirement is not None and requirement.name.lower() in ("torch", "vllm")
