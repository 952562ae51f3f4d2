"""`roost python`: the interpreter's path, nothing else."""

from __future__ import annotations

import sys

import click

from roost.cli import render
from roost.cli.session import Session
from roost.core.domain.errors import NoEnvironmentError


@click.command("python")
@click.argument("model")
@click.option("--create", is_flag=True, help="Create the environment if there is none.")
@click.pass_obj
def command(session: Session, model: str, create: bool) -> None:
    """The path of MODEL's Python, nothing else."""
    ctx = session.context("python", log_to_stdout=False)
    try:
        decision = session.workspace.resolve(model, ctx, create=create)
    except NoEnvironmentError as error:
        session.failed([error], error.decision.as_dict())
        return
    for warning in decision.warnings:
        render.write(sys.stderr, f"⚠ {render.plain(warning.message)}")
    session.answer(decision.as_dict(), str(decision.python_executable))
