"""`roost history`: what was done, with plan, result, log and ledger."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from roost.cli import render
from roost.cli.letting_go import ledger_lines
from roost.cli.session import Session

if TYPE_CHECKING:
    from roost.core.store.records import Record


@click.command("history")
@click.argument("number", metavar="[ID]", required=False)
@click.option("--search", metavar="TEXT", default="", help="Only what has all these words in it.")
@click.option(
    "--limit", metavar="N", type=click.IntRange(1, 5000), default=50, help="So many (50)."
)
@click.pass_obj
def command(session: Session, number: str | None, search: str, limit: int) -> None:
    """What was done here, newest first; with ID one operation, whole."""
    workspace = session.workspace
    if number is not None:
        record = workspace.record(number)
        session.answer(record.as_dict(whole=True), _whole(record))
        return
    records = workspace.records(search, limit)
    rows = [
        [record.id, record.at[:19].replace("T", " "), record.operation, record.outcome,
         _gained(record), ", ".join(record.envs[:3]) + (" …" if len(record.envs) > 3 else ""),
         record.summary]
        for record in records
    ]  # fmt: skip
    text = "Nothing has been done here yet." if not search else "Nothing of that was done here."
    if rows:
        heads = ["ID", "WHEN (UTC)", "WHAT", "OUTCOME", "GAINED", "ENVIRONMENTS", "SUMMARY"]
        text = render.table(heads, rows)
    session.answer({"operations": [record.as_dict() for record in records]}, text)


def _gained(record: Record) -> str:
    ledger = record.ledger
    if ledger is None or not ledger.get("promised_bytes"):
        return "–"
    gained = int(ledger["gained_bytes"])
    return render.size(gained) if gained >= 0 else f"-{render.size(-gained)}"


def _whole(record: Record) -> str:
    lines = [
        f"{record.operation} ({record.outcome}), {record.at} to {record.ended or '–'}",
        *(f"  {env}" for env in record.envs),
        record.summary,
        *ledger_lines({"ledger": record.ledger}),
    ]
    for title, value in (("Plan", record.plan), ("Result", record.result)):
        if value is not None:
            lines += [f"{title}:", json.dumps(value, indent=2, ensure_ascii=False)]
    if record.log:
        lines += ["Log:", record.log]
    return "\n".join(render.plain(line) for text in lines for line in text.split("\n"))
