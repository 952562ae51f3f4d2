"""Taking a half-done promotion by rename, or a half-done way back, to a good end.

Everything follows from where the tree lies; each step may be repeated after a death in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import RoostError, StoreError
from roost.core.operations.after_undo import prefer_restored
from roost.core.operations.promoted import NOTE
from roost.core.operations.publish import LOCK
from roost.core.operations.quarantine import forget
from roost.core.store.envjson import DEFAULT_VENV, read_env_json
from roost.core.store.folders import check_below
from roost.core.store.layout import Layout
from roost.core.store.overrides import set_overrides
from roost.core.store.trash import (
    Manifest,
    before_path,
    content_path,
    item_folder,
    read_manifest,
)
from roost.core.system.context import JobContext
from roost.core.system.files import sync_folder
from roost.core.system.relocate import restore_originals
from roost.core.system.relocate.since import RELOCATED, close_keep, remove_what_came
from roost.core.system.tree import rename

_TRASH_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")


def settle_promotion(layout: Layout, step: Mapping[str, Any], _ctx: JobContext) -> str:
    """Forward where the tree has its new name, back where it has not; says what was done."""
    known = _known(layout, step)
    if known is None:
        return ""
    trash_id, unit, shared = known
    if os.path.lexists(content_path(layout, trash_id)):
        return ""  # whole
    tree, final = unit / DEFAULT_VENV, shared / DEFAULT_VENV
    if os.path.lexists(tree):
        manifest = read_manifest(layout, trash_id)
        restore_tree(tree, before_path(layout, trash_id))
        remove_shell(layout, shared, trash_id)
        _bind_as_before(layout, manifest)
        close_keep(before_path(layout, trash_id))
        forget(layout, trash_id)
        return f"Took back the promotion of {step.get('env')}."
    if os.path.lexists(final) and os.path.lexists(unit):
        check_below(layout, unit)
        rename(unit, content_path(layout, trash_id))
        sync_folder(item_folder(layout, trash_id))
        sync_folder(unit.parent)
        return f"Finished making {step.get('key')} out of {step.get('env')}."
    return ""


def settle_way_back(layout: Layout, step: Mapping[str, Any], _ctx: JobContext) -> str:
    """Forward where the legacy folder has its tree again, else back into the trash."""
    known = _known(layout, step)
    if known is None:
        return ""
    trash_id, unit, shared = known
    content = content_path(layout, trash_id)
    if os.path.lexists(unit / DEFAULT_VENV) and not os.path.lexists(content):
        finish_way_back(layout, trash_id, unit, None if step.get("by") == "copy" else shared)
        return f"Finished bringing back {step.get('env')}."
    if os.path.lexists(unit) and not os.path.lexists(content):
        check_below(layout, unit)
        rename(unit, content)
        sync_folder(item_folder(layout, trash_id))
        sync_folder(unit.parent)
    return ""


def finish_way_back(
    layout: Layout, trash_id: str, unit: Path, shared: Path | None
) -> tuple[str, ...]:
    """The tree is at its old place: make it what it was, forget the item; names that prefer it.

    ``shared``: the folder it has left, which goes; None where it was copied.  Repeatable.
    """
    manifest = read_manifest(layout, trash_id)
    restore_tree(unit / DEFAULT_VENV, before_path(layout, trash_id))
    if shared is not None:
        remove_shell(layout, shared, trash_id)
    names = prefer_restored(layout, manifest)
    close_keep(before_path(layout, trash_id))
    forget(layout, trash_id)
    return names


def restore_tree(tree: Path, keep: Path) -> None:
    """What relocation rewrote as it was, and without the bytecode that came since."""
    restore_originals(tree, keep / RELOCATED)
    remove_what_came(tree, keep)


def remove_shell(layout: Layout, shared: Path, trash_id: str) -> None:
    """Remove `.envs/<key>` once it holds no tree; only the one this promotion made."""
    if not os.path.lexists(shared):
        return
    check_below(layout, shared)
    names = {entry.name for entry in shared.iterdir()}
    if not names:
        shared.rmdir()  # a death between the last two steps below
        return
    if noted_trash(shared / "env.json") != trash_id:
        return
    if any(name == DEFAULT_VENV or name.startswith(".venv-") for name in names):
        return
    for name in names:
        if name == LOCK or name.startswith((".env.json.", f".{LOCK}.")):
            (shared / name).unlink()
    (shared / "env.json").unlink()  # the last: until then it says whose it is
    try:
        shared.rmdir()
    except OSError:
        return  # somebody put a file of theirs in it
    sync_folder(layout.envs)


def noted_trash(path: Path) -> str:
    """The trash item that knows how to take a promotion back; "" where env.json names none."""
    try:
        record = read_env_json(path)
    except StoreError:
        return ""
    note = record.extra.get(NOTE) if record is not None else None
    return str(note.get("trash", "")) if isinstance(note, dict) else ""


def _bind_as_before(layout: Layout, manifest: Manifest) -> None:
    for name, before in manifest.overrides.items():
        fields = ("key", "prefer", "pin", "dedicated", "requirements")
        set_overrides(layout, [name], **{field: before.get(field) for field in fields})


def _known(layout: Layout, step: Mapping[str, Any]) -> tuple[str, Path, Path] | None:
    """(trash id, legacy folder, shared folder) of a step; None for one that makes no sense."""
    trash_id, key = str(step.get("trash")), str(step.get("key"))
    try:
        env = EnvId.parse(str(step.get("env")))
    except RoostError:
        return None
    plain = all(
        name not in ("", ".", "..") and not any(char in "/\\\0" for char in name)
        for name in (env.name, key)
    )
    if not plain or key.startswith(".") or env.kind is not EnvKind.LEGACY:
        return None
    if not _TRASH_ID.fullmatch(trash_id) or not os.path.lexists(item_folder(layout, trash_id)):
        return None
    return trash_id, layout.unit(env), layout.shared(key)
