"""`roost python MODEL` where nothing has changed since the last time: no parser, no imports.

The answer of last time is replayed if everything it was found from is as it was
(``core.store.answers``).  In every other case, and for every other command line, the
ordinary way is taken, so that there is one place only that decides, refuses and explains.
"""

# pathlib alone would take longer than all of this.
# ruff: noqa: PTH100, PTH109, PTH111, PTH112, PTH118, PTH120

from __future__ import annotations

import os
import sys
import time

from roost.core.store.answers import recall
from roost.core.store.usagelog import FOLD_AT, FULL, PYTHON, note
from roost.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO


def answer(arguments: Sequence[str], environ: Mapping[str, str]) -> int | None:
    """The exit code where the answer could be given at once, else None: nothing was printed."""
    asked = _asked(arguments)
    if asked is None or sys.stdout is None or sys.stderr is None:
        return None
    model, given = asked
    try:
        folder = os.getcwd()
        root = given or environ.get("ROOST_ROOT") or _nearest(folder)
        if root is None:
            return None
        root = os.path.abspath(os.path.expanduser(root))
    except (OSError, ValueError):
        return None
    found = recall(root, model, folder, environ, __version__)
    if found is None:
        return None
    said, path, (env, used_by) = found
    if not all(map(str.isascii, (path, *said))) and not _speaks_utf8():
        return None
    log = os.path.join(root, ".envs", ".cache")
    size = note(log, time.time(), PYTHON, env, used_by, FOLD_AT)
    if size is not None and FOLD_AT <= size < FULL:
        return None  # the long way adds the log up, and counts this use
    _print(sys.stderr, "".join(line + "\n" for line in said))
    lost = _print(sys.stdout, path + "\n")
    if lost is None or isinstance(lost, BrokenPipeError):  # a reader who has gone is no failure
        return 0
    _print(sys.stderr, f"roost: The path could not be printed: {lost.strerror}.\n")
    return 1


def _print(stream: TextIO, text: str) -> OSError | None:
    """What kept ``text`` from being printed, if anything did."""
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        from roost.cli.streams import let_go

        let_go(stream)
        return error
    return None


def _speaks_utf8() -> bool:
    """Whether both streams print any text as it is."""
    names = (sys.stdout.encoding, sys.stderr.encoding)
    return all((name or "").lower() in ("utf-8", "utf8") for name in names)


def _asked(arguments: Sequence[str]) -> tuple[str, str | None] | None:
    """(MODEL, --root) of `[--root DIR] python MODEL` and nothing else."""
    root = None
    plain: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--root" or word.startswith("--root="):
            if root is not None:
                return None
            root = word[7:] if word[6:] else next(words, "")
            if not root or root.startswith("-"):
                return None
        elif word.startswith("-"):
            return None
        else:
            plain.append(word)
    return (plain[1], root) if len(plain) == 2 and plain[0] == "python" else None


def _nearest(folder: str) -> str | None:
    """As ``core.workspace.root.find_root`` looks for one in the folders above."""
    while True:
        for name in (".envs", "environments"):
            if os.path.isdir(os.path.join(folder, name)):
                return folder
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
