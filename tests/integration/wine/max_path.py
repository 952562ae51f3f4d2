"""Windows' limit of 260 characters, which Wine does not have: enforced by audit hook in the lane.

Wrapped as well: ``os.stat`` and ``os.lstat``, which raise no audit event.  Raises WinError 206.
"""

from __future__ import annotations

import os
import sys
from typing import Any

LIMIT = 260
FOLDER_LIMIT = 248
PATHS = {
    "open": 1,
    "os.mkdir": 1,
    "os.rmdir": 1,
    "os.remove": 1,
    "os.rename": 2,
    "os.link": 2,
    "os.symlink": 2,
    "os.listdir": 1,
    "os.scandir": 1,
    "os.chmod": 1,
    "os.utime": 1,
    "os.truncate": 1,
    "os.chdir": 1,
}


def too_long(path: object, limit: int = LIMIT) -> bool:
    """Whether real Windows would refuse it."""
    if isinstance(path, os.PathLike):
        path = os.fspath(path)
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    if not isinstance(path, str) or path.startswith("\\\\?\\"):
        return False
    # Not os.path.abspath: it may ask the system itself.
    absolute = path if path[1:2] == ":" or path.startswith("\\\\") else f"{os.getcwd()}\\{path}"
    return len(absolute) >= limit


def refuse(path: object) -> None:
    raise OSError(0, "path too long (enforced)", str(path), 206)


def hook(event: str, args: tuple[Any, ...]) -> None:
    limit = FOLDER_LIMIT if event == "os.mkdir" else LIMIT
    for path in args[: PATHS.get(event, 0)]:
        if too_long(path, limit):
            refuse(path)


def enforce() -> None:
    """From now on, for this process."""
    sys.addaudithook(hook)
    for name in ("stat", "lstat"):
        original = getattr(os, name)

        def limited(path: Any, *args: Any, _original: Any = original, **kwargs: Any) -> Any:
            if too_long(path):
                refuse(path)
            return _original(path, *args, **kwargs)

        setattr(os, name, limited)
