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
@click.option(
    "--accept",
    is_flag=True,
    help="What was changed in a shared environment since it was built is to stay.",
)
@click.pass_obj
def command(session: Session, envs: tuple[str, ...], deep: bool, accept: bool) -> None:
    """The health of each ENV."""
    workspace = session.workspace
    ctx = session.context("check", log_to_stdout=False)
    ids = session.named(envs)
    if accept:
        for env_id in ids:
            if workspace.accept_drift(env_id, ctx) is None:
                ctx.log(f"{env_id} is as it was built: there is nothing to accept.")
    found: list[Env] = [workspace.checked(env_id, ctx, deep=deep) for env_id in ids]
    badges = {env.health.badge for env in found}
    drifted = any(env.drift is not None for env in found)
    code = 1 if Badge.BROKEN in badges else 4 if drifted or Badge.DEGRADED in badges else 0
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
        if check.code == "drift" and (models := affected(env)):
            lines.append(f"      models affected: {', '.join(models)}")
        if check.remedy:
            lines.append(f"      → {check.remedy}")
    return "\n".join(render.plain(line) for line in lines)


def affected(env: Env) -> tuple[str, ...]:
    """The models that use an environment, and those that ever did."""
    return tuple(dict.fromkeys((*env.models, *(use.model for use in env.used_by))))


def _broken(env: Env) -> RoostError:
    worst = next(check for check in env.health.failed() if check.severity is Severity.BREAKS)
    return RoostError(
        "broken",
        f"{env.id} is broken: {worst.code}: {worst.found or 'not there'}.",
        remedy=worst.remedy or f"Rebuild it, or delete it: roost delete {env.id}",
        path=str(env.path),
    )
