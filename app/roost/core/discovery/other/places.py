"""Reading what other tools wrote about themselves: bounded, and wrong in any way it likes."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from roost.core.system.venv.safe import Unread, read_head, read_whole

MAX_JSON = 4 << 20
MAX_NAMES = 5_000
_ASSIGNED = re.compile(r"""^\s*(?:__version__|version)\s*=\s*["']([^"'\r\n]{1,60})["']""", re.M)
_HEADING = re.compile(r"^##\s*\[?v?(\d[\w.+-]{0,40})", re.M)

# Scanners follow paths that files, variables and links name; every question to the disk goes
# through here, so this is where those about a dead network volume are not asked.
_ALLOWED: ContextVar[Callable[[str], bool]] = ContextVar("allowed", default=lambda path: True)


@contextmanager
def asking_only(allowed: Callable[[str], bool]) -> Iterator[None]:
    """Within, a path that is not ``allowed`` counts as not there.  For this thread only."""
    token = _ALLOWED.set(allowed)
    try:
        yield
    finally:
        _ALLOWED.reset(token)


def join(*parts: str) -> str:
    return os.path.join(*parts)  # noqa: PTH118


def name_of(path: str) -> str:
    return os.path.basename(path)  # noqa: PTH119


def folder_of(path: str) -> str:
    return os.path.dirname(path)  # noqa: PTH120


def is_link(path: str) -> bool:
    """Of something that was just listed."""
    return os.path.islink(path)  # noqa: PTH114


def status(path: str) -> os.stat_result | None:
    """What a path leads to; None where that is nothing."""
    if not _ALLOWED.get()(path):
        return None
    try:
        return os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None


def files(path: str) -> Iterator[str]:
    """Names of everything in a folder, as it comes; nothing where there is none."""
    if not _ALLOWED.get()(path):
        return
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                yield entry.name
    except (OSError, ValueError):
        return


def folders(path: str) -> Iterator[str]:
    """Full paths of the folders (and links) in a folder, sorted; nothing where there is none."""
    for name in names(path):
        yield join(path, name)


def names(path: str) -> list[str]:
    """Names of the folders (and links) in a folder, sorted, at most ``MAX_NAMES``."""
    found: list[str] = []
    if not _ALLOWED.get()(path):
        return found
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if len(found) >= MAX_NAMES:
                    break
                if _may_hold(entry):
                    found.append(entry.name)
    except (OSError, ValueError):
        return []
    return sorted(found)


def _may_hold(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_symlink() or entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def is_file(path: str) -> bool:
    """Whether there is a regular file (or a link to one); never opens it."""
    return _ALLOWED.get()(path) and os.path.isfile(path)  # noqa: PTH113


def is_folder(path: str) -> bool:
    return _ALLOWED.get()(path) and os.path.isdir(path)  # noqa: PTH112


def text(path: str, limit: int = 64 << 10) -> str:
    """The beginning of a text file; "" where there is none that can be read."""
    raw = read_head(path, limit) if _ALLOWED.get()(path) else Unread.UNREADABLE
    return "" if isinstance(raw, Unread) else raw.decode("utf-8-sig", "replace")


def json_of(path: str) -> Any:
    """The JSON value in a file, None where there is none (fault 27 costs nothing here)."""
    raw = read_whole(path, MAX_JSON) if _ALLOWED.get()(path) else Unread.UNREADABLE
    if isinstance(raw, Unread):
        return None
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def object_of(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def text_of(value: Any, name: str) -> str:
    """A text field of an object, "" for anything else."""
    found = object_of(value).get(name)
    return found if isinstance(found, str) and "\0" not in found else ""


def version_in(path: str) -> str | None:
    """``__version__ = "…"`` or ``version = "…"`` in a file, read as text."""
    match = _ASSIGNED.search(text(path))
    return match[1] if match else None


def version_in_changelog(path: str) -> str | None:
    """The newest version a Markdown changelog has a heading for."""
    match = _HEADING.search(text(path, 8192))
    return match[1] if match else None
