"""Accepting a folder as a workspace, or saying why not, before anything else happens."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from roost.core.domain.errors import UsageError, WorkspaceError
from roost.core.domain.printable import printable


def accept_root(given: Path | str) -> Path:
    """The absolute, unresolved root.

    Raises UsageError ``bad-root`` for paths no virtual environment survives (a newline
    injects keys into pyvenv.cfg, the stdlib's venv refuses ':'), ``no-such-root`` where
    there is no folder, WorkspaceError ``unreadable`` where it cannot be listed.
    """
    text = os.fspath(given)
    refuse_hostile(text)
    root = Path(os.path.abspath(os.path.expanduser(text)))  # noqa: PTH100, PTH111
    refuse_hostile(str(root))
    try:
        with os.scandir(root) as entries:
            next(iter(entries), None)
    except (FileNotFoundError, NotADirectoryError) as error:
        missing = isinstance(error, FileNotFoundError)
        raise UsageError(
            "no-such-root",
            f"There is no folder {root}." if missing else f"{root} is a file, not a folder.",
            remedy="Give the folder that holds `environments` or `.envs` with --root.",
            path=str(root),
        ) from error
    except OSError as error:
        raise WorkspaceError(
            "unreadable",
            f"{root} cannot be read ({error.strerror or error}).",
            remedy="Check the permissions of the folder and whether its volume is attached.",
            path=str(root),
        ) from error
    return root


def refuse_hostile(text: str) -> None:
    """Raise UsageError ``bad-root`` for a path that would break its environments (fault 31)."""
    shown = printable(text, 200)
    separator = os.name != "nt" and ":" in text
    if separator or any(ord(char) < 32 or ord(char) == 127 for char in text):
        what = "a ':'" if separator else "a control character (such as a newline)"
        raise UsageError(
            "bad-root",
            f"The path holds {what}: “{shown}”. Virtual environments cannot live there.",
            remedy="Rename the folder, or choose another one.",
            path=shown,
        )
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise UsageError(
            "bad-root",
            f"The path is not valid text: “{shown}”.",
            remedy="Rename the folder, or choose another one.",
            path=shown,
        )


def find_root(
    environ: Mapping[str, str], start: Path | None, last_used: Callable[[], str | None]
) -> Path:
    """$ROOST_ROOT, else the nearest parent with a workspace in it, else the last one used.

    ``start`` is None where the current folder was removed under the caller.
    Raises UsageError ``no-workspace`` where none of the three gives a folder.
    """
    given = environ.get("ROOST_ROOT")
    if given:
        return Path(given)
    for folder in () if start is None else (start, *start.parents):
        if any(os.path.isdir(folder / name) for name in (".envs", "environments")):  # noqa: PTH112
            return folder
    last = last_used()
    if last and os.path.isdir(last):  # noqa: PTH112
        return Path(last)
    raise UsageError(
        "no-workspace",
        "No workspace was named, and none lies here or above.",
        remedy="Name one with --root DIR, or set ROOST_ROOT; `roost demo DIR` builds a sample.",
    )
