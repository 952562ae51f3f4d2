"""`roost pythons`: the base Pythons, and which environments hang on which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from roost.cli import render
from roost.cli.session import Session

if TYPE_CHECKING:
    from roost.core.workspace.pythons import BasePython, Hanging

_SAID = {
    "ok": "",
    "patched": "the base has another patch level now, which works",
    "upgraded": "the base is another version now: it cannot see its packages",
    "gone": "the base is gone: it cannot start",
}


@click.command("pythons")
@click.pass_obj
def command(session: Session) -> None:
    """Every base Python: version, kind, whether an upgrade pulls it away, what hangs on it."""
    workspace = session.workspace
    found = workspace.interpreters(session.context("pythons", log_to_stdout=False))
    broken = any(env.state.broken for one in found for env in one.environments)
    session.answer(
        {"pythons": [one.as_dict() for one in found]},
        "\n".join(line for one in found for line in _lines(one)) or "No base Python was found.",
        exit_code=4 if broken else 0,
    )


def _lines(one: BasePython) -> list[str]:
    state = "gone" if not one.present else one.kind or "other"
    lines = [render.plain(f"{one.version or '?'}  {state}  {one.path}  ({_lasting(one)})")]
    return lines + [render.plain(f"    {_said(env)}") for env in one.environments]


def _lasting(one: BasePython) -> str:
    if not one.present:
        return "what hangs on it cannot start"
    if one.stable is None:
        return "not one that a new environment would get"
    return "lasting" if one.stable else "an upgrade of the system may pull it away"


def _said(env: Hanging) -> str:
    said = _SAID[env.state.value]
    made = f" (made with {env.made_with})" if said and env.made_with else ""
    remedy = f" → {env.remedy}" if env.remedy else ""
    return f"{env.env}" + (f": {said}{made}{remedy}" if said else "")
