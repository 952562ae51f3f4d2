"""The files of an environment that may be shared, by what its RECORDs say of them."""

from __future__ import annotations

import csv
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from roost.core.system.context import JobContext
from roost.core.system.relocate.candidates import record_files

_SCAFFOLDING = re.compile(
    r"(?:^|/)(?:[^/]+\.(?:dist-info|egg-info)|\.git)(?:/|\Z)"
    r"|(?:^|/)__editable__[^/]*|(?:^|/)(?:_virtualenv|sitecustomize|usercustomize)\.py\Z"
    r"|\.(?:pth|egg-link)\Z"
)
_PATCHED_IN_PLACE = re.compile(
    r"\.(?:cfg|ini|conf|toml|yaml|yml|env|db|sqlite3?|log|lock|properties)\Z"
    r"|(?:^|/)(?:matplotlibrc|_sysconfigdata[^/]*\.py|_?version\.txt)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as RECORD lists it (name and sha256 as written there), and as it is on disk."""

    path: str
    name: str
    digest: str
    facts: os.stat_result


def listed_files(tree: Path, ctx: JobContext) -> Iterator[Listed]:
    """Regular files of packages whose size is the one RECORD gives, empty ones left out.

    Never scaffolding (metadata, start-up files, editables, scripts), nor what tools and
    people edit in place.  Content is not read here.
    """
    links: dict[str, bool] = {}
    for record in record_files(tree):
        ctx.check_cancelled()
        site = os.path.join(tree, *record.split("/")[:-2])
        for name, digest, size in _rows(tree / record):
            if not name.endswith(".pyc") and may_be_shared(name):
                path = os.path.join(site, name.replace("/", os.sep))
                facts = _facts(path, size)
                if facts is not None and not _linked(os.path.dirname(path), site, links):
                    yield Listed(path, name, digest, facts)


def _rows(record: Path) -> Iterator[tuple[str, str, int]]:
    try:
        with record.open("r", encoding="utf-8", errors="surrogateescape", newline="") as stream:
            for row in csv.reader(stream):
                if len(row) == 3 and row[1].startswith("sha256=") and row[2].isdecimal():
                    yield row[0].replace("\\", "/"), row[1], int(row[2][:18])
    except (OSError, csv.Error):
        return


def may_be_shared(name: str) -> bool:
    """Whether a file of site-packages (path below it, ``/`` between) is nobody's to edit."""
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or ":" in parts[0] or "\0" in name:
        return False
    return not (_SCAFFOLDING.search(name) or _PATCHED_IN_PLACE.search(name))


def _facts(path: str, size: int) -> os.stat_result | None:
    try:
        facts = os.lstat(path)
    except (OSError, ValueError):
        return None
    fits = stat.S_ISREG(facts.st_mode) and facts.st_size == size and size > 0
    return facts if fits else None


def _linked(folder: str, site: str, known: dict[str, bool]) -> bool:
    """Whether a folder on the way is a link: the file then belongs to somebody else."""
    if len(folder) <= len(site):
        return False
    if folder not in known:
        known[folder] = os.path.islink(folder) or _linked(os.path.dirname(folder), site, known)
    return known[folder]
