"""`roost python`: the interpreter's path, nothing else."""

from __future__ import annotations

import os
import time

import click

from roost.cli.session import Session
from roost.core.domain.errors import NoEnvironmentError
from roost.core.domain.events import Event, LogLine
from roost.core.store.usagelog import PYTHON
from roost.core.system.context import JobContext
from roost.version import __version__


@click.command("python")
@click.argument("model")
@click.option("--create", is_flag=True, help="Create the environment if there is none.")
@click.pass_obj
def command(session: Session, model: str, create: bool) -> None:
    """The path of MODEL's Python, nothing else."""
    started = time.time()
    ctx = session.context("python", log_to_stdout=False)
    said = _noted(ctx)
    try:
        decision = session.workspace.resolve(model, ctx, create=create, use=PYTHON)
    except NoEnvironmentError as error:
        session.failed([error], error.decision.as_dict())
        return
    for warning in decision.warnings:
        ctx.log(f"⚠ {warning.message}", "warning")
    session.answer(decision.as_dict(), str(decision.python_executable))
    folder = _here()
    if session.progress != "json" and folder is not None:
        from roost.core.workspace.remembering import remember

        remember(
            session.workspace,
            model,
            decision,
            said,
            folder=folder,
            started=started,
            version=__version__,
        )


def _here() -> str | None:
    """As `cli.shortcut` asks for it; None where it was removed."""
    try:
        return os.getcwd()  # noqa: PTH109
    except OSError:
        return None


def _noted(ctx: JobContext) -> list[str]:
    """The log lines that will go to stderr, for those who ask the same again."""
    said: list[str] = []
    show = ctx.sink

    def sink(event: Event) -> None:
        if isinstance(event, LogLine) and event.level != "debug":
            said.append(event.message)
        show(event)

    ctx.sink = sink
    return said
