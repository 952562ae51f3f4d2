"""The originals of changed files, kept so that a relocation can be taken back.

Layout of a keep folder: ``files/<relative path>`` holds the originals,
``relocation.json`` names them and the times of the folders they lay in.  It is written
last: without it nothing in the tree has been changed yet.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from roost.core.domain.errors import StoreError
from roost.core.system.files import os_failure, read_json_object, sync_folder, write_json
from roost.core.system.paths import os_path

MANIFEST = "relocation.json"
TEMPORARY = ".roost-relocate.tmp"
"""The one name, in any folder, under which a new content waits for its rename."""

_FILES = "files"


def keep_originals(tree: Path, keep: Path, paths: Iterable[str]) -> None:
    """Store the files at ``paths`` below ``keep``, durable before this returns.

    A hard link where the volume allows it (the tree's own name is about to be given to
    a new file, so nobody writes to the old one), else a copy.
    """
    folders: dict[str, int] = {}
    stored: set[Path] = set()
    names = list(paths)
    try:
        for name in names:
            source, target = tree / name, keep / _FILES / name
            target.parent.mkdir(parents=True, exist_ok=True)
            make_replaceable(target)
            target.unlink(missing_ok=True)
            _link_or_copy(source, target)
            folder = name.rpartition("/")[0]
            folders[folder] = os.stat(tree / folder).st_mtime_ns
            stored.add(target.parent)
        for parent in _with_parents(stored, keep):
            sync_folder(parent)
        manifest: Mapping[str, Any] = {"schema": 1, "files": names, "folders": folders}
        write_json(keep / MANIFEST, manifest)
    except OSError as error:
        raise os_failure(error, keep, "write") from error


def restore_originals(tree: Path, keep: Path) -> tuple[str, ...]:
    """Put the originals back, byte for byte, with their times; the names restored.

    May be repeated after a death in the middle.  Without a manifest nothing had been
    changed and nothing happens; what lay in a folder that is gone since (of a package that
    was upgraded or uninstalled) is left out.  ``keep`` is left for the caller to remove.
    Raises StoreError ``damaged-json`` for a manifest that names something outside.
    """
    tree, keep = Path(os_path(tree)), Path(os_path(keep))
    try:
        manifest = read_json_object(keep / MANIFEST)
    except FileNotFoundError:
        return ()
    names = [inside(name, keep) for name in manifest.get("files", [])]
    folders = {inside(k, keep): int(v) for k, v in dict(manifest.get("folders", {})).items()}
    try:
        for name in names:
            target = tree / name
            if not target.parent.is_dir():
                continue
            waiting = target.with_name(TEMPORARY)
            make_replaceable(waiting)
            waiting.unlink(missing_ok=True)
            source = keep / _FILES / name
            if not _same_file(source, target):
                _link_or_copy(source, waiting)
                make_replaceable(target)
                os.replace(waiting, target)
        for folder, moment in folders.items():
            if (tree / folder).is_dir():
                set_folder_time(tree / folder, moment)
                sync_folder(tree / folder)
    except OSError as error:
        raise os_failure(error, tree, "write") from error
    return tuple(names)


def set_folder_time(folder: Path, moment: int) -> None:
    """Give a folder back the mtime (ns) it had: caches of its content stay valid."""
    os.utime(folder, ns=(os.stat(folder).st_atime_ns, moment))


def make_replaceable(target: Path) -> None:
    """Clear the read-only attribute, which on Windows forbids replacing a file."""
    if os.name == "nt":
        try:
            os.chmod(target, stat.S_IWRITE)
        except FileNotFoundError:
            pass


def _link_or_copy(source: Path, target: Path) -> None:
    # Windows: the attribute has to be cleared before the file can be replaced, and all
    # links of a file have it in common.
    copy = os.name == "nt" and not os.lstat(source).st_mode & stat.S_IWRITE
    try:
        if not copy:
            os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        copy = True
    if copy:
        shutil.copyfile(source, target, follow_symlinks=False)
        if not target.is_symlink():
            descriptor = os.open(target, os.O_RDWR | getattr(os, "O_BINARY", 0))
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        shutil.copystat(source, target, follow_symlinks=False)


def _same_file(one: Path, other: Path) -> bool:
    try:
        return os.path.samestat(os.lstat(one), os.lstat(other))
    except FileNotFoundError:
        return False


def _with_parents(folders: Iterable[Path], top: Path) -> list[Path]:
    """The folders and those between them and ``top``, the deepest first."""
    found = {top}
    for folder in folders:
        at = folder
        while at not in found:
            found.add(at)
            at = at.parent
    return sorted(found, key=lambda path: len(path.parts), reverse=True)


def inside(name: object, keep: Path) -> str:
    """A relative path of a keep folder's lists; raises StoreError for one that leads out."""
    text = name if isinstance(name, str) else ""
    parts = text.replace("\\", "/").split("/")
    absolute = text.startswith(("/", "\\")) or ":" in parts[0]
    if not isinstance(name, str) or absolute or ".." in parts or "\0" in text:
        raise StoreError(
            "damaged-json",
            f"{MANIFEST} names something outside its environment.",
            path=str(keep / MANIFEST),
            remedy="Nothing was put back; recreate the environment.",
        )
    return name
