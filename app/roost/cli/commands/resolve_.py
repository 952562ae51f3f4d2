"""`roost resolve`: the decision, creating if need be."""

from __future__ import annotations

import click

from roost.cli import render
from roost.cli.session import Session
from roost.core.domain.decision import Decision, Outcome
from roost.core.domain.errors import NoEnvironmentError

_MARK = {Outcome.TAKEN: "✓", Outcome.REJECTED: "✗", Outcome.SKIPPED: "–"}


@click.command("resolve")
@click.argument("model")
@click.option("--no-create", is_flag=True, help="Do not create an environment.")
@click.option("--no-wait", is_flag=True, help="Do not wait for another process.")
@click.option("--timeout", type=float, default=None, help="Seconds to wait at most.")
@click.option("--explain", is_flag=True, help="Print every step, what was found, how long.")
@click.pass_obj
def command(
    session: Session,
    model: str,
    no_create: bool,
    no_wait: bool,
    timeout: float | None,
    explain: bool,
) -> None:
    """Which environment MODEL gets, and why."""
    ctx = session.context("resolve")
    try:
        decision = session.workspace.resolve(
            model, ctx, create=not no_create, wait=not no_wait, timeout=timeout
        )
    except NoEnvironmentError as error:
        if explain and not session.as_json:
            click.echo(chain(error.decision))
        session.failed([error], error.decision.as_dict())
        return
    lines = [chain(decision)] if explain else []
    lines += [f"⚠ {warning.message}" for warning in decision.warnings]
    lines.append(str(decision.python_executable))
    session.answer(
        decision.as_dict(),
        "\n".join(render.plain(line) if "\n" not in line else line for line in lines),
        exit_code=4 if decision.degraded else 0,
    )


def chain(decision: Decision) -> str:
    """The five steps as a readable chain, the taken branch marked."""
    lines = [f"{decision.model} → {decision.env_key}"]
    lines += [f"  {reason}" for reason in decision.key_reasons]
    for entry in decision.trace:
        where = f" {entry.env}" if entry.env else ""
        lines.append(
            f"{_MARK[entry.outcome]} {entry.step.value:<12}{where}  {entry.reason}"
            + (f"  ({entry.ms:.1f} ms)" if entry.ms else "")
        )
    return "\n".join(render.plain(line) for line in lines)
