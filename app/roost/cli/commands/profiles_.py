"""`roost profiles`: what the env keys stand for."""

from __future__ import annotations

import click

from roost.cli import render
from roost.cli.session import Session


@click.command("profiles")
@click.pass_obj
def command(session: Session) -> None:
    """Every profile: its key, what it installs, where it comes from."""
    found = session.workspace.profiles()
    data = {
        "profiles": [
            {
                "env_key": profile.env_key,
                "id": profile.id,
                "title": profile.title,
                "python": profile.python,
                "requirements": list(profile.requirements),
                "constraints": list(profile.constraints),
                "index": profile.index,
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
