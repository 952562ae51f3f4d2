"""What was done: rows written after the fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from roost.core.store.database import read_database, write_database
from roost.core.store.layout import Layout

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One operation on one environment; ``at`` ISO 8601 UTC."""

    id: int
    at: str
    operation: str
    env: str
    outcome: str
    detail: str = ""

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "at": self.at,
            "operation": self.operation,
            "env": self.env,
            "outcome": self.outcome,
            "detail": self.detail,
        }


def record_operation(
    layout: Layout, at: str, operation: str, env: str, outcome: str, detail: str = ""
) -> bool:
    """Add a row; whether it was kept (it never fails what it tells of)."""

    def add(connection: sqlite3.Connection) -> None:
        connection.execute(
            "INSERT INTO history (at, operation, env, outcome, detail) VALUES (?, ?, ?, ?, ?)",
            (at, operation, env, outcome, detail),
        )

    return write_database(layout.database, add)


def history(layout: Layout, limit: int = 1000) -> tuple[HistoryEntry, ...]:
    """The newest ``limit`` rows, newest first."""

    def rows(connection: sqlite3.Connection) -> tuple[HistoryEntry, ...]:
        found = connection.execute(
            "SELECT id, at, operation, env, outcome, detail FROM history ORDER BY id DESC LIMIT ?",
            (limit,),
        )
        return tuple(HistoryEntry(*row) for row in found)

    return read_database(layout.database, rows, ())
