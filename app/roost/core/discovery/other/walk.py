"""A bounded look through folders, nearest first: limits, no links, no far volumes.

A folder that has not changed since last time (its mtime) is not listed again.
"""

from __future__ import annotations

import os
import stat
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from roost.core.discovery.other.places import is_file, join
from roost.core.discovery.other.scanner import POINTER
from roost.core.system.context import JobContext
from roost.core.system.paths import os_path
from roost.core.system.volumes import Volumes

SKIPPED = frozenset(
    {
        *(".git", ".hg", ".svn", "node_modules", "__pycache__", "site-packages", "dist-packages"),
        *(".Trash", "$Recycle.Bin", "$RECYCLE.BIN", "System Volume Information", "lost+found"),
        *(".Spotlight-V100", ".fseventsd", "WindowsApps", ".mypy_cache", ".ruff_cache"),
        *(".pytest_cache", "archive-v0", "CachedData", "Caches", ".pixi", ".snapshots", ".zfs"),
        # Listing these would fetch them from a server.
        *("Mobile Documents", "CloudStorage", ".Trashes", "@eaDir"),
    }
)
"""Names of folders no environment is looked for in; managers' own are found as known places."""
_SKIPPED_STARTS = ("models--", "datasets--", "spaces--", ".Trash-", ".roost-trash-")
_SYSTEM = {
    "win32": ("Windows", "ProgramData/Microsoft", "Program Files/WindowsApps", "Recovery"),
    "darwin": ("System", "private/var", "dev", "cores", "usr", "bin", "sbin", "etc", "Network"),
    "linux": (
        *("proc", "sys", "dev", "run", "boot", "etc", "bin", "sbin", "lib", "lib32", "lib64"),
        *("libx32", "usr/bin", "usr/sbin", "usr/lib", "usr/lib32", "usr/lib64", "usr/include"),
        *("usr/share", "usr/src", "snap", "var/lib/docker", "var/lib/containers", "var/cache"),
        *("var/log", "var/lib/dpkg", "var/lib/apt", "var/lib/flatpak"),
    ),
}
_RACY = 2_000_000_000
_REPORT_EVERY = 0.05
_CHECK_EVERY = 512


@dataclass(frozen=True, slots=True)
class Limits:
    """Of the walk of one root.  ``entries``: read at most of one folder."""

    seconds: float = 60.0
    depth: int = 10
    folders: int = 1_000_000
    entries: int = 50_000
    remembered: int = 300_000


@dataclass(slots=True)
class Told:
    """What a walk could not, or was told not to, look at; counted, the first few by name."""

    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, list[str]] = field(default_factory=dict)

    def add(self, what: str, path: str, times: int = 1) -> None:
        self.counts[what] += times
        named = self.first.setdefault(what, [])
        if len(named) < 20:
            named.append(path)

    def merge(self, other: Told) -> None:
        """Add what another walk could not look at."""
        for what, count in other.counts.items():
            self.counts[what] += count
            self.first.setdefault(what, []).extend(other.first[what])


@dataclass(frozen=True, slots=True)
class Seen:
    """A folder and those of its names that mean something."""

    path: str
    names: frozenset[str]


Row = list[Any]
"""``[mtime_ns, inner folders, meaningful names]`` of one folder, as it is kept."""


