"""Drift: what somebody's `pip install` changed in a shared environment since it was built."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from roost.core.domain.drift import Change
from roost.core.domain.env import EnvId
from roost.core.domain.health import Check, HealthReport
from roost.core.domain.requirement import normalised_name
from roost.core.system.venv.facts import TreeFacts
from roost.core.system.venv.safe import read_whole

MAX_LOCK = 16 << 20
LOCK = "requirements.lock"
_PINNED = re.compile(
    r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?[ \t]*==[ \t]*([^\s;\\,]+)", re.M
)
_NAMED = 5
TOOLS = frozenset({"pip", "setuptools", "wheel", "uv"})
"""What comes with an environment and is in no lock."""


def drift_of(folder: Path, facts: TreeFacts) -> tuple[Change, ...] | None:
    """What differs from the lock in ``folder``, by name; None where no lock can be read.

    Empty where versions are the same: then files of a package were changed.
    """
    raw = read_whole(str(folder / LOCK), MAX_LOCK)
    if not isinstance(raw, bytes):
        return None
    return changes(locked(raw.decode("utf-8", "replace")), facts.versions())


def locked(text: str) -> dict[str, str]:
    """Normalised name to version of the lines ``name==version``."""
    return {normalised_name(name): version for name, version in _PINNED.findall(text)}


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    """The differences, by name.  A lock without local version is met by any build of it."""
    found = []
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if name in TOOLS and old is None:
            continue
        if old is not None and new is not None and _same(old, new):
            continue
        found.append(Change(name, old, new))
    return tuple(found)


def in_words(found: Sequence[Change] | None) -> str:
    """ "numpy 2.1.0 → 2.2.0; six 1.17.0 added" for a person."""
    if found is None:
        return "packages were changed after it was built"
    if not found:
        return "files of its packages were changed after it was built; the versions are the same"
    words = "; ".join(str(change) for change in found[:_NAMED])
    return f"{words}; and {len(found) - _NAMED} more" if len(found) > _NAMED else words


def _same(old: str, new: str) -> bool:
    return old == new or ("+" not in old and old == new.partition("+")[0])


def drift_check(report: HealthReport) -> Check | None:
    """The finding that packages were changed, None where there is none."""
    return next((one for one in report.checks if one.code == "drift" and not one.ok), None)


def remedy(env: EnvId) -> str:
    return f"Restore it: roost repair {env}; or keep it as it is: roost check {env} --accept"
