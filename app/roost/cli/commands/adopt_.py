"""`roost adopt`: an environment of another tool becomes a legacy one of the workspace."""

from __future__ import annotations

import click

from roost.cli.outcome import carry_out
from roost.cli.session import Session


@click.command("adopt")
@click.argument("other", metavar="OTHER")
@click.option(
    "--link/--copy", "link", default=True, help="A link to its tree (default), or a copy."
)
@click.option("--model", metavar="MODEL", help="For this model, which then finds it.")
@click.option("--dry-run", is_flag=True, help="Only show the plan.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def command(
    session: Session, other: str, link: bool, model: str | None, dry_run: bool, yes: bool
) -> None:
    """Make OTHER, found by `roost scan`, a legacy environment of the workspace.

    By link it stays where it is and nothing there is changed; by copy the workspace has its own,
    made fit for its new place.  `roost delete legacy:…` takes either back.  To make a shared
    environment out of it instead: `roost create KEY --from OTHER`.
    """
    workspace = session.workspace
    ctx = session.context("adopt")
    plan = workspace.plan_adopt(workspace.find(other), ctx, copy=not link, model=model)
    carry_out(session, plan, ctx, dry_run=dry_run, yes=yes)
