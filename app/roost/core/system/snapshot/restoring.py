"""Check a snapshot, and make an environment of it again."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from roost.core.domain.errors import StoreError
from roost.core.system.context import JobContext
from roost.core.system.paths import os_path
from roost.core.system.snapshot.hashing import hash_files
from roost.core.system.snapshot.manifest import TREE, Item, read_manifest
from roost.core.system.snapshot.taking import publish, second_tree
from roost.core.system.tree.copy import PART_PREFIX
from roost.core.system.tree.failures import failure
from roost.core.system.tree.listing import list_tree
from roost.core.system.tree.remove import remove_tree
from roost.core.system.tree.space import sync_volume

_STAGE = "Restoring a snapshot"


@dataclass(frozen=True, slots=True)
class Damage:
    """An entry of a snapshot that is not as it was taken, and how."""

    path: str
    how: str


def verify_snapshot(folder: Path, ctx: JobContext | None = None) -> tuple[Damage, ...]:
    """What of a snapshot is not as it was taken: () when all is well.

    Every byte is read.  Modes and times of linked files are not looked at, as the live
    environment may have changed them; restoring puts them right.  Raises StoreError
    ``damaged-snapshot`` where the list itself cannot be used, CancelledError.
    """
    ctx = ctx or JobContext()
    folder = Path(os_path(folder))
    items = read_manifest(folder)
    files = [item for item in items if item.kind == "file"]
    found: list[Damage] = []
    hashes = hash_files((folder / TREE / item.path for item in files), ctx)
    for number, (item, digest) in enumerate(zip(files, hashes, strict=True)):
        how = _file_damage(folder / TREE / item.path, item, digest)
        if how:
            found.append(Damage(item.path, how))
        if number % 256 == 0:
            ctx.progress("Checking a snapshot", number, len(files), "files")
    found.extend(
        Damage(item.path, how)
        for item in items
        if item.kind != "file" and (how := _other_damage(folder / TREE / item.path, item))
    )
    known = {item.path for item in items}
    found.extend(Damage(path, "it was not there") for path in _paths(folder / TREE) - known)
    return tuple(sorted(found, key=lambda damage: damage.path))


def restore_snapshot(folder: Path, target: Path, ctx: JobContext | None = None) -> None:
    """Make the new folder ``target`` what the environment was, byte for byte.

    All of the snapshot is verified first; modes and times are those it was taken with.
    The snapshot stays usable.  ``target`` appears whole or not at all; the caller then
    switches to it.  Raises StoreError ``damaged-snapshot`` (``data["damage"]`` names the
    first hundred), ``exists``; CancelledError.
    """
    ctx = ctx or JobContext()
    folder, target = Path(os_path(folder)), Path(os_path(target))
    damage = verify_snapshot(folder, ctx)
    if damage:
        raise StoreError(
            "damaged-snapshot",
            f"{len(damage)} files of the snapshot are not as they were taken, "
            f"{damage[0].path} for one: {damage[0].how}.",
            path=str(folder),
            remedy="Rebuild the environment instead; its list of packages is still known.",
            data={"damage": [{"path": each.path, "how": each.how} for each in damage[:100]]},
        )
    items = {item.path: item for item in read_manifest(folder)}

    def may_link(path: str, facts: os.stat_result) -> bool:
        item = items[path]
        same = (stat.S_IMODE(facts.st_mode), facts.st_mtime_ns) == (item.mode, item.mtime_ns)
        return item.shared and same

    part = target.with_name(PART_PREFIX + os.urandom(4).hex())
    try:
        second_tree(folder / TREE, part, ctx, may_link, _STAGE)
        _dress(part, items)
        sync_volume(part)
        publish(part, target)
    except BaseException:
        remove_tree(part)
        raise


def _dress(part: Path, items: dict[str, Item]) -> None:
    """Modes and times as they were; deepest first, for a folder's mtime is changed last."""
    at = part
    try:
        for item in sorted(items.values(), key=lambda item: item.path.count("/"), reverse=True):
            at = part / item.path
            if item.kind == "link":
                continue
            facts = os.lstat(at)
            if facts.st_mtime_ns != item.mtime_ns:
                os.utime(at, ns=(facts.st_atime_ns, item.mtime_ns))
            if stat.S_IMODE(facts.st_mode) != item.mode:
                os.chmod(at, item.mode)
        root = items[""]
        os.utime(part, ns=(os.lstat(part).st_atime_ns, root.mtime_ns))
    except OSError as error:
        raise failure(error, at, "write") from error


def _file_damage(path: Path, item: Item, digest: str | OSError) -> str:
    if isinstance(digest, OSError):
        return f"it cannot be read ({digest.strerror or digest})"
    if not stat.S_ISREG(os.lstat(path).st_mode):
        return "it is no longer a regular file"
    return "" if digest == item.content else "its content has changed"


def _other_damage(path: Path, item: Item) -> str:
    try:
        facts = os.lstat(path)
        if item.kind == "folder":
            return "" if stat.S_ISDIR(facts.st_mode) else "it is no longer a folder"
        if not stat.S_ISLNK(facts.st_mode):
            return "it is no longer a link"
        return "" if os.readlink(path) == item.content else "it leads elsewhere"
    except OSError as error:
        return f"it cannot be read ({error.strerror or error})"


def _paths(tree: Path) -> set[str]:
    return {
        path.replace(os.sep, "/")
        for folder in list_tree(tree).folders
        for path in (
            folder.rel,
            *(folder.path(name) for name, _ in (*folder.files, *folder.links, *folder.others)),
        )
    }
