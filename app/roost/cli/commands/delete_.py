"""`roost delete`: into the trash, undoable until purged."""

from __future__ import annotations

from pathlib import Path

import click

from roost.cli.outcome import carry_out, confirmed, plan_text
from roost.cli.session import Session
from roost.core.domain.errors import UsageError


@click.command("delete")
@click.argument("envs", metavar="ENV...", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Only show the plan.")
@click.option("--purge", is_flag=True, help="Free the bytes at once; cannot be undone.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--include-user-files", is_flag=True, help="Your files in it go along.")
@click.option("--move-user-files-to", "keep", metavar="DIR", help="Your files in it go to DIR.")
@click.option("--app-name", metavar="APP", help="Also what belongs to this app, found by scan.")
@click.option("--wait", is_flag=True, help="Wait until no process uses it, instead of refusing.")
@click.pass_obj
def command(
    session: Session,
    envs: tuple[str, ...],
    dry_run: bool,
    purge: bool,
    yes: bool,
    include_user_files: bool,
    keep: str | None,
    app_name: str | None,
    wait: bool,
) -> None:
    """Move each ENV to the trash.

    An `other:` one, which `roost scan` found, is removed by the tool it belongs to (pipx, uv,
    conda), or goes to a trash beside its place where no app claims it or --app-name names the one
    that does.
    """
    if keep is not None and include_user_files:
        raise UsageError(
            "usage",
            "Your files can go along or be moved out, not both.",
            remedy="Give --include-user-files or --move-user-files-to DIR.",
        )
    workspace = session.workspace
    ctx = session.context("delete")
    plan = workspace.plan_delete(
        session.named(envs),
        ctx,
        purge=purge,
        include_user_files=include_user_files,
        move_user_files_to=None if keep is None else Path(keep).expanduser().absolute(),
        app_name=app_name,
    )
    if wait and not dry_run:
        if not yes and not confirmed(session, plan.as_dict(), plan_text(plan)):
            return
        workspace.wait_until_unused([item.env for item in plan.items], ctx)
        yes = True
    carry_out(session, plan, ctx, dry_run=dry_run, yes=yes)
