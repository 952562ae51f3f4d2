"""The path budget of Windows: will every file of an environment have a path Python can open?

Roost itself writes past 260 characters, but a Python inside the environment does not
import from there (reliability.md, "Trees"), unless long paths are switched on.
"""

from __future__ import annotations

import ntpath
import os
from pathlib import PurePath

from roost.core.domain.errors import WorkspaceError
from roost.core.system.paths import WINDOWS, plain_path

MAX_PATH = 260
"""Characters (UTF-16 units) of a whole path, with the NUL at its end (Microsoft, "MAX_PATH")."""
SITE = "Lib\\site-packages\\"
LONGEST_OF_TORCH = len(SITE) + 171
"""Longest path below a tree with torch: 171 in the RECORD of torch 2.13, a header."""
LONGEST_OF_OTHERS = len(SITE) + 110
"""Without torch: transformers 5 has 101, everything else measured stays below."""


def path_length(path: str) -> int:
    """Characters as Windows counts them: UTF-16 units."""
    return len(path.encode("utf-16-le", "surrogatepass")) // 2


def longest_of_build(root: str, key: str, longest: int) -> int:
    """Length of the longest path while ``key`` is built below ``root``.

    ``longest``: of the paths below the tree.  The temporary folder has the longest name.
    """
    tree = ntpath.join(plain_path(root), ".envs", ".tmp", f"{key}-{'0' * 8}", ".venv")
    return path_length(tree) + 1 + longest


def longest_below(tree: PurePath | str) -> int:
    """Characters of the longest path of a file below ``tree``, from there on."""
    start = path_length(str(tree)) + 1
    paths = (path_length(f"{at}/{name}") for at, _, names in os.walk(tree) for name in names)
    return max(paths, default=start) - start


def check_path_budget(
    root: PurePath | str,
    key: str,
    longest: int,
    *,
    long_paths: bool,
    windows: bool | None = None,
) -> None:
    """Raises WorkspaceError ``path-too-long`` with a shorter root; nothing where paths may be long.

    ``longest`` as in ``longest_of_build``; ``windows`` None: this system.
    """
    text = plain_path(str(root))
    length = longest_of_build(text, key, longest)
    over = length + 1 - MAX_PATH
    if long_paths or over <= 0 or not _limited(windows):
        return
    shorter = shorter_root(text)
    fits = longest_of_build(shorter, key, longest) < MAX_PATH
    raise _too_long(key, text, length, shorter if fits else "")


def check_tree_budget(
    tree: PurePath | str,
    root: PurePath | str,
    place: PurePath | str,
    *,
    long_paths: bool,
    windows: bool | None = None,
) -> None:
    """The same for a tree that is there and goes, by rename or copy, to ``place`` below ``root``.

    For what is brought back or moved.  Reads the tree only where there is a limit.
    """
    if long_paths or not _limited(windows):
        return
    text, target = plain_path(str(root)), plain_path(str(place))
    length = path_length(target) + 1 + longest_below(tree)
    if length < MAX_PATH:
        return
    shorter = shorter_root(text)
    saved = path_length(text) - path_length(shorter)
    raise _too_long(
        ntpath.basename(target), text, length, shorter if length - saved < MAX_PATH else ""
    )


def shorter_root(root: str) -> str:
    """A workspace folder about as short as there can be, on the same drive where it has one."""
    drive = ntpath.splitdrive(root)[0]
    return f"{drive if drive.endswith(':') else 'C:'}\\roost"


def _limited(windows: bool | None) -> bool:
    return WINDOWS if windows is None else windows


def _too_long(what: str, root: str, length: int, shorter: str) -> WorkspaceError:
    over = length + 1 - MAX_PATH
    switch = "switch long paths on in Windows (LongPathsEnabled)."
    way = f"Move the workspace to a shorter folder, such as {shorter}, or {switch}"
    return WorkspaceError(
        "path-too-long",
        f"The longest path of {what} would have {length} characters below {root}, {over} more "
        f"than Python in it can open.",
        remedy=way if shorter else switch.capitalize(),
        path=root,
        data={"length": length, "over": over, "suggested": shorter},
    )
