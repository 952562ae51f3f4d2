"""`roost demo`: a small real sample workspace."""

from __future__ import annotations

from pathlib import Path

import click

from roost.cli.session import Session


@click.command("demo")
@click.argument("folder", metavar="[DIR]", default="roost-sample")
@click.option("--tour", is_flag=True, help="Then do the main job in it, step by step.")
@click.pass_obj
def command(session: Session, folder: str, tour: bool) -> None:
    """Build a sample workspace in DIR."""
    from roost.core.demo import build

    ctx = session.context("demo")
    root = build(Path(folder), ctx)
    if tour:
        from roost.cli.tour import take_tour

        take_tour(session, root)
        return
    session.answer(
        {"root": str(root)},
        f"The sample workspace is ready.  Try:\n  roost --root {root} list\n"
        f"  roost --root {root} gui",
    )
