"""The last resolutions that were not plain, one small file each: `.envs/.cache/resolutions`.

Losing them loses nothing but what a support file can tell of the past.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roost.core.domain.decision import Decision
from roost.core.domain.errors import StoreError
from roost.core.store.cachefolders import cache_folders, write_cache
from roost.core.store.layout import Layout
from roost.core.system.files import read_json_object
from roost.core.workspace.listening import FOLDER, Listener, given_now
from roost.core.workspace.resolution import Resolution
from roost.core.workspace.support.replay import recorded

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace

MOST = 30


def keep(
    workspace: Workspace,
    name: str,
    resolution: Resolution,
    listener: Listener,
    decision: Decision,
) -> None:
    """Write it down; what cannot be written is no failure of the resolution."""
    now = workspace.host.now()
    with suppress(TypeError, ValueError, OSError):
        told = recorded("", resolution, listener, decision)
        told["first_at"] = now.isoformat(timespec="seconds")
        text = json.dumps(told, ensure_ascii=True)
        for folder in cache_folders(workspace.layout, workspace.host.cache_dir):
            if write_cache(workspace.layout, folder / FOLDER / name, text):
                given_now(folder / FOLDER / name)
                _prune(folder / FOLDER)
                return


def kept(layout: Layout, fallback: Path) -> list[dict[str, Any]]:
    """Those that are there, the one given last first."""
    files = [
        one for folder in cache_folders(layout, fallback) for one in _oldest_first(folder / FOLDER)
    ]
    found = []
    for _, path in sorted(files, reverse=True)[:MOST]:
        with suppress(FileNotFoundError, StoreError):
            found.append(read_json_object(path))
    return found


def _prune(folder: Path) -> None:
    for _, path in _oldest_first(folder)[:-MOST]:
        path.unlink(missing_ok=True)


def _oldest_first(folder: Path) -> list[tuple[int, Path]]:
    """Files with the time when their answer was last given."""
    try:
        return sorted(
            (path.stat().st_mtime_ns, path) for path in folder.iterdir() if path.suffix == ".json"
        )
    except OSError:
        return []
