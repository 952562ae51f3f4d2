"""`roost support-file`: made for whoever helps, or looked at by who does."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from roost.cli import render
from roost.cli.session import Session
from roost.core.domain.errors import RoostError, UsageError
from roost.core.domain.shot import Shot
from roost.core.workspace.support.archive import write_support

if TYPE_CHECKING:
    from roost.cli.main import Windows
    from roost.core.workspace.support.collect import Support
    from roost.core.workspace.support.reader import SupportWorkspace


@click.command("support-file")
@click.argument("out", metavar="[OUT.zip]", required=False)
@click.option("--hide-models", is_flag=True, help="Put numbers in the place of model names.")
@click.option("--preview", is_flag=True, help="Print all that would go in, and write nothing.")
@click.option("--no-picture", is_flag=True, help="Without a picture of the window.")
@click.option("--yes", is_flag=True, help="Do not ask on a terminal.")
@click.option("--open", "given", metavar="FILE", help="Look at a support file in the window.")
@click.option("--replay", is_flag=True, help="With --open: repeat its decisions here, as text.")
@click.pass_context
def command(
    context: click.Context,
    out: str | None,
    hide_models: bool,
    preview: bool,
    no_picture: bool,
    yes: bool,
    given: str | None,
    replay: bool,
) -> None:
    """Write OUT.zip: what a helper needs, without names, credentials and tokens.

    What goes in is shown first.
    """
    session: Session = context.obj
    if given is not None:
        _open(context, session, given, replay)
        return
    if out is None and not preview:
        raise UsageError("usage", "Name the file to write.", remedy="roost support-file OUT.zip")
    workspace = session.untouched()
    ctx = session.context("support", log_to_stdout=False)
    support = workspace.support(ctx, hide_models=hide_models)
    picture = None if no_picture else _picture(context, support)
    if picture is not None:
        support = support.with_picture(picture)
    data: dict[str, Any] = {"path": None, "models_hidden": hide_models, **support.as_dict()}
    if preview or out is None:
        data["contents"] = {one.name: one.text for one in support.pieces if one.text}
        session.answer(data, "" if session.as_json else _contents(support))
        return
    listing = _listing(support)
    if not session.as_json and sys.stdin.isatty() and not yes:
        render.write(sys.stdout, listing)
        listing = ""
        if not session.confirmed(f"Write {out}?"):
            raise click.Abort
    path = write_support(support, Path(out).absolute())
    data["path"] = str(path)
    saved = f"Saved {render.plain(str(path))}. Look at it before you send it."
    session.answer(data, f"{listing}\n{saved}".strip())


def _picture(context: click.Context, support: Support) -> bytes | None:
    """The window off screen, on what goes into the file: nothing private can show up in it."""
    with tempfile.TemporaryDirectory(prefix="roost-") as folder:
        out = Path(folder) / "window.png"
        file = write_support(support, Path(folder) / "workspace.zip")
        try:
            windows: Windows = context.meta["roost.windows"]
            code = windows.take_picture(Shot(str(out), str(file)))
        except (ImportError, OSError, RoostError):
            return None  # no Qt here: the file is as good without
        return out.read_bytes() if code == 0 and out.is_file() else None


def _listing(support: Support) -> str:
    rows = [[one.name, render.size(len(one.data)), one.about] for one in support.pieces]
    return render.table(["FILE", "SIZE", "WHAT"], rows)


def _contents(support: Support) -> str:
    parts = [_listing(support)]
    for piece in support.pieces:
        if piece.text:
            parts += ["", f"── {piece.name}", *map(render.plain, piece.text.splitlines())]
    return "\n".join(parts)


def _open(context: click.Context, session: Session, given: str, replay: bool) -> None:
    from roost.core.workspace.support.reader import SupportWorkspace

    file = Path(given).expanduser().absolute()
    opened = SupportWorkspace(file)
    if not (replay or session.as_json) and _has_display():
        session.exit_code = context.meta["roost.windows"].open_window(str(file))
        return
    played = opened.replay()
    differ = [one for one in played if not one.same]
    data = {
        "file": str(file),
        "manifest": dict(opened.manifest),
        "decisions": [one.as_dict() for one in played],
    }
    session.answer(data, _replayed(opened), exit_code=4 if differ else 0)


def _has_display() -> bool:
    """Without one the decisions are told here; a window could not open."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in wanted)


def _replayed(opened: SupportWorkspace) -> str:
    lines = [f"Made at {opened.manifest.get('made_at')} by Roost {opened.manifest.get('roost')}."]
    for one in opened.replay():
        mark = "✓" if one.same else "≠"
        what = one.replayed.get("environment") or "no environment"
        why = next(
            (entry["reason"] for entry in one.replayed["trace"] if entry["outcome"] == "taken"), ""
        )
        lines.append(f"{mark} {one.recorded.get('model')}: {what} ({why})")
    return "\n".join(map(render.plain, lines))
