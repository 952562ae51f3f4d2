"""`roost migrate`: the plan, then the migration."""

from __future__ import annotations

import click

from roost.cli.outcome import carry_out
from roost.cli.session import Session
from roost.core.domain.errors import UsageError


@click.command("migrate")
@click.argument("legacy", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every legacy environment.")
@click.option("--dry-run", is_flag=True, help="Only show the plan.")
@click.option("--promote", is_flag=True, help="Make missing shared ones out of legacy ones.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def command(
    session: Session,
    legacy: tuple[str, ...],
    everything: bool,
    dry_run: bool,
    promote: bool,
    yes: bool,
) -> None:
    """Move the models of LEGACY environments to shared ones."""
    if bool(legacy) == everything:
        raise UsageError("usage", "Name the legacy environments, or give --all.")
    workspace = session.workspace
    ctx = session.context("migrate")
    chosen = None if everything else [workspace.find(name) for name in legacy]
    plan = workspace.plan_migrate(chosen, ctx, promote=promote)
    carry_out(session, plan, ctx, dry_run=dry_run, yes=yes)
