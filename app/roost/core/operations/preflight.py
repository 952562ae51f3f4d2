"""Before anything is begun: bytes on every volume, the driver, the length of paths."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.domain.amounts import size
from roost.core.domain.decision import Warning
from roost.core.domain.envkey import canonical, with_accelerator
from roost.core.domain.errors import CancelledError, RoostError, StoreError
from roost.core.domain.hardware import hardware_warnings, newest_supported_accelerator
from roost.core.domain.plan import PlanItem
from roost.core.operations.context import OperationContext
from roost.core.operations.pathbudget import (
    LONGEST_OF_OTHERS,
    LONGEST_OF_TORCH,
    check_path_budget,
    longest_below,
)
from roost.core.operations.recipe import HEADROOM, Recipe
from roost.core.store.profiles import load_profiles
from roost.core.system.context import JobContext
from roost.core.system.tree import free_space, require_space
from roost.core.system.tree.failures import volume_of
from roost.core.system.userfolders import home_folder

if TYPE_CHECKING:
    from roost.core.operations.installers.base import DryRun, Planned

# Bytes in a tree, bytecode included, for one in the archives.  Measured: the reference
# stack 250 MB → 1.2 GB; libraries of GPUs (nvidia-*, torch for CUDA) shrink by half only.
GROWTH, GROWTH_OF_LIBRARIES = 5.0, 2.2
# What a package linked from uv's cache takes anew: its bytecode (150 MB of 1.2 GB).
_BYTECODE = 1 / 6

Coming = set[tuple[str, str]]
"""(name, version) of what an earlier item of the same plan downloads."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Bytes a build takes on the target's volume, and bytes it downloads (None: not known).

    ``measured``: from the installer's own dry run; else ``reasons`` says why not.
    """

    needs: int
    downloads: int | None
    reasons: tuple[str, ...]
    measured: bool = False
    found: DryRun | None = None


def forecast(
    context: OperationContext,
    recipe: Recipe,
    ctx: JobContext,
    coming: Coming | None = None,
    found: DryRun | None = None,
) -> Forecast:
    """What the installer's own dry run says; where it fails, an estimate that says so.

    Takes as long as a resolution and changes nothing but download caches, so it belongs to
    plans that somebody reads, not to the resolution of a model.  ``found``: where somebody
    has asked already.  Raises CancelledError.
    """
    from roost.core.operations.installers.base import DryRun

    coming = set() if coming is None else coming
    try:
        found = found or dry_run(context, recipe, ctx)
    except CancelledError:
        raise
    except RoostError as error:
        return Forecast(recipe.needs, None, (f"its size is an estimate: {error.message}",))
    packages = tuple(
        replace(package, cached=True) if (package.name, package.version) in coming else package
        for package in found.packages
    )
    coming.update((package.name, package.version) for package in packages)
    downloads = DryRun(packages).download_bytes
    if found.total_bytes is None:
        why = "its size is an estimate: the index tells no sizes"
        return Forecast(recipe.needs, downloads, (why,), found=found)
    needs = sum(_bytes_in_tree(package) for package in packages)
    if _links_from_cache(context, recipe):
        needs = sum(
            int(_bytes_in_tree(package) * (_BYTECODE if package.cached else 1))
            for package in packages
        )
    elif recipe.installer == "uv" and _same_volume(_cache(context, "uv"), context.layout.root):
        needs += unpacked_bytes(package for package in packages if not package.cached)
    known = sum(package.cached is True for package in packages)
    said = (f"{len(packages)} packages, {known} of them already here",)
    return Forecast(needs, downloads, said, True, found)


def measured_where_short(context: OperationContext, recipe: Recipe, ctx: JobContext) -> Recipe:
    """Nothing is refused for want of room on a guess, where the installer can tell the bytes.

    Costs a resolution, so only where the guess would refuse.  Raises CancelledError.
    """
    guessed = recipe.measured is None and recipe.source is None and recipe.clone is None
    if not guessed or free_space(context.layout.root) >= recipe.needs:
        return recipe
    seen = forecast(context, recipe, ctx)
    if not seen.measured:
        return recipe
    check_room(context, recipe.installer, seen.needs, seen.downloads)
    return replace(recipe, measured=seen.needs, downloads=seen.downloads)


def check_room(
    context: OperationContext, installer: str, needs: int, downloads: int | None
) -> None:
    """Raises StoreError ``no-space``, naming the volume, unless the bytes fit where they go."""
    for path, amount in room(context, installer, needs, downloads):
        require_space(path, amount)


def short_of_room(
    context: OperationContext, installer: str, items: Iterable[PlanItem]
) -> tuple[Warning, ...]:
    """The same as warnings of a plan: volumes that do not hold what its items need."""
    some = tuple(items)
    needs = sum(item.needs for item in some)
    downloads = sum(item.downloads or 0 for item in some)
    found = []
    for path, amount in room(context, installer, needs, downloads) if needs else ():
        free = free_space(path)
        if free < amount:
            text = f"About {size(amount)} are needed on {volume_of(path)}, {size(free)} are free."
            found.append(Warning("short-of-space", text))
    return tuple(found)


def room(
    context: OperationContext, installer: str, needs: int, downloads: int | None
) -> tuple[tuple[Path, int], ...]:
    """(a place, bytes needed on its volume), each volume once; the target's comes first.

    uv unpacks downloads in its cache; pip keeps them there as they came, and once more in
    the temporary folder until they are installed.
    """
    target = context.layout.root
    wanted: dict[Path, tuple[Path, int]] = {volume_of(target): (target, needs + HEADROOM)}
    fetched = downloads or 0
    places = [(_cache(context, "uv"), int(fetched * GROWTH))]
    if installer == "pip":
        places = [(_cache(context, "pip"), fetched), (Path(tempfile.gettempdir()), fetched)]
    for place, amount in places:
        volume = volume_of(place)
        first, before = wanted.get(volume, (place, 0))
        if installer == "uv" and before:
            continue  # the forecast's needs hold what uv unpacks on that volume
        if amount:
            wanted[volume] = (first, before + amount)
    return tuple(wanted.values())


def check_machine(context: OperationContext, recipe: Recipe) -> tuple[Warning, ...]:
    """Refuse what cannot work here; what may work elsewhere is only warned of.

    Raises StoreError ``driver-too-old`` naming the newest key that fits, WorkspaceError
    ``path-too-long``.
    """
    check_path_budget(
        context.layout.root, recipe.key, _longest(context, recipe), long_paths=context.long_paths()
    )
    accelerator = recipe.profile.accelerator
    hardware = context.hardware()
    found = hardware_warnings(hardware, accelerator)
    for warning in found:
        told = hardware.driver or hardware.cuda_max or hardware.rocm
        if warning.code == "driver-too-old" and told:
            newest = newest_key_that_fits(context, recipe.key)
            raise StoreError(
                "driver-too-old",
                f"{recipe.key} would not work here: {warning.message}",
                remedy=f"Create {newest} instead (roost create {newest}), or update the driver.",
                data={"newest": newest, "accelerator": accelerator},
            )
    return tuple(Warning(warning.code, warning.message) for warning in found)


def newest_key_that_fits(context: OperationContext, key: str) -> str:
    """The same stack for the newest accelerator that has a profile and runs here."""
    profiles = load_profiles(context.layout.profiles)
    plain = canonical(key)
    known = [
        accelerator
        for accelerator in profiles.accelerators()
        if profiles.get(with_accelerator(plain, accelerator)) is not None
    ]
    return with_accelerator(plain, newest_supported_accelerator(context.hardware(), known))


def dry_run(context: OperationContext, recipe: Recipe, ctx: JobContext) -> DryRun:
    """What the installer would bring; raises InstallerError, CancelledError."""
    from roost.core.operations.build import request_of  # with all that copies and relocates
    from roost.core.operations.installers.locked import locked_pins

    python = context.base_python(recipe.python)
    tree = context.layout.shared(recipe.key) / ".venv"
    request = request_of(context, recipe, tree, python=python)
    if recipe.locked is not None:
        exact = tuple(f"{pin.name}=={pin.version}" for pin in locked_pins(recipe.locked))
        request = replace(request, requirements=exact, constraints=(), locked=None)
    quiet = JobContext(ctx.job, cancelled=ctx.cancelled)
    return context.installer(recipe.installer).dry_run(request, quiet)


def _bytes_in_tree(package: Planned) -> int:
    local = package.version.partition("+")[2]
    library = package.name.startswith(("nvidia-", "cuda-")) or local.startswith(("cu", "rocm"))
    return int((package.size or 0) * (GROWTH_OF_LIBRARIES if library else GROWTH))


def unpacked_bytes(packages: Iterable[Planned]) -> int:
    """Bytes in a tree, bytecode included."""
    return sum(_bytes_in_tree(package) for package in packages)


def _links_from_cache(context: OperationContext, recipe: Recipe) -> bool:
    """Whether uv shares the blocks of its cache with the tree (its "Link mode")."""
    mode = context.package_sources().uv_link_mode
    default = "clone" if sys.platform == "darwin" else "hardlink"
    return (
        recipe.installer == "uv"
        and (mode or default) in ("hardlink", "clone")
        and _same_volume(_cache(context, "uv"), context.layout.root)
    )


def _cache(context: OperationContext, installer: str) -> Path:
    from roost.core.operations.installers.uv_plan import uv_cache

    sources = context.package_sources()
    if installer == "uv":
        return uv_cache(sources.uv_cache_dir)
    return _pip_cache(sources.pip_cache_dir, context.environ or os.environ)


def _pip_cache(configured: str, environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Where pip keeps what it downloads (pip's "Caching")."""
    if configured:
        return Path(configured).expanduser()
    home = home_folder()
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "pip" / "Cache"
    if platform == "darwin":
        return home / "Library" / "Caches" / "pip"
    return Path(environ.get("XDG_CACHE_HOME") or home / ".cache") / "pip"


def _same_volume(one: Path, other: Path) -> bool:
    return volume_of(one) == volume_of(other)


def _longest(context: OperationContext, recipe: Recipe) -> int:
    usual = LONGEST_OF_TORCH if recipe.has_torch else LONGEST_OF_OTHERS
    copied = recipe.source or recipe.clone
    if copied is None or context.long_paths():
        return usual
    longest = longest_below(context.describe(copied).venv)
    return max(longest, LONGEST_OF_OTHERS) if recipe.extra else longest
