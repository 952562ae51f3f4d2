"""What in an environment's folder is the user's: all that no package, venv or bytecode explains.

Links and junctions are listed with where they point and never followed; what lies behind
them is neither counted nor touched (fault 25).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from roost.core.system.accounting.explained import Explained, explained_by, fold
from roost.core.system.accounting.looked import (
    LISTS,
    Found,
    Looked,
    Marks,
    Section,
    mark_of,
    unchanged,
)

LISTED = 1000
"""Names kept; the total is counted on."""
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT
_UNASKED = frozenset([".DS_Store", "Thumbs.db"])
"""What a file manager leaves in every folder it shows, and makes again."""
_NOTHING = Explained(frozenset(), (), frozenset())


@dataclass(frozen=True, slots=True)
class Accounting:
    """Paths relative to the unit, "/" between, sorted; ``total`` counts beyond the list.

    ``looked`` is for a second look at the same folder, and to tell what came since.
    """

    user_files: tuple[str, ...] = ()
    total: int = 0
    links: tuple[tuple[str, str], ...] = ()
    looked: Looked = field(default_factory=Looked, compare=False, repr=False)


def account_folder(
    unit: Path,
    own: frozenset[str],
    check_cancelled: Callable[[], None] = lambda: None,
    before: Looked | None = None,
) -> Accounting:
    """Account for every file of ``unit``, in which files named ``own`` are Roost's.

    A tree is `.venv`, or `.venv-…` with a ``pyvenv.cfg``; all else in the folder is the
    user's, and so is what cannot be read: it cannot be explained.  Folders of the unit in
    which nothing has changed since the look ``before`` are not walked again.
    """
    known = before.sections if before is not None else {}
    sections: dict[str, Section] = {}
    found: list[Found] = []
    entries = _scan(str(unit))
    for entry in entries or ():
        target = _link_target(entry)
        if target is not None:
            found.append(Found(entry.name, target))
        elif entry.is_dir(follow_symlinks=False):
            section = known.get(entry.name)
            if section is None or not unchanged(str(unit), section, check_cancelled):
                section = _section(str(unit), entry, check_cancelled)
            sections[entry.name] = section
            found += section.found
        elif entry.name not in own and entry.name != ".venv" and not _is_nobodys(entry.name):
            found.append(Found(entry.name))
    return _collect(str(unit), found if entries is not None else [Found(".")], sections)


def account_tree(
    tree: Path,
    known: Iterable[str] = (),
    check_cancelled: Callable[[], None] = lambda: None,
) -> Accounting:
    """The same for one venv tree; ``known``: what its owner says is its own.

    A path of a file, or ``folder/*`` for all below it.
    """
    explained = explained_by(str(tree))
    own = {fold(path) for path in known}
    folders = tuple(path for path in own if path.endswith("/*"))
    explained = replace(explained, files=explained.files | own, roots=explained.roots + folders)
    return _collect(str(tree), list(_walk(str(tree), explained, check_cancelled)), {})


def _collect(unit: str, found: list[Found], sections: dict[str, Section]) -> Accounting:
    names = sorted(entry.path for entry in found if entry.link is None)
    links = sorted((entry.path, entry.link) for entry in found if entry.link is not None)
    listed = tuple(names[:LISTED])
    marks = {path: mark_of(os.path.join(unit, path)) for path in listed}
    looked = Looked(sections, marks, frozenset(names))
    return Accounting(listed, len(names), tuple(links), looked)


def _section(unit: str, entry: os.DirEntry[str], check_cancelled: Callable[[], None]) -> Section:
    marks = Marks(unit, time.time_ns())
    path = os.path.join(unit, entry.name)
    explained = explained_by(path) if _is_tree(entry, path) else _NOTHING

    def remember(below: str) -> None:
        marks.add(f"{entry.name}/{below}" if below else entry.name)

    found = [
        Found(f"{entry.name}/{one.path}", one.link)
        for one in _walk(path, explained, check_cancelled, remember)
    ]
    return marks.section(found)


def _is_tree(entry: os.DirEntry[str], path: str) -> bool:
    if entry.name == ".venv":
        return True
    marked = os.path.isfile(os.path.join(path, "pyvenv.cfg"))
    return entry.name.startswith(".venv-") and marked


def _is_nobodys(name: str) -> bool:
    """What a crash in the middle of an atomic write leaves, or a file manager."""
    return name.startswith((".env.json.", ".requirements.lock.")) or name in _UNASKED


def _walk(
    tree: str,
    explained: Explained,
    check_cancelled: Callable[[], None],
    remember: Callable[[str], None] = lambda path: None,
) -> Iterator[Found]:
    """What nothing explains; ``remember`` is told of each folder and list before it is read."""
    # Not recursive: a tree may be thousands of folders deep (reliability.md, "Trees").
    waiting = [""]
    while waiting:
        check_cancelled()
        prefix = waiting.pop()
        remember(prefix)
        entries = _scan(os.path.join(tree, prefix) if prefix else tree)
        if entries is None:
            yield Found(prefix or ".")
            continue
        lists = LISTS if prefix.endswith((".dist-info", ".egg-info")) else ()
        for entry in entries:
            path = f"{prefix}/{entry.name}" if prefix else entry.name
            if entry.name in lists:
                remember(path)
            target = _link_target(entry)
            if target is not None:
                if path not in explained:
                    yield Found(path, target)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif not (path in explained or entry.name in _UNASKED) or not entry.is_file(
                follow_symlinks=False
            ):
                yield Found(path)


def _scan(folder: str) -> list[os.DirEntry[str]] | None:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return None


def _link_target(entry: os.DirEntry[str]) -> str | None:
    """Where a link or junction points; None for anything else."""
    if not entry.is_symlink() and not _is_junction(entry):
        return None
    try:
        return os.readlink(entry.path)
    except OSError:
        return "?"


def _is_junction(entry: os.DirEntry[str]) -> bool:
    if os.name != "nt":
        return False
    return getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == _JUNCTION
