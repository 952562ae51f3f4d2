"""Who used which environment: the log of the latest uses and the sums in the database.

The log is added to the database once it has grown (``fold``); until then both are read
together.  Losing the database leaves what the log tells, losing both what the files of an
environment tell (``roost.core.discovery.evidence``).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.domain.usage import ModelUse, Usage
from roost.core.store import usagelog
from roost.core.store.cachefolders import cache_folders
from roost.core.store.database import read_database, write_database
from roost.core.store.layout import Layout
from roost.core.store.usagelog import FOLD_AT, LAUNCHES, LOG, RAN, uses_of
from roost.core.system.venv.safe import read_whole

if TYPE_CHECKING:
    import sqlite3

KEPT = 20_000
"""Starts kept one by one in the database, the newest: enough to count those since a deletion."""
_PARTS = ".usage-"
_MAX = 8 << 20
_LAST = datetime(3000, 1, 1, tzinfo=UTC).timestamp()


class UsageLog:
    """Uses of the environments of one workspace.  ``fallback``: the user's cache folder."""

    def __init__(self, layout: Layout, fallback: Path | None = None) -> None:
        self.layout = layout
        self._fallback = fallback

    def record(self, at: datetime, kind: str, env: str, model: str) -> bool:
        """Note one use; whether it was kept.  Never raises."""
        seconds = at.timestamp()
        own = self.layout.cache
        size = None if own.is_symlink() else usagelog.note(str(own), seconds, kind, env, model)
        if size is None:
            size = self._elsewhere(seconds, kind, env, model)
        if size is not None and size > FOLD_AT:
            self.fold()
        return size is not None and size < usagelog.FULL

    def _elsewhere(self, at: float, kind: str, env: str, model: str) -> int | None:
        """Where the folder is not there yet: made, unless the workspace has no `.envs`."""
        for folder in self._folders():
            inside = folder == self.layout.cache
            if folder.is_symlink() or (inside and not self.layout.envs.is_dir()):
                continue
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError:
                continue
            size = usagelog.note(str(folder), at, kind, env, model)
            if size is not None:
                return size
        return None

    def usage(self) -> dict[str, Usage]:
        """What is recorded, by environment id."""
        sums: dict[tuple[str, str], tuple[str, int]] = read_database(
            self.layout.database, _sums, {}
        )
        for at, kind, env, model in self._unfolded():
            if kind != RAN:
                last, uses = sums.get((env, model), ("", 0))
                sums[env, model] = (max(last, _iso(at)), uses + 1)
        by_env: dict[str, list[ModelUse]] = {}
        for (env, model), (last, uses) in sums.items():
            by_env.setdefault(env, []).append(ModelUse(model, last, uses))
        return {
            env: Usage(tuple(sorted(models, key=lambda use: use.at, reverse=True)))
            for env, models in by_env.items()
        }

    def launches_since(self, models: Iterable[str], when: datetime) -> int:
        """How often a model (under any of these names) was started since then."""
        names, since = set(models), when.timestamp()

        def count(connection: sqlite3.Connection) -> int:
            rows = connection.execute("SELECT model FROM launches WHERE at >= ?", (since,))
            return sum(model in names for (model,) in rows)

        kept = read_database(self.layout.database, count, 0)
        return kept + sum(
            at >= since and kind in LAUNCHES and model in names
            for at, kind, _env, model in self._unfolded()
        )

    def has_run(self, env: str, model: str) -> bool:
        """Whether a start of the model in this environment has ended well before."""
        query = "SELECT 1 FROM ran WHERE env = ? AND model = ?"

        def known(connection: sqlite3.Connection) -> bool:
            return connection.execute(query, (env, model)).fetchone() is not None

        return any(one[1:] == (RAN, env, model) for one in self._unfolded()) or read_database(
            self.layout.database, known, False
        )

    def fold(self) -> bool:
        """Add the log up in the database; False where that could not be written."""
        done = [self._fold(folder) for folder in self._folders()]
        return all(done)

    def _fold(self, folder: Path) -> bool:
        """Under the database's own lock; each part is counted once, whatever ends this early."""
        if not (folder / LOG).is_file() and not _parts(folder):
            return True
        done: list[Path] = []

        def add(connection: sqlite3.Connection) -> None:
            connection.execute("BEGIN IMMEDIATE")
            if os.path.lexists(folder / LOG):
                (folder / LOG).rename(folder / f"{_PARTS}{os.urandom(8).hex()}")
            for part in _parts(folder):
                known = "SELECT 1 FROM folded WHERE name = ?"
                if connection.execute(known, (part.name,)).fetchone() is None:
                    _add(connection, _read(part))
                    connection.execute("INSERT INTO folded (name) VALUES (?)", (part.name,))
                done.append(part)

        if not write_database(self.layout.database, add):
            return False
        for part in done:
            try:
                part.unlink(missing_ok=True)
            except OSError:
                continue
        return True

    def _unfolded(self) -> list[tuple[int, str, str, str]]:
        """Uses that are in no sum yet."""
        found = []
        for folder in self._folders():
            parts = _parts(folder)
            if parts:
                none: frozenset[str] = frozenset()
                names = read_database(self.layout.database, _folded, none)
                parts = [part for part in parts if part.name not in names]
            for part in (*parts, folder / LOG):
                found += uses_of(_read(part))
        return found

    def _folders(self) -> tuple[Path, ...]:
        return cache_folders(self.layout, self._fallback)


def _add(connection: sqlite3.Connection, raw: bytes) -> None:
    rows = uses_of(raw)
    uses = [(env, model, _iso(at)) for at, kind, env, model in rows if kind != RAN]
    connection.executemany(
        "INSERT INTO usage (env, model, at, uses) VALUES (?, ?, ?, 1) ON CONFLICT (env, model) "
        "DO UPDATE SET at = MAX(at, excluded.at), uses = uses + 1",
        uses,
    )
    connection.executemany(
        "INSERT INTO launches (at, model) VALUES (?, ?)",
        [(at, model) for at, kind, _env, model in rows if kind in LAUNCHES],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO ran (env, model) VALUES (?, ?)",
        [(env, model) for _at, kind, env, model in rows if kind == RAN],
    )
    connection.execute(
        "DELETE FROM launches WHERE rowid <= (SELECT MAX(rowid) FROM launches) - ?", (KEPT,)
    )


def _sums(connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[str, int]]:
    rows = connection.execute("SELECT env, model, at, uses FROM usage")
    return {(env, model): (at, uses) for env, model, at, uses in rows}


def _folded(connection: sqlite3.Connection) -> frozenset[str]:
    return frozenset(name for (name,) in connection.execute("SELECT name FROM folded"))


def _parts(folder: Path) -> list[Path]:
    """Logs set aside by a fold that was ended early."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return sorted(folder / name for name in names if name.startswith(_PARTS))


def _read(path: Path) -> bytes:
    raw = read_whole(str(path), _MAX)
    return raw if isinstance(raw, bytes) else b""


def _iso(at: int) -> str:
    return datetime.fromtimestamp(min(at, _LAST), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
