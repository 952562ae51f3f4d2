"""Relative links that lead out of a workspace, made to lead to the same place after its move."""

from __future__ import annotations

import os
from pathlib import Path

from roost.core.operations.move_plan import MovePlan
from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from roost.core.system.files import os_failure
from roost.core.system.tree.listing import walk


def keep_aims(plan: MovePlan, copy: Path, ctx: JobContext) -> None:
    """Rewrite each such link in the copy: `models -> ../models` means another place elsewhere.

    What lies in the trash stays as it is.  Raises StoreError, CancelledError.
    """
    trash = os.path.relpath(Layout(copy).trash, copy)
    for folder in walk(copy, ctx):
        if folder.rel == trash or folder.rel.startswith(trash + os.sep):
            continue
        for name, _ in folder.links:
            link = copy / folder.path(name)
            try:
                aim = str(link.readlink())
                place = aim_elsewhere(str(plan.root), str(plan.target), folder.path(name), aim)
                if place is None:
                    continue
                link.unlink()
                link.symlink_to(place, target_is_directory=os.path.isdir(place))  # noqa: PTH112
            except OSError as error:
                raise os_failure(error, link, "write") from error


def aim_elsewhere(root: str, target: str, name: str, aim: str) -> str | None:
    """Where a link in a workspace leads, absolute, if it would lead elsewhere after the move.

    ``name``: its path in the workspace; ``aim``: what it says.  None: it may stay as it is.
    """
    if Path(aim).is_absolute():
        return None
    folder = os.path.dirname(name)  # noqa: PTH120
    real = os.path.realpath(root)
    before = _from(os.path.join(real, folder), aim)  # noqa: PTH118
    after = _from(os.path.join(os.path.realpath(target), folder), aim)  # noqa: PTH118
    inside = before == real or before.startswith(os.path.join(real, ""))  # noqa: PTH118
    return None if inside or before == after else before


def _from(folder: str, aim: str) -> str:
    """``aim`` seen from a real folder: the leading ``..`` climb, all else stays as it is."""
    folder = folder.rstrip(os.sep)
    parts = list(Path(aim).parts)
    while parts and parts[0] == "..":
        folder = os.path.dirname(folder)  # noqa: PTH120
        del parts[0]
    return os.path.join(folder, *parts)  # noqa: PTH118
