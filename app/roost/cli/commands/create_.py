"""`roost create`: a shared environment, new or rebuilt beside the old one."""

from __future__ import annotations

from pathlib import Path

import click

from roost.cli.outcome import plan_text, report, time_lines
from roost.cli.session import Session
from roost.core.domain.plan import Action, Plan


@click.command("create")
@click.argument("key")
@click.option("--installer", type=click.Choice(["uv", "pip"]), help="Default: uv.")
@click.option("--from", "source", metavar="ENV", help="Copy a legacy or an `other:` environment.")
@click.option("--with", "extra", metavar="REQ", multiple=True, help="Install this as well.")
@click.option("--dedicated", metavar="MODEL", help="For this model alone, which then uses it.")
@click.option("--locked", type=click.Path(), metavar="FILE", help="Exactly these versions.")
@click.option(
    "--managed-python", is_flag=True, help="Let uv fetch a Python where no lasting one fits."
)
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.pass_obj
def command(
    session: Session,
    key: str,
    installer: str | None,
    source: str | None,
    extra: tuple[str, ...],
    dedicated: str | None,
    locked: str | None,
    managed_python: bool,
    dry_run: bool,
) -> None:
    """Create the shared environment KEY, or rebuild it beside itself and switch.

    With --with, a present one is extended: its packages stay at their versions where that
    fits.  With --dedicated, MODEL gets an environment of its own, a copy of the shared one.
    """
    workspace = session.workspace
    ctx = session.context("create")
    plan = workspace.plan_create(
        key.removeprefix("shared:"),
        ctx,
        installer=installer,
        source=None if source is None else workspace.find(source),
        extra=extra,
        locked=None if locked is None else Path(locked),
        managed_python=managed_python,
        dedicated=dedicated,
    )
    if dry_run:
        session.answer(plan.as_dict(), plan_text(plan))
        return
    for line in (*affected(plan), *time_lines(plan)):
        ctx.log(line)
    report(session, plan, workspace.execute(plan, ctx))


def affected(plan: Plan) -> list[str]:
    """What an extension changes, and whose environment that is."""
    (item,) = plan.items
    lines = [f"⚠ {warning.message}" for warning in (*plan.warnings, *item.warnings)]
    if plan.option("extra"):
        lines += [f"Plan: {reason}" for reason in item.reasons]
    if item.models and item.action is Action.REBUILD:
        lines.append(f"Used by {', '.join(item.models)}")
    return lines
