"""Bytes in words, for messages and the terminal."""

from __future__ import annotations


def size(count: int | None) -> str:
    """Bytes for people, decimal units: 5.1 GB."""
    if count is None:
        return "–"
    value = float(count)
    for unit in ("B", "kB", "MB", "GB", "TB"):
        if abs(value) < 1000 or unit == "TB":
            return f"{value:.0f} {unit}" if unit in ("B", "kB") else f"{value:.1f} {unit}"
        value /= 1000
    raise AssertionError("unreachable")
