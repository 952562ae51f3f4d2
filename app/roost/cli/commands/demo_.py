"""`roost demo`: a small real sample workspace."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from roost.cli.session import Session


@click.command("demo")
@click.argument("folder", metavar="[DIR]", required=False)
@click.option("--tour", is_flag=True, help="Then do the main job in it, step by step.")
@click.pass_obj
def command(session: Session, folder: str | None, tour: bool) -> None:
    """Build a sample workspace in DIR (default: ./roost-sample).

    A tour without DIR leaves nothing behind.
    """
    from roost.core.demo import build

    ctx = session.context("demo")
    if not tour:
        root = build(Path(folder or "roost-sample"), ctx)
        session.answer(
            {"root": str(root)},
            f"The sample workspace is ready.  Try:\n  roost --root '{root}' list\n"
            f"  roost --root '{root}' gui",
        )
        return
    from roost.cli.tour import take_tour

    if folder is not None:
        take_tour(session, build(Path(folder), ctx))
        return
    with tempfile.TemporaryDirectory(prefix="roost-tour-") as scratch:
        take_tour(session, build(Path(scratch) / "sample", ctx))
