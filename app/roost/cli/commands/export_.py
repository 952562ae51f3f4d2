"""`roost export`: an environment's packages as a lock file for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from roost.cli import render
from roost.cli.session import Session


@click.command("export")
@click.argument("env")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace OUT where it is there already.")
@click.pass_obj
def command(session: Session, env: str, out: Path, force: bool) -> None:
    """Write ENV's exact packages to OUT: pylock.toml (PEP 751), or requirements.txt.

    `roost create KEY --locked OUT` builds the same set again.
    """
    workspace = session.workspace
    ctx = session.context("export", log_to_stdout=False)
    done = workspace.export(workspace.find(env), out.absolute(), ctx, force=force)
    data = {
        "path": str(done.path),
        "format": done.form,
        "packages": done.packages,
        "hashed": done.hashed,
    }
    hashes = "with hashes" if done.hashed else "without hashes"
    text = f"{done.packages} packages, {hashes}: {done.path}"
    session.answer(data, render.plain(text))
