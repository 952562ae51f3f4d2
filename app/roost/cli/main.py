"""The `roost` command: global options, the list of commands, and what failure looks like."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from roost.cli import render, streams
from roost.cli.arguments import gather_globals
from roost.cli.session import Session
from roost.core.domain.errors import CancelledError, RoostError, UsageError
from roost.version import __version__

if TYPE_CHECKING:
    from roost.core.domain.shot import Shot

COMMANDS = {
    "list": "every environment with health, source and models",
    "scan": "the environments of other tools on this machine",
    "adopt": "make another tool's environment a legacy one here",
    "resolve": "which environment a model gets, and why",
    "python": "the path of the model's Python, nothing else",
    "run": "run a command in the model's environment",
    "use": "pin a model to an environment",
    "check": "the health of environments",
    "create": "create, rebuild or extend a shared environment",
    "repair": "mend a shared environment that a check found fault with",
    "migrate": "move models to shared environments",
    "delete": "move environments to the trash",
    "undo": "bring the newest (or a named) deletion back",
    "trash": "what is in the trash, and freeing it",
    "move": "the whole workspace to another place or drive",
    "clean": "leftovers, old trash, unused environments, download caches",
    "history": "what was done: plan, result, log, and what it really freed",
    "dedupe": "equal files of environments share their space",
    "du": "what takes the space",
    "profiles": "what the env keys stand for",
    "export": "an environment's packages as pylock.toml or requirements",
    "pythons": "the base Pythons, and which environments hang on which",
    "doctor": "everything that can stand in the way, and what to do",
    "support-file": "a file for whoever helps you, without private names",
    "version": "which Roost this is, and whether there is a newer one",
    "demo": "build a small real sample workspace",
    "gui": "the window",
}


@dataclass(frozen=True)
class Windows:
    """What `__main__` hands in, so that this package knows nothing of Qt."""

    open_window: Callable[[str | None], int]
    take_picture: Callable[[Shot], int]
    facts: Callable[[], dict[str, Any]]


class LazyCommands(click.Group):
    """Imports a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"roost.cli.commands.{cmd_name.replace('-', '_')}_")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyCommands, invoke_without_command=True)
@click.option("--root", metavar="DIR", help="The workspace (default: $ROOST_ROOT, else nearby).")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.option(
    "--progress",
    type=click.Choice(["auto", "json", "none"]),
    default="auto",
    help="`json`: one object a line on stderr.",
)
@click.version_option(__version__, message="roost %(version)s")
@click.pass_context
def cli(context: click.Context, root: str | None, as_json: bool, progress: str) -> None:
    """Shared Python environments for the AI models on this machine."""
    session: Session = context.obj
    session.root = root
    session.as_json = as_json
    session.progress = progress  # type: ignore[assignment]
    if context.invoked_subcommand is None:
        windows: Windows = context.meta["roost.windows"]
        session.exit_code = windows.open_window(root)


def run(arguments: Sequence[str], windows: Windows) -> int:
    """Carry out one call and return its exit code (formats.md, "Exit codes")."""
    words = gather_globals(arguments)
    session = Session(as_json="--json" in words[: _command_at(words)])
    try:
        return _run(session, words, windows)
    except RoostError as lost:  # the report itself could not be printed
        render.write(sys.stderr, render.error_text(lost))
        return lost.exit_code


def _run(session: Session, words: Sequence[str], windows: Windows) -> int:
    try:
        with session.interruptible():
            context = cli.make_context("roost", list(words), obj=session)
            context.meta["roost.windows"] = windows
            with context:
                cli.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as wrong:
        _report_usage(session, wrong)
    except (KeyboardInterrupt, click.Abort):
        session.failed([CancelledError()])
    except RoostError as error:
        if error.code == "output-lost":
            raise
        session.failed([error], dict(error.data) or None)
    except BrokenPipeError:  # a help text nobody reads to its end
        streams.let_go(sys.stdout)
    except Exception as unexpected:  # noqa: BLE001 - the last boundary: report, never just die
        if isinstance(unexpected, FileNotFoundError) and _folder_is_gone():
            session.failed([_no_folder()])
            return session.exit_code
        import traceback

        traceback.print_exc()
        session.failed([_bug(unexpected)])
    return session.exit_code


def _command_at(words: Sequence[str]) -> int:
    """Where the command's own words begin: after the global options gathered in front."""
    index = 0
    while index < len(words) and words[index].startswith("--"):
        takes_value = words[index] in ("--root", "--progress")
        index += 2 if takes_value else 1
    return index


def _report_usage(session: Session, wrong: click.ClickException) -> None:
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    hint = "See `roost --help`."
    if context is not None:
        hint = f"See `{context.command_path} --help`."
    session.failed([UsageError("usage", wrong.format_message(), remedy=hint)])


def _folder_is_gone() -> bool:
    try:
        os.getcwd()  # noqa: PTH109
    except OSError:
        return True
    return False


def _no_folder() -> UsageError:
    return UsageError(
        "no-folder",
        "The folder this was started in is not there any more.",
        remedy="Go to one that is there, or name absolute paths.",
    )


def _bug(unexpected: Exception) -> RoostError:
    return RoostError(
        "internal",
        f"This should not have happened: {type(unexpected).__name__}: {unexpected}",
        remedy="Please report it, with the lines printed above.",
    )
