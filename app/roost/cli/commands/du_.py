"""`roost du`: what takes the space."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from roost.cli import render
from roost.cli.session import Session

if TYPE_CHECKING:
    from roost.core.workspace.space import Space


@click.command("du")
@click.argument("envs", metavar="[ENV...]", nargs=-1)
@click.option("--caches", is_flag=True, help="The download caches of pip and uv as well.")
@click.pass_obj
def command(session: Session, envs: tuple[str, ...], caches: bool) -> None:
    """What takes the space: all environments and the trash, or each ENV with its packages."""
    workspace = session.workspace
    ctx = session.context("du", log_to_stdout=False)
    named = session.named(envs) or None
    found = workspace.space(named, ctx, caches=caches)
    session.answer(found.as_dict(), "" if session.as_json else _text(found, whole=named is None))


def _text(found: Space, *, whole: bool) -> str:
    rows = []
    for env in found.environments:
        sizes = env.sizes
        values = (None,) * 3 if sizes is None else (sizes.size, sizes.own, sizes.will_free)
        rows.append([*map(render.size, values), str(env.id)])
        rows += [[render.size(size), "", "", f"    {name}"] for name, size in env.packages or ()]
    if whole:
        frees = render.size(found.trash_frees)
        rows.append([render.size(found.trash), "", frees, "the trash"])
    rows.append([render.size(found.total), "", "", "together, what is shared counted once"])
    for cache in found.caches or ():
        rows.append([render.size(cache.size), "", "", f"downloads kept by {cache.tool}"])
    rows.append([render.size(found.free), "", "", "free on this volume"])
    return render.table(["SIZE", "OWN", "DELETING FREES", "ENVIRONMENT"], rows)
