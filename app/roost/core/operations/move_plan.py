"""What moving a workspace to another place would do, from the disk as it is; changes nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from roost.core.domain.decision import Warning
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import BusyError, StoreError, UsageError, WorkspaceError
from roost.core.domain.names import is_safe_name
from roost.core.domain.plan import ProcessUse
from roost.core.operations.assess import processes_in
from roost.core.operations.context import OperationContext
from roost.core.operations.guard import tree_names
from roost.core.operations.move_rekey import Rekeying, find_rekeying
from roost.core.operations.pathbudget import MAX_PATH, path_length
from roost.core.store.journal import journals, unfinished_builds
from roost.core.store.layout import Layout
from roost.core.store.moved import KEPT
from roost.core.store.trash import trash_ids
from roost.core.system.context import JobContext
from roost.core.system.paths import WINDOWS
from roost.core.system.tree import free_space, identity, measure_tree
from roost.core.system.tree.listing import walk


@dataclass(frozen=True, slots=True)
class MovePlan:
    """The very object that will be carried out.  Bytes: ``needs`` on the target's volume,
    ``frees`` on this one when the old folder, which is kept at ``kept``, is purged."""

    root: Path
    target: Path
    kept: Path
    environments: tuple[EnvId, ...]
    rekeying: Rekeying
    needs: int
    frees: int
    free: int
    link: bool
    in_use: tuple[ProcessUse, ...] = ()
    warnings: tuple[Warning, ...] = ()
    device: int = 0
    inode: int = 0
    created_at: str = ""
    also: tuple[str, ...] = field(default=())
    """What else lies in the folder and moves along: names, first the models."""

    def as_dict(self) -> dict[str, Any]:
        return {
            "operation": "move",
            "from": str(self.root),
            "to": str(self.target),
            "kept": str(self.kept),
            "environments": [str(env) for env in self.environments],
            "renamed": [
                {"from": f"legacy:{old}", "to": f"legacy:{new}"}
                for old, new in sorted(self.rekeying.ids.items())
            ],
            "also": list(self.also),
            "needs_bytes": self.needs,
            "free_bytes": self.free,
            "frees_bytes": self.frees,
            "link": self.link,
            "in_use": [use.as_dict() for use in self.in_use],
            "warnings": [warning.as_dict() for warning in self.warnings],
            "created_at": self.created_at,
        }


def plan_move(
    context: OperationContext, target: Path, ctx: JobContext, *, link: bool = True
) -> MovePlan:
    """What moving the workspace to ``target`` (absolute; not there yet, or empty) would do.

    ``link``: leave a link at the old place that leads to the new one, for whoever has written
    the old path down.  Raises UsageError ``bad-target``, WorkspaceError ``path-too-long``,
    StoreError ``no-space``, ``is-a-volume``, ``linked-root``; BusyError while something runs.
    """
    layout = context.layout
    root = layout.root
    check_places(root, target)
    check_idle(layout)
    size = measure_tree(root, ctx)
    check_lengths(root, target, long_paths=context.long_paths(), ctx=ctx)
    free = free_space(target.parent)
    _check_space(target, size.allocated, free)
    seen = identity(root)
    users = processes_in(context, [root])[root]
    return MovePlan(
        root,
        target,
        root.with_name(f"{root.name}{KEPT}{context.clock():%Y%m%dT%H%M%SZ}"),
        environments_of(layout),
        find_rekeying(layout, target),
        size.allocated,
        size.will_free,
        free,
        link,
        users,
        tuple(_warnings(layout, link=link)),
        seen.device,
        seen.inode,
        context.now(),
        _also(root),
    )


def environments_of(layout: Layout) -> tuple[EnvId, ...]:
    """Every environment there is, by name."""
    found = []
    for folder, kind in ((layout.envs, EnvKind.SHARED), (layout.environments, EnvKind.LEGACY)):
        found += [EnvId(kind, name) for name in _folders(folder) if is_safe_name(name)]
    return tuple(found)


def trees_of(layout: Layout, env: EnvId) -> tuple[Path, ...]:
    """The trees that lie in an environment's folder: real ones, the former ones as well."""
    unit = layout.unit(env)
    if unit.is_symlink():
        return ()
    paths = [unit / name for name in tree_names(unit)]
    return tuple(path for path in paths if path.is_dir() and not path.is_symlink())


