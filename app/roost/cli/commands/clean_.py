"""`roost clean`: leftovers, old trash, unused environments and, when named, download caches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from roost.cli import render
from roost.cli.commands.trash_ import parse_age
from roost.cli.letting_go import ledger_lines
from roost.cli.outcome import can_ask, confirmed
from roost.cli.session import Session

if TYPE_CHECKING:
    from roost.core.domain.plan import Result
    from roost.core.operations.clean_plan import CleanItem, CleanPlan


@click.command("clean")
@click.argument("kinds", metavar="[KIND...]", nargs=-1)
@click.option("--unused", metavar="AGE", help="Idle for so long counts as unused (30d).")
@click.option("--dry-run", is_flag=True, help="Only show the plan.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def command(
    session: Session, kinds: tuple[str, ...], unused: str | None, dry_run: bool, yes: bool
) -> None:
    """Do away with what nobody needs, each with its bytes and why it is safe.

    KIND: trash (past its retention), leftovers (builds, locks, plans: saved ones of which nothing
    is left to do), unused (environments without a model: they go to the trash); all of these
    unless some are named.  Only when named: caches, or uv-cache, uv-cache-all, pip-cache, emptied
    by uv's and pip's own commands.
    """
    workspace = session.workspace
    ctx = session.context("clean")
    age = None if unused is None else parse_age(unused)
    plan = workspace.plan_clean(kinds, ctx, unused=age)
    if dry_run:
        session.answer(plan.as_dict(), _text(plan))
        return
    nothing_to_ask = not plan.items and can_ask(session)
    if yes or nothing_to_ask or confirmed(session, plan.as_dict(), _text(plan)):
        _report(session, plan, workspace.clean(plan, ctx))


def _report(session: Session, plan: CleanPlan, result: Result) -> None:
    data = {"operation": "clean", **result.data, "plan": plan.as_dict()}
    lines = [_done_line(one) for one in result.data["cleaned"]]
    lines += [f"kept: {name}: {why}" for name, why in plan.kept]
    if not plan.items:
        lines.append("There is nothing to clean up.")
    lines += ledger_lines(result.data)
    text = "\n".join(render.plain(line) for line in lines)
    session.answer(data, text, exit_code=result.exit_code, errors=result.errors)


def _done_line(one: dict[str, object]) -> str:
    mark = {"done": "✓", "skipped": "–"}.get(str(one["outcome"]), "✗")
    undo = f"  (undo with: roost undo {one['trash_id']})" if one["kind"] == "unused" else ""
    return f"{mark} {one['kind']}: {one['name']}  {one['message']}{undo if one['trash_id'] else ''}"


def _text(plan: CleanPlan) -> str:
    lines = [f"Plan: clean, {len(plan.items)} thing(s)"]
    for item in plan.items:
        lines += [f"  {item.kind}: {item.name}{_bytes(item)}", f"      {item.path}"]
        lines.append(f"      safe: {item.why}")
    lines += [f"  kept: {name}: {why}" for name, why in plan.kept]
    if plan.items:
        lines.append(f"Frees at once: {render.size(plan.frees)}")
    else:
        lines.append("There is nothing to clean up.")
    if plan.later:
        lines.append(f"Frees when the trash is purged: {render.size(plan.later)}")
    return "\n".join(render.plain(line) for line in lines)


def _bytes(item: CleanItem) -> str:
    if item.frees is not None:
        return f", frees {render.size(item.frees)}{' after purge' if item.undoable else ''}"
    if item.size is not None:
        return f", frees a part of {render.size(item.size)}"
    return ""
