"""`roost gui`: the window, or a picture of it."""

from __future__ import annotations

import json
import os
import re
import sys
from typing import TYPE_CHECKING

import click

from roost.cli import render
from roost.cli.session import Session
from roost.core.domain.errors import RoostError, UsageError
from roost.core.domain.shot import Shot

if TYPE_CHECKING:
    from roost.cli.main import Windows

_SIZE = re.compile(r"(\d{3,5})x(\d{3,5})")


@click.command("gui")
@click.option("--screenshot", type=click.Path(), metavar="OUT.png", help="Render it and exit.")
@click.option("--select", metavar="ENV", help="Select this environment first.")
@click.option(
    "--state", metavar="NAME", help="A named state, e.g. empty, planner, space, error, creating."
)
@click.option("--theme", type=click.Choice(["light", "dark"]))
@click.option("--size", default="1440x900", metavar="WxH", show_default=True)
@click.option(
    "--scale",
    type=click.FloatRange(1, 3),
    default=1.0,
    metavar="FACTOR",
    help="Of a denser screen, 1 to 3.",
)
@click.option("--language", metavar="CODE", help="Of the picture, e.g. de; else English.")
@click.option("--gap-meter", is_flag=True, help="Tell every stall of the window in its log.")
@click.option("--facts", is_flag=True, hidden=True, help="What Qt has here, for the doctor.")
@click.pass_context
def command(
    context: click.Context,
    screenshot: str | None,
    select: str | None,
    state: str | None,
    theme: str | None,
    size: str,
    scale: float,
    language: str | None,
    gap_meter: bool,
    facts: bool,
) -> None:
    """The window."""
    session: Session = context.obj
    windows: Windows = context.meta["roost.windows"]
    if facts:
        render.write(sys.stdout, json.dumps(windows.facts()))
        return
    if gap_meter:
        os.environ["ROOST_GAP_METER"] = "1"
    if screenshot is None:
        session.exit_code = windows.open_window(session.root)
        return
    found = _SIZE.fullmatch(size)
    if found is None:
        raise UsageError("usage", f"{size!r} is not a size.", remedy="Write 1440x900.")
    alone = state in ("empty", "creating", "copying")
    root = None if alone else str(session.workspace.root)
    screenshot = os.path.abspath(screenshot)  # noqa: PTH100 - absolute, not resolved
    measures = (int(found[1]), int(found[2]))
    if root is not None and select is not None:
        select = str(session.workspace.find(select))
    shot = Shot(screenshot, root, select, state, theme or "light", measures, scale, language)
    code = windows.take_picture(shot)
    if code:
        failed = RoostError(
            "no-picture", f"There is no picture {screenshot}.", remedy="See the line above."
        )
        session.failed([failed], {"screenshot": None}, exit_code=code)
        return
    session.answer({"screenshot": screenshot}, f"Saved {screenshot}")
