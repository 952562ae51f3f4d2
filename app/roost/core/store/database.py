"""`.envs/roost.db`: SQLite for what only saves time or tells a story.

The file system is the truth.  Losing or damaging this file loses no environment and no
choice: it is made anew, and nothing here ever fails an operation.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

_SCHEMA_VERSION = 2
_TABLES = """
CREATE TABLE IF NOT EXISTS history (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, operation TEXT NOT NULL,
    env TEXT NOT NULL, outcome TEXT NOT NULL, detail TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS usage (
    env TEXT NOT NULL, model TEXT NOT NULL, at TEXT NOT NULL, uses INTEGER NOT NULL,
    PRIMARY KEY (env, model));
CREATE TABLE IF NOT EXISTS launches (at INTEGER NOT NULL, model TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS ran (env TEXT NOT NULL, model TEXT NOT NULL, PRIMARY KEY (env, model));
CREATE TABLE IF NOT EXISTS folded (name TEXT PRIMARY KEY);
"""
_BUSY_TIMEOUT = 2.0  # seconds: a row of history is not worth waiting longer


def read_database(path: Path, query: Callable[[sqlite3.Connection], T], default: T) -> T:
    """The answer of ``query``, or ``default`` where there is no usable database."""
    if not os.path.isfile(path):  # noqa: PTH113 - False where it may not be looked at
        return default
    import sqlite3  # most commands, and new workspaces, need none

    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_BUSY_TIMEOUT)
        ) as connection:
            return query(connection)
    except (sqlite3.Error, OSError, ValueError):
        return default


def write_database(path: Path, change: Callable[[sqlite3.Connection], object]) -> bool:
    """Run ``change`` in a transaction; whether it was kept.

    A damaged file is removed and made anew once; a read-only or full volume gives False.
    """
    if path.parent.is_symlink():
        return False  # a link in the place of our folder: nothing is written through it
    import sqlite3

    for attempt in (1, 2):
        try:
            with _opened(path) as connection, connection:
                change(connection)
            return True
        except sqlite3.OperationalError:
            return False  # locked, read-only, full: not damaged
        except sqlite3.DatabaseError:
            if attempt == 2 or not _remove(path):
                return False
        except OSError:
            return False
    return False


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    import sqlite3

    with closing(sqlite3.connect(path, timeout=_BUSY_TIMEOUT)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version < _SCHEMA_VERSION:
            connection.executescript(_TABLES)
            connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
        yield connection


def _remove(path: Path) -> bool:
    try:
        for suffix in ("", "-journal", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError:
        return False
    return True
