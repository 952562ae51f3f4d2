"""`roost move`: the whole workspace to another place or drive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from roost.cli import render
from roost.cli.letting_go import ledger_lines
from roost.cli.outcome import carry_out, confirmed
from roost.cli.session import Session

if TYPE_CHECKING:
    from roost.core.operations.move_plan import MovePlan


@click.command("move")
@click.argument("target", metavar="DEST")
@click.option("--env", metavar="ENV", help="Only this legacy environment's tree.")
@click.option("--no-link", is_flag=True, help="Leave no link at the old place.")
@click.option("--dry-run", is_flag=True, help="Only show the plan.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def command(
    session: Session, target: str, env: str | None, no_link: bool, dry_run: bool, yes: bool
) -> None:
    """Move the workspace to DEST, a folder that does not exist yet.

    Everything is copied, compared, made fit for its new path and started there once; only then
    the two change places.  The old folder is kept until `roost trash purge`, and `roost undo`
    brings it back.  The old path goes on leading to the new one, unless --no-link is given.

    With --env, DEST becomes the tree of one legacy environment, and a link stays in its place.
    """
    workspace = session.workspace
    ctx = session.context("move")
    if env is not None:
        one = workspace.plan_move_env(
            workspace.find(env), Path(target).expanduser().absolute(), ctx
        )
        carry_out(session, one, ctx, dry_run=dry_run, yes=yes)
        return
    plan = workspace.plan_move(target, ctx, link=not no_link)
    if dry_run:
        session.answer(plan.as_dict(), _text(plan))
        return
    if not (yes or confirmed(session, plan.as_dict(), _text(plan))):
        return
    result = workspace.move(plan, ctx)
    data = {"operation": "move", **result.data, "plan": plan.as_dict()}
    lines = [
        f"✓ The workspace is at {plan.target}",
        f"  the old folder is kept: {plan.kept}",
        f"  (undo with: roost undo {result.data['id']})",
        *ledger_lines(result.data),
    ]
    session.answer(data, "\n".join(render.plain(line) for line in lines))


def _text(plan: MovePlan) -> str:
    lines = [
        "Plan: move the workspace",
        f"  from {plan.root}",
        f"  to   {plan.target}",
        f"  {len(plan.environments)} environment(s)"
        + (f", and {', '.join(plan.also)}" if plan.also else ""),
    ]
    lines += [
        f"  legacy:{old} is called legacy:{new} there, after its model's new path"
        for old, new in sorted(plan.rekeying.ids.items())
    ]
    lines += [
        f"  needs {render.size(plan.needs)} there ({render.size(plan.free)} are free)",
        f"  the old folder is kept as {plan.kept}; purging it frees {render.size(plan.frees)}",
    ]
    if plan.link:
        lines.append(f"  {plan.root} becomes a link to the new place")
    lines += [f"  in use by {use.name} (PID {use.pid})" for use in plan.in_use]
    lines += [f"⚠ {warning.message}" for warning in plan.warnings]
    lines.append("It can be undone until the old folder is purged.")
    return "\n".join(render.plain(line) for line in lines)
