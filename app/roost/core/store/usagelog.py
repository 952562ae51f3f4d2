"""One line for every use of an environment, appended to a small file.

`usage.log` in the workspace's `.envs/.cache`, or the user's cache folder where that cannot
be written.  A line costs some twenty microseconds, and nothing ever fails because it could
not be written: this module imports nothing that Python has not loaded anyway, as it also
serves the command that answers before the rest of Roost is loaded.
"""

# pathlib alone would take longer than all of this.
# ruff: noqa: PTH118

from __future__ import annotations

import os

LOG = "usage.log"
FOLD_AT = 64 << 10
"""Bytes from which on the lines are worth adding up in the database."""
FULL = 1 << 20
"""Bytes at which nothing more is written: nobody could add them up."""
RUN, LOAD, PYTHON, RESOLVE, RAN = "run", "load", "python", "resolve", "ran"
"""A start by `roost run`, a call of the library, `roost python`, `roost resolve`; and a start
that ended well, which is no use of its own."""
LAUNCHES = frozenset((RUN, LOAD, PYTHON))
"""What stands for a start of the model; somebody who asks `roost resolve` may only look."""

_FLAGS = (
    os.O_WRONLY
    | os.O_APPEND
    | os.O_CREAT
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def note(folder: str, at: float, kind: str, env: str, model: str, limit: int = FULL) -> int | None:
    """Append one use; the size of the log before, None where it could not be written.

    ``at``: seconds since the epoch; ``env``: an environment's id.  Nothing is written to a
    log of ``limit`` bytes.  Never raises, never blocks, writes through no link.
    """
    if not (env.isprintable() and model.isprintable()):
        return None  # what could break a line is not counted
    try:
        line = f"{int(at)}\t{kind}\t{env}\t{model}\n".encode()
        descriptor = os.open(os.path.join(folder, LOG), _FLAGS, 0o644)
        try:
            facts = os.fstat(descriptor)
            if facts.st_mode & 0o170000 != 0o100000:
                return None
            if facts.st_size < limit:
                os.write(descriptor, line)
            return facts.st_size
        finally:
            os.close(descriptor)
    except (OSError, ValueError):
        return None


def uses_of(raw: bytes) -> list[tuple[int, str, str, str]]:
    """(seconds since the epoch, kind, environment, model) of every whole line."""
    found = []
    for line in raw.decode("utf-8", "replace").split("\n"):
        fields = line.split("\t")
        if len(fields) == 4 and fields[0].isascii() and fields[0].isdigit() and len(line) < 5000:
            found.append((int(fields[0][:11]), fields[1], fields[2], fields[3]))
    return found
