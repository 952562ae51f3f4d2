"""`roost undo`: the newest deletion or migration back, byte for byte."""

from __future__ import annotations

import click

from roost.cli.outcome import report
from roost.cli.session import Session


@click.command("undo")
@click.argument("trash_id", metavar="[ID]", required=False)
@click.option("--as", "name", metavar="NAME", help="Under another name, where its own is taken.")
@click.pass_obj
def command(session: Session, trash_id: str | None, name: str | None) -> None:
    """Bring an environment back from the trash; without ID the newest."""
    ctx = session.context("undo")
    report(session, None, session.workspace.undo(trash_id, ctx, name=name))
