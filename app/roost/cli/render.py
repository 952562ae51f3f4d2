"""Words and JSON for what the core returns; nothing else prints."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from roost.cli import streams
from roost.core.domain.amounts import size as size
from roost.core.domain.errors import RoostError
from roost.core.domain.events import Event, LogLine, Progress

SCHEMA = 1
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_NOT_ASCII = re.compile("[^\x00-\x7f]+")


def envelope(ok: bool, data: Any, errors: Sequence[RoostError] = ()) -> str:
    """The one document that `--json` prints (formats.md, "Command line")."""
    document = {
        "schema": SCHEMA,
        "ok": ok,
        "data": data,
        "errors": [error.as_dict() for error in errors],
    }
    return _laid_out(document, "")


def _laid_out(value: Any, margin: str) -> str:
    """JSON for people too: objects over several lines, each item of a list on one.

    The items go through the encoder in C; ``indent`` would take the one in Python, ten times
    as long for a thousand environments.
    """
    inner = margin + "  "
    if isinstance(value, dict) and value and len(margin) < 4:
        lines = [
            f"{inner}{json.dumps(str(key), ensure_ascii=False)}: {_laid_out(item, inner)}"
            for key, item in value.items()
        ]
        return "{\n" + ",\n".join(lines) + f"\n{margin}}}"
    if isinstance(value, list) and value:
        encode = json.JSONEncoder(ensure_ascii=False).encode  # one, for a thousand items
        lines = [inner + encode(item) for item in value]
        return "[\n" + ",\n".join(lines) + f"\n{margin}]"
    return json.dumps(value, ensure_ascii=False)


def write(stream: TextIO, text: str) -> None:
    """Print a line; what the stream cannot encode becomes an escape, never a crash.

    A reader who has gone is no failure.  Raises RoostError ``output-lost`` where stdout cannot
    take it (a full disk); what is written to it later goes nowhere.
    """
    try:
        try:
            stream.write(text + "\n")
        except UnicodeEncodeError:
            encoding = stream.encoding or "ascii"
            stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        stream.flush()
    except BrokenPipeError:
        streams.let_go(stream)
    except OSError as error:
        streams.let_go(stream)
        if stream is sys.stderr:
            return
        raise RoostError(
            "output-lost",
            f"What was to be printed could not be written: {error.strerror}.",
            remedy="Print to another place, or free space there.",
        ) from error


def write_json(stream: TextIO, document: str) -> None:
    """Print JSON, which is UTF-8: where the stream is not, everything else is escaped."""
    if (stream.encoding or "").lower().replace("-", "") != "utf8":
        document = _NOT_ASCII.sub(lambda found: json.dumps(found.group())[1:-1], document)
    write(stream, document)


def plain(text: str) -> str:
    """Text from the disk, safe for a terminal: no control and bidi characters (fault 28)."""
    return _UNPRINTABLE.sub(lambda found: f"\\x{ord(found.group()):02x}", text)


def duration(seconds: float, *, rough: bool = False) -> str:
    """Seconds for people: "58 s", "3 min 20 s", "2 h 5 min"; ``rough``: in whole minutes."""
    whole = max(1, round(seconds))
    if whole < 50 or (whole < 90 and not rough):
        return f"{whole} s"
    if rough and whole < 3600:
        return f"{max(1, round(whole / 60))} min"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Aligned columns, never truncated: what a pipe or a narrow terminal gets is complete."""
    cells = [[plain(cell) for cell in row] for row in rows]
    widths = [
        max(len(heading), *(len(row[column]) for row in cells)) if cells else len(heading)
        for column, heading in enumerate(headings)
    ]
    lines = [headings, *cells]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def error_text(error: RoostError) -> str:
    """An error for a person: what, where, what to do, and everything that blocks, by name."""
    lines = [f"roost: {plain(error.message)}"]
    lines += [
        f"  in use by {use['name']} (PID {use['pid']}, since {use['since']})"
        for use in error.data.get("in_use", ())
    ]
    files = list(error.data.get("user_files", ()))
    lines += [f"  yours: {plain(str(name))}" for name in files[:20]]
    if len(files) > 20:
        lines.append(f"  … and {len(files) - 20} more")
    lines += [f"  {plain(str(line))}" for line in list(error.data.get("output", ()))[-12:]]
    lines.append(f"  → {plain(error.remedy)}")
    return "\n".join(lines)


def event_json(event: Event) -> str | None:
    """One JSON object a line for `--progress json`."""
    if isinstance(event, LogLine):
        fields: Mapping[str, Any] = {
            "event": "log",
            "job": event.job,
            "stage": event.stage,
            "done": None,
            "total": None,
            "unit": None,
            "message": event.message,
            "level": event.level,
        }
    elif isinstance(event, Progress):
        fields = {
            "event": "progress",
            "job": event.job,
            "stage": event.stage,
            "done": event.done,
            "total": event.total,
            "unit": event.unit or None,
            "message": event.message,
            "fraction": event.fraction,
            "rate": event.rate,
            "seconds_left": event.seconds_left,
        }
    else:
        fields = {
            "event": "environment",
            "job": event.job,
            "stage": "",
            "done": None,
            "total": None,
            "unit": None,
            "message": f"{event.env_id} {event.what}",
        }
    return json.dumps(fields, ensure_ascii=False)


def error_json(error: RoostError) -> str:
    """The same for what failed, where the JSON document does not say it."""
    fields: dict[str, Any] = dict.fromkeys(("done", "total", "unit"))
    fields = {"event": "error", "job": "", "stage": "", **fields, **error.as_dict()}
    return json.dumps(fields, ensure_ascii=False)
