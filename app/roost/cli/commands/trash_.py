"""`roost trash`: what can still be undone, and freeing it."""

from __future__ import annotations

import re
from datetime import timedelta

import click

from roost.cli import render
from roost.cli.outcome import report
from roost.cli.session import Session
from roost.core.domain.errors import UsageError

_AGE = re.compile(r"(\d+(?:\.\d+)?)\s*([smhdw])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


@click.group("trash")
def command() -> None:
    """What is in the trash, and freeing it."""


@command.command("list")
@click.pass_obj
def list_trash(session: Session) -> None:
    """Everything that `roost undo` can bring back."""
    items = session.workspace.trash()
    rows = [
        [item.id, str(item.env), item.deleted_at, item.reason, render.size(item.size)]
        for item in items
    ]
    text = "The trash is empty."
    if rows:
        text = render.table(["ID", "ENVIRONMENT", "DELETED", "WHY", "SIZE"], rows)
    session.answer({"items": [item.as_dict() for item in items]}, text)


@command.command("purge")
@click.argument("ids", metavar="[ID...]", nargs=-1)
@click.option("--older-than", metavar="AGE", help="Only what lies there longer, e.g. 7d.")
@click.pass_obj
def purge(session: Session, ids: tuple[str, ...], older_than: str | None) -> None:
    """Free the bytes; what is purged cannot be brought back."""
    ctx = session.context("purge")
    age = None if older_than is None else parse_age(older_than)
    report(session, None, session.workspace.purge_trash(ctx, ids=list(ids) or None, older_than=age))


def parse_age(text: str) -> timedelta:
    """``7d``, ``12h``, ``30m``, ``2w``; raises UsageError otherwise."""
    found = _AGE.fullmatch(text.strip())
    if found is None:
        raise UsageError("usage", f"{text!r} is not an age.", remedy="Write 7d, 12h, 30m or 2w.")
    try:
        return timedelta(**{_UNITS[found[2]]: float(found[1])})
    except OverflowError as error:
        raise UsageError(
            "usage", f"{text!r} is too long an age.", remedy="Write 7d, 12h, 30m or 2w."
        ) from error
