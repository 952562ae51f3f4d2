"""`roost resolve`: the decision, creating if need be."""

from __future__ import annotations

import click

from roost.cli import render
from roost.cli.session import Session
from roost.core.domain.conflict import DEDICATED, DRAFT, EXTEND
from roost.core.domain.decision import Decision, Outcome
from roost.core.domain.errors import NoEnvironmentError

_MARK = {Outcome.TAKEN: "✓", Outcome.REJECTED: "✗", Outcome.SKIPPED: "–"}

_OFFERS = {
    EXTEND: "For all models of it",
    DEDICATED: "For this model alone",
    DRAFT: "Make a profile of what works",
}


def _seconds(_ctx: click.Context, _parameter: click.Parameter, value: float | None) -> float | None:
    if value is not None and not value >= 0:  # a NaN would wait for ever
        raise click.BadParameter("a number of seconds is asked for, 0 or more")
    return value


@click.command("resolve")
@click.argument("model")
@click.option("--no-create", is_flag=True, help="Do not create an environment.")
@click.option("--no-wait", is_flag=True, help="Do not wait for another process.")
@click.option(
    "--timeout", type=float, default=None, callback=_seconds, help="Seconds to wait at most."
)
@click.option("--explain", is_flag=True, help="Print every step, what was found, how long.")
@click.option(
    "--assume",
    multiple=True,
    metavar="WHAT",
    help="Only think: what would happen if (`shared broken`, `legacy:ID gone`, `offline`, …).",
)
@click.pass_obj
def command(
    session: Session,
    model: str,
    no_create: bool,
    no_wait: bool,
    timeout: float | None,
    explain: bool,
    assume: tuple[str, ...],
) -> None:
    """Which environment MODEL gets, and why.

    With --assume nothing is created, run or written: it says what would happen if that were so.
    """
    if assume:
        _think(session, model, assume)
        return
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


def _think(session: Session, model: str, assume: tuple[str, ...]) -> None:
    decision = session.untouched().what_if(model, assume)
    text = "\n".join([chain(decision), *(f"⚠ {one.message}" for one in decision.warnings)])
    if decision.strategy is not None:
        code = 4 if decision.degraded else 0
        session.answer(decision.as_dict(), f"{text}\n{_outcome(decision)}", exit_code=code)
        return
    if not session.as_json:
        click.echo(text)
    error = NoEnvironmentError(
        f"{model} would have no environment.",
        remedy="The chain of steps says what each of them would need.",
        decision=decision,
    )
    session.failed([error], decision.as_dict())


def _outcome(decision: Decision) -> str:
    if decision.python_executable is None:
        return f"It would get {decision.env_id}, which is not there yet."
    return f"It would get {decision.env_id}: {render.plain(str(decision.python_executable))}"


def chain(decision: Decision) -> str:
    """The five steps as a readable chain, the taken branch marked."""
    lines = [f"{decision.model} → {decision.env_key}"]
    if decision.needed_key not in ("", decision.env_key):
        lines[0] += f" (it needs {decision.needed_key})"
    if decision.assumed:
        lines.append(f"  Assumed: {'; '.join(decision.assumed)}")
    lines += [f"  {reason}" for reason in decision.key_reasons]
    for entry in decision.trace:
        where = f" {entry.env}" if entry.env else ""
        lines.append(
            f"{_MARK[entry.outcome]} {entry.step.value:<12}{where}  {entry.reason}"
            + (f"  ({entry.ms:.1f} ms)" if entry.ms else "")
        )
    offers: dict[str, str] = {}
    for conflict in decision.conflicts:
        lines.append(f"! {conflict.message}")
        offers |= {offer.command: _OFFERS[offer.kind] for offer in conflict.offers}
    lines += [f"  {what}: {command}" for command, what in offers.items()]
    return "\n".join(render.plain(line) for line in lines)
