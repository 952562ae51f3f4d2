"""The bench's one table, as text, Markdown and JSON."""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from bench.harness import Line

HEAD = ("#", "what", "Roost", "peer", "", "ratio", "target", "held", "note")
MEASURED = "measured"


def cells(line: Line) -> tuple[str, ...]:
    """A line as it is read."""
    held = {True: "yes", False: "NO", None: "–"}[line.held]
    return (
        str(line.row),
        line.what,
        figure(line.roost, line.unit),
        line.peer_name or "–",
        figure(line.peer, line.unit),
        f"{line.ratio:.2f}" if line.ratio is not None else "–",
        line.target or "–",
        held,
        line.note,
    )


def figure(value: float | None, unit: str) -> str:
    """Three significant digits in a unit of fitting size."""
    if value is None:
        return "–"
    if unit == "s" and value < 1:
        return f"{value * 1000:.3g} ms"
    if unit == "bytes":
        return f"{value / 1e6:,.1f} MB"
    return f"{value:.3g} {unit}".rstrip()


def as_text(lines: Sequence[Line]) -> str:
    """Columns, for a terminal."""
    table = [HEAD, *map(cells, lines)]
    widths = [max(len(row[column]) for row in table) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )


def as_markdown(lines: Sequence[Line], kept: Sequence[str] = ()) -> str:
    """For RESULTS.md, with the machine, and the date of each row; ``kept``: rows as written."""
    today = date.today().isoformat()
    written = [
        "| " + " | ".join(cell.replace("|", "\\|") for cell in (*cells(line), today)) + " |"
        for line in lines
    ]
    rows = sorted([*kept, *written], key=_number)
    head = [f"| {' | '.join((*HEAD, MEASURED))} |", f"|{' --- |' * (len(HEAD) + 1)}"]
    body = "\n".join([*head, *rows])
    return f"# What the bench measured\n\n{machine()}, {today}.\n\n{body}\n"


def as_json(lines: Sequence[Line]) -> str:
    """For programs."""
    measured = [{**asdict(line), "ratio": line.ratio} for line in lines]
    return json.dumps({"machine": machine(), "rows": measured}, indent=1, ensure_ascii=False)


def machine() -> str:
    """What the figures were measured on."""
    memory = ""
    try:
        pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        memory = f", {pages / 2**30:.0f} GB"
    except (AttributeError, ValueError, OSError):
        pass
    python = ".".join(map(str, sys.version_info[:3]))
    return (
        f"{platform.system()} {platform.release()} {platform.machine()}, {os.cpu_count()} cores"
        f"{memory}, Python {python}"
    )


def write_results(lines: Sequence[Line], path: Path) -> None:
    """Put these lines into the committed table, in the place of those of the same rows.

    Rows that were not measured now stay with their date, unless another machine measured them:
    figures of two machines do not belong into one table.
    """
    path.write_text(as_markdown(lines, _kept(lines, path)), encoding="utf-8")


def _kept(lines: Sequence[Line], path: Path) -> list[str]:
    try:
        old = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    found = re.search(r"^(.*), (\d{4}-\d\d-\d\d)\.$", old, re.M)
    if found is None or found[1] != machine():
        return []
    measured = {line.row for line in lines}
    kept = []
    for row in re.findall(r"^\| *\d+ \|.*\|$", old, re.M):
        if _number(row) not in measured:
            dated = re.search(r"\| \d{4}-\d\d-\d\d \|$", row)
            kept.append(row if dated else f"{row} {found[2]} |")
    return kept


def _number(row: str) -> int:
    return int(row.split("|")[1])
