"""Roost's own folders in a workspace: real ones, never links, made when they are needed."""

from __future__ import annotations

from pathlib import Path

from roost.core.store.layout import Layout
from roost.core.system.files import os_failure, sync_folder
from roost.core.system.tree import check_components


def check_below(layout: Layout, path: Path) -> None:
    """Every component below the root is a real folder (reliability.md, "Trees").

    The root itself may be a link: the user opened it so.  Raises StoreError
    ``linked-path``, ``outside``, ``not-found``.
    """
    root = layout.root
    if root.is_symlink():
        real = root.resolve()
        check_components(real, real / path.relative_to(root))
    else:
        check_components(root, path)


def own_folder(layout: Layout, folder: Path) -> Path:
    """``folder`` below the root, made if missing, looked at part by part.

    Raises StoreError ``linked-path``, ``read-only``, ``disk-full``, …
    """
    current = layout.root
    for part in folder.relative_to(layout.root).parts:
        current = current / part
        try:
            current.mkdir()
            sync_folder(current.parent)  # what is synced in it later must not lose its folder
        except FileExistsError:
            pass  # it is there; a file or a dangling link: told by the next line
        except OSError as error:
            raise os_failure(error, current, "write") from error
        check_below(layout, current)
    return folder
