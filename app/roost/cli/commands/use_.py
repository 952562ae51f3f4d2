"""`roost use`: the user's word on which environment a model gets."""

from __future__ import annotations

import click

from roost.cli.session import Session
from roost.core.domain.errors import UsageError


@click.command("use")
@click.argument("model")
@click.argument("env", required=False)
@click.option("--clear", is_flag=True, help="Remove the pin.")
@click.pass_obj
def command(session: Session, model: str, env: str | None, clear: bool) -> None:
    """Pin MODEL to ENV; without ENV, show the pin; --clear removes it."""
    if env and clear:
        raise UsageError("usage", "Give an environment or --clear, not both.")
    workspace = session.workspace
    if clear:
        workspace.pin(model, None)
        session.answer({"model": model, "pin": None}, f"{model} is no longer pinned.")
    elif env:
        env_id = workspace.find(env)
        workspace.pin(model, env_id)
        session.answer({"model": model, "pin": str(env_id)}, f"{model} now uses {env_id}.")
    else:
        pin = workspace.pinned(model)
        shown = f"{model} is pinned to {pin}." if pin else f"{model} is not pinned."
        session.answer({"model": model, "pin": None if pin is None else str(pin)}, shown)
