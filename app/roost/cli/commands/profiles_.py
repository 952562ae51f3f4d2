"""`roost profiles`: what the env keys stand for."""

from __future__ import annotations

from pathlib import Path

import click

from roost.cli import render
from roost.cli.session import Session
from roost.core.domain.errors import UsageError
from roost.core.system.process.redaction import redact


@click.group("profiles", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Every profile: its key, what it installs, where it comes from."""
    if context.invoked_subcommand is None:
        _list(context.obj)


@command.command("draft")
@click.argument("legacy")
@click.option("--save", is_flag=True, help="Put it into the workspace's profiles folder.")
@click.option("--out", type=click.Path(dir_okay=False), metavar="FILE", help="Write it there.")
@click.pass_obj
def draft(session: Session, legacy: str, save: bool, out: str | None) -> None:
    """A profile from the packages of LEGACY, for its key; printed unless it is to be written."""
    if save and out:
        raise UsageError("usage", "Give --save or --out FILE, not both.")
    workspace = session.workspace
    made = workspace.draft_profile(workspace.find(legacy))
    path = None
    if save or out:
        path = workspace.save_profile(made, None if out is None else Path(out).absolute())
    data = {
        "env_key": made.env_key,
        "text": made.text,
        "path": None if path is None else str(path),
        "left_out": [{"package": what, "why": why} for what, why in made.left_out],
    }
    text = made.text.rstrip() if path is None else f"Written to {path}. Look through it first."
    session.answer(data, text)


def _list(session: Session) -> None:
    found = session.workspace.profiles()
    data = {
        "profiles": [
            {
                "env_key": profile.env_key,
                "id": profile.id,
                "title": profile.title,
                "python": profile.python,
                "requirements": [redact(one) for one in profile.requirements],
                "constraints": [redact(one) for one in profile.constraints],
                "index": redact(profile.index),
                "checks": list(profile.checks),
                "legacy_checks": list(profile.legacy_checks),
                "origin": profile.origin,
            }
            for profile in found.profiles.values()
        ]
    }
    rows = [
        [profile.env_key, profile.title, profile.python, profile.origin]
        for profile in found.profiles.values()
    ]
    text = render.table(["KEY", "TITLE", "PYTHON", "FROM"], rows)
    session.answer(data, text, exit_code=4 if found.errors else 0, errors=found.errors)
