"""`roost trash`: what can still be undone, and freeing it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from roost.cli import render
from roost.cli.outcome import report
from roost.cli.session import Session
from roost.core.domain.errors import UsageError

if TYPE_CHECKING:
    from roost.core.domain.plan import TrashItem
    from roost.core.store.moved import Moved

_AGE = re.compile(r"(\d+(?:\.\d+)?)\s*([smhdw])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


@click.group("trash", no_args_is_help=False)
def command() -> None:
    """What is in the trash, and freeing it."""


@command.command("list")
@click.pass_obj
def list_trash(session: Session) -> None:
    """Everything that `roost undo` can bring back."""
    items = session.workspace.trash()
    rows = [
        [
            item.id,
            str(item.env),
            item.deleted_at[:19].replace("T", " "),
            item.reason,
            render.size(item.size),
            render.size(item.frees),
            _until(item),
        ]
        for item in items
    ]
    text = "The trash is empty."
    if rows:
        heads = ["ID", "ENVIRONMENT", "DELETED (UTC)", "WHY", "SIZE", "FREES", "KEPT UNTIL"]
        text = render.table(heads, rows)
    folders = session.workspace.moved_from()
    text += "".join(f"\n{_folder_line(moved)}" for moved in folders)
    data = {
        "items": [item.as_dict() for item in items],
        "workspaces": [moved.as_dict() for moved in folders],
    }
    session.answer(data, text)


@command.command("purge")
@click.argument("ids", metavar="[ID...]", nargs=-1)
@click.option("--older-than", metavar="AGE", help="Only what lies there longer, e.g. 7d.")
@click.option("--expired", is_flag=True, help="Only what is past its retention.")
@click.pass_obj
def purge(session: Session, ids: tuple[str, ...], older_than: str | None, expired: bool) -> None:
    """Free the bytes; what is purged cannot be brought back."""
    ctx = session.context("purge")
    age = None if older_than is None else parse_age(older_than)
    wanted: list[str] | None = list(ids) or None
    if expired:
        over = [item.id for item in session.workspace.trash() if item.expired]
        wanted = [name for name in over if not ids or name in ids]
    report(session, None, session.workspace.purge_trash(ctx, ids=wanted, older_than=age))


def _folder_line(moved: Moved) -> str:
    """The old folder of a workspace that has moved here."""
    size = f", {render.size(moved.size)}" if moved.size else ""
    return render.plain(
        f"{moved.id}: the old folder of this workspace{size}, moved {moved.moved_at[:10]} from "
        f"{moved.origin}, kept at {moved.kept}"
    )


def _until(item: TrashItem) -> str:
    """When `roost clean` may purge it."""
    if item.purge_after is None:
        return "you purge it"
    until = item.purge_after[:10]
    if item.launches_needed:
        until += f" and {item.launches_needed} starts since ({item.launches or 0} so far)"
    return f"{until}, which is over" if item.expired else until


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
