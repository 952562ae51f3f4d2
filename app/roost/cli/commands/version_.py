"""`roost version`: which Roost this is and, only when asked, whether there is a newer one."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

import click

from roost.cli import render
from roost.cli.session import Session
from roost.version import __version__


@click.command("version")
@click.option("--look", is_flag=True, help="Look whether there is a newer one.")
@click.option("--from", "place", metavar="ADDRESS", help="Where to look: https, or a folder.")
@click.pass_obj
def command(session: Session, look: bool, place: str | None) -> None:
    """Version, Python and place of this Roost.

    Without --look nothing is asked of anybody; with it one file is fetched, and nothing is sent.
    """
    data: dict[str, object] = {
        "version": __version__,
        "python": platform.python_version(),
        "path": str(Path(sys.executable)),
        "newest": None,
        "newer": None,
        "looked_at": None,
    }
    lines = [f"roost {__version__} (Python {platform.python_version()}, {sys.executable})"]
    if look or place:
        from roost.core.workspace.newer import announced_at, newest

        found = newest(announced_at(place, os.environ), __version__)
        data |= {"newest": found.version, "newer": found.newer, "looked_at": found.place}
        said = f"Version {found.version} is there" if found.newer else "There is no newer version"
        lines.append(f"{said} ({found.place}).")
    session.answer(data, "\n".join(render.plain(line) for line in lines))
