"""Undo of a promotion by rename: the tree goes back, or a copy where others use it now."""

from __future__ import annotations

import os
from pathlib import Path

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import BlockedError, RoostError, StoreError
from roost.core.operations.assess import processes_in
from roost.core.operations.context import OperationContext
from roost.core.operations.promoted_settle import finish_way_back, noted_trash, restore_tree
from roost.core.operations.quarantine import name_taken
from roost.core.operations.transaction import Transaction
from roost.core.store.envjson import current_tree
from roost.core.store.folders import check_below, own_folder
from roost.core.store.layout import Layout
from roost.core.store.overrides import load_overrides, override_names
from roost.core.store.trash import Manifest, before_path, content_path, item_folder
from roost.core.system.context import JobContext
from roost.core.system.files import os_failure, sync_folder
from roost.core.system.tree import copy_tree, identity, rename


def parties(manifest: Manifest) -> tuple[EnvId, EnvId]:
    """What must not change meanwhile: the legacy one and the shared one it became."""
    return manifest.env, EnvId(EnvKind.SHARED, manifest.target_key or "")


def take_back(
    context: OperationContext, manifest: Manifest, change: Transaction, ctx: JobContext
) -> tuple[Path, tuple[str, ...], bool]:
    """(where it is again, the models that prefer it, whether the shared one stays).

    Raises StoreError ``name-taken``, ``promoted-replaced``, ``no-space``, BlockedError
    ``blocked``; until then nothing has changed.
    """
    layout, (_, shared) = context.layout, parties(manifest)
    unit = manifest.origin(layout)
    if os.path.lexists(unit):
        raise name_taken(layout, manifest)
    tree = _tree_of(layout, manifest, shared)
    check_below(layout, content_path(layout, manifest.id))
    others = dependents(context, shared, manifest)
    if others:
        ctx.log(f"{', '.join(others[:5])} uses {shared}, so it stays and a copy goes back.")
        tree = _copy(layout, manifest, tree, change, ctx)
    else:
        _require_idle(context, shared)
    by = "copy" if others else "move"
    change.journal.step(
        "unpromote", trash=manifest.id, env=str(manifest.env), key=shared.name, by=by
    )
    if not layout.environments.exists():
        layout.environments.mkdir()
    check_below(layout, unit.parent)
    rename(content_path(layout, manifest.id), unit)
    sync_folder(unit.parent)
    sync_folder(item_folder(layout, manifest.id))
    rename(tree, unit / manifest.name, expect=identity(tree))
    sync_folder(unit)
    if others:
        tree.parent.rmdir()
    left = None if others else layout.shared(shared.name)
    names = finish_way_back(layout, manifest.id, unit, left)
    ctx.changed(str(shared), "changed" if others else "removed")
    return unit, names, bool(others)


def dependents(context: OperationContext, shared: EnvId, manifest: Manifest) -> tuple[str, ...]:
    """Models that would be left without their environment if the tree went back."""
    choices = load_overrides(context.layout).models
    own = set(override_names(manifest.env.name, manifest.models))
    own.update(name for name, choice in choices.items() if choice.prefer == "legacy")
    found = [
        name
        for name, choice in choices.items()
        if choice.pin == shared
        or (choice.pin is None and choice.key == shared.name and choice.prefer is None)
    ]
    try:
        found += context.describe(shared).models
    except RoostError:
        pass  # it cannot be described; what the choices say has been counted
    return tuple(name for name in dict.fromkeys(found) if not own & set(override_names(name)))


def _tree_of(layout: Layout, manifest: Manifest, shared: EnvId) -> Path:
    tree = current_tree(layout, shared.name)
    known = noted_trash(layout.env_json(shared.name)) == manifest.id
    if known and tree.name == manifest.name and (tree / "pyvenv.cfg").is_file():
        check_below(layout, tree)
        return tree
    raise StoreError(
        "promoted-replaced",
        f"{manifest.env} became {shared}, and that is not what it was then: "
        "it was rebuilt, replaced or deleted since.",
        path=str(layout.shared(shared.name)),
        remedy=f"Undo the newer change of {shared} first (`roost trash list`), then this one.",
    )


def _require_idle(context: OperationContext, shared: EnvId) -> None:
    unit = context.layout.unit(shared)
    users = processes_in(context, [unit])[unit]
    if users:
        named = ", ".join(f"{use.name} (PID {use.pid})" for use in users[:5])
        raise BlockedError(
            "blocked",
            f"{shared} goes back to what it was, but {named} uses it.",
            remedy="End those processes, then undo again.",
            path=str(unit),
            data={"in_use": [use.as_dict() for use in users]},
        )


def _copy(
    layout: Layout, manifest: Manifest, tree: Path, change: Transaction, ctx: JobContext
) -> Path:
    name = f"{manifest.target_key}-{os.urandom(4).hex()}"
    change.journal.step("build", name=name)
    own_folder(layout, layout.tmp)
    folder = layout.tmp / name
    try:
        folder.mkdir()
    except OSError as error:
        raise os_failure(error, folder, "write") from error
    copy_tree(tree, folder / manifest.name, ctx, subject=str(manifest.env))
    restore_tree(folder / manifest.name, before_path(layout, manifest.id))
    return folder / manifest.name
