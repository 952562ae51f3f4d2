"""The doctor on what lies in the workspace: choices, environments, leftovers, trash, database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

from roost.core.discovery.read import find_all
from roost.core.domain.amounts import size
from roost.core.domain.env import Env, EnvKind
from roost.core.domain.errors import CancelledError, RoostError
from roost.core.domain.finding import Finding, State, of_error
from roost.core.domain.health import Badge, HealthReport
from roost.core.store.journal import claimed_builds, journals, unfinished_builds
from roost.core.store.trash import half_purged, list_trash
from roost.core.system.context import JobContext
from roost.core.system.tree import leftovers as copies_left
from roost.core.workspace.doctor.questions import Look
from roost.core.workspace.scanning import looked_at


def choices(look: Look, _ctx: JobContext) -> Iterator[Finding]:
    """Settings, pins and profiles: can they be read?"""
    asking = look.asking()
    problems = [asking.settings_problem(), asking.overrides.problem, *asking.profiles.errors]
    found = [problem for problem in problems if problem is not None]
    found += asking.ignored_choices()
    for problem in found:
        yield of_error(problem)
    if not found:
        count = len(asking.profiles.profiles)
        yield Finding("choices", State.OK, f"Settings, pins and {count} profiles can be read.")


def environments(look: Look, ctx: JobContext) -> Iterator[Finding]:
    """Every environment with its health: as known, or with ``deep`` by running its Python."""
    asking = look.asking()
    asking.settings_problem()
    found = find_all(look.layout, look.host.cache_dir)
    for error in found.errors:
        yield of_error(error, State.WARNING)
    if not found.envs:
        yield Finding(
            "no-environments",
            State.OK,
            "No environments here yet.",
            "Create one, or open the folder that holds yours.",
            ("roost", "create", "KEY"),
        )
    for env in found.envs:
        ctx.check_cancelled()
        try:
            if look.deep and env.problem is None:
                key, needs = asking.of_env(env)
                report = asking.diagnosis.deep(env, key, needs, ctx)
            else:
                report = looked_at(asking, env, found.facts.get(env.id), None).health
            yield _of_env(env, report)
        except CancelledError:
            raise
        except RoostError as error:
            yield of_error(error)


def _of_env(env: Env, report: HealthReport) -> Finding:
    name, path = str(env.id), str(env.path)
    failed = report.failed()
    worst = "; ".join(f"{one.code}: {one.found or 'nothing found'}" for one in failed[:3])
    if len(failed) > 3:
        worst += f"; and {len(failed) - 3} more"
    remedy = next((one.remedy for one in failed if one.remedy), "")
    if report.badge is Badge.HEALTHY:
        return Finding("env-healthy", State.OK, f"{name} is healthy.", path=path, env=name)
    if report.badge is Badge.UNKNOWN and not failed:
        return Finding(
            "env-unchecked",
            State.OK,
            f"{name} looks right, but was not checked deeply yet.",
            "Check it: that runs its Python.",
            ("roost", "check", name, "--deep"),
            path,
            name,
        )
    if report.badge is Badge.BROKEN:
        shared = env.kind is EnvKind.SHARED
        command = ("roost", "create", env.name) if shared else ("roost", "migrate", name)
        usual = "Rebuild it." if shared else "Move its model to a shared one."
        return Finding(
            "env-broken",
            State.PROBLEM,
            f"{name} is broken: {worst}.",
            remedy or usual,
            command,
            path,
            name,
        )
    unknown = report.badge is Badge.UNKNOWN
    return Finding(
        "env-unknown" if unknown else "env-degraded",
        State.WARNING,
        f"{name} {'gave no clear answer' if unknown else 'works, with findings'}: {worst}.",
        remedy or "Look at it closely.",
        ("roost", "check", name, "--deep"),
        path,
        name,
    )


def leftovers(look: Look, _ctx: JobContext) -> Iterator[Finding]:
    """What a crash left behind; the next command that may write tidies it up."""
    found = journals(look.layout)
    claimed = claimed_builds(found)
    dead = [one for one in found if one.owner_gone]
    orphans = [name for name in unfinished_builds(look.layout) if name not in claimed]
    halves = half_purged(look.layout)
    copies = list(copies_left(look.layout.envs)) if look.layout.envs.is_dir() else []
    parts = []
    if dead:
        parts.append(f"{len(dead)} unfinished operations")
    if orphans:
        parts.append(f"{len(orphans)} unfinished builds")
    if halves:
        parts.append(f"{len(halves)} half-emptied trash items")
    if copies and not claimed:
        parts.append(f"{len(copies)} unfinished copies")
    if parts:
        yield Finding(
            "leftovers",
            State.WARNING,
            f"Somebody ended before they were done: {', '.join(parts)}.",
            "Any command tidies up first; nothing is lost.",
            ("roost", "list"),
        )
    else:
        running = len(found)
        told = f"Nothing is left behind; {running} operations are under way." if running else ""
        yield Finding("no-leftovers", State.OK, told or "Nothing is left behind.")


def trash(look: Look, _ctx: JobContext) -> Iterator[Finding]:
    """What waits in the trash, and what is over its time."""
    items = list_trash(look.layout)
    if not items:
        yield Finding("trash", State.OK, "The trash is empty.")
        return
    now = datetime.now(UTC).isoformat(timespec="seconds")
    over = [one for one in items if one.purge_after is not None and one.purge_after < now]
    held = sum(one.size or 0 for one in items)
    told = f"{len(items)} environments in the trash"
    told += f", about {size(held)}" if held else ""
    if over:
        told += f"; {len(over)} of them over their time"
    yield Finding(
        "trash",
        State.OK,
        f"{told}.",
        "Emptying it frees the space; until then all of it can be undone.",
        ("roost", "trash", "purge"),
    )


def database(look: Look, _ctx: JobContext) -> Iterator[Finding]:
    """Whether the index over the disk can be read, and still speaks of what is there."""
    path = look.layout.database
    if not path.is_file():
        yield Finding("database", State.OK, "No database yet; the first change makes it.")
        return
    try:
        address = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=1.0)) as connection:
            answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            names = {row[0] for row in connection.execute("SELECT DISTINCT env FROM usage")}
            rows = connection.execute("SELECT COUNT(*) FROM history").fetchone()[0]
    except sqlite3.Error as error:
        answer, names, rows = str(error), set(), 0
    if answer != "ok":
        yield Finding(
            "database-damaged",
            State.WARNING,
            f"The database cannot be read ({answer}).",
            "Nothing but the history is lost: the next change makes it anew.",
            path=str(path),
        )
        return
    gone = [name for name in names if not _there(look, name)]
    told = f"{rows} operations in the history"
    told += f"; {len(gone)} environments it knows are no longer there" if gone else ""
    yield Finding("database", State.OK, f"{told}.")


def _there(look: Look, name: str) -> bool:
    kind, _, rest = name.partition(":")
    folders = {"shared": look.layout.envs, "legacy": look.layout.environments}
    return kind not in folders or (folders[kind] / rest).is_dir()
