"""The path budget of Windows: will every file of an environment have a path Python can open?

Roost itself writes past 260 characters, but a Python inside the environment does not
import from there (reliability.md, "Trees"), unless long paths are switched on.
"""

from __future__ import annotations

import ntpath
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


def check_path_budget(
    root: PurePath | str, key: str, longest: int, *, long_paths: bool, windows: bool = WINDOWS
) -> None:
    """Raises WorkspaceError ``path-too-long`` with a shorter root; nothing where paths may be long.

    ``longest`` as in ``longest_of_build``.
    """
    text = plain_path(str(root))
    length = longest_of_build(text, key, longest)
    over = length + 1 - MAX_PATH
    if not windows or long_paths or over <= 0:
        return
    drive = ntpath.splitdrive(text)[0]
    shorter = f"{drive if drive.endswith(':') else 'C:'}\\roost"
    fits = longest_of_build(shorter, key, longest) < MAX_PATH
    way = f"Move the workspace to a shorter folder, such as {shorter}, or" if fits else "Or"
    switch = "switch long paths on in Windows (LongPathsEnabled)."
    raise WorkspaceError(
        "path-too-long",
        f"The longest path of {key} would have {length} characters below {text}, {over} more "
        f"than Python in it can open.",
        remedy=f"{way} {switch}" if fits else switch.capitalize(),
        path=text,
        data={"length": length, "over": over, "suggested": shorter if fits else ""},
    )