def check_idle(layout: Layout, but: Path | None = None) -> None:
    """Raise BusyError ``busy`` while any operation runs here, or one has to be tidied up."""
    others = [entries for entries in journals(layout) if entries.path != but]
    if others or unfinished_builds(layout):
        doing = others[0].operation if others else "a build"
        raise BusyError(
            "busy",
            f"Something is being done in this workspace ({doing}), so it cannot move now.",
            path=str(layout.root),
        )


def check_places(root: Path, target: Path) -> None:
    """Raise where one place cannot become the other; see ``plan_move``."""
    if root.is_symlink():
        raise StoreError(
            "linked-root",
            f"{root} is a link; what it leads to is what would have to move.",
            path=str(root),
            remedy=f"Name the workspace by its real path: --root {os.path.realpath(root)}",
        )
    if os.path.ismount(root):
        raise StoreError(
            "is-a-volume",
            f"{root} is a whole volume and cannot be put aside.",
            path=str(root),
            remedy="Make a new workspace elsewhere and copy what you need.",
        )
    old, new = os.path.realpath(root), os.path.join(os.path.realpath(target.parent), target.name)  # noqa: PTH118
    nested = os.path.commonpath([old, new]) in (old, new) if _same_drive(old, new) else False
    problem = ""
    if not target.is_absolute() or not target.name:
        problem = "it is not the absolute path of a folder"
    elif nested:
        problem = "one of the two lies in the other"
    elif not target.parent.is_dir():
        problem = f"there is no folder {target.parent}"
    elif os.path.lexists(target) and not _is_empty_folder(target):
        problem = "something is there"
    elif not os.access(target.parent, os.W_OK) or not os.access(root.parent, os.W_OK):
        problem = "one of the two folders above may not be written"
    if problem:
        raise UsageError(
            "bad-target",
            f"The workspace cannot move to {target}: {problem}.",
            remedy="Name a folder that does not exist yet, in one that does.",
            path=str(target),
        )


def check_lengths(
    root: Path, target: Path, *, long_paths: bool, ctx: JobContext, windows: bool = WINDOWS
) -> None:
    """Raise WorkspaceError ``path-too-long`` where a path would be longer than Python opens."""
    grows = path_length(str(target)) - path_length(str(root))
    if not windows or long_paths or grows <= 0:
        return
    start = path_length(str(target)) + 1
    longest, name = 0, ""
    for folder in walk(root, ctx):
        for kind in (folder.files, folder.links):
            for entry, _ in kind:
                path = folder.path(entry)
                length = start + path_length(path)
                if length > longest:
                    longest, name = length, path
    over = longest + 1 - MAX_PATH
    if over > 0:
        raise WorkspaceError(
            "path-too-long",
            f"Below {target} the longest path would have {longest} characters, {over} more than "
            f"Python can open: {name}",
            remedy="Move it to a shorter path, or switch long paths on in Windows "
            "(LongPathsEnabled).",
            path=str(target),
            data={"length": longest, "over": over},
        )


def _check_space(target: Path, needs: int, free: int) -> None:
    if free < needs:
        from roost.core.system.tree import require_space

        require_space(target.parent, needs)


def _warnings(layout: Layout, *, link: bool) -> Iterator[Warning]:
    count = len(trash_ids(layout))
    if count and not link:
        yield Warning(
            "trash-keeps-paths",
            f"{count} thing(s) in the trash hold the old path; without a link there they start "
            "only after a rebuild. Undo or purge them first.",
        )
    if not link:
        yield Warning(
            "no-link",
            "Programs, settings and ROOST_ROOT that name the old path must be told the new one.",
        )


def _also(root: Path) -> tuple[str, ...]:
    names = [name for name in _all(root) if name not in (".envs", "environments")]
    return tuple(sorted(names, key=lambda name: (name != "models", name)))[:50]


def _folders(folder: Path) -> list[str]:
    return [name for name in _all(folder) if not name.startswith(".") and (folder / name).is_dir()]


def _all(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _same_drive(one: str, other: str) -> bool:
    return os.path.splitdrive(one)[0].lower() == os.path.splitdrive(other)[0].lower()


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and not _all(path)
