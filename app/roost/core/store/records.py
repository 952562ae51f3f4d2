"""What was done, whole: each operation with its plan, result, log and ledger, in the database.

A record is begun before the operation and finished after it, so that one whose process died
is told as interrupted.  Like all of the database it may be lost, and never fails what it
tells of.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from roost.core.store.database import read_database, write_database
from roost.core.store.layout import Layout
from roost.core.system.process.identity import OwnerIdentity, current_identity, is_alive

if TYPE_CHECKING:
    import sqlite3

KEPT = 5_000
"""Records that stay; the oldest go."""
LOG_BYTES = 1 << 20
RUNNING = "running"
INTERRUPTED = "interrupted"
_TABLE = """
CREATE TABLE IF NOT EXISTS records (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, ended TEXT, operation TEXT NOT NULL,
    envs TEXT NOT NULL, outcome TEXT NOT NULL, summary TEXT NOT NULL, owner TEXT NOT NULL,
    plan TEXT, result TEXT, log TEXT, ledger TEXT)
"""
_SHORT = "id, at, ended, operation, envs, outcome, summary, owner, ledger"


@dataclass(frozen=True, slots=True)
class Record:
    """One operation; times ISO 8601 UTC.  ``id`` of what an older Roost noted starts with "e".

    ``plan``, ``result`` and ``log`` are None in a list; ``find_record`` gives them.
    """

    id: str
    at: str
    ended: str | None
    operation: str
    envs: tuple[str, ...]
    outcome: str
    summary: str
    ledger: Mapping[str, Any] | None = None
    plan: Mapping[str, Any] | None = None
    result: Mapping[str, Any] | None = None
    log: str | None = None

    def as_dict(self, *, whole: bool = False) -> dict[str, Any]:
        found: dict[str, Any] = {
            "id": self.id,
            "at": self.at,
            "ended": self.ended,
            "operation": self.operation,
            "environments": list(self.envs),
            "outcome": self.outcome,
            "summary": self.summary,
            "ledger": self.ledger,
        }
        if whole:
            found.update(plan=self.plan, result=self.result, log=self.log)
        return found


@dataclass(slots=True)
class Finished:
    """What is known at the end of an operation."""

    ended: str
    outcome: str
    summary: str
    envs: tuple[str, ...] = ()
    result: Mapping[str, Any] | None = None
    log: Iterable[str] = field(default_factory=tuple)
    ledger: Mapping[str, Any] | None = None


def begin_record(
    layout: Layout, at: str, operation: str, envs: Iterable[str], plan: Mapping[str, Any] | None
) -> int | None:
    """Note that an operation begins; its number, None where nothing could be written."""
    number: list[int] = []

    def add(connection: sqlite3.Connection) -> None:
        number.append(_insert(connection, at, operation, list(envs), plan))

    return number[-1] if write_database(layout.database, add) else None


def finish_record(layout: Layout, number: int | None, done: Finished) -> bool:
    """Note how it ended; whether that was kept."""
    return number is not None and write_database(
        layout.database, lambda connection: _finish(connection, number, done)
    )


def keep_record(
    layout: Layout,
    at: str,
    operation: str,
    envs: Iterable[str],
    plan: Mapping[str, Any] | None,
    done: Finished,
) -> int | None:
    """Beginning and end in one; its number, None where nothing could be written."""
    number: list[int] = []

    def add(connection: sqlite3.Connection) -> None:
        number.append(_insert(connection, at, operation, list(envs), plan))
        _finish(connection, number[-1], done)

    return number[-1] if write_database(layout.database, add) else None


def _insert(
    connection: sqlite3.Connection,
    at: str,
    operation: str,
    envs: list[str],
    plan: Mapping[str, Any] | None,
) -> int:
    connection.execute(_TABLE)
    owner = _text(asdict(current_identity()))
    done = connection.execute(
        "INSERT INTO records (at, operation, envs, outcome, summary, owner, plan) "
        "VALUES (?, ?, ?, ?, '', ?, ?)",
        (at, operation, _text(envs), RUNNING, owner, _optional(plan)),
    )
    connection.execute("DELETE FROM records WHERE id <= (SELECT MAX(id) FROM records) - ?", (KEPT,))
    return int(done.lastrowid or 0)


def _finish(connection: sqlite3.Connection, number: int, done: Finished) -> None:
    log = "\n".join(done.log)
    if len(log) > LOG_BYTES:
        log = "…\n" + log[-LOG_BYTES:]
    envs = _text(list(done.envs))
    connection.execute(
        "UPDATE records SET ended = ?, outcome = ?, summary = ?, result = ?, log = ?, "
        "ledger = ?, envs = CASE WHEN ? = '[]' THEN envs ELSE ? END WHERE id = ?",
        (
            *(done.ended, done.outcome, _plain(done.summary), _optional(done.result)),
            *(_plain(log), _optional(done.ledger), envs, envs, number),
        ),
    )


def _plain(text: str) -> str:
    """A lone surrogate is no text for SQLite."""
    return text.encode("utf-8", "backslashreplace").decode()


def find_records(layout: Layout, search: str = "", limit: int = 1000) -> tuple[Record, ...]:
    """The newest ``limit`` records, newest first.

    ``search``: every word of it occurs in the operation, the environments, the outcome, the
    summary, the plan, the result or the log; case does not count.
    """
    words = search.split()
    where = " AND ".join([_MATCHES] * len(words)) or "1"
    pattern = [f"%{_escaped(word)}%" for word in words]

    def rows(connection: sqlite3.Connection) -> tuple[Record, ...]:
        found = connection.execute(
            f"SELECT {_SHORT} FROM records WHERE {where} ORDER BY id DESC LIMIT ?",
            (*pattern, limit),
        )
        return tuple(_record(row) for row in found)

    nothing: tuple[Record, ...] = ()
    records = read_database(layout.database, rows, nothing)
    return (*records, *_older(layout, pattern, limit - len(records)))


_MATCHES = (
    "(operation || ' ' || envs || ' ' || outcome || ' ' || summary || ' ' || COALESCE(plan, '') "
    "|| ' ' || COALESCE(result, '') || ' ' || COALESCE(log, '')) LIKE ? ESCAPE '\\'"
)
_OLD_MATCHES = "(operation || ' ' || env || ' ' || outcome || ' ' || detail) LIKE ? ESCAPE '\\'"


def find_record(layout: Layout, number: str) -> Record | None:
    """One record with its plan, result and log; None where there is none."""
    if number.startswith("e"):
        return next((old for old in _older(layout, [], 1_000_000) if old.id == number), None)

    def row(connection: sqlite3.Connection) -> Record | None:
        found = connection.execute(
            f"SELECT {_SHORT}, plan, result, log FROM records WHERE id = ?", (number,)
        ).fetchone()
        return None if found is None else _record(found)

    return read_database(layout.database, row, None)


def _older(layout: Layout, pattern: list[str], limit: int) -> tuple[Record, ...]:
    """What was noted, an environment a row, before there were records."""
    where = " AND ".join([_OLD_MATCHES] * len(pattern)) or "1"

    def rows(connection: sqlite3.Connection) -> tuple[Record, ...]:
        first = None
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'records'").fetchone():
            first = connection.execute("SELECT MIN(at) FROM records").fetchone()[0]
        found = connection.execute(
            f"SELECT id, at, operation, env, outcome, detail FROM history "
            f"WHERE {where} AND at < ? ORDER BY id DESC LIMIT ?",
            (*pattern, first or "9999", limit),
        )
        return tuple(
            Record(f"e{row[0]}", row[1], row[1], row[2], (row[3],), row[4], row[5]) for row in found
        )

    return read_database(layout.database, rows, ()) if limit > 0 else ()


def _record(row: tuple[Any, ...]) -> Record:
    number, at, ended, operation, envs, outcome, summary, owner, ledger = row[:9]
    plan, result, log = row[9:] if len(row) > 9 else (None, None, None)
    if outcome == RUNNING and not _lives(owner):
        outcome = INTERRUPTED
    listed = _value(envs)
    return Record(
        *(str(number), str(at), ended, str(operation)),
        tuple(str(env) for env in listed) if isinstance(listed, list) else (),
        *(str(outcome), str(summary)),
        *(_object(ledger), _object(plan), _object(result)),
        log if isinstance(log, str) else None,
    )


def _lives(owner: object) -> bool:
    value = _object(owner)
    try:
        return value is not None and is_alive(OwnerIdentity(**value))
    except TypeError:
        return False


def _object(text: object) -> dict[str, Any] | None:
    value = _value(text)
    return value if isinstance(value, dict) else None


def _value(text: object) -> Any:
    try:
        return json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return None


def _text(value: object) -> str:
    return _plain(json.dumps(value, ensure_ascii=False))


def _optional(value: Mapping[str, Any] | None) -> str | None:
    return None if value is None else _text(value)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
