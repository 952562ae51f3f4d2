"""Filling a tree: by an installer, or by a copy of a legacy environment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from roost.core.domain.env import EnvKind
from roost.core.domain.envkey import is_valid_key_name, parse_key
from roost.core.domain.errors import InstallerError
from roost.core.operations.basepython import base_for
from roost.core.operations.context import OperationContext
from roost.core.operations.donors import find_donors
from roost.core.operations.installers.base import (
    DryRun,
    Installer,
    InstallRequest,
    Pinned,
    Resolved,
)
from roost.core.operations.installers.lock import write_lock
from roost.core.operations.recipe import Recipe
from roost.core.system.context import JobContext
from roost.core.system.relocate import made_for, relocate
from roost.core.system.tree import copy_tree


@dataclass(frozen=True, slots=True)
class Built:
    """A tree that is filled and fit for its final path; not yet proved."""

    tree: Path
    lock: str
    installer: Installer


def build_tree(
    context: OperationContext,
    recipe: Recipe,
    tree: Path,
    final: Path,
    ctx: JobContext,
    lock_fd: int,
) -> Built:
    """Fill ``tree`` so that it works at ``final``.

    Raises InstallerError, StoreError, CancelledError; the installer and its children are
    gone by then, or the error is ``still-running``.
    """
    installer = context.installer(recipe.installer)
    if recipe.source is not None or recipe.clone is not None:
        pins = _copy(context, recipe, tree, final, ctx, installer, lock_fd)
    else:
        pins = _install(context, recipe, tree, ctx, installer, lock_fd)
        if tree != final:
            _relocate(tree, tree, final, ctx)
    return Built(tree, write_lock(pins), installer)


def request_of(
    context: OperationContext, recipe: Recipe, tree: Path, *, python: str = ""
) -> InstallRequest:
    """What a recipe asks of an installer; ``python`` while the tree does not exist yet."""
    profile = recipe.profile
    request = InstallRequest(
        tree,
        recipe.requirements,
        recipe.constraints,
        profile.index,
        context.package_sources(),
        locked=recipe.locked,
        subject=str(recipe.env),
        accelerator=profile.accelerator if recipe.has_torch else "",
        python=python,
        index_packages=profile.index_packages,
        expected_bytes=recipe.downloads,
    )
    planned = recipe.resolved
    if planned is None or planned.question != request.question:
        return request
    return replace(request, resolved=planned.found)


def resolved_as(context: OperationContext, recipe: Recipe, found: DryRun) -> Resolved:
    """A plan's dry run, as carrying it out can use it where nothing else is asked by then."""
    tree = context.layout.shared(recipe.key) / ".venv"
    return Resolved(request_of(context, recipe, tree).question, found)


def _install(
    context: OperationContext,
    recipe: Recipe,
    tree: Path,
    ctx: JobContext,
    installer: Installer,
    lock_fd: int,
) -> tuple[Pinned, ...]:
    python = base_for(context, recipe, ctx, lock_fd=lock_fd)
    ctx.progress("venv", subject=str(recipe.env))
    installer.create_venv(tree, python, ctx, lock_fd=lock_fd)
    ctx.log("Virtual environment created, installing dependencies...")
    if recipe.has_torch or _is_torch_key(recipe.key):
        ctx.log("Installing PyTorch stack...")
    return _fill(context, recipe, tree, ctx, installer, lock_fd)


def _fill(
    context: OperationContext,
    recipe: Recipe,
    tree: Path,
    ctx: JobContext,
    installer: Installer,
    lock_fd: int,
) -> tuple[Pinned, ...]:
    """Install into a tree whose Python starts; what is there and fits stays."""
    request = replace(
        request_of(context, recipe, tree),
        lock_fd=lock_fd,
        bytecode_donors=find_donors(context, tree, recipe.key),
    )
    pins = installer.install(request, ctx)
    hashes = {pin.name: pin.hashes for pin in pins}
    # What lies in the tree now is the truth; the hashes are of what was downloaded for it.
    return tuple(
        Pinned(pin.name, pin.version, pin.hashes or hashes.get(pin.name, ()))
        for pin in installer.freeze(tree, ctx)
    )


def _copy(
    context: OperationContext,
    recipe: Recipe,
    tree: Path,
    final: Path,
    ctx: JobContext,
    installer: Installer,
    lock_fd: int,
) -> tuple[Pinned, ...]:
    """A legacy environment, or the shared one a dedicated one starts from; then its own lines."""
    source = recipe.source or recipe.clone
    if source is None or (recipe.clone is None and source.kind is EnvKind.SHARED):
        raise InstallerError(
            "bad-source",
            f"{source} cannot be promoted.",
            remedy="Name a legacy environment, legacy:<id>, or one that a scan found, other:<id>.",
        )
    origin = context.describe(source).venv
    if source.kind is EnvKind.OTHER and not (origin / "pyvenv.cfg").is_file():
        raise InstallerError(
            "bad-source",
            f"{source} is no virtual environment, and only such can be copied to another path.",
            remedy="Create the shared environment without --from; its packages are downloaded.",
        )
    ctx.log(f"Copying {source} into the new environment...")
    copy_tree(origin, tree, ctx, subject=str(recipe.env))
    was = Path(made_for(origin) or origin)
    if not recipe.extra:
        _relocate(tree, was, final, ctx)
        return installer.freeze(tree, ctx)
    _relocate(tree, was, tree, ctx)  # an installer writes into scripts where it finds itself
    ctx.log(f"Installing {', '.join(recipe.extra)}...")
    pins = _fill(context, recipe, tree, ctx, installer, lock_fd)
    if tree != final:
        _relocate(tree, tree, final, ctx)
    return pins


def _relocate(tree: Path, old: Path, new: Path, ctx: JobContext) -> None:
    report = relocate(tree, old, new, ctx)
    for left in report.unmended:
        ctx.log(f"{left.path} still names the old place: {left.why}", "warning")


def _is_torch_key(key: str) -> bool:
    return is_valid_key_name(key) and parse_key(key).framework in ("torch", "vllm")
