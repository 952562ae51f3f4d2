"""`roost dedupe`: equal files of environments share their space; nothing is deleted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from roost.cli import render
from roost.cli.outcome import can_ask, confirmed, report
from roost.cli.session import Session
from roost.core.domain.errors import UsageError

if TYPE_CHECKING:
    from roost.core.operations.sharing_plan import SharingPlan

_MEANS = {
    "reflink": "by copy-on-write (an edit of one file never shows in another)",
    "hardlink": "as hard links",
}


@click.command("dedupe")
@click.option("--dry-run", is_flag=True, help="Only show the plan.")
@click.option("--hardlink", is_flag=True, help="As hard links where nothing better is possible.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--undo", is_flag=True, help="Break the hard links of the newest dedupe.")
@click.pass_obj
def command(session: Session, dry_run: bool, hardlink: bool, yes: bool, undo: bool) -> None:
    """Let equal files of the workspace's environments share their space."""
    workspace = session.workspace
    ctx = session.context("dedupe")
    if undo:
        if dry_run or hardlink:
            raise UsageError(
                "usage",
                "--undo goes with neither --dry-run nor --hardlink.",
                remedy="Give --undo alone.",
            )
        report(session, None, workspace.undo_dedupe(ctx))
        return
    plan = workspace.plan_dedupe(ctx)
    if dry_run:
        session.answer(plan.as_dict(), _text(plan))
        return
    if plan.needs_hardlink and not hardlink:
        from roost.core.operations.sharing import needs_hardlink

        if not session.as_json:
            render.write(sys.stdout, _text(plan))
        session.failed([needs_hardlink()], plan.as_dict())
        return
    nothing_to_ask = not plan.items and can_ask(session)
    if yes or nothing_to_ask or confirmed(session, plan.as_dict(), _text(plan)):
        report(session, None, workspace.dedupe(plan, ctx, hardlink=hardlink))


def _text(plan: SharingPlan) -> str:
    lines = [f"Plan: dedupe, {len(plan.items)} environment(s)"]
    lines += [f"  {item.env}: {item.files} files with equals elsewhere" for item in plan.items]
    lines += [f"  {left.env}: left out, {left.reason}" for left in plan.left_out]
    if plan.items:
        lines.append(
            f"{plan.twins} files come to share the space of an equal one, "
            f"{_MEANS[plan.files.means]}: frees up to {render.size(plan.files.saves_bytes)}."
        )
        lines.append("Contents are compared byte for byte first; nothing is deleted.")
    else:
        lines.append("They have no files in common that could still be shared.")
    if plan.needs_hardlink:
        lines.append(f"⚠ {plan.as_dict()['warnings'][0]['message']}")
    return "\n".join(render.plain(line) for line in lines)