@dataclass(slots=True)
class Walk:
    """Goes through one root at a time.  ``known`` rows are those of last time.

    ``skip(path)``: a folder that is somebody's tree already, or excluded.
    """

    names: frozenset[str]
    volumes: Volumes
    platform: str
    top: str
    limits: Limits
    known: Mapping[str, Row]
    skip: Callable[[str], bool]
    told: Told = field(default_factory=Told)
    fresh: dict[str, Row] = field(default_factory=dict)
    folders: int = 0
    _met: set[tuple[int, int]] = field(default_factory=set)
    _reported: float = 0.0

    def through(self, root: str, ctx: JobContext, depth: int | None = None) -> Iterator[Seen]:
        """Every folder of ``root`` within the limits, the nearest first.

        ``root`` itself is looked at wherever it lies: it was asked for.  Raises
        CancelledError.
        """
        deepest = self.limits.depth if depth is None else depth
        deadline = time.monotonic() + self.limits.seconds
        system = frozenset(
            join(self.top, *name.split("/")) for name in _SYSTEM.get(self.platform, ())
        )
        waiting: deque[tuple[str, int]] = deque([(root, 0)])
        start = self.folders
        self._met.clear()
        while waiting:
            ctx.check_cancelled()
            path, level = waiting.popleft()
            now = time.monotonic()
            if now > deadline or self.folders - start > self.limits.folders:
                self.told.add("limit", path, len(waiting) + 1)
                return
            if level and (path in system or self._elsewhere(path)):
                continue
            row = self._look(path, ctx)
            if row is None:
                continue
            self.folders += 1
            if now - self._reported > _REPORT_EVERY:
                self._reported = now
                ctx.progress("scan", self.folders, message=path)
            if row[2]:
                yield Seen(path, frozenset(row[2]))
            if level >= deepest or "pyvenv.cfg" in row[2]:
                if row[1] and level >= deepest and "pyvenv.cfg" not in row[2]:
                    self.told.add("depth", path)
                continue
            base = path if path.endswith(os.sep) else path + os.sep
            for name in row[1]:
                inner = base + name
                if not self.skip(inner):
                    waiting.append((inner, level + 1))

    def _elsewhere(self, path: str) -> bool:
        """Skipped for the volume that starts there, without asking that volume anything."""
        kind = self.volumes.starts_at(path)
        if kind == "remote":
            self.told.add("network", path)
        return bool(kind)

    def _look(self, path: str, ctx: JobContext) -> Row | None:
        try:
            facts = os.lstat(os_path(path))
        except (OSError, ValueError):
            self.told.add("unreadable", path)
            return None
        if not stat.S_ISDIR(facts.st_mode):
            return None
        identity = (facts.st_dev, facts.st_ino)
        if identity in self._met and facts.st_ino:
            return None  # the same folder by another way: a bind mount, or a junction
        self._met.add(identity)
        row = self.known.get(path)
        if row is None or row[0] != facts.st_mtime_ns:
            row = self._list(path, facts.st_mtime_ns, ctx)
            if row is None:
                return None
        if len(self.fresh) < self.limits.remembered and row[0]:
            self.fresh[path] = row
        return row

    def _list(self, path: str, changed: int, ctx: JobContext) -> Row | None:
        inner: list[str] = []
        found: list[str] = []
        count = 0
        try:
            with os.scandir(os_path(path)) as entries:
                for entry in entries:
                    count += 1
                    if count % _CHECK_EVERY == 0:
                        ctx.check_cancelled()
                        if count > self.limits.entries:
                            self.told.add("crowded", path)
                            break
                    self._sort_in(path, entry, inner, found)
        except OSError:
            self.told.add("unreadable", path)
            return None
        if ".envs" in inner:  # a workspace of ours: its environments are no other tool's
            inner = [name for name in inner if name not in (".envs", "environments")]
        if count > self.limits.entries and is_file(path + os.sep + "pyvenv.cfg"):
            found.append("pyvenv.cfg")
        # A folder changed a moment ago may change again within the same tick of its clock.
        racy = time.time_ns() - changed < _RACY
        return [0 if racy else changed, inner, sorted(set(found))]

    def _sort_in(
        self, folder: str, entry: os.DirEntry[str], inner: list[str], found: list[str]
    ) -> None:
        name = entry.name
        try:
            if entry.is_dir(follow_symlinks=False) and not _is_junction(entry):
                if name in self.names:
                    found.append(name)
                if name not in SKIPPED and not name.startswith(_SKIPPED_STARTS):
                    inner.append(name)
            elif name in self.names:
                self._file(folder, entry, found)
        except OSError:
            return

    def _file(self, folder: str, entry: os.DirEntry[str], found: list[str]) -> None:
        """A FIFO or socket of such a name means nothing, and is never opened."""
        name = entry.name
        if entry.is_symlink() and self.volumes.resolve(join(folder, name)) is None:
            return
        if name == ".venv":
            if entry.is_file(follow_symlinks=False):
                found.append(POINTER)
            elif entry.is_dir():
                found.append(name)
        elif entry.is_file() or entry.is_dir():
            found.append(name)


def _is_junction(entry: os.DirEntry[str]) -> bool:
    if os.name != "nt":
        return False
    reparse = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT
    return getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == reparse
