"""Bytes, spans of time and ages, in the words and with the numbers of the window's language."""

from __future__ import annotations

from datetime import UTC, datetime

from roost.gui.language import decimal, moment, plural, tr


def size(count: int | None) -> str:
    """Bytes in decimal units, as file managers show them: "5.1 GB", "612 MB", "–"."""
    if count is None:
        return "–"
    value = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if abs(value) < 999.5 or unit == "GB":
            return f"{decimal(value, 1 if unit == 'GB' else 0)} {unit}"
        value /= 1000
    return ""


def size_like(count: int, other: int) -> str:
    """The number alone, in the unit in which ``other`` is shown: "83" of "184 MB"."""
    power = 0
    value = float(other)
    while value >= 999.5 and power < 3:
        value /= 1000
        power += 1
    return decimal(count / 1000**power, 1 if power == 3 else 0)


def duration(seconds: float) -> str:
    whole = max(0, round(seconds))
    if whole < 60:
        return tr("{n} s").format(n=whole)
    if whole < 3600:
        return tr("{n} min").format(n=round(whole / 60))
    return tr("{n} h").format(n=round(whole / 3600))


def parse_time(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    if moment is not None and moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    return moment


def when(text: str | None) -> str:
    """The moment itself, "–" where unknown."""
    at = parse_time(text)
    return "–" if at is None else moment(at)


def ago(text: str | None, now: datetime | None = None) -> str:
    """ "2 hours ago", "yesterday", "12 days ago", "–" where unknown."""
    at = parse_time(text)
    if at is None:
        return "–"
    seconds = ((now or datetime.now(UTC)) - at).total_seconds()
    days = int(seconds // 86400)
    if seconds < 120:
        return tr("just now")
    if seconds < 3600:
        return tr("{n} min ago").format(n=int(seconds // 60))
    if days < 1:
        return plural("{n} hour ago", "{n} hours ago", int(seconds // 3600))
    if days < 2:
        return tr("yesterday")
    if days < 60:
        return plural("{n} day ago", "{n} days ago", days)
    if days < 730:
        return plural("{n} month ago", "{n} months ago", days // 30)
    return plural("{n} year ago", "{n} years ago", days // 365)
