"""`roost list`: every environment with health, source, models."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any

import click

from roost.cli import render
from roost.cli.session import Session
from roost.core.domain.env import Env
from roost.core.domain.envkey import display_name


@click.command("list")
@click.option("--sizes", is_flag=True, help="Measure each environment (slower).")
@click.option("--all", "everything", is_flag=True, help="Those of other tools as well.")
@click.pass_obj
def command(session: Session, sizes: bool, everything: bool) -> None:
    """Every environment with health, source and models."""
    with _nothing_collected():
        _list(session, sizes, everything)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """No rounds of the garbage collector: all that a list makes is there until it is printed."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _list(session: Session, sizes: bool, everything: bool) -> None:
    workspace = session.workspace
    ctx = session.context("list", log_to_stdout=False)
    scan = workspace.scan(ctx)
    environments, problems = scan.environments, scan.errors
    if sizes:
        environments = tuple(workspace.with_sizes(env, ctx) for env in environments)
    if everything:
        from roost.core.workspace.others import with_sizes

        others = workspace.scan_other(None, ctx)
        found = others.environments
        environments += tuple(with_sizes(env, ctx) for env in found) if sizes else found
        problems += others.errors
    data = {
        "root": str(workspace.root),
        "environments": [env_data(env) for env in environments],
        "problems": [error.as_dict() for error in problems],
        "notes": list(scan.notes),
    }
    if session.as_json:
        session.answer(data, "")
    else:  # named, so that nothing that was left alone is only missing
        session.answer(data, _text(environments, sizes), errors=problems)


def env_data(env: Env) -> dict[str, Any]:
    """One environment as `list` prints it (formats.md)."""
    return {
        "id": str(env.id),
        "kind": env.kind.value,
        "source": env.source,
        "name": env.name,
        "env_key": env.env_key,
        "path": str(env.path),
        "python_executable": str(env.python),
        "python_version": env.python_version,
        "torch": env.torch,
        "accelerator": env.accelerator,
        "status": env.status.value,
        "health": health_data(env),
        "models": list(env.models),
        "size_bytes": None if env.sizes is None else env.sizes.size,
        "own_bytes": None if env.sizes is None else env.sizes.own,
        "migration_target": env.migration_target,
        "last_used": env.last_used,
        "last_used_evidence": env.last_used_evidence and env.last_used_evidence.value,
        "last_used_model": env.used_by[0].model if env.used_by else None,
        "uses": sum(use.uses for use in env.used_by),
        "used_by": [use.as_dict() for use in env.used_by],
        "drift": None if env.drift is None else [change.as_dict() for change in env.drift],
        "app": env.app,
        "problem": env.problem,
        "display_name": None if env.env_key is None else _title(env.env_key),
    }


@cache
def _title(key: str) -> str:
    return display_name(key)


def health_data(env: Env) -> dict[str, Any]:
    report = env.health
    return {
        "badge": report.badge.value,
        "level": report.level.value,
        "checks": [
            {
                "code": check.code,
                "ok": check.ok,
                "found": check.found,
                "expected": check.expected,
                "remedy": check.remedy,
            }
            for check in report.checks
        ],
    }


def last_used(env: Env, now: datetime) -> str:
    """ "3 h ago, 5 ×": how long ago, and how often where that is recorded."""
    try:
        then = datetime.fromisoformat(env.last_used or "")
        age = (now - then).total_seconds()
    except (TypeError, ValueError):
        return "–"
    text = "just now"
    for unit, seconds in (("min", 60), ("h", 3600), ("d", 86400)):
        if age >= seconds:
            text = f"{int(age // seconds)} {unit} ago"
    uses = sum(use.uses for use in env.used_by)
    return f"{text}, {uses} ×" if uses else text


def _note(env: Env) -> str:
    if env.drift is not None:
        return " (changed since it was built)"
    return " (superseded)" if env.superseded else ""


def _text(environments: tuple[Env, ...], sizes: bool) -> str:
    if not environments:
        return (
            "No environments here yet.  `roost create KEY` makes one; `roost profiles` lists keys."
        )
    headings = ["HEALTH", "ENVIRONMENT", "SOURCE", "MODELS", "PYTHON", "TORCH", "LAST USED"]
    if sizes:
        headings.append("SIZE")
    rows = []
    now = datetime.now(UTC)
    for env in environments:
        torch = env.torch or "–"
        row = [
            env.health.badge.value if env.creating is None else "creating",
            str(env.id),
            env.source + _note(env),
            ", ".join(env.models) or "–",
            env.python_version or "–",
            f"{torch} ({env.accelerator})" if env.torch and env.accelerator else torch,
            last_used(env, now),
        ]
        if sizes:
            row.append(render.size(env.sizes.size if env.sizes else None))
        rows.append(row)
    return render.table(headings, rows)
