"""`roost delete`: into the trash, undoable until purged."""

from __future__ import annotations

import click

from roost.cli.outcome import carry_out
from roost.cli.session import Session


@click.command("delete")
@click.argument("envs", metavar="ENV...", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Only show the plan.")
@click.option("--purge", is_flag=True, help="Free the bytes at once; cannot be undone.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--include-user-files", is_flag=True, help="Your files in it go along.")
@click.pass_obj
def command(
    session: Session,
    envs: tuple[str, ...],
    dry_run: bool,
    purge: bool,
    yes: bool,
    include_user_files: bool,
) -> None:
    """Move each ENV to the trash."""
    workspace = session.workspace
    ctx = session.context("delete")
    plan = workspace.plan_delete(
        [workspace.find(name) for name in envs],
        ctx,
        purge=purge,
        include_user_files=include_user_files,
    )
    carry_out(session, plan, ctx, dry_run=dry_run, yes=yes)
