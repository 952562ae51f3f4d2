"""What in an environment's folder is the user's: all that no package, venv or bytecode explains.

Links and junctions are listed with where they point and never followed; what lies behind
them is neither counted nor touched (fault 25).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from roost.core.system.accounting.explained import Explained, explained_by, fold

LISTED = 1000
"""Names kept; the total is counted on."""
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT
_NOTHING = Explained(frozenset(), (), frozenset())


@dataclass(frozen=True, slots=True)
class Accounting:
    """Paths relative to the unit, "/" between, sorted; ``total`` counts beyond the list."""

    user_files: tuple[str, ...] = ()
    total: int = 0
    links: tuple[tuple[str, str], ...] = ()


def account_folder(
    unit: Path, own: frozenset[str], check_cancelled: Callable[[], None] = lambda: None
) -> Accounting:
    """Account for every file of ``unit``, in which files named ``own`` are Roost's.

    A tree is `.venv`, or `.venv-…` with a ``pyvenv.cfg``; all else in the folder is the
    user's, and so is what cannot be read: it cannot be explained.
    """
    return _collect(_unit_entries(str(unit), own, check_cancelled))


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
    return _collect(_walk(str(tree), explained, check_cancelled))


@dataclass(frozen=True, slots=True)
class _Found:
    path: str
    link: str | None = None


def _collect(found: Iterator[_Found]) -> Accounting:
    names: list[str] = []
    links: list[tuple[str, str]] = []
    for entry in found:
        if entry.link is None:
            names.append(entry.path)
        else:
            links.append((entry.path, entry.link))
    names.sort()
    return Accounting(tuple(names[:LISTED]), len(names), tuple(sorted(links)))


def _unit_entries(
    unit: str, own: frozenset[str], check_cancelled: Callable[[], None]
) -> Iterator[_Found]:
    entries = _scan(unit)
    if entries is None:
        yield _Found(".")
        return
    for entry in entries:
        path = os.path.join(unit, entry.name)
        target = _link_target(entry)
        if target is not None:
            yield _Found(entry.name, target)
        elif entry.is_dir(follow_symlinks=False):
            explained = explained_by(path) if _is_tree(entry, path) else _NOTHING
            for found in _walk(path, explained, check_cancelled):
                yield _Found(f"{entry.name}/{found.path}", found.link)
        elif entry.name not in own and entry.name != ".venv" and not _is_temporary(entry.name):
            yield _Found(entry.name)


def _is_tree(entry: os.DirEntry[str], path: str) -> bool:
    if entry.name == ".venv":
        return True
    marked = os.path.isfile(os.path.join(path, "pyvenv.cfg"))
    return entry.name.startswith(".venv-") and marked


def _is_temporary(name: str) -> bool:
    """What a crash in the middle of an atomic write leaves."""
    return name.startswith((".env.json.", ".requirements.lock."))


def _walk(tree: str, explained: Explained, check_cancelled: Callable[[], None]) -> Iterator[_Found]:
    # Not recursive: a tree may be thousands of folders deep (reliability.md, "Trees").
    waiting = [""]
    while waiting:
        check_cancelled()
        prefix = waiting.pop()
        entries = _scan(os.path.join(tree, prefix) if prefix else tree)
        if entries is None:
            yield _Found(prefix or ".")
            continue
        for entry in entries:
            path = f"{prefix}/{entry.name}" if prefix else entry.name
            target = _link_target(entry)
            if target is not None:
                if path not in explained:
                    yield _Found(path, target)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif path not in explained or not entry.is_file(follow_symlinks=False):
                yield _Found(path)


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
