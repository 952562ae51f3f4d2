"""Former trees of a rebuilt environment: to quarantine, as soon as nobody uses them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import StoreError
from roost.core.operations.assess import processes_in
from roost.core.operations.context import OperationContext
from roost.core.operations.delete import retention
from roost.core.operations.guard import tree_names
from roost.core.operations.quarantine import quarantine
from roost.core.operations.settle import TREE_NAME
from roost.core.store.envjson import current_tree
from roost.core.store.folders import check_below
from roost.core.store.journal import Journal
from roost.core.store.layout import Layout
from roost.core.store.trash import TREE, Manifest, new_trash_id, purge_time
from roost.core.system.context import JobContext
from roost.core.system.files import read_bytes, read_json_object
from roost.core.system.tree import identity, measure_tree


@dataclass(frozen=True, slots=True)
class Former:
    """What described a tree while it was in use: its env.json and requirements.lock."""

    name: str
    env_json: Mapping[str, Any] | None = None
    lock: str | None = None


def describe_current(layout: Layout, key: str) -> Former:
    """The description of the tree that is in use now, before it is replaced."""
    unit = layout.shared(key)
    try:
        env_json: Mapping[str, Any] | None = read_json_object(unit / "env.json")
    except (FileNotFoundError, StoreError):
        env_json = None
    try:
        lock: str | None = read_bytes(unit / "requirements.lock").decode("utf-8", "replace")
    except (FileNotFoundError, StoreError):
        lock = None
    return Former(current_tree(layout, key).name, env_json, lock)


def former_trees(layout: Layout, key: str) -> tuple[Path, ...]:
    """Trees beside the one in use: `.venv`, or names only a rebuild gives."""
    unit, current = layout.shared(key), current_tree(layout, key)
    if not (current / "pyvenv.cfg").is_file():
        return ()  # nobody knows which one is in use: all of them stay
    return tuple(
        unit / name
        for name in tree_names(unit)
        if name != current.name
        if name == ".venv" or TREE_NAME.fullmatch(name)
        if (unit / name).is_dir() and not (unit / name).is_symlink()
    )


def retire(
    context: OperationContext,
    env: EnvId,
    journal: Journal,
    ctx: JobContext,
    former: Former | None = None,
) -> tuple[str, ...]:
    """Quarantine former trees nobody uses; the trash ids.  The caller holds the lock.

    ``former`` described the newest one; undo puts it back.
    """
    layout = context.layout
    trees = former_trees(layout, env.name)
    users = processes_in(context, trees) if trees else {}
    moved = []
    for tree in trees:
        if users[tree]:
            named = ", ".join(f"{use.name} (PID {use.pid})" for use in users[tree][:5])
            ctx.log(f"The former tree {tree.name} of {env.name} stays while {named} uses it.")
            continue
        moved.append(_quarantine_tree(context, env, tree, journal, ctx, former))
    return tuple(moved)


def unused_former_trees(context: OperationContext) -> tuple[EnvId, ...]:
    """Shared environments with a former tree that can go now."""
    layout = context.layout
    found: dict[Path, str] = {}
    try:
        units = sorted(entry for entry in layout.envs.iterdir() if not entry.name.startswith("."))
    except OSError:
        return ()
    for unit in units:
        if unit.is_dir() and not unit.is_symlink():
            found.update(dict.fromkeys(former_trees(layout, unit.name), unit.name))
    users = processes_in(context, tuple(found)) if found else {}
    keys = dict.fromkeys(key for tree, key in found.items() if not users[tree])
    return tuple(EnvId(EnvKind.SHARED, key) for key in keys)


def _quarantine_tree(
    context: OperationContext,
    env: EnvId,
    tree: Path,
    journal: Journal,
    ctx: JobContext,
    former: Former | None,
) -> str:
    layout, now = context.layout, context.clock()
    known = former if former is not None and former.name == tree.name else Former(tree.name)
    measured = measure_tree(tree, ctx)
    manifest = Manifest(
        new_trash_id(now),
        env,
        now.isoformat(),
        "replaced by a rebuild",
        part=TREE,
        name=tree.name,
        operation="create",
        size=measured.size,
        frees=measured.will_free,
        purge_after=purge_time(now, retention(layout)),
        env_json=known.env_json,
        lock=known.lock,
    )

    def check() -> Path:
        check_below(layout, tree)
        return tree

    quarantine(layout, journal, manifest, check, expect=identity(tree))
    return manifest.id
