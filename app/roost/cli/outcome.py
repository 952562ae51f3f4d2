"""Showing a plan, asking, carrying it out, and reporting what became of it."""

from __future__ import annotations

import sys
from typing import Any

import click

from roost.cli import render
from roost.cli.consolidation import comparison_lines, picture_lines, summary_lines
from roost.cli.letting_go import ledger_lines
from roost.cli.session import Session
from roost.core.domain.errors import RoostError, UsageError
from roost.core.domain.plan import BUILDS, Action, ItemOutcome, Operation, Plan, PlanItem, Result
from roost.core.system.context import JobContext

_VERB = {
    Action.BUILD: "create",
    Action.REBUILD: "rebuild beside, then switch",
    Action.PROMOTE: "make it out of a legacy environment",
    Action.MIGRATE: "move the model, then quarantine",
    Action.REBIND: "move the model, keep the folder",
    Action.QUARANTINE: "move to the trash",
    Action.PURGE: "delete for good",
    Action.RESTORE: "bring back",
    Action.MOVE: "move its tree elsewhere",
    Action.ADOPT: "adopt it from another tool",
    Action.NOTHING: "leave as it is",
}


def carry_out(session: Session, plan: Plan, ctx: JobContext, *, dry_run: bool, yes: bool) -> None:
    """Show the plan; without --yes ask on a terminal, else stop with exit 2."""
    if dry_run:
        session.answer(plan.as_dict(), plan_text(plan))
        return
    if yes or confirmed(session, plan.as_dict(), plan_text(plan)):
        report(session, plan, session.workspace.execute(plan, ctx))


def can_ask(session: Session) -> bool:
    """Whether there is a terminal to ask on."""
    return not session.as_json and sys.stdin.isatty()


def confirmed(session: Session, data: dict[str, Any], text: str) -> bool:
    """Whether the user agrees to the plan in ``text``; False, and exit 2, without a terminal.

    Raises click.Abort for a no.
    """
    if not can_ask(session):
        if not session.as_json:
            render.write(sys.stdout, text)
        unconfirmed = UsageError(
            "not-confirmed",
            "Nothing was changed: the plan was not confirmed.",
            remedy="Add --yes to carry it out.",
        )
        session.failed([unconfirmed], data)
        return False
    render.write(sys.stdout, text)
    if not session.confirmed("Go on?"):
        raise click.Abort
    return True


def report(session: Session, plan: Plan | None, result: Result) -> None:
    """What became of it, with the exit code of formats.md."""
    data: dict[str, Any] = {
        "operation": result.operation.value,
        "items": [item.as_dict() for item in result.items],
        **result.data,
    }
    if plan is not None:
        data["plan"] = plan.as_dict()
    undoable = result.operation in (Operation.MIGRATE, Operation.DELETE, Operation.MOVE)
    blocked = _blocked(result.errors)
    data.update(blocked)
    lines = [
        f"{_mark(item.outcome)} {item.env}  {item.message}"
        + (f"  (undo with: roost undo {item.trash_id})" if item.trash_id and undoable else "")
        for item in result.items
    ]
    lines += summary_lines(result.data)
    lines += ledger_lines(result.data)
    session.answer(
        data,
        "\n".join(render.plain(line) for line in lines),
        exit_code=result.exit_code,
        errors=result.errors,
    )


def plan_text(plan: Plan) -> str:
    """A plan in words and numbers: the very object that will be executed."""
    lines = [f"Plan: {plan.operation.value}, {len(plan.items)} environment(s)"]
    lines += picture_lines(plan)
    for item in plan.items:
        lines += _item_lines(plan, item)
        lines += comparison_lines(item)
    if plan.user_files and plan.option("move_user_files_to"):
        lines.append(f"Your files go to {plan.option('move_user_files_to')} first.")
    lines += [f"⚠ {warning.message}" for warning in plan.warnings]
    if plan.net_gain is not None:
        lines.append(f"Net gain after purge: {render.size(plan.net_gain)}")
    if plan.peak:
        lines.append(f"Extra space needed on the way: {render.size(plan.peak)}")
    if plan.downloads:
        lines.append(f"To download: {render.size(plan.downloads)}")
    lines += time_lines(plan)
    lines.append(
        "This cannot be undone."
        if plan.purge
        else "Everything can be undone until the trash is purged."
    )
    return "\n".join(render.plain(line) for line in lines)


def time_lines(plan: Plan) -> list[str]:
    """How long what must be built will take, from what it took before; nothing is invented."""
    built = [item for item in plan.items if item.action in BUILDS]
    if not built and plan.seconds is None:
        return []
    last = sum(item.last_seconds or 0.0 for item in built)
    before = f" (last time {render.duration(last)})" if last else ""
    if plan.seconds is None:
        why = before or ": nothing like it was built here before"
        return [f"How long it takes is not known{why}"]
    return [f"Takes about {render.duration(plan.seconds, rough=True)}{before}"]


def _item_lines(plan: Plan, item: PlanItem) -> list[str]:
    target = f" → {item.target_key}" if item.target_key else ""
    lines = [f"  {item.env}{target}: {_VERB[item.action]}", f"      {item.path}"]
    if item.models:
        lines.append(f"      used by {', '.join(item.models)}")
    if item.frees:
        when = "at once" if plan.purge else "after purge"
        lines.append(f"      frees {render.size(item.frees)} {when}")
    if item.needs:
        lines.append(f"      needs {render.size(item.needs)}")
    lines += [f"      {reason}" for reason in item.reasons]
    lines += [f"      ⚠ {warning.message}" for warning in item.warnings]
    lines += [f"      in use by {use.name} (PID {use.pid})" for use in item.in_use]
    lines += [f"      yours: {name}" for name in item.user_files[:20]]
    if item.user_files_total > 20:
        lines.append(f"      … and {item.user_files_total - 20} more of your files")
    lines += [f"      link {path} → {aim} (the target stays)" for path, aim in item.links[:20]]
    return lines


def _blocked(errors: tuple[RoostError, ...]) -> dict[str, Any]:
    """`user_files` and `in_use` of everything that was refused, in one place."""
    files = [name for error in errors for name in error.data.get("user_files", ())]
    uses = [use for error in errors for use in error.data.get("in_use", ())]
    found: dict[str, Any] = {}
    if any("user_files" in error.data for error in errors):
        found["user_files"] = files[:1000]
    if any("in_use" in error.data for error in errors):
        found["in_use"] = uses
    return found


def _mark(outcome: ItemOutcome) -> str:
    marks = {ItemOutcome.DONE: "✓", ItemOutcome.PARTIAL: "◐", ItemOutcome.SKIPPED: "–"}
    return marks.get(outcome, "✗")
