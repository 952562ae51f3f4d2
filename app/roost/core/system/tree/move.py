"""Move a tree: by rename where one volume holds both ends, else copy, verify, switch, remove."""

from __future__ import annotations

from pathlib import Path

from roost.core.domain.errors import StoreError
from roost.core.system.context import JobContext
from roost.core.system.files import sync_folder
from roost.core.system.tree.copy import beside, copy_checked
from roost.core.system.tree.failures import failure
from roost.core.system.tree.handles import PathCalls
from roost.core.system.tree.identities import Identity, check_identity, identity
from roost.core.system.tree.remove import RemoveResult, remove_tree
from roost.core.system.tree.renaming import rename
from roost.core.system.tree.retry import Patience
from roost.core.system.tree.space import sync_volume
from roost.core.system.tree.verify import verify_copy

_STUCK = ("in-use", "no-permission", "name-too-long")
COPY_LINE = "Copying environment (Windows long path workaround)..."


def move_tree(
    source: Path,
    target: Path,
    ctx: JobContext,
    *,
    expect: Identity | None = None,
    patience: Patience | None = None,
    calls: PathCalls | None = None,
) -> RemoveResult:
    """Move ``source`` to ``target``, which must not exist.

    At every instant at least one of the two names holds the whole tree: across volumes the copy
    is complete, compared and with its name on the disk before the source leaves its own.  After a
    kill or power cut both may exist, both whole, or the source as ``.part-<8 hex>`` beside its
    place.  Returns what of the source could not be removed (nothing, after a rename).  Raises
    like ``rename``, ``copy_tree``.
    """
    check_identity(source, expect)
    found = identity(source)
    try:
        rename(source, target, expect=found, patience=patience, ctx=ctx, calls=calls)
        return RemoveResult(0, 0)
    except StoreError as error:
        if error.code != "other-volume" and not _windows_refused(error):
            raise
        if error.code != "other-volume":
            ctx.log(COPY_LINE, stage="move")

    def check(part: Path) -> None:
        verify_copy(source, part, ctx)
        sync_volume(part)

    copy_checked(source, target, ctx, check, subject=str(source), stage="move")
    _settle(target)
    # A kill while the source goes must not leave half of it under its own name.
    going = beside(source)
    try:
        rename(source, going, expect=found, patience=patience, ctx=ctx, calls=calls)
        _settle(source)
    except StoreError as error:
        # Windows lets nobody rename a folder with open files: take out what can be taken out.
        if error.code not in _STUCK:
            raise
        going = source
    return remove_tree(going, expect=found, patience=patience, calls=calls)


def _settle(path: Path) -> None:
    """What happened to the name ``path`` outlasts a power cut from here on."""
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise failure(error, path, "write out the name of") from error


def _windows_refused(error: StoreError) -> bool:
    return error.code in _STUCK and error.data.get("winerror") is not None
