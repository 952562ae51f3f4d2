"""This machine's environments of other tools, for who may have no workspace yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from roost.core.discovery.other.caches import DownloadCache
from roost.core.discovery.other.picture import Picture
from roost.core.domain.env import Env, EnvId
from roost.core.store.layout import Layout
from roost.core.store.othercache import OtherCache
from roost.core.system.context import JobContext
from roost.core.system.userfolders import home_folder
from roost.core.system.volumes import local_drives
from roost.core.workspace.host import Host
from roost.core.workspace.other_one import check_other, describe_other, keep_sizes
from roost.core.workspace.others import OtherScan, caches, picture, scan_other, with_sizes


@dataclass(frozen=True, slots=True)
class Roots:
    """Folders that can be looked through beside the known places, which always are."""

    home: str
    drives: tuple[str, ...]
    last: tuple[str, ...]
    """Those of the last time."""


class Machine:
    """Thread-safe: it holds paths only.  ``root``: the workspace whose own are left out."""

    def __init__(self, root: Path | None = None, *, host: Host | None = None) -> None:
        self._layout = None if root is None else Layout(root)
        self._host = host or Host()

    def roots(self) -> Roots:
        """What may be looked through; asks the system for its drives."""
        home = str(home_folder())
        return Roots(home, local_drives(), OtherCache.open(self._host.cache_dir).roots)

    def scan(self, roots: Sequence[str], ctx: JobContext) -> OtherScan:
        """Known places, then ``roots``; each environment is emitted as it is found.

        Raises CancelledError; what was read until then is kept for the next time.
        """
        return scan_other(self._layout, self._host, roots, ctx)

    def measured(self, env: Env, ctx: JobContext) -> Env:
        """With its sizes; one that cannot be measured stays without.  Raises CancelledError."""
        sized = with_sizes(env, ctx)
        if sized.sizes is not None:
            keep_sizes(self._host, env.id, sized.sizes)
        return sized

    def across(self, scan: OtherScan, ctx: JobContext) -> tuple[Picture, tuple[DownloadCache, ...]]:
        """What exists how often and what sharing would save; caches with their sizes.

        Raises CancelledError.
        """
        return picture(scan, ctx, weigh=True), caches(self._host, ctx, measure=True)

    def check(self, env_id: EnvId, ctx: JobContext) -> Env:
        """Run its Python, which the user agreed to.  Raises NotFoundError, CancelledError."""
        report = check_other(self._host, env_id, ctx, deep=True)
        return replace(describe_other(self._host, env_id), health=report)
