"""A second tree of the same files: scaffolding copied, the rest linked."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

from roost.core.system.context import JobContext
from roost.core.system.tree.failures import failure
from roost.core.system.tree.listing import Folder, list_tree

MayLink = Callable[[str, os.stat_result], bool]
"""Whether a file (path below the tree, ``/`` between, and its stat) may be linked."""


def link_tree(source: Path, target: Path, ctx: JobContext, may_link: MayLink, stage: str) -> int:
    """Make ``target`` (which must not exist) look like ``source``; how many files are linked.

    Files that may not be linked, or cannot, are copied with mode and times.  Sockets,
    FIFOs and devices are left out.  Raises StoreError, CancelledError; what was made
    until then stays for the caller to remove.
    """
    listing = list_tree(source, ctx)
    total, done, linked = listing.entries, 0, 0
    copies: dict[tuple[int, int], str] = {}
    here = target
    try:
        for folder in listing.folders:
            here = target / folder.rel
            os.mkdir(here, 0o700)
            for name, facts in folder.files:
                ctx.check_cancelled()
                relative = folder.path(name).replace(os.sep, "/")
                inside, outside = source / folder.rel / name, here / name
                if may_link(relative, facts) and _linked(inside, outside):
                    linked += 1
                else:
                    _copied(inside, outside, facts, copies)
            for name, facts in folder.links:
                os.symlink(os.readlink(source / folder.rel / name), here / name)
                if os.utime in os.supports_follow_symlinks:
                    times = (facts.st_atime_ns, facts.st_mtime_ns)
                    os.utime(here / name, ns=times, follow_symlinks=False)
            done += len(folder.files) + len(folder.links) + len(folder.others)
            ctx.progress(stage, done, total, "files")
        for folder in reversed(listing.folders):
            here = target / folder.rel
            _dressed(here, folder)
    except OSError as error:
        raise failure(error, here, "write") from error
    return linked


def _linked(source: Path, target: Path) -> bool:
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False
    return True


def _copied(
    source: Path, target: Path, facts: os.stat_result, copies: dict[tuple[int, int], str]
) -> None:
    """Copy a file; further names of one that was copied become links to that copy."""
    key = (facts.st_dev, facts.st_ino)
    if facts.st_nlink > 1 and key in copies:
        os.link(copies[key], target, follow_symlinks=False)
        return
    shutil.copyfile(source, target, follow_symlinks=False)
    _own(target, facts)
    os.utime(target, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    os.chmod(target, stat.S_IMODE(facts.st_mode))  # last: Windows refuses utime once read-only
    copies[key] = str(target)


def _dressed(path: Path, folder: Folder) -> None:
    _own(path, folder.status)
    os.chmod(path, stat.S_IMODE(folder.status.st_mode))
    os.utime(path, ns=(folder.status.st_atime_ns, folder.status.st_mtime_ns))


def _own(path: Path, facts: os.stat_result) -> None:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.chown(path, facts.st_uid, facts.st_gid, follow_symlinks=False)
