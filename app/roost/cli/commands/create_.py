"""`roost create`: a shared environment, new or rebuilt beside the old one."""

from __future__ import annotations

from pathlib import Path

import click

from roost.cli.outcome import report
from roost.cli.session import Session


@click.command("create")
@click.argument("key")
@click.option("--installer", type=click.Choice(["uv", "pip"]), help="Default: uv.")
@click.option("--from", "source", metavar="LEGACY", help="Promote a legacy environment.")
@click.option("--with", "extra", metavar="REQ", multiple=True, help="Install this as well.")
@click.option("--locked", type=click.Path(), metavar="FILE", help="Exactly these versions.")
@click.pass_obj
def command(
    session: Session,
    key: str,
    installer: str | None,
    source: str | None,
    extra: tuple[str, ...],
    locked: str | None,
) -> None:
    """Create the shared environment KEY, or rebuild it beside itself and switch."""
    workspace = session.workspace
    ctx = session.context("create")
    plan = workspace.plan_create(
        key.removeprefix("shared:"),
        ctx,
        installer=installer,
        source=None if source is None else workspace.find(source),
        extra=extra,
        locked=None if locked is None else Path(locked),
    )
    report(session, plan, workspace.execute(plan, ctx))
