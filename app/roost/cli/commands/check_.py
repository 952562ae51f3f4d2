"""`roost check`: the health of environments, finding by finding."""

from __future__ import annotations

import click

from roost.cli import render
from roost.cli.commands.list_ import env_data
from roost.cli.session import Session
from roost.core.domain.env import Env
from roost.core.domain.errors import RoostError
from roost.core.domain.health import Badge, Severity


@click.command("check")
@click.argument("envs", metavar="ENV...", nargs=-1, required=True)
@click.option("--deep", is_flag=True, help="Run the environment's Python and import its stack.")
@click.pass_obj
def command(session: Session, envs: tuple[str, ...], deep: bool) -> None:
    """The health of each ENV."""
    workspace = session.workspace
    ctx = session.context("check", log_to_stdout=False)
    found: list[Env] = [workspace.checked(workspace.find(name), ctx, deep=deep) for name in envs]
    badges = {env.health.badge for env in found}
    code = 1 if Badge.BROKEN in badges else 4 if Badge.DEGRADED in badges else 0
    data = {"environments": [env_data(env) for env in found]}
    broken = [_broken(env) for env in found if env.health.badge is Badge.BROKEN]
    session.answer(data, "\n".join(_text(env) for env in found), exit_code=code, errors=broken)


def _text(env: Env) -> str:
    lines = [f"{env.health.badge.value}  {env.id}  ({env.health.level.value})"]
    for check in env.health.checks:
        if check.ok:
            lines.append(f"  ✓ {check.code}  {check.found}")
            continue
        lines.append(f"  ✗ {check.code}  found {check.found or 'nothing'}")
        if check.expected:
            lines.append(f"      expected {check.expected}")
        if check.remedy:
            lines.append(f"      → {check.remedy}")
    return "\n".join(render.plain(line) for line in lines)


def _broken(env: Env) -> RoostError:
    worst = next(check for check in env.health.failed() if check.severity is Severity.BREAKS)
    return RoostError(
        "broken",
        f"{env.id} is broken: {worst.code}: {worst.found or 'not there'}.",
        remedy=worst.remedy or f"Rebuild it, or delete it: roost delete {env.id}",
        path=str(env.path),
    )
