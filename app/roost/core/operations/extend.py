"""More packages for an environment: which lines it has, and which versions that leaves.

What is there stays at its version where that can be; where it cannot, the versions are chosen
anew and the plan says what changes.  Where nothing fits, it is refused in the installer's words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from roost.core.domain.envkey import DEDICATED_MARK
from roost.core.domain.errors import InstallerError, RoostError
from roost.core.domain.profile import names_of
from roost.core.domain.requirement import normalised_name
from roost.core.operations.added import added_lines
from roost.core.operations.context import OperationContext
from roost.core.operations.installers.base import DryRun, Planned
from roost.core.operations.installers.installed import freeze_tree
from roost.core.operations.preflight import Forecast, dry_run, unpacked_bytes
from roost.core.operations.recipe import Recipe
from roost.core.store.envjson import current_tree
from roost.core.system.context import JobContext
from roost.core.system.tree import measure_tree
from roost.core.system.venv.config import short_version
from roost.core.system.venv.facts import read_facts

_NOTHING_FITS = ("no-matching-version", "wrong-torch-build")
_NAMED = 8
_TRIES = 8
"""Dry runs at most: each lets go of what the one before named; the last holds nothing."""
_WORD = re.compile(r"[a-z0-9][a-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Extension:
    """``recipe`` as it will be built, what the installer resolved, and what that changes."""

    recipe: Recipe
    found: DryRun
    reasons: tuple[str, ...]
    changed: tuple[Planned, ...]
    """Packages that are new or get another version."""


def is_extension(recipe: Recipe) -> bool:
    """Whether lines of the user's own decide the versions; a mere copy needs no resolution."""
    exact = recipe.locked is not None or recipe.source is not None or recipe.held
    return not exact and bool(recipe.extra)


def extended(context: OperationContext, recipe: Recipe, ctx: JobContext) -> Extension:
    """Resolve an extension, at the versions that are there as far as they fit.

    Raises InstallerError ``conflict`` where no set of versions fits, and what a dry run
    raises: an extension that cannot be resolved is not begun.
    """
    start = start_of(context, recipe)
    before = {pin.name: pin.version for pin in freeze_tree(start)} if start is not None else {}
    held = {name: before[name] for name in sorted(before.keys() - names_of(recipe.extra))}
    based = replace(recipe, base=recipe.base or _same_python(context, recipe, start))
    for tries_left in reversed(range(_TRIES)):
        attempt = replace(based, held=tuple(f"{name}=={held[name]}" for name in held))
        try:
            found = dry_run(context, attempt, ctx)
        except InstallerError as error:
            # Offline, what fits nothing and what is not here look the same.
            unsure = error.code == "no-network" and context.package_sources().offline
            if not held and error.code in _NOTHING_FITS:
                raise _refused(context, recipe, error) from error
            if not held or not (unsure or error.code in _NOTHING_FITS):
                raise
            blamed = _named_in(error, held) if tries_left > 1 else ()
            held = {name: held[name] for name in held if blamed and name not in blamed}
            continue
        changed = tuple(p for p in found.packages if before.get(p.name) != p.version)
        return Extension(attempt, found, _reasons(before, changed, attempt), changed)
    raise AssertionError("the last attempt holds nothing, so that it decides")


def _named_in(error: InstallerError, held: Mapping[str, str]) -> frozenset[str]:
    """The packages among ``held`` that the installer's explanation of a conflict names."""
    said = "\n".join((error.message, *error.data.get("output", ()))).lower()
    words = {normalised_name(word.strip(".,:;")) for word in _WORD.findall(said)}
    return frozenset(name for name in held if name in words)


def start_of(context: OperationContext, recipe: Recipe) -> Path | None:
    """The tree whose versions an extension keeps: the one it clones, else the one in use."""
    if recipe.clone is not None:
        return current_tree(context.layout, recipe.clone.name)
    tree = current_tree(context.layout, recipe.key)
    return tree if (tree / "pyvenv.cfg").is_file() else None


def forecast_of_clone(
    context: OperationContext, recipe: Recipe, extension: Extension | None, ctx: JobContext
) -> Forecast:
    """A clone takes what it copies (less where blocks are shared) and what is new in it."""
    start = start_of(context, recipe)
    size = measure_tree(start, ctx).size if start is not None else 0
    changed = DryRun(() if extension is None else extension.changed)
    return Forecast(
        size + unpacked_bytes(changed.packages),
        changed.download_bytes,
        (f"a copy of {recipe.clone}, sharing its blocks where the volume can",),
        changed.total_bytes is not None,
        None if extension is None else extension.found,
    )


def same_python(context: OperationContext, wanted: str, tree: Path) -> str:
    """The version of a tree's Python as a specifier, where such a base is present; else ""."""
    version = short_version(read_facts(str(tree)).python_version or "")
    if not version:
        return ""
    specifier = f"=={version}.*"
    try:
        context.base_python(f"{wanted},{specifier}".strip(","))
    except RoostError:
        return ""
    return specifier


def _same_python(context: OperationContext, recipe: Recipe, start: Path | None) -> str:
    return "" if start is None else same_python(context, recipe.profile.python, start)


def _reasons(
    before: Mapping[str, str], changed: Sequence[Planned], recipe: Recipe
) -> tuple[str, ...]:
    if not before:
        return ()
    words = [
        f"{package.name} {before[package.name]} → {package.version}"
        if package.name in before
        else f"{package.name} {package.version} added"
        for package in changed
    ]
    more = f"; and {len(words) - _NAMED} more" if len(words) > _NAMED else ""
    said = "; ".join(words[:_NAMED]) + more if words else "nothing changes"
    how = "all else stays at its version" if recipe.held else "the versions there do not fit it"
    return (f"{said} ({how})",)


def _refused(context: OperationContext, recipe: Recipe, failure: InstallerError) -> InstallerError:
    before = added_lines(context.layout, recipe.key)
    lines = tuple(line for line in recipe.extra if line not in before) or recipe.extra
    if _is_missing(failure, lines):
        return failure  # no other environment would have it
    asked = " ".join(lines) or "what its profile asks for"
    words = "".join(f' --with "{line}"' for line in lines)
    remedy = (
        f"Loosen what you asked for: {asked}."
        if DEDICATED_MARK in recipe.key
        else "Loosen it, or give the model that needs it an environment of its own: "
        f"roost create {recipe.key} --dedicated MODEL{words}"
    )
    return InstallerError(
        "conflict",
        f"{asked} does not go together with {recipe.key}: {failure.message}",
        remedy=remedy,
        data=dict(failure.data),
    )


def _is_missing(failure: InstallerError, lines: Sequence[str]) -> bool:
    """Whether a package that was asked for, or that version of it, is nowhere to be had."""
    said = "\n".join((failure.message, *failure.data.get("output", ())))
    names = "|".join(re.escape(name) for name in names_of(lines))
    pattern = (
        rf"\b(?:{names})\b was not found|there (?:is|are) no versions? of (?:{names})\b|"
        rf"No matching distribution found for (?:{names})\b"
    )
    return bool(names) and re.search(pattern, said, re.I) is not None
