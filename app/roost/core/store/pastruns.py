"""How long earlier creations took, stage by stage: what the next plan's time is told from.

A table of `.envs/roost.db` that is made when the first row comes; losing it costs an
estimate.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roost.core.store.database import read_database, write_database
from roost.core.store.layout import Layout

if TYPE_CHECKING:
    import sqlite3

KEPT = 200
"""Rows that are kept; the oldest go."""
_TABLE = (
    "CREATE TABLE IF NOT EXISTS creations (id INTEGER PRIMARY KEY AUTOINCREMENT, "
    "at TEXT NOT NULL, key TEXT NOT NULL, how TEXT NOT NULL, bytes INTEGER NOT NULL, "
    "stages TEXT NOT NULL)"
)


@dataclass(frozen=True, slots=True)
class PastRun:
    """One creation that succeeded; ``how``: "uv", "pip" or "promote"; ``stages`` in seconds."""

    at: str
    key: str
    how: str
    downloaded: int
    stages: Mapping[str, float]

    @property
    def seconds(self) -> float:
        return sum(self.stages.values())


def record_run(layout: Layout, run: PastRun) -> bool:
    """Add a row; whether it was kept (it never fails what it tells of)."""

    def add(connection: sqlite3.Connection) -> None:
        connection.execute(_TABLE)
        stages = json.dumps({stage: round(took, 3) for stage, took in run.stages.items()})
        connection.execute(
            "INSERT INTO creations (at, key, how, bytes, stages) VALUES (?, ?, ?, ?, ?)",
            (run.at, run.key, run.how, run.downloaded, stages),
        )
        connection.execute(
            "DELETE FROM creations WHERE id <= (SELECT MAX(id) FROM creations) - ?", (KEPT,)
        )

    return write_database(layout.database, add)


def past_runs(layout: Layout) -> tuple[PastRun, ...]:
    """All that is remembered, newest first; rows that make no sense are left out."""

    def rows(connection: sqlite3.Connection) -> list[tuple[str, str, str, int, str]]:
        return connection.execute(
            "SELECT at, key, how, bytes, stages FROM creations ORDER BY id DESC"
        ).fetchall()

    none: list[tuple[str, str, str, int, str]] = []
    found = (_run(row) for row in read_database(layout.database, rows, none))
    return tuple(run for run in found if run is not None)


def _run(row: tuple[str, str, str, int, str]) -> PastRun | None:
    at, key, how, downloaded, text = row
    try:
        raw = json.loads(text)
    except (TypeError, ValueError):
        return None
    if not isinstance(raw, dict) or not isinstance(downloaded, int):
        return None
    stages = {
        name: float(took)
        for name, took in raw.items()
        if isinstance(took, int | float) and 0 <= took < 1e6
    }
    return PastRun(str(at), str(key), str(how), downloaded, stages) if stages else None
