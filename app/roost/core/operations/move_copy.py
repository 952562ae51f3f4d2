"""The copy of a workspace, made fit for its new place while nobody sees it there."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from roost.core.domain.env import EnvKind
from roost.core.operations.context import OperationContext
from roost.core.operations.move_links import keep_aims
from roost.core.operations.move_plan import MovePlan, environments_of, trees_of
from roost.core.operations.move_rekey import (
    rekey_metadata,
    rekey_overrides,
    rekey_trash,
    rekey_usage,
)
from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from roost.core.system.files import os_failure
from roost.core.system.relocate import made_for, relocate
from roost.core.system.tree import copy_checked, is_link, rename, verify_copy
from roost.core.system.tree.switching import link_folder, unlink_folder

_LEFT = frozenset({".journal", ".locks", ".tmp", ".leases"})
"""Of `.envs`: who is at it right now, which is true of the old place alone."""


def copy_workspace(context: OperationContext, plan: MovePlan, copy: Path, ctx: JobContext) -> None:
    """Copy everything to ``copy``, compare it, and make it fit for ``plan.target``.

    Raises StoreError ``no-space``, ``disk-full``, ``changed``, ``mounted``; CancelledError.
    """
    layout = context.layout
    copy.mkdir()
    (copy / ".envs").mkdir()
    for entry in _entries(layout.root):
        if entry.name != ".envs":
            _copy(entry, copy / entry.name, ctx)
    for entry in _entries(layout.envs):
        if entry.name not in _LEFT:
            _copy(entry, copy / ".envs" / entry.name, ctx)
    keep_aims(plan, copy, ctx)
    new = Layout(copy)
    for old, after in plan.rekeying.ids.items():
        rename(new.legacy(old), new.legacy(after))
    for env in environments_of(new):
        ctx.check_cancelled()
        if env.kind is EnvKind.LEGACY:
            rekey_metadata(new.legacy(env.name), plan.rekeying)
        _mend_pointer(new.unit(env) / ".venv", plan)
        for tree in trees_of(new, env):
            final = Layout(plan.target).unit(env) / tree.name
            before = _place_before(layout, plan, env.name, env.kind) / tree.name
            report = relocate(tree, made_for(tree) or before, final, ctx)
            for left in report.unmended:
                ctx.log(f"{env}: {left.path} still names the old place: {left.why}", "warning")
    rekey_overrides(new, plan.rekeying)
    rekey_trash(new, plan.rekeying)
    rekey_usage(new, plan.rekeying)
    for folder, origin in ((copy / ".envs", layout.envs), (copy, layout.root)):
        shutil.copystat(origin, folder, follow_symlinks=False)


def _place_before(layout: Layout, plan: MovePlan, name: str, kind: EnvKind) -> Path:
    if kind is EnvKind.SHARED:
        return layout.shared(name)
    back = {after: old for old, after in plan.rekeying.ids.items()}
    return layout.legacy(back.get(name, name))


def _copy(entry: os.DirEntry[str], target: Path, ctx: JobContext) -> None:
    source = Path(entry.path)
    try:
        if is_link(entry.stat(follow_symlinks=False)):
            _copy_link(source, target)
        elif entry.is_dir(follow_symlinks=False):
            copy_checked(source, target, ctx, lambda part: verify_copy(source, part, ctx))
        else:
            shutil.copy2(source, target, follow_symlinks=False)
    except OSError as error:
        raise os_failure(error, target, "write") from error


def _copy_link(source: Path, target: Path) -> None:
    aim = source.readlink()
    if source.is_dir() and sys.platform == "win32":
        link_folder(target, aim)  # a junction, which needs no rights
    else:
        target.symlink_to(aim, target_is_directory=source.is_dir())


def _mend_pointer(pointer: Path, plan: MovePlan) -> None:
    """A `.venv` that is a link or a file and names a tree inside the workspace."""
    try:
        if pointer.is_symlink():
            aim = plan.rekeying.move.moved(str(pointer.readlink()))
            if aim is not None:
                unlink_folder(pointer)
                link_folder(pointer, Path(aim))
        elif pointer.is_file():
            text = pointer.read_text("utf-8-sig").strip()
            aim = plan.rekeying.move.moved(text)
            if aim is not None:
                pointer.write_text(f"{aim}\n", encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        if isinstance(error, OSError):
            raise os_failure(error, pointer, "write") from error


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
