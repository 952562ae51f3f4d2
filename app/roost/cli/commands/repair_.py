"""`roost repair`: the rebuild that mends what a check finds in a shared environment."""

from __future__ import annotations

import click

from roost.cli.outcome import carry_out
from roost.cli.session import Session


@click.command("repair")
@click.argument("env")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def command(session: Session, env: str, dry_run: bool, yes: bool) -> None:
    """Mend the shared environment ENV: built anew beside itself, checked, then switched to.

    As much as can be keeps the version it had: a missing package comes back by the lock, a
    wrong build of torch is replaced, a base Python that is gone by one that is here.
    """
    workspace = session.workspace
    ctx = session.context("repair")
    env_id = workspace.find(env)
    report = workspace.check(env_id, ctx, deep=True)
    if not report.failed():
        data = {"env": str(env_id), "badge": report.badge.value, "plan": None}
        session.answer(data, f"Nothing to repair: {env_id} is {report.badge.value}.")
        return
    plan = workspace.plan_repair(env_id, ctx, report=report)
    carry_out(session, plan, ctx, dry_run=dry_run, yes=yes)
