"""Take a snapshot of an environment."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from roost.core.system.context import JobContext
from roost.core.system.dedupe.catalogue import may_be_shared
from roost.core.system.dedupe.sharing import means_of
from roost.core.system.files import os_failure, sync_folder
from roost.core.system.paths import os_path
from roost.core.system.relocate.candidates import site_folders
from roost.core.system.snapshot.hashing import hash_files
from roost.core.system.snapshot.linking import MayLink, link_tree
from roost.core.system.snapshot.manifest import TREE, Item, read_manifest, write_manifest
from roost.core.system.tree.copy import PART_PREFIX, copy_tree
from roost.core.system.tree.listing import list_tree
from roost.core.system.tree.remove import remove_tree
from roost.core.system.tree.renaming import rename
from roost.core.system.tree.space import sync_volume

_STAGE = "Taking a snapshot"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot on disk: its folder, files, apparent bytes, and how many files are linked."""

    folder: Path
    files: int
    bytes: int
    linked: int


def take_snapshot(tree: Path, target: Path, ctx: JobContext | None = None) -> Snapshot:
    """Keep the state of the environment ``tree`` in the new folder ``target``.

    Copied: the scaffolding and what is edited in place.  The rest is hard-linked, or
    shares its blocks where the file system can (then all of it is a copy): installers
    replace files, they do not write into them.  ``target`` appears whole, with its list
    of hashes durable, or not at all; after a kill a ``.part-<8 hex>`` beside it is left.
    Raises StoreError (``exists``, ``disk-full``...), CancelledError.
    """
    ctx = ctx or JobContext()
    tree, target = Path(os_path(tree)), Path(os_path(target))
    part = target.with_name(PART_PREFIX + os.urandom(4).hex())
    try:
        os.mkdir(part)
    except OSError as error:
        raise os_failure(error, part, "write") from error
    try:
        second_tree(tree, part / TREE, ctx, _may_link(tree), _STAGE)
        items = list(describe(part / TREE, tree, ctx))
        sync_volume(part)
        write_manifest(part, items)
        publish(part, target)
    except BaseException:
        remove_tree(part)
        raise
    return _summary(target, items)


def publish(part: Path, target: Path) -> None:
    """Give what is whole and synced its name, durably.  Raises StoreError."""
    rename(part, target)
    try:
        sync_folder(target.parent)
    except OSError as error:
        raise os_failure(error, target, "write") from error


def open_snapshot(folder: Path) -> Snapshot:
    """The snapshot in ``folder``.  Raises StoreError ``damaged-snapshot``."""
    folder = Path(os_path(folder))
    return _summary(folder, list(read_manifest(folder)))


def second_tree(source: Path, target: Path, ctx: JobContext, may_link: MayLink, stage: str) -> None:
    """``target`` with the files of ``source``, by the cheapest means that keeps them apart.

    Blocks are shared where the volume can; else files are linked where ``may_link``
    allows it; on another volume all are copied.
    """
    if (
        os.stat(source).st_dev != os.stat(target.parent).st_dev
        or means_of(target.parent) == "reflink"
    ):
        copy_tree(source, target, ctx, stage=stage)
    else:
        link_tree(source, target, ctx, may_link, stage)


def describe(tree: Path, linked_to: Path | None, ctx: JobContext) -> Iterator[Item]:
    """Every entry below ``tree`` with its hash; ``linked_to`` the tree it may share files with.

    Raises StoreError where a file cannot be read.
    """
    listing = list_tree(tree, ctx)
    files = [tree / folder.rel / name for folder in listing.folders for name, _ in folder.files]
    hashes = hash_files(files, ctx)
    for folder in listing.folders:
        mode, moment = stat.S_IMODE(folder.status.st_mode), folder.status.st_mtime_ns
        yield Item(folder.rel.replace(os.sep, "/"), "folder", mode, moment, 0, "")
        for name, facts in folder.files:
            path = folder.path(name)
            digest = next(hashes)
            if isinstance(digest, OSError):
                raise os_failure(digest, tree / path, "read") from digest
            yield Item(
                path.replace(os.sep, "/"),
                "file",
                stat.S_IMODE(facts.st_mode),
                facts.st_mtime_ns,
                facts.st_size,
                digest,
                linked_to is not None and _is_one(facts, linked_to / path),
            )
        for name, _ in folder.links:
            path = folder.path(name)
            yield Item(path.replace(os.sep, "/"), "link", 0, 0, 0, os.readlink(tree / path))


def _may_link(tree: Path) -> MayLink:
    sites = tuple(site + "/" for site in site_folders(tree))

    def may_link(path: str, _facts: os.stat_result) -> bool:
        for site in sites:
            if path.startswith(site):
                return may_be_shared(path[len(site) :])
        return False

    return may_link


def _is_one(facts: os.stat_result, other: Path) -> bool:
    try:
        return os.path.samestat(facts, os.lstat(other))
    except OSError:
        return False


def _summary(folder: Path, items: list[Item]) -> Snapshot:
    files = [item for item in items if item.kind == "file"]
    return Snapshot(
        folder,
        len(files),
        sum(item.size for item in files),
        sum(item.shared for item in files),
    )
