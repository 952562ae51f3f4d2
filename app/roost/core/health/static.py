"""Health from files alone (levels L0 and L1): nothing of the environment is run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime

from roost.core.domain.env import Env, EnvKind
from roost.core.domain.errors import StoreError
from roost.core.domain.health import Check, HealthReport, Level, Severity
from roost.core.domain.needs import Needs
from roost.core.domain.profile import Profile
from roost.core.health.asked import asked_of
from roost.core.health.drift import drift_of, in_words, remedy
from roost.core.health.extensions import extension_checks
from roost.core.health.interpreter import interpreter_checks, rebuild_remedy
from roost.core.health.packages import package_checks
from roost.core.store.envjson import DEFAULT_VENV, SCHEMA, EnvRecord, read_env_json
from roost.core.system.venv.facts import TreeFacts, read_facts
from roost.core.system.venv.locate import locate_tree
from roost.core.system.venv.safe import below

OUTSIDE = TreeFacts(interpreter="outside")


def check_static(
    env: Env,
    profile: Profile | None = None,
    needs: Needs | None = None,
    *,
    facts: TreeFacts | None = None,
    stamp: str = "",
) -> HealthReport:
    """Interpreter, base Python, packages, metadata, builds, env.json, drift; level static.

    A report without a failed check has the badge Unknown: only a deep check makes an
    environment Healthy (formats.md).  ``facts``: what was read of the tree already.
    Raises nothing for whatever lies in the environment.
    """
    if facts is None:
        facts = OUTSIDE if leads_out(env) else read_facts(str(env.venv))
    if facts.interpreter == "outside":
        return _report(tuple(interpreter_checks(env, facts)), stamp)
    checks = list(interpreter_checks(env, facts))
    record: EnvRecord | None = None
    if env.kind is EnvKind.SHARED:
        record, found = _env_json(env)
        checks += found
    # An environment of an older set-up, or of another profile, owes this one no versions.
    same = record is not None and profile is not None and record.profile_digest == profile.digest
    asked = asked_of(env, profile, needs, versions=same)
    checks += package_checks(env, facts, asked)
    checks += extension_checks(env, facts)
    if record is not None and record.fingerprint and facts.site_state == "ok":
        checks.append(_drift(env, record, facts))
    if env.problem:
        checks.append(_untouchable(env))
    return _report(tuple(checks), stamp)


def leads_out(env: Env) -> bool:
    """Whether the environment must not be run: a link or pointer out of the workspace (fault 23).

    Legacy environments may have their tree elsewhere, where the user moved it; shared
    ones are Roost's own and may not.
    """
    if env.kind is EnvKind.OTHER:
        return False
    legacy, inside = env.kind is EnvKind.LEGACY, env.venv.parent == env.path
    name = env.venv.name if inside else DEFAULT_VENV
    if locate_tree(str(env.path), name, pointers=legacy).forbidden:
        return True
    return not (legacy or inside) and not below(str(env.venv), str(env.path.parent.parent))


def _report(checks: tuple[Check, ...], stamp: str) -> HealthReport:
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return HealthReport(checks, Level.STATIC, stamp, now)


def _env_json(env: Env) -> tuple[EnvRecord | None, Iterator[Check]]:
    path = env.path / "env.json"
    remedy = rebuild_remedy(env)
    try:
        if os.path.islink(path):  # noqa: PTH114 - no error where it may not be looked at
            return None, iter([_env_json_damaged("env.json is a link", remedy)])
        record = read_env_json(path)
    except StoreError as error:
        return None, iter([_env_json_damaged(error.message, remedy)])
    if record is None:
        return None, iter(())
    checks = [Check("env-json", True, f"schema {record.schema}")]
    if record.newer:
        checks = [
            Check(
                "env-json",
                False,
                f"schema {record.schema}, written by a newer Roost",
                f"schema {SCHEMA}",
                "Update Roost; until then this environment is used but not changed.",
                Severity.DEGRADES,
            )
        ]
    elif record.status not in ("", "READY"):
        found, wanted = f"status {record.status[:40]!a}", "status 'READY'"
        checks = [Check("env-json", False, found, wanted, remedy, Severity.BREAKS)]
    return record, iter(checks)


def _env_json_damaged(found: str, remedy: str) -> Check:
    return Check("env-json", False, found, "a readable env.json", remedy, Severity.DEGRADES)


def _drift(env: Env, record: EnvRecord, facts: TreeFacts) -> Check:
    if record.fingerprint == facts.fingerprint:
        return Check("drift", True, "as it was built")
    return Check(
        "drift",
        False,
        in_words(drift_of(env.path, facts)),
        "the packages it was built with",
        remedy(env.id),
        Severity.DEGRADES,
    )


def _untouchable(env: Env) -> Check:
    return Check(
        "untouchable",
        True,
        env.problem or "",
        "",
        "Roost uses it, but neither changes nor deletes what it leads to.",
    )
