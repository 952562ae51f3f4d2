"""Installers: uv and pip behind one contract."""

from __future__ import annotations

from roost.core.operations.installers.base import (
    DryRun,
    Installer,
    InstallRequest,
    Pinned,
    Planned,
    get_installer,
)
from roost.core.operations.installers.installed import freeze_tree, with_hashes
from roost.core.operations.installers.lock import read_lock, write_lock
from roost.core.operations.installers.settings import read_sources
from roost.core.operations.installers.sources import PackageSources

__all__ = [
    "DryRun",
    "InstallRequest",
    "Installer",
    "PackageSources",
    "Pinned",
    "Planned",
    "freeze_tree",
    "get_installer",
    "read_lock",
    "read_sources",
    "with_hashes",
    "write_lock",
]
