"""From a candidate to an environment with all its facts; what is no environment is left out."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from roost.core.discovery.other.candidate import Candidate, OtherFound, OtherInfo
from roost.core.discovery.other.places import is_file, is_folder, join, status
from roost.core.discovery.trees import ReadTree, TreeReader
from roost.core.domain.env import Env, EnvId
from roost.core.domain.requirement import normalised_name
from roost.core.system.venv.config import read_config, windows_version_of
from roost.core.system.venv.facts import TreeFacts
from roost.core.system.venv.locate import Located, last_change, python_path, site_packages

_YEAR_3000 = 32_503_680_000


def is_environment(candidate: Candidate, *, windows: bool) -> bool:
    """Whether the folder is what its scanner took it for, by a few stats.

    With `pyvenv.cfg` one needs a home or an interpreter; without, an interpreter, or
    packages for one (a broken environment is one all the same).
    """
    tree = candidate.tree
    if not is_folder(tree):
        return False
    interpreter = os.path.lexists(python_path(tree, windows=windows))
    if is_file(join(tree, "pyvenv.cfg")):
        return interpreter or read_config(tree).state == "ok"
    site = site_packages(tree, candidate.python_version, windows=windows)
    if candidate.role == "layer":
        return site is not None
    if candidate.own:
        return interpreter or (site is not None and _is_conda(tree))
    return interpreter and site is not None


def read_candidate(
    candidate: Candidate, env_id: EnvId, reader: TreeReader, *, problem: str | None = None
) -> OtherFound:
    """Read the tree, by way of what was read last time; runs nothing of it."""
    tree = reader.read(env_id, Located(candidate.tree), None)
    facts = _own(candidate, tree.facts, windows=reader.windows)
    version = facts.python_version or candidate.python_version
    last, words = _last_use(candidate, tree)
    env = Env(
        id=env_id,
        path=Path(candidate.tree),
        venv=Path(candidate.tree),
        python=Path(tree.python),
        python_version=version,
        torch=facts.torch,
        accelerator=facts.accelerator,
        packages=len(facts.dists) if facts.site_state == "ok" else None,
        last_used=last,
        app=candidate.app,
        problem=problem,
    )
    info = OtherInfo(
        candidate.kind,
        candidate.app,
        candidate.version or _version_of(candidate, facts),
        candidate.role,
        candidate.label or env_id.name,
        candidate.group,
        candidate.project,
        words,
        _device(candidate.tree),
    )
    return OtherFound(env, info, facts, tree.stamp)


def _own(candidate: Candidate, facts: TreeFacts, *, windows: bool) -> TreeFacts:
    """A Python of its own needs no `pyvenv.cfg`; its version stands elsewhere."""
    if not candidate.own or facts.config not in ("missing", "conda"):
        return facts
    version = facts.version if facts.version and facts.version.count(".") == 2 else None
    version = version or candidate.python_version or facts.version
    if version is None and windows:
        try:
            version = windows_version_of(os.listdir(candidate.tree))
        except OSError:
            version = None
    config = facts.config if facts.config == "conda" else "own"
    # Names told the version, so comparing it with itself would prove nothing.
    return replace(facts, config=config, version=version, base=None)


def _version_of(candidate: Candidate, facts: TreeFacts) -> str | None:
    if not candidate.version_from:
        return None
    wanted = normalised_name(candidate.version_from)
    versions: Mapping[str, str] = facts.versions()
    return versions.get(wanted) or None


def _last_use(candidate: Candidate, tree: ReadTree) -> tuple[str | None, str]:
    """(ISO 8601 UTC, what says so): the latest of what its owner and its files tell."""
    told: list[tuple[float, str]] = []
    if candidate.used:
        told.append((candidate.used, f"{candidate.app}'s own record"))
    for path, words in candidate.evidence:
        facts = status(path)
        if facts is not None and (stat.S_ISREG(facts.st_mode) or stat.S_ISDIR(facts.st_mode)):
            told.append((facts.st_mtime, words))
    changed = last_change(tree.stamp)
    if changed is not None:
        told.append((changed, "packages last changed"))
    told = [(at, words) for at, words in told if 0 < at < _YEAR_3000]
    if not told:
        return None, ""
    at, words = max(told)
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), words


def _is_conda(tree: str) -> bool:
    return is_folder(join(tree, "conda-meta"))


def _device(tree: str) -> int:
    facts = status(tree)
    return 0 if facts is None else facts.st_dev
