"""Finish or undo what one operation had begun, from its journal and from the disk.

The same code serves an operation that failed and a process that died.  It may be run any
number of times, by anybody who holds the locks of the environments the journal names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import RoostError
from roost.core.operations.after_undo import prefer_restored, switch_to_restored
from roost.core.operations.quarantine import forget, purge_item, remove_whole
from roost.core.operations.undo_as import fit_from_journal
from roost.core.store.envjson import current_tree
from roost.core.store.folders import check_below
from roost.core.store.journal import BUILD_NAME, JournalEntries
from roost.core.store.layout import Layout
from roost.core.store.trash import content_path, item_folder, purging_path, read_manifest
from roost.core.system.context import JobContext
from roost.core.system.files import os_failure
from roost.core.system.owner import leftover_names
from roost.core.system.process.identity import process_start_time
from roost.core.system.tree import identity, leftovers

TREE_NAME = re.compile(r"\.venv-[0-9a-f]{8}")
"""Trees a rebuild puts beside the one in use."""
_TEMPORARY = re.compile(r"\..+\.(?P<pid>[0-9a-f]{1,8})-[0-9a-f]{8}\.tmp")
_TRASH_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")


def settle(layout: Layout, entries: JournalEntries, ctx: JobContext) -> tuple[str, ...]:
    """Take every step of a journal to a good end, newest first; says what was done.

    Raises RoostError where the disk does not let it; then the journal must stay.
    """
    said: list[str] = []
    for step in reversed(entries.steps):
        handler = _HANDLERS.get(str(step.get("step")))
        line = handler(layout, step, ctx) if handler is not None else ""
        if line:
            said.append(line)
    for folder in _written_folders(layout, entries):
        sweep_temporaries(folder)
    return tuple(said)


def remove_owner_files(layout: Layout, envs: tuple[EnvId, ...]) -> None:
    """Remove owner records of a process that has died; the caller holds the locks."""
    for env in envs:
        for path in leftover_names(layout.owner(env)):
            path.unlink(missing_ok=True)


def remove_build(layout: Layout, name: str, ctx: JobContext) -> bool:
    """Remove one build from `.envs/.tmp`; whether there was one."""
    path = layout.tmp / name
    if not BUILD_NAME.fullmatch(name) or _not_one_name(name) or not os.path.lexists(path):
        return False
    check_below(layout, layout.tmp)
    remove_whole(path, ctx)
    return True


def sweep_temporaries(folder: Path) -> None:
    """Remove what a crash in the middle of an atomic write left in ``folder``.

    A file of a living process stays: it is about to replace the old one.
    """
    try:
        for path in list(folder.iterdir()):
            match = _TEMPORARY.fullmatch(path.name)
            if match is not None and process_start_time(int(match["pid"], 16)) is None:
                path.unlink(missing_ok=True)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise os_failure(error, folder, "write") from error


def _build(layout: Layout, step: Mapping[str, Any], ctx: JobContext) -> str:
    name = str(step.get("name"))
    return f"Removed the unfinished build {name}." if remove_build(layout, name, ctx) else ""


def _tree(layout: Layout, step: Mapping[str, Any], ctx: JobContext) -> str:
    key, name = str(step.get("key")), str(step.get("name"))
    if _not_one_name(key) or key.startswith(".") or not TREE_NAME.fullmatch(name):
        return ""
    unit = layout.shared(key)
    lock = unit / f".requirements.lock.{name.removeprefix('.venv-')}"
    if not os.path.lexists(unit):
        return ""
    check_below(layout, unit)
    if current_tree(layout, key).name == name:
        if lock.exists():
            lock.replace(unit / "requirements.lock")
            return f"Finished switching {key} to its new tree."
        return ""
    lock.unlink(missing_ok=True)
    for part in leftovers(unit):
        remove_whole(part, ctx)  # of a copy that was killed
    if not os.path.lexists(unit / name):
        return ""
    remove_whole(unit / name, ctx)
    return f"Removed the unfinished rebuild of {key}."


def _quarantine(layout: Layout, step: Mapping[str, Any], ctx: JobContext) -> str:
    trash_id = _trash_id(step)
    folder = item_folder(layout, trash_id)
    if not trash_id or not os.path.lexists(folder):
        return ""
    moved = os.path.lexists(content_path(layout, trash_id))
    if not moved and not os.path.lexists(purging_path(layout, trash_id)):
        forget(layout, trash_id)
        return ""
    if step.get("purge") is not True:
        return ""
    there = content_path(layout, trash_id) if moved else purging_path(layout, trash_id)
    inode = step.get("inode")
    if isinstance(inode, int) and identity(there).inode != inode:
        return f"Left {trash_id} in the trash: it is not the folder that was to be purged."
    purge_item(layout, trash_id, ctx)
    return f"Finished purging {step.get('env')}."


def _restore(layout: Layout, step: Mapping[str, Any], ctx: JobContext) -> str:
    trash_id = _trash_id(step)
    if (
        not trash_id
        or os.path.lexists(content_path(layout, trash_id))
        or os.path.lexists(purging_path(layout, trash_id))
        or not os.path.lexists(item_folder(layout, trash_id))
    ):
        return ""
    manifest = read_manifest(layout, trash_id)
    if "other" in step:
        fit_from_journal(layout, manifest, str(step["other"]), ctx)
    else:
        switch_to_restored(layout, manifest)
        prefer_restored(layout, manifest)
    forget(layout, trash_id)
    return f"Finished bringing back {step.get('env')}."


def _purge(layout: Layout, step: Mapping[str, Any], ctx: JobContext) -> str:
    trash_id = _trash_id(step)
    if not trash_id or not os.path.lexists(item_folder(layout, trash_id)):
        return ""
    if os.path.lexists(content_path(layout, trash_id)):
        return ""  # not begun: still something to undo
    purge_item(layout, trash_id, ctx)
    return f"Finished purging {trash_id}."


def _dedupe(layout: Layout, step: Mapping[str, Any], ctx: JobContext) -> str:
    from roost.core.operations.sharing_journal import settle_sharing

    return settle_sharing(layout, str(step.get("name")), ctx)


def _promote(layout: Layout, step: Mapping[str, Any], ctx: JobContext) -> str:
    from roost.core.operations.promoted_settle import settle_promotion

    return settle_promotion(layout, step, ctx)


def _unpromote(layout: Layout, step: Mapping[str, Any], ctx: JobContext) -> str:
    from roost.core.operations.promoted_settle import settle_way_back

    return settle_way_back(layout, step, ctx)


def _departure(layout: Layout, step: Mapping[str, Any], ctx: JobContext) -> str:
    from roost.core.operations.move_settle import settle_departure

    return settle_departure(layout, step, ctx)


def _move_tree(layout: Layout, step: Mapping[str, Any], ctx: JobContext) -> str:
    from roost.core.operations.move_env import settle_move_env

    return settle_move_env(layout, step, ctx) if _legacy_step(step) else ""


def _restored_tree(layout: Layout, step: Mapping[str, Any], ctx: JobContext) -> str:
    from roost.core.operations.move_env import settle_restored_tree

    return settle_restored_tree(layout, step, ctx) if _legacy_step(step) else ""


def _legacy_step(step: Mapping[str, Any]) -> bool:
    """Whether a step names a legacy environment and a trash item as ours are named."""
    kind, _, name = str(step.get("env")).partition(":")
    return kind == EnvKind.LEGACY.value and not _not_one_name(name) and bool(_trash_id(step))


def _arrival(layout: Layout, step: Mapping[str, Any], ctx: JobContext) -> str:
    from roost.core.operations.move_settle import settle_arrival

    return settle_arrival(layout, step, ctx)


_HANDLERS: Mapping[str, Callable[[Layout, Mapping[str, Any], JobContext], str]] = {
    "build": _build,
    "tree": _tree,
    "quarantine": _quarantine,
    "restore": _restore,
    "purge": _purge,
    "dedupe": _dedupe,
    "move": _departure,
    "moved-in": _arrival,
    "move-tree": _move_tree,
    "restore-tree": _restored_tree,
    "promote": _promote,
    "unpromote": _unpromote,
}


def _written_folders(layout: Layout, entries: JournalEntries) -> list[Path]:
    """Folders in which the operation may have been writing a file."""
    folders = [layout.envs, layout.cache, layout.cache / "health", layout.cache / "sizes"]
    for env in entries.envs:
        unit = layout.unit(env) if env.kind is not EnvKind.OTHER else None
        if unit is not None and not _not_one_name(env.name) and _plain_below(layout, unit):
            folders.append(unit)
    return folders


def _plain_below(layout: Layout, unit: Path) -> bool:
    try:
        check_below(layout, unit)
    except (RoostError, OSError):
        return False
    return unit.is_dir()


def _trash_id(step: Mapping[str, Any]) -> str:
    trash_id = str(step.get("trash"))
    return trash_id if _TRASH_ID.fullmatch(trash_id) else ""


def _not_one_name(name: str) -> bool:
    return name in ("", ".", "..") or any(char in "/\\\0" for char in name)
