"""Into the trash and out of it: one rename on the same volume, with the manifest before it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import StoreError
from roost.core.store.folders import check_below
from roost.core.store.journal import Journal
from roost.core.store.layout import Layout
from roost.core.store.trash import (
    UNIT,
    Manifest,
    before_path,
    content_path,
    item_folder,
    manifest_path,
    purging_path,
    write_manifest,
)
from roost.core.system.context import JobContext
from roost.core.system.files import os_failure, sync_folder
from roost.core.system.tree import Identity, identity, remove_tree, rename


def quarantine(
    layout: Layout,
    journal: Journal,
    manifest: Manifest,
    check: Callable[[], Path],
    *,
    expect: Identity,
    purge: bool = False,
) -> None:
    """Move what ``manifest`` names into the trash; instant, and undone by one rename.

    ``check`` is called right before the rename, gives the path and raises where it is not
    what was looked at (``expect``).  Raises StoreError; until the rename nothing has changed.
    """
    journal.step(
        "quarantine",
        trash=manifest.id,
        env=str(manifest.env),
        purge=purge,
        inode=expect.inode,
    )
    write_manifest(layout, manifest)
    check_below(layout, item_folder(layout, manifest.id))
    origin = check()
    rename(origin, content_path(layout, manifest.id), expect=expect)
    sync_folder(item_folder(layout, manifest.id))
    sync_folder(origin.parent)


def restore(
    layout: Layout, journal: Journal, manifest: Manifest, other: EnvId | None = None
) -> Path:
    """Bring an item back to where it was, byte for byte; its manifest stays for `forget`.

    ``other``: to the place of that one instead.  Raises StoreError ``name-taken`` when
    something is there now.
    """
    origin = manifest.origin(layout) if other is None else layout.unit(other)
    if os.path.lexists(origin):
        raise name_taken(layout, manifest, origin)
    facts = {} if other is None else {"other": str(other)}
    journal.step("restore", trash=manifest.id, env=str(manifest.env), **facts)
    check_below(layout, content_path(layout, manifest.id))
    try:
        origin.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise os_failure(error, origin.parent, "write") from error
    check_below(layout, origin.parent)
    rename(content_path(layout, manifest.id), origin)
    sync_folder(origin.parent)
    sync_folder(item_folder(layout, manifest.id))
    return origin


def purge_item(
    layout: Layout, trash_id: str, ctx: JobContext, *, expect: Identity | None = None
) -> None:
    """Free an item's bytes.  Repeatable at any point; the manifest goes last (fault 9).

    Nothing outside its folder is touched: every component is checked, no link followed.
    ``expect``: what must lie there, where that is known.
    """
    folder = item_folder(layout, trash_id)
    check_below(layout, folder)
    content, purging = content_path(layout, trash_id), purging_path(layout, trash_id)
    if os.path.lexists(content) and not os.path.lexists(purging):
        rename(content, purging, expect=expect)
        sync_folder(folder)
    check_below(layout, folder)
    remove_whole(purging, ctx, expect=expect)
    forget(layout, trash_id)


def remove_whole(path: Path, ctx: JobContext, *, expect: Identity | None = None) -> None:
    """Remove a tree, or raise StoreError ``in-use`` naming what the system would not let go.

    Raises StoreError ``changed`` where it is not the folder ``expect``, or is exchanged
    between the look and the removal.
    """
    if not os.path.lexists(path):
        return
    if expect is None and (path.is_symlink() or path.is_file()):
        path.unlink()  # the link goes, what it points to stays
        return
    result = remove_tree(path, ctx, expect=expect or identity(path))
    if result.left:
        raise StoreError(
            "in-use",
            f"{path} could not be removed whole: {len(result.left)} entries are held.",
            path=str(path),
            remedy="Close the programs that use it; the next command removes the rest.",
        )


def forget(layout: Layout, trash_id: str) -> None:
    """Remove what is left of an item that has no content any more."""
    folder = item_folder(layout, trash_id)
    if not os.path.lexists(folder):
        return
    check_below(layout, folder)
    kept = before_path(layout, trash_id)
    if os.path.lexists(kept):
        remove_whole(kept, JobContext())
    try:
        for entry in folder.iterdir():
            if entry.name.endswith(".tmp"):
                entry.unlink()
        manifest_path(layout, trash_id).unlink(missing_ok=True)
        folder.rmdir()
    except OSError as error:
        raise os_failure(error, folder, "write") from error


def name_taken(layout: Layout, manifest: Manifest, origin: Path | None = None) -> StoreError:
    """The refusal, with another name that is free where one can be given."""
    origin = origin or manifest.origin(layout)
    first = f"delete it first (`roost delete {manifest.env}`), then `roost undo {manifest.id}`."
    free = free_name(layout, manifest)
    way = f"Bring it back under another name (`roost undo {manifest.id} --as {free}`), or "
    return StoreError(
        "name-taken",
        f"{origin} exists again, so {manifest.env} cannot go back there.",
        path=str(origin),
        remedy=f"{way}{first}" if free else first.capitalize(),
        data={"suggested": free},
    )


def free_name(layout: Layout, manifest: Manifest) -> str:
    """A name under which a whole environment could come back; "" where there is none."""
    if manifest.part != UNIT:
        return ""
    start = f"{manifest.env.name}-restored"
    if manifest.env.kind is EnvKind.SHARED:  # whose names say what they are
        start = f"{manifest.env.name.partition('--dedicated--')[0]}--dedicated--restored"
    for number in range(1, 100):
        name = start if number == 1 else f"{start}-{number}"
        if not os.path.lexists(layout.unit(EnvId(manifest.env.kind, name))):
            return name
    return ""
