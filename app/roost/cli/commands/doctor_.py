"""`roost doctor`: the checklist people went through by hand; it changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain

import click

from roost.cli import render
from roost.cli.session import Session
from roost.core.domain.errors import UsageError
from roost.core.domain.finding import Finding, State, quoted, verdict
from roost.core.system.context import JobContext

_MARKS = {State.OK: "✓", State.WARNING: "⚠", State.PROBLEM: "✗"}
_CODES = {State.OK: 0, State.WARNING: 4, State.PROBLEM: 1}


@click.command("doctor")
@click.option("--deep", is_flag=True, help="Run every environment's Python, and wait longer.")
@click.pass_obj
def command(session: Session, deep: bool) -> None:
    """Look at everything that can stand in the way, and say what to do.

    Exit code: 0 all is well, 4 with warnings, 1 with problems.
    """
    ctx = session.context("doctor", log_to_stdout=False)
    root, findings = _asked(session, ctx, deep)
    found: list[Finding] = []
    for finding in findings:
        found.append(finding)
        if not session.as_json:
            session.ticker.clear()
            render.write(sys.stdout, _text(finding))
    worst = verdict(tuple(found))
    data = {
        "root": root,
        "deep": deep,
        "verdict": worst.value,
        "findings": [finding.as_dict() for finding in found],
    }
    problems = [one.as_error() for one in found if one.state is State.PROBLEM]
    if session.as_json and problems:
        session.failed(problems, data, exit_code=1)
        return
    session.answer(data, _summary(found), exit_code=_CODES[worst])


def _asked(session: Session, ctx: JobContext, deep: bool) -> tuple[str | None, Iterator[Finding]]:
    """The root and its findings; those of the machine alone where no workspace is near."""
    try:
        workspace = session.untouched()
    except UsageError as error:
        if error.code != "no-workspace":
            raise
        from roost.core.workspace.doctor import doctor
        from roost.core.workspace.host import Host

        none = Finding("no-workspace", State.OK, error.message, error.remedy)
        return None, chain([none], doctor(None, Host(), ctx, deep=deep))
    return str(workspace.root), workspace.doctor(ctx, deep=deep)


def _text(finding: Finding) -> str:
    lines = [f"{_MARKS[finding.state]} {finding.found}"]
    if finding.remedy and finding.state is not State.OK:
        lines.append(f"    → {finding.remedy}")
    if finding.command and finding.state is not State.OK:
        lines.append(f"      {' '.join(map(quoted, finding.command))}")
    return "\n".join(render.plain(line) for line in lines)


def _summary(found: list[Finding]) -> str:
    problems = sum(one.state is State.PROBLEM for one in found)
    warnings = sum(one.state is State.WARNING for one in found)
    if not problems and not warnings:
        return "All is well."
    return f"Problems: {problems}, warnings: {warnings}."
