"""`roost run`: a command in the environment of a model."""

from __future__ import annotations

import click

from roost.cli.session import Session
from roost.core.domain.errors import NoEnvironmentError, UsageError
from roost.core.store.usagelog import RUN


@click.command("run", context_settings={"ignore_unknown_options": True})
@click.argument("model")
@click.argument("words", metavar="-- CMD ...", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def command(session: Session, model: str, words: tuple[str, ...]) -> None:
    """Run CMD in the environment of MODEL; exits with CMD's exit code."""
    if not words:
        raise UsageError(
            "usage", "There is no command to run.", remedy="Write: roost run MODEL -- CMD …"
        )
    ctx = session.context("run", log_to_stdout=False)
    workspace = session.workspace
    try:
        decision = workspace.resolve(model, ctx, use=RUN)
    except NoEnvironmentError as error:
        session.failed([error], error.decision.as_dict())
        return
    for warning in decision.warnings:
        ctx.log(f"⚠ {warning.message}", "warning")
    session.exit_code = workspace.run(decision, words, ctx)
    hint = workspace.way_back(decision, session.exit_code)
    if hint:
        ctx.log(hint, "warning")
