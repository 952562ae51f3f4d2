"""`roost scan`: the environments of other tools on this machine."""

from __future__ import annotations

from typing import Any

import click

from roost.cli import render
from roost.cli.commands.list_ import env_data
from roost.cli.session import Session
from roost.core.discovery.other.caches import DownloadCache
from roost.core.discovery.other.picture import Often, Picture
from roost.core.domain.env import Env
from roost.core.domain.errors import UsageError
from roost.core.store.layout import Layout
from roost.core.system.userfolders import home_folder
from roost.core.system.volumes import local_drives
from roost.core.workspace.host import Host
from roost.core.workspace.others import OtherScan, caches, picture, scan_other, with_sizes

_MOST = 10


@click.command("scan")
@click.argument("roots", metavar="[ROOT]...", nargs=-1)
@click.option("--drives", is_flag=True, help="Every drive of this machine, but no network ones.")
@click.option("--sizes", is_flag=True, help="Measure, and say what sharing would save (slower).")
@click.pass_obj
def command(session: Session, roots: tuple[str, ...], drives: bool, sizes: bool) -> None:
    """Environments of other tools: in the places they use, then in each ROOT (default: home).

    Nothing of what is found is run or changed.
    """
    ctx = session.context("scan", log_to_stdout=False)
    host = Host()
    layout = _layout(session)
    asked = [*roots, *(local_drives() if drives else ())] or [str(home_folder())]
    found = scan_other(layout, host, asked, ctx)
    environments = found.environments
    if sizes:
        environments = tuple(with_sizes(env, ctx) for env in environments)
    summary = picture(found, ctx, weigh=sizes)
    kept = caches(host, ctx, measure=sizes)
    data = {
        "root": None if layout is None else str(layout.root),
        "roots": list(found.roots),
        "environments": [other_data(env, found) for env in environments],
        "problems": [error.as_dict() for error in found.errors],
        "left": [
            {"code": one.code, "count": one.count, "reason": one.reason, "paths": list(one.paths)}
            for one in found.left
        ],
        "picture": picture_data(summary),
        "caches": [cache_data(cache) for cache in kept],
    }
    whole = not any(one.code == "limit" for one in found.left)
    text = _text(environments, found, summary, kept, sizes)
    session.answer(
        data, text, exit_code=0 if whole and not found.errors else 4, errors=found.errors
    )


def other_data(env: Env, scan: OtherScan) -> dict[str, Any]:
    """One environment as `list` prints it, and what only other tools' have."""
    info = scan.info[env.id]
    return {
        **env_data(env),
        "app_version": info.version,
        "label": info.label,
        "role": info.role,
        "group": info.group or None,
        "project": info.project,
        "last_used_by": info.used_by or None,
        "packages": env.packages,
    }


def picture_data(summary: Picture) -> dict[str, Any]:
    """The picture across tools; ``saves_bytes`` null unless weighed."""

    def often(one: Often) -> dict[str, Any]:
        return {
            "name": one.name,
            "version": one.version,
            "environments": one.environments,
            "copies": one.copies,
            "saves_bytes": one.saves,
        }

    return {
        "environments": summary.environments,
        "torch": [often(one) for one in summary.torch],
        "packages": [often(one) for one in summary.packages if one.environments > 1],
        "volumes": [
            {"volume": one.volume, "environments": one.environments, "saves_bytes": one.saves}
            for one in summary.savings
        ],
    }


def cache_data(cache: DownloadCache) -> dict[str, Any]:
    return {
        "tool": cache.tool,
        "path": cache.path,
        "models": cache.models,
        "size_bytes": cache.size,
    }


def _layout(session: Session) -> Layout | None:
    """The workspace whose environments are not another tool's; a first look needs none."""
    try:
        return session.workspace.layout
    except UsageError as error:
        if error.code != "no-workspace":
            raise
        return None


def _text(
    environments: tuple[Env, ...],
    scan: OtherScan,
    summary: Picture,
    kept: tuple[DownloadCache, ...],
    sizes: bool,
) -> str:
    if not environments:
        lines = ["No environments of other tools here."]
    else:
        headings = ["HEALTH", "ENVIRONMENT", "APP", "NAME", "PYTHON", "TORCH", "PATH"]
        headings += ["SIZE"] if sizes else []
        lines = [render.table(headings, [_row(env, scan, sizes) for env in environments])]
    if len(summary.torch) > 0:
        lines.append("")
        lines += [_often(one) for one in summary.torch[:_MOST]]
    if sizes:
        lines += ["", f"Sharing equal packages would save {render.size(summary.saves)}."]
        lines += [_often(one) for one in summary.packages[:_MOST] if one.saves]
        lines += [f"{cache.tool} cache: {render.size(cache.size)}  {cache.path}" for cache in kept]
    lines += [f"{one.count} folders {one.reason}." for one in scan.left if one.code != "depth"]
    return "\n".join(line if "\n" in line else render.plain(line) for line in lines)


def _row(env: Env, scan: OtherScan, sizes: bool) -> list[str]:
    info = scan.info[env.id]
    torch = env.torch or "–"
    row = [
        env.health.badge.value,
        str(env.id),
        f"{info.app} {info.version}" if info.version else info.app,
        info.label,
        env.python_version or "–",
        f"{torch} ({env.accelerator})" if env.torch and env.accelerator else torch,
        str(env.path),
    ]
    return [*row, render.size(env.sizes.size if env.sizes else None)] if sizes else row


def _often(one: Often) -> str:
    saved = f", sharing saves {render.size(one.saves)}" if one.saves else ""
    return f"{one.name} {one.version}: {one.environments} environments{saved}"
