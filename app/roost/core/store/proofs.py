"""Deep checks that passed, by what was checked: the same set need not prove itself twice.

A table of `.envs/roost.db` that is made when the first row comes; losing it costs the
next creation a deep check.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from roost.core.domain.health import HealthReport, Level
from roost.core.store.database import read_database, write_database
from roost.core.store.healthcache import check_of, check_values
from roost.core.store.layout import Layout

if TYPE_CHECKING:
    import sqlite3

AGE = timedelta(days=30)
"""Older proofs say nothing: the system around the packages has changed since."""
KEPT = 100
_TABLE = (
    "CREATE TABLE IF NOT EXISTS proofs (ticket TEXT PRIMARY KEY, at TEXT NOT NULL, "
    "checks TEXT NOT NULL)"
)


def record_proof(layout: Layout, ticket: str, report: HealthReport, at: str) -> bool:
    """Keep a report under what it is good for; whether it was kept."""

    def add(connection: sqlite3.Connection) -> None:
        connection.execute(_TABLE)
        checks = json.dumps([check_values(check) for check in report.checks])
        connection.execute("INSERT OR REPLACE INTO proofs VALUES (?, ?, ?)", (ticket, at, checks))
        connection.execute(
            "DELETE FROM proofs WHERE ticket NOT IN "
            "(SELECT ticket FROM proofs ORDER BY at DESC LIMIT ?)",
            (KEPT,),
        )

    return write_database(layout.database, add)


def find_proof(layout: Layout, ticket: str, now: datetime) -> HealthReport | None:
    """The report kept under ``ticket``, unless it is too old or makes no sense."""

    def row(connection: sqlite3.Connection) -> list[tuple[str, str]]:
        wanted = "SELECT at, checks FROM proofs WHERE ticket = ?"
        return connection.execute(wanted, (ticket,)).fetchall()

    none: list[tuple[str, str]] = []
    for at, text in read_database(layout.database, row, none):
        try:
            age = now - datetime.fromisoformat(at)
            checks = tuple(check_of(*values) for values in json.loads(text))
        except (TypeError, ValueError):
            return None
        if timedelta(0) <= age <= AGE:
            return HealthReport(checks, Level.DEEP, checked_at=at)
    return None
