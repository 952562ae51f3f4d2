"""After a move that was cut off: one whole workspace, and who finds it tidies up the rest.

Before the switch the old place is the workspace, and the copy goes; after it the new place
is.  Folders outside the workspace are removed only where a file of this very move lies in them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from roost.core.domain.errors import StoreError
from roost.core.operations.quarantine import remove_whole
from roost.core.store.layout import Layout
from roost.core.store.moved import Moved, is_that, write_moved
from roost.core.system.context import JobContext
from roost.core.system.files import read_json_object
from roost.core.system.tree.switching import link_folder, unlink_folder

MARK = "roost-move.json"
"""In the folder where the copy is made."""
ARRIVING = ".moving.json"
"""In the copy's `.envs`, until the move is done."""
_STAGE = re.compile(r"\.roost-move-[0-9a-f]{8}")
_TOKEN = re.compile(r"[0-9a-f]{32}")


def settle_departure(layout: Layout, step: Mapping[str, Any], ctx: JobContext) -> str:
    """At the old place.  Repeatable."""
    stage, target, kept = (Path(str(step.get(name))) for name in ("stage", "target", "kept"))
    token = str(step.get("token"))
    if not _TOKEN.fullmatch(token) or not _STAGE.fullmatch(stage.name):
        return ""
    if not is_that(layout.root, _int(step, "device"), _int(step, "inode")):
        return ""  # it has been switched: this is the new place, or an old one brought back
    said = ""
    if kept.is_symlink() and kept.readlink() == target:
        unlink_folder(kept)
    if has_mark(stage / MARK, token):
        remove_whole(stage, ctx)
        said = f"Removed the unfinished copy of this workspace in {stage.parent}."
    elif stage.is_dir() and not stage.is_symlink():
        remove_bare(stage)
    if has_mark(target / ".envs" / ARRIVING, token) and not target.is_symlink():
        remove_whole(target, ctx)
        said = f"Removed the copy of this workspace at {target}: the move had not been finished."
    return said


def remove_bare(stage: Path) -> None:
    """A folder that died before its mark was written, or after it had gone."""
    names = os.listdir(stage)
    if all(name.startswith(f".{MARK}.") and name.endswith(".tmp") for name in names):
        for name in names:
            (stage / name).unlink()
        stage.rmdir()


def settle_arrival(layout: Layout, step: Mapping[str, Any], _ctx: JobContext) -> str:
    """At the new place.  Repeatable."""
    token, mark = str(step.get("token")), layout.envs / ARRIVING
    if not has_mark(mark, token):
        return ""
    moved = moved_of(step)
    if moved.there:
        finish_arrival(layout, moved, str(layout.root))
        return f"Finished moving this workspace from {moved.origin}."
    mark.unlink(missing_ok=True)
    return f"This is a whole copy of {moved.origin}, which was to move here and has not."


def finish_arrival(layout: Layout, moved: Moved, target: str) -> None:
    """The record that makes the old folder purgeable and undoable, and the link.  Repeatable."""
    write_moved(layout, moved)
    if moved.linked and not os.path.lexists(moved.origin):
        link_folder(moved.origin, Path(target))
    (layout.envs / ARRIVING).unlink(missing_ok=True)


def moved_of(step: Mapping[str, Any]) -> Moved:
    """The record as the step of the journal tells it."""
    size = step.get("size")
    purge_after = step.get("purge_after")
    return Moved(
        str(step.get("id")),
        Path(str(step.get("from"))),
        Path(str(step.get("kept"))),
        str(step.get("at")),
        size if isinstance(size, int) else None,
        purge_after if isinstance(purge_after, str) else None,
        step.get("link") is True,
        _int(step, "device"),
        _int(step, "inode"),
    )


def has_mark(mark: Path, token: str) -> bool:
    """Whether a file of that very move lies there."""
    try:
        return not mark.is_symlink() and read_json_object(mark).get("token") == token
    except (FileNotFoundError, NotADirectoryError, StoreError):
        return False


def _int(step: Mapping[str, Any], name: str) -> int:
    value = step.get(name)
    return value if isinstance(value, int) else -1
